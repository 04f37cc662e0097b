// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "session/exporter.h"
#include "session/workspace.h"
#include "tabular/table_writer.h"

#include <QFile>

#include <algorithm>

namespace rapport::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRuns = 3;

struct Timing {
    qint64 rows = 0;
    double ours = 0;   ///< seconds
    double theirs = 0; ///< seconds of `sqlite3 -csv`; 0 without a shell
};

/// Everything that an export of all answer sheets has, and the same rows from the shell.
Timing timeSheets(const Options &options, int developers)
{
    const QString path = sampleWorkspace(options, developers);
    auto workspace = Workspace::open(path, {u"bench"_s, ChangeSource::CommandLine});
    if (!workspace)
        fail(workspace.error().text);
    const Query query{KindId::Feedback};
    const Kind &kind = (*workspace)->catalogue().kind(query.kind);
    const QStringList columns = defaultExportColumns(kind);
    std::vector<const Field *> fields;
    for (const QString &column : columns)
        fields.push_back(kind.find(column));
    const QString file = options.folder + u"/export.csv"_s;
    QString sql;
    Timing timing;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int run = 0; run < kRuns; ++run) {
        QFile::remove(file);
        ours.push_back(seconds([&] {
            const auto rows =
                (*workspace)
                    ->read(Lane::Analysis,
                           [&](ReadContext &context) -> Result<qint64> {
                               const auto select =
                                   context.builder().rows(query, fields, ReferenceText::Key);
                               RAPPORT_TRY(select);
                               sql = select->text;
                               const auto writer = createTable(file);
                               RAPPORT_TRY(writer);
                               return exportRecords(context, query, columns, (*workspace)->idTag(),
                                                    **writer, {});
                           })
                    .result();
            if (!rows)
                fail(rows.error().text);
            timing.rows = *rows;
        }));
        theirs.push_back(
            shellSeconds({u"-csv"_s, u"-header"_s, path, sql}, options.folder + u"/flat.csv"_s));
    }
    timing.ours = median(ours);
    timing.theirs = median(theirs);
    return timing;
}

} // namespace

QJsonObject measureExport(const Options &options)
{
    const Timing few = timeSheets(options, std::max(options.developers / 100, 1));
    const Timing all = timeSheets(options, options.developers);
    QJsonObject result{{u"rows"_s, all.rows},
                       {u"seconds"_s, all.ours},
                       {u"rows_per_second"_s, double(all.rows) / all.ours},
                       {u"seconds_per_row_against_a_hundredth"_s,
                        (all.ours / double(all.rows)) / (few.ours / double(few.rows))}};
    if (all.theirs > 0) {
        result[u"sqlite3_csv_seconds"_s] = all.theirs;
        result[u"ratio"_s] = all.ours / all.theirs;
    }
    return result;
}

} // namespace rapport::bench
