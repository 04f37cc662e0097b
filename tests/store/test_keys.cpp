// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_text.h"
#include "store/record_lookup.h"
#include "store/reference_keys.h"
#include "store/sql_builder.h"
#include "support/test_workspace.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {
using Ids = std::vector<qint64>;
}

/// What records are called in files leads back to the same records.
class TestKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const Fields companies[] = {
            {{u"name"_s, u"Acme"_s}, {u"domain"_s, u"acme.com, acme.org"_s}},
            {{u"name"_s, u"Twin"_s}, {u"domain"_s, u"twin.com"_s}},
            {{u"name"_s, u"TWIN"_s}},
            {{u"name"_s, u"#7 Brewing"_s}},
            {{u"name"_s, u" spaced "_s}},
            {{u"name"_s, u"宽　"_s}}, // ends in an ideographic space
            {{u"name"_s, u"acme.com"_s}},
            {{u"name"_s, u"100%"_s}, {u"domain"_s, u"a_b.com, c.com"_s}},
            {{u"name"_s, u"O'Reilly: \"books\""_s}},
        };
        for (const Fields &fields : companies)
            m_workspace.add(KindId::Company, fields);
        const Fields developers[] = {
            {{u"name"_s, u"Ada"_s}, {u"email"_s, u"Ada@Example.org"_s}},
            {{u"email"_s, u"shared@x.org"_s}},
            {{u"email"_s, u"Shared@X.org"_s}},
            {{u"name"_s, u"Only a name"_s}},
            {{u"name"_s, u"By handle"_s}},
            {{u"email"_s, u"other@x.org"_s}},
            {{u"name"_s, u"Alias"_s}},
            {{u"email"_s, u"not an address"_s}},
            {{u"name"_s, u"Fediverse"_s}},
            {{u"name"_s, u"Odd platform"_s}},
            {{u"name"_s, u"Spaced handle"_s}},
            {{u"name"_s, u"Same handle"_s}},
            {{u"email"_s, u"#1@x.org"_s}},
        };
        for (const Fields &fields : developers)
            m_workspace.add(KindId::Developer, fields);
        const auto identity = [&](qint64 developer, const QString &platform,
                                  const QString &handle) {
            m_workspace.add(
                KindId::Identity,
                {{u"developer"_s, developer}, {u"platform"_s, platform}, {u"handle"_s, handle}});
        };
        identity(5, u"github"_s, u"byHandle"_s);
        identity(7, u"email"_s, u"other@x.org"_s); // is developer 6's address, too
        identity(9, u"mastodon"_s, u"@me@fosstodon.org"_s);
        identity(10, u"a:b"_s, u"c"_s);
        identity(11, u"forum"_s, u"tail "_s);
        identity(12, u"x"_s, u"twice"_s);
        identity(4, u"X"_s, u"Twice"_s);
        for (const KindId kind :
             {KindId::Survey, KindId::Resource, KindId::Event, KindId::Project}) {
            for (const QString &title :
                 {u"Launch"_s, u"Twice"_s, u"twice"_s, u"#1"_s, u"a\tb"_s, u"tail\n"_s})
                m_workspace.add(kind, {{u"title"_s, title}});
        }
        m_workspace.add(KindId::Interaction,
                        {{u"kind"_s, u"issue"_s},
                         {u"subject"_s, u"Help"_s},
                         {u"occurred_at"_s, u"2026-01-01"_s}});
    }

    void everyKeyLeadsBack_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("from"); // a kind and a field that refers to it
        QTest::addColumn<QString>("field");
        QTest::newRow("company") << int(KindId::Company) << u"developer"_s << u"company"_s;
        QTest::newRow("developer") << int(KindId::Developer) << u"feedback"_s << u"developer"_s;
        QTest::newRow("survey") << int(KindId::Survey) << u"feedback"_s << u"survey"_s;
        QTest::newRow("resource") << int(KindId::Resource) << u"engagement"_s << u"resource"_s;
        QTest::newRow("event") << int(KindId::Event) << u"attendance"_s << u"event"_s;
        QTest::newRow("project") << int(KindId::Project) << u"interaction"_s << u"project"_s;
        QTest::newRow("interaction") << int(KindId::Interaction) << u"task"_s << u"interaction"_s;
    }

    void everyKeyLeadsBack()
    {
        QFETCH(int, kind);
        QFETCH(QString, from);
        QFETCH(QString, field);
        const Catalogue &catalogue = Catalogue::builtIn();
        const Kind &referring = *catalogue.find(from);
        const Field &reference = *referring.find(field);
        Fields required;
        if (referring.find(u"title") && referring.find(u"title")->required)
            required = {{u"title"_s, u"x"_s}};
        if (referring.id == KindId::Interaction)
            required = {{u"kind"_s, u"issue"_s}, {u"occurred_at"_s, u"2026-01-01"_s}};
        const Ids targets = m_workspace.find(KindId(kind), {});
        QVERIFY(!targets.empty());
        for (const qint64 target : targets) {
            Fields fields = required;
            fields.emplace_back(field, target);
            const qint64 id = m_workspace.add(referring.id, fields);
            const auto rows = m_workspace.records([&](const RecordReader &reader) {
                return reader.page(referring.id, {id}, {&reference}, ReferenceText::Key);
            });
            const QString key = rows.front().cells.front().text;
            QVERIFY(!key.isEmpty());
            // As an import reads it: through the parser, then by "#id" or by text.
            const Value parsed = expect(parseField(reference, key));
            const Ids found = m_workspace.read([&](Connection &connection) {
                RecordWriter writer(connection, catalogue, {}, {});
                RecordLookup lookup(writer);
                return parsed.isInteger() ? lookup.byId(KindId(kind), parsed.toInteger())
                                          : lookup.byText(KindId(kind), parsed.toText());
            });
            QVERIFY2(found == Ids{target}, qPrintable(u"#%1 by \"%2\""_s.arg(target).arg(key)));
        }
    }

    void keysAreReadableWhereTheyCan_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("id");
        QTest::addColumn<QString>("key");
        const auto company = int(KindId::Company), developer = int(KindId::Developer);
        QTest::newRow("name") << company << qint64(1) << u"Acme"_s;
        QTest::newRow("two of one name") << company << qint64(2) << u"#2"_s;
        QTest::newRow("looks like an id") << company << qint64(4) << u"#4"_s;
        QTest::newRow("outer spaces") << company << qint64(5) << u"#5"_s;
        QTest::newRow("e-mail") << developer << qint64(1) << u"Ada@Example.org"_s;
        QTest::newRow("shared e-mail") << developer << qint64(2) << u"#2"_s;
        QTest::newRow("nothing but a name") << developer << qint64(4) << u"#4"_s;
        QTest::newRow("identity") << developer << qint64(5) << u"github:byHandle"_s;
        QTest::newRow("e-mail is another's identity") << developer << qint64(6) << u"#6"_s;
        QTest::newRow("no address") << developer << qint64(8) << u"#8"_s;
        QTest::newRow("handle with @") << developer << qint64(9) << u"mastodon:@me@fosstodon.org"_s;
    }

    void keysAreReadableWhereTheyCan()
    {
        QFETCH(int, kind);
        QFETCH(qint64, id);
        QFETCH(QString, key);
        const QString sql =
            u"SELECT %1 FROM %2 r WHERE id = %3"_s.replace(u"%3"_s, QString::number(id))
                .replace(u"%2"_s, Catalogue::builtIn().kind(KindId(kind)).name)
                .replace(u"%1"_s, SqlBuilder::keySql(KindId(kind), u"r"_s));
        QCOMPARE(m_workspace.scalar(sql).toText(), key);
    }

    /// Past some thousand keys they are found in another way.
    void keysOfManyAreTheSame()
    {
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            const QString column = SqlBuilder::keyColumn(kind.id);
            const QString name = column.isEmpty() ? u"NULL"_s : u"r."_s + column;
            m_workspace.read([&](Connection &connection) -> Result<bool> {
                ReferenceKeys keys(connection);
                for (int asked = 0; asked <= ReferenceKeys::kAskedFirst; ++asked)
                    expect(keys.key(kind.id, 1, {}));
                auto rows = expect(connection.prepare(
                    u"SELECT r.id, %1, %2 FROM %3 r ORDER BY r.id"_s.replace(u"%3"_s, kind.name)
                        .replace(u"%2"_s, SqlBuilder::keySql(kind.id, u"r"_s))
                        .replace(u"%1"_s, name)));
                expect(rows.exec());
                while (rows.next()) {
                    const QString key = expect(keys.key(kind.id, rows.integer(0), rows.text(1)));
                    if (key != rows.text(2))
                        QTest::qFail(
                            qPrintable(kind.name + u": "_s + key + u" for "_s + rows.text(2)),
                            __FILE__, __LINE__);
                }
                return true;
            });
        }
    }

    void texts_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<Ids>("ids");
        const auto company = int(KindId::Company), developer = int(KindId::Developer);
        QTest::newRow("case and spaces") << company << u"  ACME "_s << Ids{1};
        QTest::newRow("ambiguous") << company << u"twin"_s << Ids{2, 3};
        QTest::newRow("name before domain") << company << u"acme.com"_s << Ids{7};
        QTest::newRow("second domain") << company << u"Acme.ORG"_s << Ids{1};
        QTest::newRow("only domain") << company << u"twin.com"_s << Ids{2};
        QTest::newRow("underscore is no wildcard") << company << u"axb.com"_s << Ids{};
        QTest::newRow("underscore is itself") << company << u"a_b.com"_s << Ids{8};
        QTest::newRow("percent is no wildcard") << company << u"%"_s << Ids{};
        QTest::newRow("id") << company << u"#3"_s << Ids{3};
        QTest::newRow("no such id") << company << u"#99"_s << Ids{};
        QTest::newRow("nothing") << company << u""_s << Ids{};
        QTest::newRow("e-mail") << developer << u" ADA@example.ORG"_s << Ids{1};
        QTest::newRow("shared e-mail") << developer << u"shared@x.org"_s << Ids{2, 3};
        QTest::newRow("identity e-mail") << developer << u"other@x.org"_s << Ids{6, 7};
        QTest::newRow("identity") << developer << u"GitHub:byhandle"_s << Ids{5};
        QTest::newRow("name") << developer << u" only a NAME "_s << Ids{4};
        QTest::newRow("nobody") << developer << u"nobody@x.org"_s << Ids{};
        QTest::newRow("nobody's handle") << developer << u"github:nobody"_s << Ids{};
        QTest::newRow("no text") << developer << u" "_s << Ids{};
        QTest::newRow("title") << int(KindId::Survey) << u" launch "_s << Ids{1};
    }

    void texts()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(Ids, ids);
        QCOMPARE(m_workspace.read([&](Connection &connection) {
            RecordWriter writer(connection, Catalogue::builtIn(), {}, {});
            return RecordLookup(writer).byText(KindId(kind), text);
        }),
                 ids);
    }

    void fieldsMatchTogether()
    {
        const auto find = [&](const QStringList &names, const std::vector<Value> &values) {
            return m_workspace.read([&](Connection &connection) {
                const std::vector<QString> fields(names.begin(), names.end());
                RecordWriter writer(connection, Catalogue::builtIn(), {}, {});
                return RecordLookup(writer).byFields(KindId::Identity, fields, values);
            });
        };
        QCOMPARE(find({u"platform"_s, u"handle"_s}, {Value(u"GITHUB"_s), Value(u" byhandle "_s)}),
                 Ids{1});
        QVERIFY(find({u"platform"_s, u"handle"_s}, {Value(u"github"_s), Value()}).empty());
        QVERIFY(find({u"platform"_s, u"handle"_s}, {Value(), Value()}).empty());
        QCOMPARE(find({u"developer"_s}, {Value(5)}), Ids{1});
    }

private:
    TestWorkspace m_workspace;
};

QTEST_GUILESS_MAIN(TestKeys)
#include "test_keys.moc"
