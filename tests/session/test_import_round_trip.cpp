// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_text.h"
#include "session/exporter.h"
#include "session/import_fixture.h"
#include "tabular/table_writer.h"

#include <QJsonArray>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Texts that programs like to change.
QStringList awkwardTexts()
{
    return {u" spaces at both ends  "_s,
            u"=1+1"_s,
            u"'=quoted"_s,
            u"''-1"_s,
            u"@handle"_s,
            u"+49 30 1"_s,
            u"N/A"_s,
            u"-"_s,
            u"#12"_s,
            u"#not an id"_s,
            u"two\nlines\r\n"_s,
            u"a \"quote\", a comma"_s,
            u"1,5"_s,
            u"007"_s,
            u"0.10"_s,
            u"TRUE"_s,
            u"公司 名称"_s,
            u"\ufeffmark"_s,
            u"a;b\tc"_s,
            u"null"_s,
            u"ada@example.com"_s,
            u"forum:ada"_s,
            u"Ümläut"_s,
            u"UMLAUT"_s};
}

constexpr FieldType customTypes[] = {FieldType::Text,    FieldType::LongText, FieldType::Number,
                                     FieldType::Integer, FieldType::Measure,  FieldType::Date,
                                     FieldType::Time,    FieldType::YesNo,    FieldType::Choice,
                                     FieldType::Tags,    FieldType::Link};

/// A value of \p field for the \p i-th record, empty for every fifth.
Value sampleValue(const Field &field, int i, int records)
{
    const QString text = awkwardTexts()[i % awkwardTexts().size()];
    if (i % 5 == 4 && !field.required)
        return {};
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Link: return text;
    // Twice the same address, and twice none.
    case FieldType::Email: return u"Person%1@Example.org"_s.arg(i % (records - 2));
    case FieldType::Integer: return i % 10;
    case FieldType::Number: return 1234.5 / (i + 1);
    case FieldType::Measure: return 1.0 / (i + 3);
    case FieldType::Date: return u"2026-02-1%1"_s.arg(i % 10);
    case FieldType::Time:
        return i % 2 ? u"2026-02-1%1"_s.arg(i % 10) : u"2026-02-1%1T09:30:0%1Z"_s.arg(i % 10);
    case FieldType::YesNo: return i % 2 == 0;
    case FieldType::Choice:
        return field.openChoices && i % 3 == 0 ? text.trimmed()
                                               : field.choices.value(i % 2, u"other"_s);
    case FieldType::Tags: return joinTags({u"b-%1"_s.arg(i), u"a"_s, u"-"_s});
    case FieldType::Country: return i % 2 ? u"DE"_s : u"Atlantis"_s;
    case FieldType::Reference: return i % 3 == 2 ? Value() : Value(1 + i % records);
    case FieldType::Scales: return u"{\"ux\":{\"max\":10,\"min\":1}}"_s;
    }
    return {};
}

Result<bool> fill(Connection &connection, int records)
{
    auto context = WriteContext::load(connection, ImportFixture::author());
    RAPPORT_TRY(context);
    for (const Kind &kind : Catalogue::builtIn().kinds()) {
        for (const FieldType type : customTypes) {
            Field field;
            field.name =
                u"my_"_s + QString(fieldTypeName(type)).replace(u' ', u'_').replace(u'/', u'_');
            field.label = field.name;
            field.type = type;
            field.openChoices = true;
            RAPPORT_TRY(context->addCustomField(kind.id, field));
        }
    }
    RecordWriter writer = context->newWriter();
    for (const KindId id : Catalogue::dependencyOrder()) {
        const Kind &kind = context->catalogue().kind(id);
        for (int i = 0; i < records; ++i) {
            std::vector<Assignment> values;
            for (int f = 0; f < int(kind.fields.size()); ++f) {
                if (!kind.fields[size_t(f)].computed)
                    values.push_back({f, sampleValue(kind.fields[size_t(f)], i + f, records)});
            }
            RAPPORT_TRY(writer.insert(id, values));
        }
    }
    RAPPORT_TRY(context->finish(writer, u"Fill"_s));
    return true;
}

} // namespace

/// What is exported and imported again changes nothing, for every kind, every field and texts of
/// every sort (IMPORT.md, "Round trip").
class TestImportRoundTrip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void nothingChanges_data();
    void nothingChanges();

private:
    static constexpr int kRecords = 30;
    ImportFixture m_workspace;
    QString m_tag;
};

void TestImportRoundTrip::initTestCase()
{
    const auto filled =
        m_workspace.database()
            .write([](Connection &connection) { return fill(connection, kRecords); },
                   [](const auto &) {})
            .result();
    VERIFY_OK(filled);
    m_tag = m_workspace.scalar(u"SELECT value FROM workspace WHERE key = 'uuid'"_s).left(6);
}

void TestImportRoundTrip::nothingChanges_data()
{
    QTest::addColumn<KindId>("kind");
    QTest::addColumn<QString>("ending");
    for (const QString &ending : {u"csv"_s, u"xlsx"_s, u"jsonl"_s}) {
        for (const Kind &kind : Catalogue::builtIn().kinds())
            QTest::newRow(qPrintable(kind.name + u' ' + ending)) << kind.id << ending;
    }
}

void TestImportRoundTrip::nothingChanges()
{
    QFETCH(KindId, kind);
    QFETCH(QString, ending);
    const QString file = m_workspace.path(u"export."_s + ending);
    const auto exported =
        m_workspace.database()
            .read(Lane::Analysis,
                  [&](Connection &connection) -> Result<qint64> {
                      const auto context =
                          ReadContext::load(connection, QDateTime::currentDateTimeUtc());
                      RAPPORT_TRY(context);
                      const auto writer = createTable(file);
                      RAPPORT_TRY(writer);
                      Query query;
                      query.kind = kind;
                      return exportRecords(*context, query,
                                           defaultExportColumns(context->catalogue().kind(kind)),
                                           m_tag, **writer, {});
                  })
            .result();
    VERIFY_OK(exported);
    QCOMPARE(*exported, kRecords);
    const auto plan = m_workspace.proposed(file, kind);
    VERIFY_OK(plan);
    const auto outcome = m_workspace.import(file, *plan);
    VERIFY_OK(outcome);
    const QString message = outcome->firstRejections.empty()
        ? QString()
        : outcome->firstRejections.front().column + u": "_s
            + outcome->firstRejections.front().message;
    QCOMPARE(message, QString());
    for (const Kind &touched : Catalogue::builtIn().kinds()) {
        const ImportOutcome::Counts &counts = outcome->kinds[size_t(touched.id)];
        QStringList fields(outcome->summary.of(touched.id).fields.values());
        QVERIFY2(counts.created + counts.updated == 0,
                 qPrintable(u"%1 %2: %3"_s.arg(touched.name, told(*outcome, touched.id),
                                               fields.join(u", "_s))));
    }
    QCOMPARE(outcome->kinds[size_t(kind)].unchanged, kRecords);
    QVERIFY(!outcome->changeSet);
    // Everything editable was looked at.
    const Kind &owner = Catalogue::builtIn().kind(kind);
    const auto editable = std::ranges::count(owner.fields, false, &Field::computed);
    QCOMPARE(plan->columns.size(), size_t(editable) + std::size(customTypes) + 1);

    // The guess without being told is right as well, except where kinds share all their fields.
    const auto detection = detectTable(file);
    VERIFY_OK(detection);
    const auto guessed = guessKind(Catalogue::builtIn(), *detection);
    QCOMPARE(Catalogue::builtIn().kind(guessed).name, owner.name);
}

QTEST_GUILESS_MAIN(TestImportRoundTrip)
#include "test_import_round_trip.moc"
