// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "session/editor.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>

namespace rapport::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRuns = 5;
constexpr int kScrolls = 300;
constexpr int kRowsOnScreen = 256; ///< a page of the table
constexpr int kMostInBulk = 100'000;

const QStringList kColumns = {u"name"_s, u"company"_s, u"segment"_s,  u"country"_s,
                              u"cs"_s,   u"e"_s,       u"last_seen"_s};

template <typename T>
T good(const QFuture<Result<T>> &future)
{
    const Result<T> result = future.result();
    if (!result)
        fail(result.error().text + u' ' + result.error().detail);
    return *result;
}

std::unique_ptr<Workspace> openLarge(const Options &options)
{
    auto workspace = Workspace::open(sampleWorkspace(options, options.developers),
                                     {u"bench"_s, ChangeSource::Window});
    if (!workspace)
        fail(workspace.error().text);
    return std::move(*workspace);
}

/// The median seconds that sqlite3's own shell takes for \p sql on \p path; 0 without a shell.
double shellMedian(const QString &path, const QString &sql)
{
    std::vector<double> times;
    for (int i = 0; i < kRuns; ++i)
        times.push_back(shellSeconds({path, sql}, QProcess::nullDevice()));
    return median(times);
}

QJsonObject compared(double ours, double theirs)
{
    QJsonObject result{{u"milliseconds"_s, ours * 1e3}};
    if (theirs > 0) {
        result[u"sqlite3_milliseconds"_s] = theirs * 1e3;
        result[u"ratio"_s] = ours / theirs;
    }
    return result;
}

/// The seconds from asking for \p query to having its first page: what a person waits for.
double firstPageSeconds(Workspace &workspace, const Query &query)
{
    return seconds([&] {
        const auto ids = good(workspace.ids(query));
        const size_t rows = std::min(ids.size(), size_t(kRowsOnScreen));
        good(workspace.page(query.kind, {ids.begin(), ids.begin() + ptrdiff_t(rows)}, kColumns));
    });
}

} // namespace

QJsonObject measureSort(const Options &options)
{
    const auto workspace = openLarge(options);
    const struct {
        const char *field;
        const char *sql; ///< the same order as a person would write it in the shell
    } columns[] = {
        {"name", "SELECT id FROM developer ORDER BY lower(name)"},
        {"joined_on", "SELECT id FROM developer ORDER BY joined_on"},
        {"company",
         "SELECT d.id FROM developer d LEFT JOIN company c ON c.id = d.company ORDER BY "
         "lower(c.name)"},
        {"cs",
         "SELECT d.id FROM developer d LEFT JOIN score_component s ON s.developer = d.id "
         "ORDER BY 0.3 * s.ux + 0.4 * s.ts + 0.3 * s.csat"},
    };
    QJsonObject result;
    for (const auto &[field, sql] : columns) {
        const QString name = QLatin1StringView(field);
        std::vector<double> times;
        for (int run = 0; run < kRuns; ++run) {
            // Every other order, or the answer would be known.
            Query query{KindId::Developer};
            query.sort = {{name, run % 2 ? Qt::AscendingOrder : Qt::DescendingOrder}};
            times.push_back(firstPageSeconds(*workspace, query));
        }
        result[name] =
            compared(median(times), shellMedian(workspace->path(), QLatin1StringView(sql)));
    }
    return result;
}

QJsonObject measureSearch(const Options &options)
{
    const auto workspace = openLarge(options);
    Query query{KindId::Developer};
    query.sort = {{u"id"_s, Qt::DescendingOrder}};
    good(workspace->ids(query)); // what the table shows before anything is typed
    query.search = u"nothing of the kind"_s;
    const double warmUp = firstPageSeconds(*workspace, query);
    QJsonObject result{{u"index_milliseconds"_s, warmUp * 1e3}};
    for (const QString &typed : {u"k"_s, u"ker"_s, u"kernel"_s, u"王"_s, u"ada okafor"_s}) {
        std::vector<double> times;
        for (int run = 0; run < kRuns; ++run) {
            query.search = typed;
            times.push_back(firstPageSeconds(*workspace, query));
        }
        QStringList words;
        for (const QString &word : typed.split(u' '))
            words.append(u"(d.name LIKE '%%1%' OR d.email LIKE '%%1%' OR d.tags LIKE '%%1%' OR "
                         "d.notes LIKE '%%1%' OR c.name LIKE '%%1%')"_s.replace(u"%1"_s, word));
        const QString sql = u"SELECT d.id FROM developer d LEFT JOIN company c ON c.id = "
                            "d.company WHERE %1"_s.arg(words.join(u" AND "_s));
        result[typed] = compared(median(times), shellMedian(workspace->path(), sql));
    }
    return result;
}

QJsonObject measureScroll(const Options &options)
{
    const auto workspace = openLarge(options);
    const auto ids = good(workspace->ids({KindId::Developer, {}, {}, {{u"cs"_s}}}));
    QRandomGenerator random(7);
    std::vector<double> times;
    for (int i = 0; i < kScrolls; ++i) {
        const size_t pages = std::max<size_t>(1, ids.size() / kRowsOnScreen);
        const size_t from = size_t(random.bounded(qint64(pages))) * kRowsOnScreen;
        const size_t to = std::min(ids.size(), from + kRowsOnScreen);
        times.push_back(seconds([&] {
            good(workspace->page(KindId::Developer,
                                 {ids.begin() + ptrdiff_t(from), ids.begin() + ptrdiff_t(to)},
                                 kColumns));
        }));
    }
    std::ranges::sort(times);
    return {{u"rows_per_page"_s, kRowsOnScreen},
            {u"median_milliseconds"_s, times[times.size() / 2] * 1e3},
            {u"p95_milliseconds"_s, times[times.size() * 95 / 100] * 1e3},
            {u"p99_milliseconds"_s, times[times.size() * 99 / 100] * 1e3},
            {u"frame_milliseconds"_s, 1000.0 / 60}};
}

QJsonObject measureBulk(const Options &options)
{
    // On a copy: a measurement leaves the sample as it was.
    const QString path = options.folder + u"/bulk.rapport"_s;
    const QString flat = options.folder + u"/bulk.sqlite"_s;
    for (const QString &copy : {path, flat}) {
        QFile::remove(copy);
        if (!QFile::copy(sampleWorkspace(options, options.developers), copy))
            fail(u"the sample cannot be copied"_s);
    }
    auto workspace = Workspace::open(path, {u"bench"_s, ChangeSource::Window});
    if (!workspace)
        fail(workspace.error().text);
    auto ids = good((*workspace)->ids({KindId::Developer}));
    ids.resize(std::min(ids.size(), size_t(kMostInBulk)));
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int run = 0; run < kRuns; ++run) {
        const QString value = u"bench %1"_s.arg(run);
        ours.push_back(seconds([&] {
            good((*workspace)->editor().setFieldOfAll(KindId::Developer, ids, u"segment"_s, value));
        }));
        theirs.push_back(shellSeconds(
            {flat,
             u"PRAGMA journal_mode=WAL; UPDATE developer SET segment = '%1', updated_at = "
             "'2026-11-23T12:00:00Z' WHERE id <= %2"_s.arg(value)
                 .arg(ids.size())},
            QProcess::nullDevice()));
    }
    QJsonObject result = compared(median(ours), median(theirs));
    result[u"records"_s] = qint64(ids.size());
    workspace->reset();
    QFile::remove(path);
    QFile::remove(flat);
    return result;
}

} // namespace rapport::bench
