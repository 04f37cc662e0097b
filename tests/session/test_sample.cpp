// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample.h"

#include "domain/field_text.h"
#include "sample_workspace.h"
#include "session/exporter.h"
#include "store/doctor.h"
#include "store/workspace_tables.h"
#include "tabular/csv_writer.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

#include <atomic>

using namespace rapport;
using namespace Qt::StringLiterals;

class TestSample : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryWorkspace> m_large; // 6000 developers, for the keys

    static SampleOptions options(int developers, quint64 seed = 7)
    {
        return {developers, seed, QDate(2026, 11, 23), {}};
    }

    /// Everything stored of one kind, created_at and updated_at included, as CSV.
    static Result<QByteArray> dump(TemporaryWorkspace &workspace, KindId kind)
    {
        return workspace.read([kind](ReadContext &context) -> Result<QByteArray> {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            const auto writer = CsvWriter::onto(buffer, {});
            RAPPORT_TRY(exportRecords(context, Query{kind},
                                      defaultExportColumns(context.catalogue().kind(kind)), u"0"_s,
                                      *writer, {}));
            return buffer.data();
        });
    }

    static Result<qint64> count(TemporaryWorkspace &workspace, const Query &query)
    {
        return workspace.read(
            [&query](ReadContext &context) { return context.records().count(query); });
    }

    /// The mean satisfaction of the sheets that let the filter through.
    static double mean(TemporaryWorkspace &workspace, const QString &field, const Filter &filter)
    {
        const auto result = workspace.read([&](ReadContext &context) -> Result<double> {
            double sum = 0;
            int n = 0;
            const Field *cs = context.catalogue().kind(KindId::Feedback).find(field);
            RAPPORT_TRY(context.records().each(Query{KindId::Feedback, filter}, {cs},
                                               ReferenceText::Title,
                                               [&](const Row &row) -> Result<void> {
                                                   if (!row.cells[0].value.isNull()) {
                                                       sum += row.cells[0].value.toReal();
                                                       ++n;
                                                   }
                                                   return {};
                                               }));
            return n > 0 ? sum / n : -1;
        });
        return result ? *result : -1;
    }

    static Filter days(const QString &from, const QString &to)
    {
        return {Filter::Join::All,
                false,
                {{u"taken_on"_s, Op::GreaterOrEqual, {Value(from)}},
                 {u"taken_on"_s, Op::LessOrEqual, {Value(to)}}}};
    }

private Q_SLOTS:
    void cleanupTestCase() { m_large.reset(); }

    void theSameOptionsGiveTheSameRows()
    {
        TemporaryWorkspace one, two, other, longer;
        QVERIFY(one.sample(options(40)));
        QVERIFY(two.sample(options(40)));
        QVERIFY(other.sample(options(40, 8)));
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            const auto rows = dump(one, kind.id);
            QVERIFY(rows);
            QCOMPARE(*dump(two, kind.id), *rows);
            QVERIFY2(*dump(other, kind.id) != *rows, qPrintable(kind.name));
        }
        const auto uuid = [](ReadContext &context) { return workspaceUuid(context.connection()); };
        QCOMPARE(*one.read(uuid), *two.read(uuid));
        QVERIFY(*one.read(uuid) != *other.read(uuid));
    }

    /// The numbers are fixed by the algorithm: another compiler or library must not change them.
    void theRowsAreTheSameEverywhere()
    {
        TemporaryWorkspace workspace;
        QVERIFY(workspace.sample(options(40)));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const Kind &kind : Catalogue::builtIn().kinds())
            hash.addData(*dump(workspace, kind.id));
        QCOMPARE(hash.result().toHex(),
                 QByteArray("01b71e068a5991c853c508ccd61d4ec8cf70120611af7f492b1bc6e2abb98dca"));
    }

    void thereIsEnoughOfEverything_data()
    {
        QTest::addColumn<int>("developers");
        QTest::addColumn<qint64>("sheets");
        QTest::addColumn<qint64>("interactions");
        QTest::newRow("1") << 1 << qint64(30) << qint64(60);
        QTest::newRow("12") << 12 << qint64(30) << qint64(60);
        QTest::newRow("400") << 400 << qint64(1000) << qint64(2000);
        QTest::newRow("6000") << 6000 << qint64(6000) << qint64(30000);
    }
    void thereIsEnoughOfEverything()
    {
        QFETCH(int, developers);
        QFETCH(qint64, sheets);
        QFETCH(qint64, interactions);
        TemporaryWorkspace workspace;
        QVERIFY(workspace.sample(options(developers)));
        for (const Kind &kind : Catalogue::builtIn().kinds())
            QVERIFY2(*count(workspace, Query{kind.id}) >= 12, qPrintable(kind.name));
        QCOMPARE(*count(workspace, Query{KindId::Developer}), qint64(std::max(developers, 12)));
        QCOMPARE(*count(workspace, Query{KindId::Feedback}), sheets);
        QCOMPARE(*count(workspace, Query{KindId::Interaction}), interactions);
    }

    void onlyTheKindsAskedFor()
    {
        TemporaryWorkspace all, some;
        SampleOptions restricted = options(40);
        restricted.kinds = {KindId::Feedback, KindId::Survey, KindId::Task};
        QVERIFY(all.sample(options(40)));
        QVERIFY(some.sample(restricted));
        for (const Kind &kind : Catalogue::builtIn().kinds())
            QCOMPARE(*count(some, Query{kind.id}) > 0, restricted.kinds.contains(kind.id));
        QCOMPARE(*dump(some, KindId::Survey), *dump(all, KindId::Survey));
        const Filter withDeveloper{Filter::Join::All, false, {{u"developer"_s, Op::IsNotEmpty}}};
        QCOMPARE(*count(some, Query{KindId::Feedback, withDeveloper}), 0);
        QVERIFY(*count(all, Query{KindId::Feedback, withDeveloper}) > 0);
    }

    void everyValueReadsBackAsItself()
    {
        TemporaryWorkspace workspace;
        QVERIFY(workspace.sample(options(400)));
        QStringList wrong;
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            std::vector<const Field *> fields;
            for (const Field &field : kind.fields) {
                if (field.editable())
                    fields.push_back(&field);
            }
            const auto check = [&](const Row &row) -> Result<void> {
                for (size_t i = 0; i < fields.size(); ++i) {
                    const Value &value = row.cells[i].value;
                    const QString text = fieldText(*fields[i], value);
                    const auto read = parseField(*fields[i], text);
                    if (!read || !(*read == value) || text != text.trimmed())
                        wrong.append(kind.name + u'.' + fields[i]->name + u": "_s + text);
                }
                return {};
            };
            QVERIFY(workspace.read([&](ReadContext &context) {
                return context.records().each(Query{kind.id}, fields, ReferenceText::Title, check);
            }));
        }
        QCOMPARE(wrong, QStringList());
    }

    void keysAreUnique_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("fields");
        const auto row = [](const char *name, KindId kind, const QStringList &fields) {
            QTest::newRow(name) << int(kind) << fields;
        };
        row("company name", KindId::Company, {u"name"_s});
        row("company domain", KindId::Company, {u"domain"_s});
        row("e-mail", KindId::Developer, {u"email"_s});
        row("handle", KindId::Identity, {u"platform"_s, u"handle"_s});
        row("survey", KindId::Survey, {u"title"_s});
        row("sheet", KindId::Feedback, {u"developer"_s, u"survey"_s, u"taken_on"_s});
        row("event", KindId::Event, {u"title"_s});
        row("attendance", KindId::Attendance, {u"event"_s, u"developer"_s});
        row("resource", KindId::Resource, {u"title"_s});
        row("resource's link", KindId::Resource, {u"url"_s});
        row("engagement", KindId::Engagement, {u"source"_s, u"source_id"_s});
        row("project", KindId::Project, {u"title"_s});
        row("interaction", KindId::Interaction, {u"source_id"_s});
    }
    void keysAreUnique()
    {
        QFETCH(int, kind);
        QFETCH(QStringList, fields);
        if (!m_large) {
            m_large = std::make_unique<TemporaryWorkspace>();
            QVERIFY(m_large->sample(options(6000)));
        }
        std::vector<const Field *> columns;
        for (const QString &field : fields)
            columns.push_back(Catalogue::builtIn().kind(KindId(kind)).find(field));
        QSet<QStringList> seen;
        QList<QStringList> twice;
        const auto check = [&](const Row &row) -> Result<void> {
            QStringList key;
            for (const Cell &cell : row.cells)
                key.append(cell.value.toText().toLower());
            if (!key.first().isEmpty() && seen.contains(key))
                twice.append(key);
            seen.insert(key);
            return {};
        };
        QVERIFY(m_large->read([&](ReadContext &context) {
            return context.records().each(Query{KindId(kind)}, columns, ReferenceText::Title,
                                          check);
        }));
        QVERIFY(seen.size() >= 12);
        QCOMPARE(twice, QList<QStringList>());
    }

    void theDoctorFindsNothing()
    {
        TemporaryWorkspace workspace;
        QVERIFY(workspace.sample(options(400)));
        const auto diagnosis = workspace.read([](ReadContext &context) {
            return diagnose(context.connection(), context.catalogue(), context.settings());
        });
        QVERIFY(diagnosis);
        QCOMPARE(diagnosis->findings, QStringList());
    }

    void theStoryIsInTheNumbers()
    {
        TemporaryWorkspace workspace;
        QVERIFY(workspace.sample(options(2000)));
        const double first = mean(workspace, u"cs"_s, days(u"2024-01-01"_s, u"2024-03-31"_s));
        const double before = mean(workspace, u"cs"_s, days(u"2026-01-01"_s, u"2026-05-01"_s));
        const double incident = mean(workspace, u"cs"_s, days(u"2026-05-28"_s, u"2026-07-15"_s));
        const double last = mean(workspace, u"cs"_s, days(u"2026-10-01"_s, u"2026-11-23"_s));
        QVERIFY2(std::abs(first - 0.68) < 0.02, qPrintable(QString::number(first)));
        QVERIFY2(std::abs(last - 0.78) < 0.02, qPrintable(QString::number(last)));
        QVERIFY2(incident < before - 0.05, qPrintable(QString::number(incident)));

        Filter openSource = days(u"2024-01-01"_s, u"2025-12-01"_s);
        openSource.conditions.push_back({u"developer.segment"_s, Op::Equal, {u"open-source"_s}});
        Filter others = days(u"2024-01-01"_s, u"2025-12-01"_s);
        others.conditions.push_back({u"developer.segment"_s, Op::NotEqual, {u"open-source"_s}});
        QVERIFY(mean(workspace, u"dp"_s, openSource) < mean(workspace, u"dp"_s, others) - 0.05);
    }

    void nothingIsRememberedFromTheFuture()
    {
        TemporaryWorkspace workspace;
        QVERIFY(workspace.sample(options(400)));
        const QString end = u"2026-11-23T23:59:59Z"_s;
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            const Filter late{Filter::Join::All, false, {{u"created_at"_s, Op::Greater, {end}}}};
            QCOMPARE(*count(workspace, Query{kind.id, late}), 0);
        }
        const Filter late{Filter::Join::Any,
                          false,
                          {{u"occurred_at"_s, Op::Greater, {end}},
                           {u"responded_at"_s, Op::Greater, {end}},
                           {u"resolved_at"_s, Op::Greater, {end}}}};
        QCOMPARE(*count(workspace, Query{KindId::Interaction, late}), 0);
    }

    void refusesAWorkspaceWithRecords()
    {
        TemporaryWorkspace workspace;
        QVERIFY(workspace.sample(options(12)));
        const auto before = dump(workspace, KindId::Developer);
        const auto again = workspace.sample(options(12, 9));
        QVERIFY(!again);
        QCOMPARE(again.error().code, Error::Code::Conflict);
        QCOMPARE(*dump(workspace, KindId::Developer), *before);
    }

    void refusesNonsense()
    {
        TemporaryWorkspace workspace;
        QCOMPARE(workspace.sample(options(0)).error().code, Error::Code::Invalid);
        SampleOptions early = options(12);
        early.until = QDate(1500, 1, 1);
        QCOMPARE(workspace.sample(early).error().code, Error::Code::Invalid);
    }

    void cancellingLeavesNothing()
    {
        TemporaryWorkspace workspace;
        std::stop_source stop;
        std::atomic<int> reports = 0;
        const Job job(stop.get_token(), [&](const Progress &progress) {
            QVERIFY(progress.done <= progress.total || progress.total == 0);
            ++reports;
            stop.request_stop();
        });
        const auto made = workspace.sample(options(6000), job);
        QVERIFY(!made);
        QCOMPARE(made.error().code, Error::Code::Cancelled);
        QCOMPARE(int(reports), 1);
        for (const Kind &kind : Catalogue::builtIn().kinds())
            QCOMPARE(*count(workspace, Query{kind.id}), 0);
        QVERIFY(workspace.sample(options(12)));
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "test_sample.moc"
