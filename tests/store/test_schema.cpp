// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

QString declaredType(const Field &field)
{
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::YesNo:
    case FieldType::Reference: return u"INTEGER"_s;
    case FieldType::Measure:
    case FieldType::Number: return u"REAL"_s;
    default: return u"TEXT"_s;
    }
}

} // namespace

/// The file has what the catalogue names, kept the way the plan says.
class TestSchema : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStoredFieldHasItsColumn_data()
    {
        QTest::addColumn<int>("kind");
        for (const Kind &kind : Catalogue::builtIn().kinds())
            QTest::newRow(qPrintable(kind.name)) << int(kind.id);
    }

    void everyStoredFieldHasItsColumn()
    {
        QFETCH(int, kind);
        const Kind &owner = Catalogue::builtIn().kind(KindId(kind));
        QHash<QString, QString> columns;
        m_workspace.read([&](Connection &connection) -> Result<void> {
            auto rows = connection.prepare(u"SELECT name, type FROM pragma_table_info(?)"_s);
            RAPPORT_TRY(rows);
            RAPPORT_TRY(rows->exec({Value(owner.name)}));
            while (rows->next())
                columns.insert(rows->text(0), rows->text(1));
            return rows->failure();
        });
        int stored = 0;
        for (const Field &field : owner.fields) {
            if (field.column.isEmpty())
                continue;
            ++stored;
            QVERIFY2(columns.contains(field.column), qPrintable(field.name));
            QCOMPARE(columns.value(field.column), declaredType(field));
        }
        QCOMPARE(columns.size(), stored); // and none that the catalogue does not know
        const QString sql = m_workspace
                                .scalar(u"SELECT sql FROM sqlite_master WHERE type = 'table' AND "
                                        "name = '%1'"_s.arg(owner.name))
                                .toText();
        QVERIFY2(sql.endsWith(u"STRICT"_s), qPrintable(sql));
        QVERIFY2(sql.contains(u"PRIMARY KEY AUTOINCREMENT"_s), qPrintable(sql));
    }

    void everyReferenceIsIndexedAndDeclared_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("target");
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            for (const Field &field : kind.fields) {
                if (field.isReference())
                    QTest::addRow("%s.%s", qPrintable(kind.name), qPrintable(field.name))
                        << kind.name << field.column
                        << Catalogue::builtIn().kind(*field.target).name;
            }
        }
    }

    void everyReferenceIsIndexedAndDeclared()
    {
        QFETCH(QString, kind);
        QFETCH(QString, column);
        QFETCH(QString, target);
        QVERIFY(m_workspace
                    .scalar(u"SELECT count(*) FROM pragma_index_list('%1') l, "
                            "pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = '%2'"_s.arg(
                                kind, column))
                    .toInteger()
                > 0);
        QCOMPARE(m_workspace.scalar(u"SELECT \"table\" FROM pragma_foreign_key_list('%1') WHERE "
                                    "\"from\" = '%2'"_s.arg(kind, column)),
                 Value(target));
    }

    void aReferenceToNothingIsRefusedAtCommit()
    {
        const auto set = m_workspace.tryChange([](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.insert(
                KindId::Developer,
                assign(writer.catalogue().kind(KindId::Developer), {{u"company"_s, 999}})));
            return {};
        });
        QVERIFY(!set);
        QVERIFY(m_workspace.find(KindId::Developer, QString()).empty());
        QVERIFY(m_workspace.findings().isEmpty());
    }

    void connectionsAreSetUp_data()
    {
        QTest::addColumn<QString>("pragma");
        QTest::addColumn<QString>("value");
        QTest::newRow("WAL") << u"journal_mode"_s << u"wal"_s;
        QTest::newRow("foreign keys") << u"foreign_keys"_s << u"1"_s;
        QTest::newRow("synchronous FULL") << u"synchronous"_s << u"2"_s;
        QTest::newRow("busy timeout") << u"busy_timeout"_s << u"5000"_s;
    }

    void connectionsAreSetUp()
    {
        QFETCH(QString, pragma);
        QFETCH(QString, value);
        const auto ask = [&](Connection &connection) {
            return connection.scalar(u"PRAGMA "_s + pragma);
        };
        QCOMPARE(expect(m_workspace.database().outsideTransaction(ask).result()).toText(), value);
        for (const Lane lane : {Lane::Pages, Lane::Analysis})
            QCOMPARE(expect(m_workspace.database().read(lane, ask).result()).toText(), value);
    }

    void measuresOutsideTheirRangeAreRefused()
    {
        for (const Measure m : kMeasures) {
            const auto set = m_workspace.tryChange([m](RecordWriter &writer) -> Result<void> {
                RAPPORT_TRY(writer.insert(
                    KindId::Feedback,
                    assign(writer.catalogue().kind(KindId::Feedback), {{measureName(m), 1.5}})));
                return {};
            });
            QVERIFY(!set);
        }
        QVERIFY(m_workspace.find(KindId::Feedback, QString()).empty());
    }

private:
    TestWorkspace m_workspace{TestWorkspace::Durability::AsShipped};
};

QTEST_GUILESS_MAIN(TestSchema)
#include "test_schema.moc"
