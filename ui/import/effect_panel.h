// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QCheckBox;
class QRadioButton;

namespace rapport::ui {

class EffectsModel;

/// All of one effect, field by field, and what there is to decide about it.
class EffectPanel : public Card {
    Q_OBJECT
public:
    explicit EffectPanel(EffectsModel &model, QWidget *parent = nullptr);

    /// Shows a row of the model; -1 for none.
    void showRow(int row);
    [[nodiscard]] QRadioButton *keepButton() const { return m_keep; }
    [[nodiscard]] QRadioButton *decideButton() const { return m_decide; }
    [[nodiscard]] QCheckBox *importBox() const { return m_imported; }

private:
    void showDecision();
    [[nodiscard]] QString changesHtml() const;

    EffectsModel &m_model;
    int m_row = -1;
    QLabel *m_facts;
    QLabel *m_message;
    QRadioButton *m_keep;
    QRadioButton *m_decide;
    QCheckBox *m_imported;
    QLabel *m_changes;
};

} // namespace rapport::ui
