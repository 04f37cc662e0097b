// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace rapport::bench;

struct Measurement {
    const char *name;
    QJsonObject (*measure)(const Options &);
};

constexpr Measurement kMeasurements[] = {
    {"scores", measureScores}, {"sample", measureSample}, {"edit", measureEdit},
    {"import", measureImport}, {"export", measureExport}, {"sort", measureSort},
    {"search", measureSearch}, {"scroll", measureScroll}, {"bulk", measureBulk},
#ifdef RAPPORT_BENCH_WINDOW
    {"window", measureWindow}, {"table", measureTable},
#endif
};

int run(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Measures Rapport against yardsticks of the same run and prints JSON."_s);
    parser.addHelpOption();
    const QCommandLineOption developers(u"developers"_s, u"Size of the large community."_s, u"N"_s,
                                        u"1000000"_s);
    const QCommandLineOption rows(u"rows"_s, u"Rows of the file to import."_s, u"N"_s,
                                  u"1000000"_s);
    const QCommandLineOption only(
        u"only"_s,
        u"Only this measurement: scores, sample, edit, import, export, sort, search, scroll, bulk, "
        "window, table."_s,
        u"NAME"_s);
    const QCommandLineOption folder(u"folder"_s, u"Keep files here and use them again."_s,
                                    u"DIR"_s);
    parser.addOptions({developers, rows, only, folder});
    parser.process(arguments);

    const QTemporaryDir temporary;
    const Options options{parser.value(developers).toInt(), parser.value(rows).toInt(),
                          parser.isSet(folder) ? parser.value(folder) : temporary.path()};
    if (options.developers < 1 || options.rows < 1)
        fail(u"--developers and --rows take a number of 1 or more"_s);
    QJsonObject results;
    for (const auto &[name, measure] : kMeasurements) {
        const QString key = QLatin1StringView(name);
        if (!parser.isSet(only) || parser.value(only) == key)
            results.insert(key, measure(options));
    }
    if (results.isEmpty())
        fail(u"there is no measurement \"%1\""_s.arg(parser.value(only)));
    std::puts(QJsonDocument(results).toJson().constData());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
#ifdef RAPPORT_BENCH_WINDOW
    if (argc == 3 && qstrcmp(argv[1], "--window-child") == 0)
        return runWindowChild(argc, argv, QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && qstrcmp(argv[1], "--table-child") == 0)
        return runTableChild(argc, argv, QString::fromLocal8Bit(argv[2]));
#endif
    const QCoreApplication application(argc, argv);
    return run(QCoreApplication::arguments());
}
