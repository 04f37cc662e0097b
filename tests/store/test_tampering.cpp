// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

/// Whoever changes the file past the program is found out.
class TestTampering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isFound_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("byVerify"); // else by the doctor alone
        const auto journal = [](const char *name, const char *sql) {
            QTest::newRow(name) << QString::fromLatin1(sql) << true;
        };
        const auto record = [](const char *name, const char *sql) {
            QTest::newRow(name) << QString::fromLatin1(sql) << false;
        };
        journal("label", "UPDATE change_set SET label = 'harmless' WHERE id = 2");
        journal("actor", "UPDATE change_set SET actor = 'somebody else' WHERE id = 2");
        journal("source", "UPDATE change_set SET source = 'import' WHERE id = 2");
        journal("time", "UPDATE change_set SET at = '2020-01-01T00:00:00Z' WHERE id = 2");
        journal("count", "UPDATE change_set SET updated = 7 WHERE id = 2");
        journal("undoes", "UPDATE change_set SET undoes = 1 WHERE id = 2");
        journal("undoes itself", "UPDATE change_set SET undoes = id WHERE id = 7");
        journal("hash", "UPDATE change_set SET hash = 'ff' WHERE id = 3");
        journal("last hash", "UPDATE change_set SET hash = 'ff' WHERE id = 7");
        journal("value before",
                "UPDATE change_item SET before = '\"Innocent\"' WHERE op = 'set' "
                "AND field = 'name'");
        journal("value before blanked",
                "UPDATE change_item SET before = NULL WHERE op = 'set' AND "
                "field = 'name'");
        journal("salt", "UPDATE change_item SET salt = 'ab' WHERE op = 'set' AND field = 'name'");
        journal("digest", "UPDATE change_item SET digest = 'ab' WHERE id = 2");
        journal("item's record", "UPDATE change_item SET record = 2 WHERE op = 'set'");
        journal("item's kind", "UPDATE change_item SET kind = 'wizard' WHERE op = 'create'");
        journal("item's kind, set", "UPDATE change_item SET kind = 'wizard' WHERE op = 'set'");
        journal("item's field", "UPDATE change_item SET field = 'notes' WHERE op = 'set'");
        journal("item deleted", "DELETE FROM change_item WHERE id = 2");
        journal("item of the last set deleted",
                "DELETE FROM change_item WHERE id = (SELECT max(id) FROM change_item)");
        journal("item added",
                "INSERT INTO change_item (change_set, op, kind, record, count, digest) VALUES (2, "
                "'create', 'task', 9, 1, 'x')");
        journal("item of no set",
                "INSERT INTO change_item (change_set, op, kind, record, count, digest) VALUES (99, "
                "'create', 'task', 9, 1, 'x')");
        journal("last set deleted", "DELETE FROM change_set WHERE id = 7");
        journal("last set deleted with its items",
                "DELETE FROM change_item WHERE change_set = 7;DELETE FROM change_set WHERE id = 7");
        journal("middle set deleted", "DELETE FROM change_set WHERE id = 3");
        journal("all deleted",
                "DELETE FROM removed_record;DELETE FROM change_item;DELETE FROM "
                "change_set");
        journal("kept removal altered",
                "UPDATE removed_record SET fields = replace(fields, 'Gone', 'Other')");
        journal("kept removal deleted", "DELETE FROM removed_record");
        journal(
            "kept removal invented",
            "INSERT INTO removed_record (change_item, kind, record, fields) SELECT change_item, "
            "kind, 77, fields FROM removed_record");
        journal("bulk value altered", "UPDATE changed_value SET before = '\"x\"' WHERE record = 1");
        journal("bulk value blanked", "UPDATE changed_value SET before = NULL WHERE record = 1");
        journal("bulk value deleted", "DELETE FROM changed_value WHERE record = 2");
        journal("bulk value moved", "UPDATE changed_value SET record = 9 WHERE record = 2");
        journal("bulk value added",
                "INSERT INTO changed_value SELECT change_item, 9, before FROM changed_value WHERE "
                "record = 1");
        journal(
            "bulk item made a single one",
            "UPDATE change_item SET count = 1, before = '\"n\"' WHERE count = 2 AND op = 'set'");
        record("bulk edited value", "UPDATE company SET notes = 'Fake' WHERE id = 2");
        record("edited value", "UPDATE company SET name = 'Fake' WHERE id = 1");
        record("value never edited", "UPDATE company SET domain = 'fake.example' WHERE id = 1");
        record("value cleared", "UPDATE company SET notes = NULL WHERE id = 2");
        record("last digit", "UPDATE feedback SET ux = 0.5000000000000001 WHERE id = 1");
        record("row deleted", "DELETE FROM company WHERE id = 2");
        record("row added",
               "INSERT INTO company (name, created_at, updated_at) VALUES ('x', 'x', "
               "'x')");
        record("row moved", "UPDATE company SET id = 50 WHERE id = 2");
        record(
            "removed row brought back",
            "INSERT INTO company (id, name, created_at, updated_at) VALUES (3, 'Gone', 'x', 'x')");
        record("reference to nothing", "UPDATE feedback SET survey = 99 WHERE id = 1");
        record("setting", "UPDATE setting SET value = '10' WHERE key = 'half_life'");
        record("setting removed", "DELETE FROM setting WHERE key = 'half_life'");
        record("cached component", "UPDATE score_component SET ux = 0.9");
        record("cached count", "UPDATE score_component SET ux_n = 2");
        record("cached row gone", "DELETE FROM score_component");
        record("cached row too many",
               "INSERT INTO score_component (developer, ux_n, ts_n, csat_n, dp_n, ds_n, ir_n, "
               "sheets, last_day) VALUES (2, 0, 0, 0, 0, 0, 0, 1, '2026-01-01')");
    }

    void isFound()
    {
        QFETCH(QString, sql);
        QFETCH(bool, byVerify);
        TestWorkspace workspace;
        tellAStory(workspace);
        QVERIFY(workspace.verify());
        QCOMPARE(workspace.findings(), QStringList());
        workspace.tamper(u"PRAGMA foreign_keys = OFF"_s);
        for (const QString &statement : sql.split(u';'))
            workspace.tamper(statement);

        const auto verified = workspace.verify();
        QCOMPARE(!verified, byVerify);
        if (!verified) {
            QCOMPARE(verified.error().code, Error::Code::Damaged);
            QVERIFY2(verified.error().text.contains(u"journal"_s),
                     qPrintable(verified.error().text));
        }
        QVERIFY(!workspace.findings().isEmpty());
        // And nothing that reads the altered file hangs or falls.
        workspace.read([](Connection &connection) { return nextUndo(connection); });
        workspace.read([](Connection &connection) { return nextRedo(connection); });
    }

private:
    static void tellAStory(TestWorkspace &workspace)
    {
        workspace.change([](RecordWriter &writer) -> Result<void> { // 1
            const Kind &kind = writer.catalogue().kind(KindId::Company);
            for (const QString &name : {u"Acme"_s, u"Beta"_s, u"Gone"_s})
                RAPPORT_TRY(writer.insert(KindId::Company,
                                          assign(kind, {{u"name"_s, name}, {u"notes"_s, u"n"_s}})));
            return {};
        });
        workspace.set(KindId::Company, 1, {{u"name"_s, u"Acme Inc."_s}}); // 2
        workspace.change([](RecordWriter &writer) -> Result<void> {       // 3
            for (const QString &name : {u"Ada"_s, u"Bo"_s})
                RAPPORT_TRY(writer.insert(
                    KindId::Developer,
                    assign(writer.catalogue().kind(KindId::Developer), {{u"name"_s, name}})));
            return {};
        });
        workspace.add(KindId::Feedback, {{u"developer"_s, 1}, {u"ux"_s, 0.5}}); // 4
        workspace.remove(KindId::Company, 3);                                   // 5
        workspace.setSetting(u"half_life"_s, u"90"_s);                          // 6
        workspace.change([](RecordWriter &writer) -> Result<void> {             // 7
            const Kind &kind = writer.catalogue().kind(KindId::Company);
            const auto notes = assign(kind, {{u"notes"_s, u"bulk"_s}});
            for (const qint64 id : {1, 2})
                RAPPORT_TRY(writer.update(KindId::Company, RecordId(id), notes));
            return {};
        });
    }
};

QTEST_GUILESS_MAIN(TestTampering)
#include "test_tampering.moc"
