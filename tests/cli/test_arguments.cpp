// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::vector<WordSpec> &words()
{
    static const std::vector<WordSpec> specs = {
        {u"W"_s}, {u"KIND"_s, WordType::Kind}, {u"ID"_s, WordType::Id, Times::Any}};
    return specs;
}

const std::vector<OptionSpec> &options()
{
    static const std::vector<OptionSpec> specs = {
        {u"where"_s, WordSpec{u"COND"_s}, true},
        {u"limit"_s, WordSpec{u"N"_s, WordType::Count}},
        {u"by"_s, WordSpec{u"G"_s, WordType::Choice, Times::Once, {u"all"_s, u"tag"_s}}},
        {u"from"_s, WordSpec{u"DATE"_s, WordType::Day}},
        {u"weights"_s, WordSpec{u"ux=.."_s, WordType::Assignments}},
        {u"kinds"_s, WordSpec{u"a,b"_s, WordType::Kinds}},
        {u"separator"_s, WordSpec{u"C"_s, WordType::Separator}},
        {u"bom"_s}};
    return specs;
}

} // namespace

class TestArguments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sortsWordsAndOptions()
    {
        const auto parsed = Arguments::parse(
            words(), options(),
            {u"--where"_s, u"cs < 0.6"_s, u"w.rapport"_s, u"developer"_s, u"--limit=3"_s, u"#7"_s,
             u"--where"_s, u"-x = 1"_s, u"8"_s, u"--bom"_s, u"--weights"_s, u"ux=0.3, ts=0.7"_s,
             u"--kinds"_s, u"survey,task"_s, u"--from"_s, u"2026-02-28"_s, u"--json"_s});
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().text));
        QCOMPARE(parsed->text(u"W"_s), u"w.rapport"_s);
        QCOMPARE(parsed->kind(u"KIND"_s), KindId::Developer);
        QCOMPARE(parsed->numbers(u"ID"_s), (std::vector<qint64>{7, 8}));
        QCOMPARE(parsed->texts(u"where"_s), (QStringList{u"cs < 0.6"_s, u"-x = 1"_s}));
        QCOMPARE(parsed->number(u"limit"_s), 3);
        QCOMPARE(parsed->day(u"from"_s), QDate(2026, 2, 28));
        QCOMPARE(parsed->assignments(u"weights"_s),
                 (Arguments::Assignments{{u"ux"_s, u"0.3"_s}, {u"ts"_s, u"0.7"_s}}));
        QCOMPARE(parsed->kinds(u"kinds"_s), (std::vector{KindId::Survey, KindId::Task}));
        QVERIFY(parsed->has(u"bom"_s) && parsed->has(u"json"_s) && !parsed->has(u"by"_s));
        QVERIFY(!parsed->day(u"to"_s).isValid());
    }

    void twoDashesEndTheOptions()
    {
        const auto parsed = Arguments::parse({{u"W"_s}}, {}, {u"--"_s, u"--odd name"_s});
        QVERIFY(parsed);
        QCOMPARE(parsed->text(u"W"_s), u"--odd name"_s);
    }

    void anAssignmentKeepsItsValue()
    {
        const auto parsed = Arguments::parse({{u"A"_s, WordType::Assignment, Times::AtLeastOnce}},
                                             {}, {u"notes= a=b, c "_s, u"tags="_s});
        QVERIFY(parsed);
        QCOMPARE(parsed->assignments(u"A"_s),
                 (Arguments::Assignments{{u"notes"_s, u" a=b, c "_s}, {u"tags"_s, QString()}}));
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("given");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *name, const QStringList &given, const char *sentence) {
            QTest::newRow(name) << given << QString::fromLatin1(sentence);
        };
        row("nothing", {}, "W is missing.");
        row("a word missing", {u"w"_s}, "KIND is missing.");
        row("an empty word", {u""_s}, "W must be some text; \"\" is not.");
        row("unknown option", {u"w"_s, u"task"_s, u"--nope"_s}, "There is no option --nope here.");
        row("short option", {u"w"_s, u"task"_s, u"-x"_s}, "There is no option -x here.");
        row("no value", {u"w"_s, u"task"_s, u"--limit"_s}, "--limit needs a value.");
        row("value of a switch", {u"w"_s, u"task"_s, u"--bom=1"_s}, "--bom takes no value.");
        row("twice", {u"w"_s, u"task"_s, u"--bom"_s, u"--bom"_s}, "--bom was given twice.");
        row("count", {u"w"_s, u"task"_s, u"--limit"_s, u"-1"_s},
            "--limit must be a whole number; \"-1\" is not.");
        row("id", {u"w"_s, u"task"_s, u"0"_s}, "ID must be a record's number; \"0\" is not.");
        row("choice", {u"w"_s, u"task"_s, u"--by"_s, u"x"_s},
            "--by must be one of all, tag; \"x\" is not.");
        row("day", {u"w"_s, u"task"_s, u"--from"_s, u"2026-02-30"_s},
            "--from must be a day like 2026-11-23; \"2026-02-30\" is not.");
        row("separator", {u"w"_s, u"task"_s, u"--separator"_s, u"ab"_s},
            "--separator must be one ASCII character, or tab; \"ab\" is not.");
        row("weights", {u"w"_s, u"task"_s, u"--weights"_s, u"ux"_s},
            "--weights must be a list like ux=0.3,ts=0.4; \"ux\" is not.");
    }

    void refuses()
    {
        QFETCH(QStringList, given);
        QFETCH(QString, sentence);
        const auto parsed = Arguments::parse(words(), options(), given);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().text, sentence);
    }

    void knowsSeparators_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<int>("separator");
        QTest::newRow("semicolon") << u";"_s << int(';');
        QTest::newRow("tab") << u"tab"_s << int('\t');
        QTest::newRow("escaped tab") << u"\\t"_s << int('\t');
        QTest::newRow("quote") << u"\""_s << -1;
        QTest::newRow("line end") << u"\n"_s << -1;
        QTest::newRow("not ASCII") << u"；"_s << -1;
    }

    void knowsSeparators()
    {
        QFETCH(QString, given);
        QFETCH(int, separator);
        const auto parsed = Arguments::parse({}, options(), {u"--separator"_s, given});
        QCOMPARE(parsed.ok(), separator >= 0);
        if (parsed)
            QCOMPARE(parsed->separator(u"separator"_s), char(separator));
    }

    void printsUsage()
    {
        QCOMPARE(usageText(words(), options()),
                 u"W KIND [ID...] [--where COND]... [--limit N] [--by all|tag] [--from DATE] "
                 "[--weights ux=..] [--kinds a,b] [--separator C] [--bom]"_s);
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "test_arguments.moc"
