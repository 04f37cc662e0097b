// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/record_lookup.h"
#include "support/test_workspace.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

using Ids = std::vector<qint64>;

bool everything(const Kind & /*kind*/, const Field & /*field*/)
{
    return true;
}

qint64 insert(RecordWriter &writer, KindId kind, const Fields &fields)
{
    return expect(writer.insert(kind, assign(writer.catalogue().kind(kind), fields))).value;
}

} // namespace

/// What is true of a writer that expects many records: all that is true of any other.
class TestNewRecords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_workspace = std::make_unique<TestWorkspace>(); }
    void cleanup()
    {
        const auto sets = m_workspace->verify();
        QVERIFY2(sets.ok(), sets ? "" : qPrintable(sets.error().text));
        QCOMPARE(m_workspace->findings(), QStringList());
    }

    void indexesAreAllThereAfterwards()
    {
        const QStringList before = indexes();
        QVERIFY(before.size() > 20);
        QStringList meanwhile;
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            const auto left = indexesOf(writer.connection());
            meanwhile = left;
            insert(writer, KindId::Developer, {{u"name"_s, u"Ada"_s}});
            return {};
        });
        QVERIFY(meanwhile.size() < before.size() / 2);
        QCOMPARE(indexes(), before);
    }

    void tablesWithRecordsKeepTheirIndexes()
    {
        m_workspace->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            const QStringList left = indexesOf(writer.connection());
            [&] {
                QVERIFY(left.contains(u"developer_email"_s));
                QVERIFY(!left.contains(u"company_name"_s));
            }();
            return {};
        });
    }

    void indexesOfFieldsThatDoNotComeStay()
    {
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany([](const Kind &kind, const Field &field) {
                return kind.id == KindId::Developer && field.name == u"email"_s;
            }));
            const QStringList left = indexesOf(writer.connection());
            [&] {
                QVERIFY(!left.contains(u"developer_email"_s));
                QVERIFY(!left.contains(u"company_name"_s)); // of all rows
                QVERIFY(left.contains(u"developer_source"_s));
            }();
            return {};
        });
    }

    void findsWhatIsNotWrittenYet_data()
    {
        QTest::addColumn<qint64>("most");
        QTest::newRow("in memory") << NewRecords::kMost;
        QTest::newRow("by indexes after a few") << qint64(3);
        QTest::newRow("by indexes at once") << qint64(0);
    }

    /// The same questions as to a table with indexes.
    void findsWhatIsNotWrittenYet()
    {
        QFETCH(qint64, most);
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything, most));
            RecordLookup lookup(writer);
            // Asked before there is anybody, the keys are kept from the start.
            [&] {
                QCOMPARE(expect(lookup.developerByEmail(u"ada@example.org"_s)), Ids{});
                QCOMPARE(expect(lookup.byText(KindId::Company, u"Acme"_s)), Ids{});
            }();
            const qint64 acme =
                insert(writer, KindId::Company,
                       {{u"name"_s, u"Acme"_s}, {u"domain"_s, u"acme.example, Acme.TEST"_s}});
            const qint64 ada = insert(writer, KindId::Developer,
                                      {{u"email"_s, u"Ada@Example.org"_s}, {u"company"_s, acme}});
            const qint64 bob = insert(writer, KindId::Developer, {{u"name"_s, u" Bob "_s}});
            insert(writer, KindId::Identity,
                   {{u"developer"_s, bob},
                    {u"platform"_s, u"email"_s},
                    {u"handle"_s, u"bob@example.org"_s}});
            insert(writer, KindId::Identity,
                   {{u"developer"_s, bob}, {u"platform"_s, u"GitHub"_s}, {u"handle"_s, u"bob"_s}});
            [&] {
                QCOMPARE(expect(lookup.developerByEmail(u" ada@example.ORG "_s)), Ids{ada});
                QCOMPARE(expect(lookup.developerByEmail(u"BOB@example.org"_s)), Ids{bob});
                QCOMPARE(expect(lookup.developerByIdentity(u"github"_s, u"Bob"_s)), Ids{bob});
                QCOMPARE(expect(lookup.developerByIdentity(u"gitlab"_s, u"bob"_s)), Ids{});
                QCOMPARE(expect(lookup.byText(KindId::Company, u"acme"_s)), Ids{acme});
                QCOMPARE(expect(lookup.companyByDomain(u"acme.test"_s)), Ids{acme});
                QCOMPARE(expect(lookup.companyByDomain(u"acme"_s)), Ids{});
                QCOMPARE(expect(lookup.byText(KindId::Developer, u" bob "_s)), Ids{bob});
                QCOMPARE(expect(lookup.byId(KindId::Developer, ada)), Ids{ada});
                const QString fields[] = {u"company"_s, u"email"_s};
                const Value values[] = {Value(acme), Value(u"ada@example.org"_s)};
                QCOMPARE(expect(lookup.byFields(KindId::Developer, fields, values)), Ids{ada});
            }();
            return {};
        });
        QCOMPARE(m_workspace->value(KindId::Developer, 1, u"email"_s), Value(u"Ada@Example.org"_s));
    }

    void followsChanges()
    {
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            RecordLookup lookup(writer);
            (void)expect(lookup.developerByEmail(u"nobody@example.org"_s));
            const qint64 ada =
                insert(writer, KindId::Developer, {{u"email"_s, u"old@example.org"_s}});
            const Kind &kind = writer.catalogue().kind(KindId::Developer);
            (void)expect(writer.update(KindId::Developer, RecordId(ada),
                                       assign(kind, {{u"email"_s, u"new@example.org"_s}})));
            [&] {
                QCOMPARE(expect(lookup.developerByEmail(u"new@example.org"_s)), Ids{ada});
                QCOMPARE(expect(lookup.developerByEmail(u"old@example.org"_s)), Ids{});
            }();
            return {};
        });
    }

    void tellsThatAKeyFitsSeveral()
    {
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            Ids made;
            for (int i = 0; i < 3; ++i)
                made.push_back(insert(writer, KindId::Company, {{u"name"_s, u"Acme"_s}}));
            [&] {
                QCOMPARE(expect(RecordLookup(writer).byText(KindId::Company, u"ACME"_s)),
                         Ids({made[0], made[1]}));
            }();
            return {};
        });
    }

    /// More than are written, and than are digested, at a time; doctor and verify look at them
    /// in cleanup().
    void manyRowsOfChangingShapes()
    {
        constexpr int rows = 2345;
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            for (int i = 0; i < rows; ++i) {
                const QString number = QString::number(i);
                Fields fields = {{u"name"_s, u"Zo\u00eb "_s + number}};
                if (i > rows / 2)
                    fields.emplace_back(u"email"_s, u"z%1@example.org"_s.arg(number));
                const qint64 developer = insert(writer, KindId::Developer, fields);
                insert(writer, KindId::Feedback,
                       {{u"developer"_s, developer},
                        {u"taken_on"_s, u"2026-01-01"_s},
                        {u"ux"_s, 1.0 / (i + 1)},
                        {u"ts"_s, i % 2},
                        {u"nps"_s, i % 11}});
            }
            return {};
        });
        QCOMPARE(count(KindId::Developer), rows);
        QCOMPARE(count(KindId::Feedback), rows);
    }

    void oddTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("half a surrogate pair") << QString(u"a"_s + QChar(0xd800) + u"b"_s);
        QTest::newRow("byte order mark") << QString(QChar(QChar::ByteOrderMark) + u"a"_s);
        QTest::newRow("emoji") << u"\U0001F600"_s;
        QTest::newRow("quotes and lines") << u"'\"\n\r\t"_s;
    }

    void oddTexts()
    {
        QFETCH(QString, text);
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            insert(writer, KindId::Developer, {{u"name"_s, text}});
            return {};
        });
        m_workspace->add(KindId::Developer, {{u"notes"_s, text}});
        QCOMPARE(count(KindId::Developer), 2);
    }

    void aRowThatIsChangedOrRemovedAfterwards()
    {
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            const Kind &kind = writer.catalogue().kind(KindId::Developer);
            for (int i = 0; i < 50; ++i)
                insert(writer, KindId::Developer, {{u"name"_s, QString::number(i)}});
            (void)expect(writer.update(KindId::Developer, RecordId(7),
                                       assign(kind, {{u"name"_s, u"Seven"_s}})));
            RAPPORT_TRY(writer.remove(KindId::Developer, RecordId(9)));
            for (int i = 0; i < 50; ++i)
                insert(writer, KindId::Developer, {{u"name"_s, QString::number(i)}});
            return {};
        });
        QCOMPARE(count(KindId::Developer), 99);
    }

    void whatFailsLeavesTheIndexes()
    {
        const QStringList before = indexes();
        const auto failed = m_workspace->tryChange([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.expectMany(everything));
            insert(writer, KindId::Developer, {{u"name"_s, u"Ada"_s}});
            return Error{Error::Code::Invalid, u"no"_s, {}};
        });
        QVERIFY(!failed.ok());
        QCOMPARE(indexes(), before);
        QCOMPARE(count(KindId::Developer), 0);
    }

private:
    static QStringList indexesOf(Connection &connection)
    {
        auto rows = expect(connection.prepare(
            u"SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name"_s));
        expect(rows.exec());
        QStringList names;
        while (rows.next())
            names.append(rows.text(0));
        return names;
    }
    QStringList indexes()
    {
        return m_workspace->read(
            [](Connection &connection) -> Result<QStringList> { return indexesOf(connection); });
    }

    qint64 count(KindId kind)
    {
        return m_workspace->read([kind](Connection &connection) -> Result<qint64> {
            const auto rows = connection.scalar(u"SELECT count(*) FROM "_s
                                                + Catalogue::builtIn().kind(kind).name);
            RAPPORT_TRY(rows);
            return rows->toInteger();
        });
    }

    std::unique_ptr<TestWorkspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestNewRecords)
#include "test_new_records.moc"
