// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "session/editor.h"
#include "session/plan_proposer.h"
#include "tabular/table_detector.h"

#include <QFile>
#include <QProcess>

namespace rapport::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

/// \p rows answer sheets, one a developer, of a tenth as many companies: 13 columns.
void writeCsv(const QString &path, int rows)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        fail(file.errorString());
    file.write("name,email,company,segment,country,taken_on,ux,ts,csat,dp,ds,ir,comment\n");
    QByteArray buffer;
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(i);
        buffer += "Developer " + n + ",dev" + n + "@mail.example,Company "
            + QByteArray::number(i % std::max(rows / 10, 1)) + ",third-party,DE,2026-"
            + (i % 2 ? "03" : "10") + "-1" + QByteArray::number(i % 10);
        for (int measure = 0; measure < 6; ++measure)
            buffer += ",0." + QByteArray::number(1 + (i * 7 + measure * 3) % 9);
        buffer += ",Streaming works well for us since the last release\n";
        if (buffer.size() > 1 << 20) {
            file.write(buffer);
            buffer.clear();
        }
    }
    file.write(buffer);
}

} // namespace

QJsonObject measureImport(const Options &options)
{
    const QString csv = options.folder + u"/import.csv"_s;
    const QString path = options.folder + u"/import.rapport"_s;
    writeCsv(csv, options.rows);
    QFile::remove(path);
    auto workspace = Workspace::create(path, u"UTC"_s, {u"bench"_s, ChangeSource::Import});
    if (!workspace)
        fail(workspace.error().text);
    const double ours = seconds([&] {
        const auto detection = detectTable(csv);
        if (!detection)
            fail(detection.error().text);
        const auto plan = proposePlan((*workspace)->catalogue(), KindId::Feedback, *detection,
                                      (*workspace)->idTag());
        if (!plan)
            fail(plan.error().text);
        ImportOptions how;
        how.found = *detection;
        const auto outcome = (*workspace)->editor().importFile(csv, *plan, how).result();
        if (!outcome)
            fail(outcome.error().text);
        if (outcome->kinds[size_t(KindId::Feedback)].created != options.rows)
            fail(u"not every row was imported"_s);
    });
    const QString flat = options.folder + u"/flat.sqlite"_s;
    QFile::remove(flat);
    const double theirs = shellSeconds({flat, u".mode csv"_s, u".import \"%1\" flat"_s.arg(csv)},
                                       QProcess::nullDevice());
    QJsonObject result{{u"rows"_s, options.rows},
                       {u"seconds"_s, ours},
                       {u"rows_per_second"_s, options.rows / ours}};
    if (theirs > 0) {
        result[u"sqlite3_import_seconds"_s] = theirs;
        result[u"ratio"_s] = ours / theirs;
    }
    return result;
}

} // namespace rapport::bench
