// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "ui/dialogs/file_chooser.h"
#include "ui/pages/record_table.h"
#include "ui/pages/table_page.h"
#include "ui/pages/weight_card.h"
#include "ui/pages/weights_page.h"
#include "ui/theme/theme_controller.h"
#include "ui/window/main_window.h"
#include "ui/window/preferences.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSettings>
#include <QSlider>
#include <QTableView>
#include <QTimer>

#include <cstdio>
#include <functional>

namespace rapport::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRuns = 5;
constexpr int kScrolls = 100;
constexpr int kEdits = 15;
constexpr int kSliderPlace = 420; ///< thousandths
constexpr int kWidth = 1440;
constexpr int kHeight = 900;

/// Megabytes of this process in memory, where the system tells; else 0.
double residentMegabytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    constexpr double pageBytes = 4096;
    return file.readAll().split(' ').value(1).toDouble() * pageBytes / 1e6;
}

/// Goes through steps in the event loop, and notes how long each took and for how long at most
/// the loop stood still meanwhile.
class Script : public QObject {
public:
    struct Step {
        QString name;
        std::function<void()> begin;
        std::function<bool()> isDone;
    };

    void run(std::vector<Step> steps)
    {
        m_steps = std::move(steps);
        connect(&m_tick, &QTimer::timeout, this, [this] { tick(); });
        m_tick.start(0);
    }
    [[nodiscard]] const QJsonObject &results() const { return m_results; }

private:
    void tick()
    {
        const double now = double(m_clock.nsecsElapsed()) / 1e6;
        if (m_begun)
            m_longest = std::max(m_longest, now - m_last);
        m_last = now;
        if (!m_begun) {
            m_begun = true;
            m_longest = 0;
            m_since.start();
            m_last = double(m_clock.nsecsElapsed()) / 1e6;
            m_steps[m_step].begin();
        } else if (m_steps[m_step].isDone()) {
            m_results[m_steps[m_step].name] =
                QJsonObject{{u"milliseconds"_s, double(m_since.nsecsElapsed()) / 1e6},
                            {u"longest_block_milliseconds"_s, m_longest},
                            {u"resident_megabytes"_s, residentMegabytes()}};
            m_begun = false;
            if (++m_step == m_steps.size()) {
                m_tick.stop();
                QCoreApplication::exit(0);
            }
        }
    }

    static QElapsedTimer started()
    {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }

    std::vector<Step> m_steps;
    size_t m_step = 0;
    bool m_begun = false;
    double m_longest = 0;
    double m_last = 0;
    QElapsedTimer m_clock = started();
    QElapsedTimer m_since;
    QTimer m_tick;
    QJsonObject m_results;
};

/// Whether every row on the screen shows its values.
bool rowsAreThere(ui::TablePage &page)
{
    const ui::RecordTable &table = page.table();
    const QAbstractItemModel &model = *table.model();
    if (model.rowCount() == 0)
        return page.model().isLoaded();
    const int first = table.rowAt(0);
    return first >= 0 && !model.index(first, 0).data(ui::RecordTableModel::LoadingRole).toBool();
}

bool isSettled(ui::TablePage &page)
{
    return page.model().isLoaded() && !page.model().isBusy() && rowsAreThere(page);
}

std::vector<Script::Step> tableSteps(ui::MainWindow &window, ui::TablePage &page)
{
    const auto settled = [&page] { return isSettled(page); };
    auto random = std::make_shared<QRandomGenerator>(7);
    auto scrolled = std::make_shared<int>(0);
    const auto scroll = [&page, random] {
        QScrollBar *bar = page.table().verticalScrollBar();
        bar->setValue(random->bounded(bar->maximum() + 1));
    };
    auto edited = std::make_shared<int>(0);
    const auto rescore = [&window, edited] {
        ui::RecordTableModel &model = window.pages()->currentTable()->model();
        model.edit(model.index(0, model.columnOf(u"ux"_s)),
                   ++*edited % 2 == 0 ? u"0.5"_s : u"0.6"_s);
    };
    const auto weights = [&window] {
        return qobject_cast<ui::WeightsPage *>(window.pages()->currentPage());
    };
    const auto weightsSettled = [weights] { return !weights()->isBusy(); };
    return {
        {u"all_ids"_s, [] {}, settled},
        {u"scroll"_s, scroll,
         [&page, scroll, scrolled] {
             if (!rowsAreThere(page))
                 return false;
             if (++*scrolled < kScrolls)
                 scroll();
             return *scrolled >= kScrolls;
         }},
        {u"sort"_s,
         [&page] { page.table().sortByColumn(page.model().columnOf(u"cs"_s), Qt::AscendingOrder); },
         settled},
        {u"search"_s, [&page] { page.setSearch(u"kernel"_s); }, settled},
        {u"search_again"_s, [&page] { page.setSearch(u"kernelw"_s); }, settled},
        {u"search_gone"_s, [&page] { page.setSearch({}); }, settled},
        {u"edit"_s,
         [&page] {
             const int column = page.model().columnOf(u"segment"_s);
             const QModelIndex index = page.model().index(0, column);
             page.model().edit(index, index.data().toString() + u"!"_s);
         },
         settled},
        {u"feedback_page"_s, [&window] { window.showPage(u"feedback"_s); },
         [&window] { return isSettled(*window.pages()->currentTable()); }},
        {u"edits_to_rescored"_s, rescore,
         [&window, rescore, edited] {
             if (!isSettled(*window.pages()->currentTable()))
                 return false;
             if (*edited < kEdits)
                 rescore();
             return *edited >= kEdits;
         }},
        {u"weights_page"_s, [&window] { window.showPage(u"weights"_s); }, weightsSettled},
        {u"weights_slider"_s,
         [weights] { weights()->satisfaction()->slider(0)->setValue(kSliderPlace); },
         weightsSettled},
    };
}

QJsonObject child(const QString &what)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const double started = sharedMilliseconds();
    process.start(QCoreApplication::applicationFilePath(), {u"--table-child"_s, what});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        fail(u"the window did not come up"_s);
    QJsonObject result = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    result[u"first_rows_milliseconds"_s] = result.take(u"first_rows_at"_s).toDouble() - started;
    return result;
}

double millisecondsOf(const QJsonObject &child, const QString &step)
{
    return child[step].toObject()[u"milliseconds"_s].toDouble();
}

/// The longest time the loop stood still in any step of a child.
double longestBlock(const QJsonObject &child)
{
    double longest = 0;
    for (const QJsonValue &step : child)
        longest = std::max(longest, step[u"longest_block_milliseconds"_s].toDouble());
    return longest;
}

} // namespace

QJsonObject measureTable(const Options &options)
{
    const QString million = sampleWorkspace(options, options.developers);
    const QString thousand = sampleWorkspace(options, options.developers / 1000);
    QJsonObject empty;
    QJsonObject ours;
    std::vector<double> emptyRows;
    std::vector<double> firstRows;
    std::vector<double> edits;
    std::vector<double> smallEdits;
    std::vector<double> blocks;
    for (int run = 0; run < kRuns; ++run) {
        empty = child(u"empty"_s);
        emptyRows.push_back(empty[u"first_rows_milliseconds"_s].toDouble());
        ours = child(million);
        firstRows.push_back(ours[u"first_rows_milliseconds"_s].toDouble());
        edits.push_back(millisecondsOf(ours, u"edits_to_rescored"_s));
        blocks.push_back(longestBlock(ours));
        smallEdits.push_back(millisecondsOf(child(thousand), u"edits_to_rescored"_s));
    }
    ours[u"developers"_s] = options.developers;
    ours[u"first_rows_milliseconds"_s] = median(firstRows);
    ours[u"empty_window_milliseconds"_s] = median(emptyRows);
    ours[u"ratio"_s] = median(firstRows) / median(emptyRows);
    ours[u"edit_to_rescored_ratio"_s] = median(edits) / median(smallEdits);
    ours[u"longest_block_milliseconds"_s] = median(blocks);
    ours[u"longest_block_worst_run_milliseconds"_s] = *std::ranges::max_element(blocks);
    // What the table itself takes: before other pages were opened, after all was done with it.
    ours[u"resident_megabytes_above_empty"_s] =
        ours[u"edit"_s].toObject()[u"resident_megabytes"_s].toDouble()
        - empty[u"resident_megabytes"_s].toDouble();
    return ours;
}

int runTableChild(int argc, char **argv, const QString &what)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && !qEnvironmentVariableIsSet("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    double firstRows = 0;
    Script script;
    const auto print = [&](QJsonObject result) {
        result[u"first_rows_at"_s] = firstRows;
        result[u"resident_megabytes"_s] = residentMegabytes();
        std::puts(QJsonDocument(result).toJson().constData());
        return 0;
    };
    const auto markFirst = [&] { firstRows = sharedMilliseconds(); };
    if (what == u"empty"_s) {
        QMainWindow window;
        window.setCentralWidget(new QTableView);
        window.resize(kWidth, kHeight);
        window.show();
        // After the first turn of the event loop it is painted.
        QTimer::singleShot(0, &window, [&] {
            markFirst();
            QCoreApplication::exit(0);
        });
        QApplication::exec();
        return print({});
    }
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    ui::ThemeController themes(application);
    ui::Preferences preferences(settings);
    preferences.setLastPage(u"developer"_s);
    ui::NativeFileChooser files;
    auto workspace = Workspace::open(what, {u"bench"_s, ChangeSource::Window});
    if (!workspace)
        fail(workspace.error().text);
    ui::MainWindow window({preferences, themes, files, systemClock()});
    window.setWorkspace(std::move(*workspace));
    window.showPage(u"developer"_s);
    window.resize(kWidth, kHeight);
    window.show();
    ui::TablePage *page = window.pages()->currentTable();
    if (!page)
        fail(u"there is no page of developers"_s);
    std::vector<Script::Step> steps = {{u"first_rows"_s, [] {},
                                        [&] {
                                            if (!rowsAreThere(*page))
                                                return false;
                                            page->table().viewport()->repaint();
                                            markFirst();
                                            return true;
                                        }}};
    for (Script::Step &step : tableSteps(window, *page))
        steps.push_back(std::move(step));
    script.run(std::move(steps));
    QApplication::exec();
    return print(script.results());
}

} // namespace rapport::bench
