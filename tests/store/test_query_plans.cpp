// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

/// Lookups search an index: they never read a table from end to end.
class TestQueryPlans : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void searchesAnIndex_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("index"); // that must be used
        const auto row = [](const char *name, const QString &sql, const char *index) {
            QTest::newRow(name) << sql << QString::fromLatin1(index);
        };
        // As RecordLookup writes them.
        const auto lookup = [&](const char *name, const QString &kind, const QString &condition,
                                const char *index, const QString &column = u"id"_s) {
            row(name,
                u"SELECT DISTINCT %1 FROM %2 WHERE %3 ORDER BY 1 LIMIT 2"_s.arg(column, kind,
                                                                                condition),
                index);
        };
        const QString developer = u"developer"_s;
        const QString identity = u"identity"_s;
        const QString company = u"company"_s;
        lookup("developer by e-mail", developer, u"email IS NOT NULL AND lower(email) = lower(?)"_s,
               "developer_email");
        lookup(
            "developer by identity", identity,
            u"lower(handle) = lower(?) AND lower(platform) = lower(?) AND developer IS NOT NULL"_s,
            "identity_handle", developer);
        lookup("developer by source", developer, u"source = ? AND source_id = ?"_s,
               "developer_source");
        lookup("company by name", company, u"name IS NOT NULL AND lower(name) = lower(?)"_s,
               "company_name");
        lookup("company by domain", company, u"domain IS NOT NULL AND lower(domain) = lower(?)"_s,
               "company_domain");
        lookup("survey by title", u"survey"_s, u"title IS NOT NULL AND lower(title) = lower(?)"_s,
               "survey_title");
        lookup("event by title", u"event"_s,
               u"title IS NOT NULL AND lower(title) = lower(?) AND starts_at = ?"_s, "event_title");
        lookup("resource by link", u"resource"_s, u"url IS NOT NULL AND lower(url) = lower(?)"_s,
               "resource_url");
        lookup("sheets by source id", u"feedback"_s, u"source = ? AND source_id = ?"_s,
               "feedback_source");
        lookup("sheets by developer and survey", u"feedback"_s,
               u"developer = ? AND survey = ? AND taken_on = ?"_s, "feedback_");
        lookup("interactions by source id", u"interaction"_s, u"source = ? AND source_id = ?"_s,
               "interaction_source");
        lookup("engagements by source id", u"engagement"_s, u"source = ? AND source_id = ?"_s,
               "engagement_source");
        row("sheets of a developer",
            u"SELECT id FROM feedback WHERE developer = ? ORDER BY taken_on, id"_s,
            "feedback_developer");
        row("next change of a field",
            u"SELECT item, before FROM field_change WHERE kind = ? AND record = ? AND field = ? "
            u"AND "
            "item > ? ORDER BY item LIMIT 1"_s,
            "change_item_record");
        row("next bulk change of a field",
            u"SELECT item, before FROM field_change WHERE kind = ? AND record = ? AND field = ? "
            u"AND "
            "item > ? ORDER BY item LIMIT 1"_s,
            "change_item_bulk");
        row("changes of an item",
            u"SELECT record FROM field_change WHERE item = ? ORDER BY record"_s, "PRIMARY KEY");
        row("changes since",
            u"SELECT record, 1 FROM field_change WHERE change_set > ? AND +kind = ?"_s,
            "change_item_set");
        row("removals of a record",
            u"SELECT change_item FROM removed_record WHERE kind = ? AND record = ? AND "
            "change_item > ? ORDER BY change_item"_s,
            "removed_record_record");
        row("items of a set", u"SELECT id FROM change_item WHERE change_set = ? ORDER BY id"_s,
            "change_item_set");
    }

    void searchesAnIndex()
    {
        QFETCH(QString, sql);
        QFETCH(QString, index);
        const QString plan = planOf(sql);
        QVERIFY2(!plan.contains(u"SCAN"_s), qPrintable(plan));
        QVERIFY2(plan.contains(index), qPrintable(plan));
        QVERIFY2(!plan.contains(u"USE TEMP B-TREE FOR ORDER BY"_s), qPrintable(plan));
    }

    /// A name that no company has is looked for among companies with several domains only.
    void unknownCompaniesCostNoScanOfAll()
    {
        const QString plan = planOf(u"SELECT DISTINCT +id FROM company WHERE domain LIKE '%,%' AND "
                                    u"', ' || lower(domain) || "
                                    "', ' LIKE lower(?) ESCAPE '\\' ORDER BY 1 LIMIT 2"_s);
        QVERIFY2(plan.contains(u"company_domains"_s), qPrintable(plan));
    }

    /// Columns that are computed per row must not scan a table per row.
    void computedColumnsSearch_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            for (const Field &field : kind.fields) {
                if (field.computed && field.column.isEmpty())
                    QTest::addRow("%s.%s", qPrintable(kind.name), qPrintable(field.name))
                        << int(kind.id) << field.name;
            }
        }
    }

    void computedColumnsSearch()
    {
        QFETCH(int, kind);
        QFETCH(QString, field);
        const Kind &owner = Catalogue::builtIn().kind(KindId(kind));
        const SqlBuilder builder(Catalogue::builtIn(), {});
        const QString sql = u"SELECT "_s
            + builder.computed().expression(KindId(kind), field, u"t"_s) + u" FROM "_s + owner.name
            + u" t WHERE t.id = 1"_s;
        expectSearch(planOf(sql));
    }

    void keysSearch_data()
    {
        QTest::addColumn<int>("kind");
        for (const KindId kind : {KindId::Developer, KindId::Company, KindId::Survey, KindId::Event,
                                  KindId::Resource, KindId::Project})
            QTest::newRow(qPrintable(Catalogue::builtIn().kind(kind).name)) << int(kind);
    }

    void keysSearch()
    {
        QFETCH(int, kind);
        const QString table = Catalogue::builtIn().kind(KindId(kind)).name;
        expectSearch(planOf(u"SELECT "_s + SqlBuilder::keySql(KindId(kind), u"t"_s) + u" FROM "_s
                            + table + u" t WHERE t.id = 1"_s));
        expectSearch(planOf(u"SELECT "_s + SqlBuilder::titleSql(KindId(kind), u"t"_s) + u" FROM "_s
                            + table + u" t WHERE t.id = 1"_s));
    }

    void pagesSearch()
    {
        const Kind &kind = Catalogue::builtIn().kind(KindId::Developer);
        std::vector<const Field *> fields;
        for (const Field &field : kind.fields)
            fields.push_back(&field);
        const SqlBuilder builder(Catalogue::builtIn(), {});
        expectSearch(planOf(builder.select(KindId::Developer, fields, ReferenceText::Key)
                            + u" WHERE t.id IN (1, 2, 3)"_s));
    }

private:
    /// No table is scanned; the results of subqueries may be.
    static void expectSearch(const QString &plan)
    {
        for (const QString &line : plan.split(u'\n')) {
            const bool subquery = line.contains(u"SCAN (subquery"_s)
                || line.contains(u"SCAN CONSTANT ROW"_s) || line.contains(u"SCAN (join"_s);
            QVERIFY2(!line.startsWith(u"SCAN"_s) || subquery, qPrintable(plan));
        }
    }

    QString planOf(const QString &sql)
    {
        return m_workspace.read([&](Connection &connection) -> Result<QString> {
            auto rows = connection.prepare(u"EXPLAIN QUERY PLAN "_s + sql);
            RAPPORT_TRY(rows);
            // The driver wants as many values as there are placeholders.
            const std::vector<Value> values(size_t(sql.count(u'?')));
            RAPPORT_TRY(rows->exec(values));
            QStringList lines;
            while (rows->next())
                lines.append(rows->text(3));
            RAPPORT_TRY(rows->failure());
            return lines.join(u'\n');
        });
    }

    TestWorkspace m_workspace;
};

QTEST_GUILESS_MAIN(TestQueryPlans)
#include "test_query_plans.moc"
