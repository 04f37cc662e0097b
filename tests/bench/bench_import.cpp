// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "session/editor.h"
#include "session/plan_proposer.h"
#include "tabular/table_detector.h"

#include <QFile>
#include <QProcess>

#include <algorithm>

namespace rapport::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRuns = 3;

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

/// Seconds of one import.
struct Timing {
    double answer = 0;  ///< until everything is in, and on disk
    double closing = 0; ///< from then until the log is brought into the file
};

Timing timeImport(const QString &csv, const QString &path, int rows)
{
    QFile::remove(path);
    auto workspace = Workspace::create(path, u"UTC"_s, {u"bench"_s, ChangeSource::Import});
    if (!workspace)
        fail(workspace.error().text);
    settleDisk();
    const double answer = seconds([&] {
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
        if (outcome->kinds[size_t(KindId::Feedback)].created != rows)
            fail(u"not every row was imported"_s);
    });
    return {answer, seconds([&] { workspace->reset(); })};
}

double timeShell(const QString &csv, const QString &path)
{
    QFile::remove(path);
    settleDisk();
    return shellSeconds({path, u".mode csv"_s, u".import \"%1\" flat"_s.arg(csv)},
                        QProcess::nullDevice());
}

} // namespace

QJsonObject measureImport(const Options &options)
{
    const QString csv = options.folder + u"/import.csv"_s;
    writeCsv(csv, options.rows);
    std::vector<double> answers;
    std::vector<double> ends;
    std::vector<double> theirs;
    // By turns: the machine may be slower now than it was a minute ago.
    for (int run = 0; run < kRuns; ++run) {
        const Timing ours = timeImport(csv, options.folder + u"/import.rapport"_s, options.rows);
        answers.push_back(ours.answer);
        ends.push_back(ours.answer + ours.closing);
        theirs.push_back(timeShell(csv, options.folder + u"/flat.sqlite"_s));
    }
    const double end = median(ends);
    const double shell = median(theirs);
    QJsonObject result{{u"rows"_s, options.rows},
                       {u"seconds_to_the_answer"_s, median(answers)},
                       {u"seconds"_s, end},
                       {u"rows_per_second"_s, options.rows / end}};
    if (shell > 0) {
        result[u"sqlite3_import_seconds"_s] = shell;
        result[u"ratio_at_the_answer"_s] = median(answers) / shell;
        result[u"ratio"_s] = end / shell;
    }
    return result;
}

} // namespace rapport::bench
