// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/exporter.h"

#include "domain/field_text.h"
#include "sample_workspace.h"
#include "tabular/csv_writer.h"
#include "tabular/json_lines_writer.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace rapport;
using namespace Qt::StringLiterals;

class TestExporter : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryWorkspace> m_workspace;

    Result<void> insert(WriteContext &context, RecordWriter &writer, KindId kind,
                        const QList<std::pair<QString, QString>> &fields)
    {
        const Kind &owner = context.catalogue().kind(kind);
        std::vector<Assignment> values;
        for (const auto &[name, text] : fields) {
            const auto value = parseField(*owner.find(name), text);
            RAPPORT_TRY(value);
            values.push_back({owner.indexOf(name), *value});
        }
        RAPPORT_TRY(writer.insert(kind, values));
        return {};
    }

    Result<std::optional<ChangeSetId>> fill(WriteContext &context)
    {
        Field shirt;
        shirt.name = shirt.label = u"shirt"_s;
        RAPPORT_TRY(context.addCustomField(KindId::Developer, shirt));
        RecordWriter writer = context.newWriter();
        RAPPORT_TRY(insert(context, writer, KindId::Company, {{u"name"_s, u"Jade Systems"_s}}));
        RAPPORT_TRY(insert(context, writer, KindId::Developer,
                           {{u"name"_s, u"=1+1"_s},
                            {u"email"_s, u"ada@jade.example"_s},
                            {u"company"_s, u"#1"_s},
                            {u"shirt"_s, u"XL"_s}}));
        RAPPORT_TRY(insert(context, writer, KindId::Identity,
                           {{u"developer"_s, u"#1"_s},
                            {u"platform"_s, u"github"_s},
                            {u"handle"_s, u"ada"_s},
                            {u"verified"_s, u"yes"_s}}));
        RAPPORT_TRY(insert(context, writer, KindId::Feedback,
                           {{u"developer"_s, u"#1"_s},
                            {u"taken_on"_s, u"2026-05-01"_s},
                            {u"ux"_s, u"0.7777777777777778"_s},
                            {u"nps"_s, u"9"_s}}));
        RAPPORT_TRY(insert(context, writer, KindId::Feedback, {{u"csat"_s, u"1"_s}}));
        return context.finish(writer, u"Fill"_s);
    }

    QStringList csv(KindId kind, const QStringList &columns, const Filter &filter = {})
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = CsvWriter::onto(buffer, {});
        const auto rows = exportTo(*writer, Query{kind, filter}, columns);
        if (!rows)
            return {rows.error().text};
        QStringList lines = QString::fromUtf8(buffer.data()).split(u"\r\n"_s);
        lines.removeLast();
        return *rows == lines.size() - 1 ? lines : QStringList(u"wrong row count"_s);
    }

    Result<qint64> exportTo(RowWriter &writer, const Query &query, const QStringList &columns,
                            const Job &job = {})
    {
        return m_workspace->read([&](ReadContext &context) {
            return exportRecords(context, query, columns, u"a1b2c3"_s, writer, job);
        });
    }

private Q_SLOTS:
    void init()
    {
        m_workspace = std::make_unique<TemporaryWorkspace>();
        const auto filled =
            m_workspace->write([this](WriteContext &context) { return fill(context); });
        QVERIFY2(filled, filled ? "" : qPrintable(filled.error().text));
    }

    void theDefaultColumnsAreWhatAnImportNeeds()
    {
        const auto columns = m_workspace->read([](ReadContext &context) -> Result<QStringList> {
            return defaultExportColumns(context.catalogue().kind(KindId::Developer));
        });
        QVERIFY(columns);
        QCOMPARE(columns->first(), u"id"_s);
        QCOMPARE(columns->mid(columns->size() - 3),
                 QStringList({u"shirt"_s, u"created_at"_s, u"updated_at"_s}));
        QVERIFY(columns->contains(u"company"_s));
        QVERIFY(!columns->contains(u"cs"_s));
        QCOMPARE(QStringList(*columns).removeDuplicates(), 0);
    }

    void writesReferencesByKeyAndGuardsFormulas()
    {
        QCOMPARE(csv(KindId::Developer,
                     {u"id"_s, u"name"_s, u"company"_s, u"role"_s, u"shirt"_s, u"sheets"_s}),
                 QStringList({u"id:a1b2c3,name,company,role,shirt,sheets"_s,
                              u"1,'=1+1,Jade Systems,community,XL,1"_s}));
        QCOMPARE(csv(KindId::Identity, {u"developer"_s, u"handle"_s, u"verified"_s}),
                 QStringList({u"developer,handle,verified"_s, u"ada@jade.example,ada,yes"_s}));
    }

    void writesNumbersAsNumbers()
    {
        const QStringList columns = {u"developer"_s, u"ux"_s, u"nps"_s, u"csat"_s};
        QCOMPARE(csv(KindId::Feedback, columns),
                 QStringList({u"developer,ux,nps,csat"_s,
                              u"ada@jade.example,0.7777777777777778,9,"_s, u",,,1"_s}));

        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = JsonLinesWriter::onto(buffer);
        QCOMPARE(*exportTo(*writer, Query{KindId::Feedback}, columns), 2);
        const QJsonObject first =
            QJsonDocument::fromJson(buffer.data().split('\n').first()).object();
        QCOMPARE(first[u"ux"_s].toDouble(), 0.7777777777777778);
        QVERIFY(first[u"nps"_s].isDouble());
        QVERIFY(first[u"csat"_s].isNull());
        QCOMPARE(first[u"developer"_s].toString(), u"ada@jade.example"_s);
    }

    void writesWhatTheQueryLetsThrough()
    {
        const Filter anonymous{Filter::Join::All, false, {{u"developer"_s, Op::IsEmpty}}};
        QCOMPARE(csv(KindId::Feedback, {u"id"_s, u"csat"_s}, anonymous),
                 QStringList({u"id:a1b2c3,csat"_s, u"2,1"_s}));
        QCOMPARE(csv(KindId::Event, {u"title"_s}), QStringList(u"title"_s));
    }

    void refusesColumnsThatDoNotExist()
    {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto writer = CsvWriter::onto(buffer, {});
        const auto rows = exportTo(*writer, Query{KindId::Developer}, {u"id"_s, u"shoe_size"_s});
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, Error::Code::Invalid);
        QVERIFY(rows.error().text.contains(u"shoe_size"_s));
        QVERIFY(buffer.data().isEmpty());
    }

    void tellsHowManyRowsThereWillBe()
    {
        Query query{KindId::Developer};
        query.filter.conditions = {{u"name"_s, Op::IsNotEmpty, {}}};
        std::vector<Progress> reports;
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const auto writer = CsvWriter::onto(buffer, {});
        const auto rows =
            exportTo(*writer, query, {u"name"_s},
                     Job({}, [&](const Progress &progress) { reports.push_back(progress); }));
        QVERIFY(rows && *rows > 0);
        QVERIFY(!reports.empty());
        QCOMPARE(reports.front().done, 0);
        QCOMPARE(reports.front().total, *rows);
    }

    void stopsWhenCancelled()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"out.csv"_s);
        std::stop_source stop;
        stop.request_stop();
        {
            auto writer = CsvWriter::create(path, {});
            QVERIFY(writer);
            const auto rows = exportTo(**writer, Query{KindId::Developer}, {u"name"_s},
                                       Job(stop.get_token(), {}));
            QVERIFY(!rows);
            QCOMPARE(rows.error().code, Error::Code::Cancelled);
        }
        QVERIFY(!QFile::exists(path));
    }
};

QTEST_GUILESS_MAIN(TestExporter)
#include "test_exporter.moc"
