// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/distribution.h"
#include "ui/pages/page.h"
#include "ui/pages/page_refresh.h"
#include "ui/pages/weight_card.h"

#include <QTimer>

#include <memory>

class QLabel;
class QPushButton;

namespace rapport::ui {

/// Tries other weights: histogram, bands and who would move follow while a slider moves.
///
/// The components are read once per scope and kept in memory (24 bytes a respondent); a moved
/// slider runs one plain loop over them in a thread of the pool, and no SQL. Nothing is stored
/// until Apply.
class WeightsPage : public Page {
    Q_OBJECT
public:
    explicit WeightsPage(Workspace &workspace, QWidget *parent = nullptr);

    void setScope(const Scope &scope) override;
    void workspaceChanged(const ChangeSummary &summary) override;
    [[nodiscard]] bool isBusy() const override
    {
        return m_refresh.isBusy() || m_soon.isActive() || m_satisfaction->isTrying()
            || m_efficiency->isTrying();
    }

    [[nodiscard]] WeightCard *satisfaction() const { return m_satisfaction; }
    [[nodiscard]] WeightCard *efficiency() const { return m_efficiency; }
    [[nodiscard]] QPushButton *applyButton() const { return m_apply; }
    [[nodiscard]] QPushButton *resetButton() const { return m_reset; }
    [[nodiscard]] QPushButton *defaultsButton() const { return m_defaults; }

private:
    void read(const Job &job);
    void showWeights(const Weights &weights);
    void edited();
    void preview();
    void apply();
    [[nodiscard]] QWidget *makeFooter();
    void connectCard(WeightCard *card, const QString &field, const QString &title);

    PageRefresh m_refresh;
    QTimer m_soon; ///< one preview per turn of the event loop, however fast a slider moves
    /// Shared with the thread that tries weights on them.
    std::shared_ptr<const ComponentColumns> m_columns = std::make_shared<ComponentColumns>();
    Weights m_trial;
    WeightCard *m_satisfaction;
    WeightCard *m_efficiency;
    QPushButton *m_apply = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_defaults = nullptr;
    QLabel *m_state = nullptr;
};

} // namespace rapport::ui
