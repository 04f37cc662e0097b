// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_fixture.h"

#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

/// What cells do to fields, by the policy of their column.
class TestImportPolicies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cells_data();
    void cells();
    void severalRows_data();
    void severalRows();
    void fieldsThatMustNotBeEmpty_data();
    void fieldsThatMustNotBeEmpty();
    void references_data();
    void references();
    void neverStillFinds();
};

namespace {

constexpr char kPlan[] = R"({"kind": "developer", "columns": [
    {"column": "email", "field": "developer.email"},
    {"column": "value", "field": "developer.%1", "policy": "%2"}]})";

QByteArray planFor(const QString &field, const QString &policy)
{
    return QString::fromLatin1(kPlan).arg(field, policy).toUtf8();
}

/// What the field of a@x.org holds.
QString stored(ImportFixture &workspace, const QString &field)
{
    return workspace.scalar(
        u"SELECT coalesce(%1, '-') FROM developer WHERE email = 'a@x.org'"_s.arg(field));
}

} // namespace

void TestImportPolicies::cells_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &field, const QString &policy,
                        const QByteArray &before, const QByteArray &cell, const QString &after) {
        QTest::newRow(name) << field << policy << before << cell << after;
    };
    const QString title = u"job_title"_s;
    row("overwrite", title, u"overwrite"_s, "Old", "New", u"New"_s);
    row("overwrite an empty field", title, u"overwrite"_s, "", "New", u"New"_s);
    row("overwrite with nothing", title, u"overwrite"_s, "Old", "", u"Old"_s);
    row("mirror", title, u"mirror"_s, "Old", "New", u"New"_s);
    row("mirror nothing", title, u"mirror"_s, "Old", "", u"-"_s);
    row("fill empty", title, u"fill_empty"_s, "", "New", u"New"_s);
    row("fill a filled one", title, u"fill_empty"_s, "Old", "New", u"Old"_s);
    row("fill with nothing", title, u"fill_empty"_s, "Old", "", u"Old"_s);
    row("never", title, u"never"_s, "Old", "New", u"Old"_s);
    row("never an empty field", title, u"never"_s, "", "New", u"-"_s);
    row("append", u"tags"_s, u"append"_s, "\"a, b\"", "\"B, c\"", u"a, b, c"_s);
    row("append to nothing", u"tags"_s, u"append"_s, "", "c", u"c"_s);
    row("append nothing", u"tags"_s, u"append"_s, "a", "", u"a"_s);
    row("overwrite tags", u"tags"_s, u"overwrite"_s, "a", "c", u"c"_s);
    row("mirror no day", u"joined_on"_s, u"mirror"_s, "2026-01-01", "n/a", u"-"_s);
    row("overwrite with no day", u"joined_on"_s, u"overwrite"_s, "2026-01-01", "N/A",
        u"2026-01-01"_s);
    row("mirror nothing of what has a default", u"role"_s, u"mirror"_s, "staff", "",
        u"community"_s);
}

void TestImportPolicies::cells()
{
    QFETCH(QString, field);
    QFETCH(QString, policy);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, cell);
    QFETCH(QString, after);
    ImportFixture workspace;
    VERIFY_OK(workspace.importText("email,value\na@x.org," + before + "\n",
                                   planFor(field, u"overwrite"_s)));
    const QString was = stored(workspace, field);
    const QByteArray file = "email,value\na@x.org," + cell + "\n";
    const auto outcome = workspace.importText(file, planFor(field, policy));
    VERIFY_OK(outcome);
    QCOMPARE(stored(workspace, field), after);
    const int updated = was == after ? 0 : 1;
    QCOMPARE(told(*outcome, KindId::Developer),
             u"created 0, updated %1, unchanged %2"_s.arg(updated).arg(1 - updated));
    QCOMPARE(outcome->changeSet.has_value(), updated == 1);
    // Whatever the policy, the second time there is nothing left to do.
    const auto again = workspace.importText(file, planFor(field, policy));
    VERIFY_OK(again);
    QVERIFY(!again->changeSet);
}

void TestImportPolicies::severalRows_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("before"); // nobody is there where it is "none"
    QTest::addColumn<QByteArrayList>("cells");
    QTest::addColumn<QString>("after");
    const auto row = [](const char *name, const QString &field, const QString &policy,
                        const QByteArray &before, const QByteArrayList &cells,
                        const QString &after) {
        QTest::newRow(name) << field << policy << before << cells << after;
    };
    const QString title = u"job_title"_s;
    for (const char *before : {"none", ""}) {
        const QByteArray who = *before == 'n' ? " (new)" : " (known)";
        row("overwrite" + who, title, u"overwrite"_s, before, {"A", "B", ""}, u"B"_s);
        row("mirror" + who, title, u"mirror"_s, before, {"A", "B"}, u"B"_s);
        row("mirror, empty last" + who, title, u"mirror"_s, before, {"A", ""}, u"-"_s);
        row("fill empty" + who, title, u"fill_empty"_s, before, {"A", "", "B"}, u"B"_s);
        row("append" + who, u"tags"_s, u"append"_s, before, {"a", "b", "A"}, u"a, b"_s);
        row("never" + who, title, u"never"_s, before, {"A", "B"}, u"-"_s);
    }
    row("overwrite what is there", title, u"overwrite"_s, "Old", {"A", "Old"}, u"Old"_s);
    row("fill what is there", title, u"fill_empty"_s, "Old", {"A", "B"}, u"Old"_s);
    row("append to what is there", u"tags"_s, u"append"_s, "x", {"a", "b"}, u"x, a, b"_s);
}

/// One record, one file with a row for each cell: the later row wins, tags gather.
void TestImportPolicies::severalRows()
{
    QFETCH(QString, field);
    QFETCH(QString, policy);
    QFETCH(QByteArray, before);
    QFETCH(QByteArrayList, cells);
    QFETCH(QString, after);
    ImportFixture workspace;
    const bool isThere = before != "none";
    if (isThere)
        VERIFY_OK(workspace.importText("email,value\na@x.org," + before + "\n",
                                       planFor(field, u"overwrite"_s)));
    const QString was = isThere ? stored(workspace, field) : QString();
    QByteArray file = "email,value\n";
    for (const QByteArray &cell : cells)
        file += "a@x.org," + cell + "\n";
    const auto outcome = workspace.importText(file, planFor(field, policy));
    VERIFY_OK(outcome);
    QCOMPARE(stored(workspace, field), after);
    QCOMPARE(told(*outcome, KindId::Developer),
             !isThere           ? u"created 1, updated 0, unchanged 0"_s
                 : was == after ? u"created 0, updated 0, unchanged 1"_s
                                : u"created 0, updated 1, unchanged 0"_s);
    const auto again = workspace.importText(file, planFor(field, policy));
    VERIFY_OK(again);
    QCOMPARE(stored(workspace, field), after);
    QVERIFY(!again->changeSet);
}

void TestImportPolicies::fieldsThatMustNotBeEmpty_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QString>("rejected");
    QTest::newRow("overwrite") << u"overwrite"_s << QString();
    QTest::newRow("mirror") << u"mirror"_s << u"3 required"_s;
}

void TestImportPolicies::fieldsThatMustNotBeEmpty()
{
    QFETCH(QString, policy);
    QFETCH(QString, rejected);
    ImportFixture workspace;
    const QByteArray plan = uR"({"kind": "company", "columns": [
        {"column": 0, "field": "company.domain"},
        {"column": 1, "field": "company.name", "policy": "%1"}]})"_s.arg(policy)
                                .toUtf8();
    VERIFY_OK(workspace.importText("domain,name\nacme.com,Acme\nbeta.com,Beta\n", plan));
    const auto outcome = workspace.importText("domain,name\nacme.com,ACME\nbeta.com,\n", plan);
    VERIFY_OK(outcome);
    QCOMPARE(rejections(*outcome), rejected);
    QCOMPARE(workspace.scalar(u"SELECT group_concat(name) FROM company"_s), u"ACME,Beta"_s);
}

void TestImportPolicies::references_data()
{
    QTest::addColumn<QString>("policy");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QString>("employer"); // who had Acme for one
    QTest::newRow("overwrite") << u"overwrite"_s << QByteArray("Beta") << u"Beta"_s;
    QTest::newRow("overwrite with nothing") << u"overwrite"_s << QByteArray() << u"Acme"_s;
    QTest::newRow("mirror nothing") << u"mirror"_s << QByteArray() << u"-"_s;
    QTest::newRow("fill empty") << u"fill_empty"_s << QByteArray("Beta") << u"Acme"_s;
    QTest::newRow("never") << u"never"_s << QByteArray("Beta") << u"Acme"_s;
}

/// The same for a company that is named beside its developer.
void TestImportPolicies::references()
{
    QFETCH(QString, policy);
    QFETCH(QByteArray, cell);
    QFETCH(QString, employer);
    ImportFixture workspace;
    const auto plan = [](const QString &how) {
        return uR"({"kind": "developer", "columns": [
            {"column": 0, "field": "developer.email"},
            {"column": 1, "field": "company.name", "policy": "%1"}]})"_s.arg(how)
            .toUtf8();
    };
    VERIFY_OK(workspace.importText("email,company\na@x.org,Acme\n", plan(u"overwrite"_s)));
    VERIFY_OK(workspace.importText("email,company\na@x.org," + cell + "\n", plan(policy)));
    QCOMPARE(workspace.scalar(u"SELECT coalesce((SELECT name FROM company c WHERE c.id = "
                              "d.company), '-') FROM developer d"_s),
             employer);
    QCOMPARE(workspace.scalar(u"SELECT name FROM company WHERE id = 1"_s), u"Acme"_s);
}

/// A column that never writes still says who is meant, and new people get their key.
void TestImportPolicies::neverStillFinds()
{
    ImportFixture workspace;
    const QByteArray plan = R"({"kind": "developer", "columns": [
        {"column": 0, "field": "developer.email", "policy": "never"},
        {"column": 1, "field": "developer.name"}]})";
    VERIFY_OK(workspace.importText("email,name\na@x.org,Ada\n", plan));
    QCOMPARE(workspace.scalar(u"SELECT email FROM developer"_s), u"a@x.org"_s);
    VERIFY_OK(workspace.importText("email,name\nA@x.org,Ada L.\n", plan));
    QCOMPARE(workspace.scalar(u"SELECT group_concat(name || email) FROM developer"_s),
             u"Ada L.a@x.org"_s);
}

QTEST_GUILESS_MAIN(TestImportPolicies)
#include "test_import_policies.moc"
