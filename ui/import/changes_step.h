// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/effects_model.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace rapport::ui {

class EffectPanel;
class EffectsView;
class ElidedLabel;
class EmptyState;
class NumberCard;
class SearchField;

/// The third step of an import: what would change, in numbers and one by one, and what the user
/// decides about it. The numbers are those of the whole file; the list may be cut.
class ChangesStep : public QWidget {
    Q_OBJECT
public:
    /// \p decisions is changed in place and outlives the step.
    explicit ChangesStep(ImportDecisions &decisions, QWidget *parent = nullptr);

    void setOutcome(const EffectsModel::Outcome &outcome, const EffectContext &context);
    [[nodiscard]] EffectsModel &model() const { return *m_model; }
    [[nodiscard]] EffectsView *view() const { return m_view; }
    [[nodiscard]] EffectPanel *panel() const { return m_panel; }
    [[nodiscard]] NumberCard *card(ImportEffect::Type type) const;
    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] QComboBox *kindField() const { return m_kinds; }
    /// What is ignored, and where the list was cut.
    [[nodiscard]] QString noteText() const;
    [[nodiscard]] QPushButton *leaveColumnButton() const { return m_leaveColumn; }
    [[nodiscard]] QCheckBox *overwriteAll() const { return m_overwriteAll; }
    [[nodiscard]] bool isBusy() const { return m_model->isBusy(); }

Q_SIGNALS:
    /// The user wants to leave a column out; \p anchor is where to ask which.
    void leaveColumnRequested(QWidget *anchor);
    /// The user wants the numbers as they are with the decisions made.
    void againRequested();

private:
    void makeCards();
    [[nodiscard]] QWidget *makeTools();
    [[nodiscard]] QWidget *makeFoot();
    void fillCards();
    void fillKinds();
    void choose(std::optional<ImportEffect::Type> type);
    void filter();
    void showNote();
    void showDecisions();
    [[nodiscard]] QString kindCounts(ImportEffect::Type type) const;
    [[nodiscard]] qint64 total(ImportEffect::Type type) const;

    ImportDecisions &m_decisions;
    EffectsModel *m_model;
    EffectsModel::Outcome m_outcome;
    std::optional<ImportEffect::Type> m_type;
    QWidget *m_cardRow = nullptr;
    std::array<NumberCard *, ImportEffect::kTypes> m_cards = {};
    SearchField *m_search = nullptr;
    QComboBox *m_kinds = nullptr;
    QCheckBox *m_overwriteAll = nullptr;
    QPushButton *m_leaveColumn = nullptr;
    QStackedWidget *m_body = nullptr;
    EmptyState *m_nothing = nullptr;
    EffectsView *m_view = nullptr;
    EffectPanel *m_panel = nullptr;
    ElidedLabel *m_note = nullptr;
    QLabel *m_decided = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_forget = nullptr;
};

} // namespace rapport::ui
