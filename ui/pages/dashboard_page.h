// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/dashboard.h"
#include "ui/pages/page.h"
#include "ui/pages/page_refresh.h"

#include <array>

class QGridLayout;
class QStackedLayout;

namespace rapport::ui {

class BarList;
class Card;
class HistogramChart;
class LineChart;
class NumberCard;
class StartChoices;

/// How our developers are doing, at a glance: number cards, the course of both scores, their
/// distribution, and the segments. Every number and every mark opens the rows behind it.
///
/// One consistent read (readDashboard) feeds all of it. An empty workspace says what to do.
class DashboardPage : public Page {
    Q_OBJECT
public:
    explicit DashboardPage(Workspace &workspace, QWidget *parent = nullptr);

    void setScope(const Scope &scope) override;
    void workspaceChanged(const ChangeSummary &summary) override;
    [[nodiscard]] bool isBusy() const override { return m_refresh.isBusy(); }

    /// The cards in their order: satisfaction, efficiency, people, answer sheets.
    enum class Number : quint8 { Satisfaction, Efficiency, People, Sheets };
    [[nodiscard]] NumberCard *card(Number number) const { return m_cards[size_t(number)]; }
    [[nodiscard]] LineChart *trend() const { return m_trend; }
    [[nodiscard]] HistogramChart *histogram() const { return m_histogram; }
    [[nodiscard]] BarList *segments() const { return m_segments; }

Q_SIGNALS:
    // What the empty page offers.
    void importRequested();
    void sampleRequested();
    void addRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void read(const Job &job);
    void showAll(const Dashboard &dashboard);
    void showCards(const Dashboard &dashboard);
    void showTrend(const Dashboard &dashboard);
    void showSegments(const Dashboard &dashboard);
    [[nodiscard]] QWidget *makeContent();
    void makeCharts();
    void arrange();
    void connectMarks();
    /// The developers who count and have a value in \p field, and \p more.
    void openDevelopers(std::vector<Condition> more, const QString &title);

    PageRefresh m_refresh;
    std::array<NumberCard *, 4> m_cards = {};
    LineChart *m_trend = nullptr;
    HistogramChart *m_histogram = nullptr;
    BarList *m_segments = nullptr;
    std::array<Card *, 3> m_charts = {};
    QGridLayout *m_grid = nullptr;
    QStackedLayout *m_stack = nullptr;
    StartChoices *m_start = nullptr;
    std::vector<QDate> m_days; ///< of the trend's places
    bool m_narrow = false;
};

} // namespace rapport::ui
