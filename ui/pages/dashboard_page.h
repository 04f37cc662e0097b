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
/// distribution; by segment, by measure, by version, and the companies to look at. Every number
/// and every mark opens the rows behind it.
///
/// One consistent read feeds all of it. An empty workspace says what to do.
class DashboardPage : public Page {
    Q_OBJECT
public:
    explicit DashboardPage(Workspace &workspace, QWidget *parent = nullptr);

    void setScope(const Scope &scope) override;
    void workspaceChanged(const ChangeSummary &summary) override;
    [[nodiscard]] bool isBusy() const override { return m_refresh.isBusy(); }

    /// The cards in their order.
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
    /// All that is on the page.
    struct Content {
        Dashboard dashboard;
        std::vector<GroupScore> companies; ///< the lowest
        std::vector<GroupScore> versions;
    };

    void read(const Job &job);
    [[nodiscard]] static Result<Content> readContent(const ReadContext &context, const Scope &scope,
                                                     QDate today, const Job &job);
    void showContent(const Content &content);
    [[nodiscard]] QWidget *makeContent();
    [[nodiscard]] StartChoices *makeStart();
    void makeCharts();
    void arrange();
    void connectNumbers();
    void connectCharts();
    void connectGroups();
    /// The developers who count and meet \p conditions too.
    void openDevelopers(std::vector<Condition> conditions, const QString &title);

    PageRefresh m_refresh;
    Content m_content;
    std::array<NumberCard *, 4> m_cards = {};
    LineChart *m_trend = nullptr;
    HistogramChart *m_histogram = nullptr;
    BarList *m_segments = nullptr;
    BarList *m_measures = nullptr;
    BarList *m_companies = nullptr;
    BarList *m_versions = nullptr;
    std::array<Card *, 6> m_charts = {};
    QGridLayout *m_grid = nullptr;
    QStackedLayout *m_stack = nullptr;
    bool m_narrow = false;
};

} // namespace rapport::ui
