// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue.h"

#include <QSet>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

namespace {

/// The names of CATALOGUE.md, written down by hand: kind, fields, read-only columns.
struct Expected {
    const char *kind;
    const char *fields;
    const char *computed;
};

constexpr Expected kExpected[] = {
    {"company", "name domain country segment tier tags notes", "developers cs e"},
    {"developer",
     "name email company job_title country segment role tags joined_on consent consent_on "
     "lawful_basis notes source source_id",
     "cs e cs_coverage e_coverage band e_band ux ts csat dp ds ir sheets interactions last_seen "
     "company_segment"},
    {"identity", "developer platform handle verified", ""},
    {"survey", "title product version opened_on closed_on scales invited",
     "sheets response_rate ux ts csat dp ds ir"},
    {"feedback",
     "developer survey taken_on ux ts csat dp ds ir nps comment segment country company product "
     "version source source_id",
     "cs e"},
    {"interaction",
     "developer kind channel by occurred_at subject body url thread responded_at responder "
     "resolved_at project product version tags source source_id",
     "response_time"},
    {"event", "title kind format starts_at ends_at place country url capacity topics",
     "registered attended mean_rating"},
    {"attendance", "event developer role status rating comment", ""},
    {"resource", "title kind url topics product version published_on", "engagements useful_share"},
    {"engagement", "resource developer kind occurred_at source source_id", ""},
    {"project", "title developer company stage started_on ended_on product version url notes", ""},
    {"task", "title developer interaction due_on done_on assignee notes", ""},
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasTheKindsAndFieldsOfThePlan_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(std::size(kExpected)); ++i)
            QTest::newRow(kExpected[i].kind) << i;
    }

    void hasTheKindsAndFieldsOfThePlan()
    {
        QFETCH(int, index);
        const Expected &expected = kExpected[index];
        QCOMPARE(int(std::size(kExpected)), kKindCount);
        const Kind &kind = Catalogue::builtIn().kind(KindId(index));
        QCOMPARE(kind.name, QString::fromLatin1(expected.kind));
        QCOMPARE(Catalogue::builtIn().find(kind.name), &kind);
        QStringList editable, computed;
        for (const Field &field : kind.fields)
            (field.computed ? computed : editable).append(field.name);
        QCOMPARE(editable, words(expected.fields));
        const QStringList system = {u"id"_s, u"created_at"_s, u"updated_at"_s};
        QCOMPARE(computed, words(expected.computed) + system);
    }

    void everyFieldIsWhole()
    {
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            QVERIFY(kind.find(kind.titleField));
            QVERIFY(!kind.label.isEmpty() && !kind.labelPlural.isEmpty()
                    && !kind.labelZh.isEmpty());
            for (const QString &name : kind.searchFields + kind.oneOf)
                QVERIFY2(kind.find(name), qPrintable(name));
            for (const QStringList &key : kind.keys) {
                for (const QString &name : key)
                    QVERIFY2(kind.find(name), qPrintable(name));
            }
            QSet<QString> names;
            for (const Field &field : kind.fields) {
                const QByteArray where = (kind.name + u'.' + field.name).toUtf8();
                QVERIFY2(!names.contains(field.name), where.constData());
                names.insert(field.name);
                QVERIFY2(!field.label.isEmpty() && !field.labelZh.isEmpty(), where.constData());
                QVERIFY2(field.isReference() == field.target.has_value(), where.constData());
                QVERIFY2((field.type == FieldType::Choice) == !field.choices.isEmpty(),
                         where.constData());
                const bool system = field.name == u"id"_s || field.name.endsWith(u"ated_at"_s);
                QVERIFY2(field.column == (field.computed && !system ? QString() : field.name),
                         where.constData());
            }
        }
    }

    void requiredIsWhatThePlanRequires()
    {
        const QStringList required = {u"company.name"_s,     u"survey.title"_s,
                                      u"interaction.kind"_s, u"interaction.occurred_at"_s,
                                      u"event.title"_s,      u"resource.title"_s,
                                      u"project.title"_s,    u"task.title"_s};
        QStringList found;
        for (const Kind &kind : Catalogue::builtIn().kinds()) {
            for (const Field &field : kind.fields) {
                if (field.required)
                    found.append(kind.name + u'.' + field.name);
            }
        }
        QCOMPARE(found, required);
    }

    void closedChoicesAreClosed()
    {
        const Catalogue &catalogue = Catalogue::builtIn();
        const auto isOpen = [&](KindId kind, const QString &field) {
            return catalogue.kind(kind).find(field)->openChoices;
        };
        QVERIFY(isOpen(KindId::Developer, u"segment"_s));
        QVERIFY(!isOpen(KindId::Developer, u"role"_s));
        QVERIFY(!isOpen(KindId::Developer, u"consent"_s));
        QVERIFY(isOpen(KindId::Identity, u"platform"_s));
        QVERIFY(isOpen(KindId::Interaction, u"kind"_s));
        QVERIFY(!isOpen(KindId::Interaction, u"by"_s));
        QVERIFY(!isOpen(KindId::Attendance, u"status"_s));
        QVERIFY(!isOpen(KindId::Engagement, u"kind"_s));
        QVERIFY(!isOpen(KindId::Project, u"stage"_s));
        QVERIFY(isOpen(KindId::Resource, u"kind"_s));
        QVERIFY(isOpen(KindId::Company, u"tier"_s));
    }

    void aKindRefersOnlyToKindsBeforeItself()
    {
        QSet<KindId> before;
        for (const KindId id : Catalogue::dependencyOrder()) {
            for (const Field &field : Catalogue::builtIn().kind(id).fields)
                QVERIFY2(!field.target || before.contains(*field.target), qPrintable(field.name));
            before.insert(id);
        }
        QCOMPARE(before.size(), kKindCount);
    }

    void customFieldsComeBeforeTheComputedOnes()
    {
        Field field;
        field.name = u"shirt"_s;
        field.column = u"x_1"_s;
        const Catalogue &builtIn = Catalogue::builtIn();
        const Catalogue more = builtIn.withCustomField(KindId::Developer, field);
        QVERIFY(!builtIn.kind(KindId::Developer).find(u"shirt"));
        const Kind &developer = more.kind(KindId::Developer);
        const Field *added = developer.find(u"shirt");
        QVERIFY(added && added->custom && added->editable());
        QCOMPARE(developer.indexOf(u"shirt"), developer.indexOf(u"source_id") + 1);
        QCOMPARE(developer.indexOf(u"shirt"), developer.indexOf(u"cs") - 1);
        QCOMPARE(more.kind(KindId::Company).fields.size(),
                 builtIn.kind(KindId::Company).fields.size());
        const Catalogue two = more.withCustomField(KindId::Developer, [&] {
            Field second = field;
            second.name = u"size"_s;
            return second;
        }());
        QCOMPARE(two.kind(KindId::Developer).indexOf(u"size"),
                 two.kind(KindId::Developer).indexOf(u"shirt") + 1);
    }

    void unknownNamesAreNotFound()
    {
        QCOMPARE(Catalogue::builtIn().find(u"Developer"), nullptr);
        QCOMPARE(Catalogue::builtIn().kind(KindId::Task).find(u"x"), nullptr);
        QCOMPARE(Catalogue::builtIn().kind(KindId::Task).indexOf(u"x"), -1);
    }

    void typeNamesReadBack()
    {
        for (int i = 0; i <= int(FieldType::Scales); ++i)
            QCOMPARE(fieldTypeFromName(fieldTypeName(FieldType(i))), FieldType(i));
        QVERIFY(!fieldTypeFromName(u"colour"));
        QCOMPARE(choiceLabel(u"open-source"_s), u"Open source"_s);
        QCOMPARE(choiceLabel(u"API reference"_s), u"API reference"_s);
        QCOMPARE(choiceLabel(u"github"_s), u"GitHub"_s);
        QCOMPARE(choiceLabel(u"SDK"_s), u"SDK"_s);
        QCOMPARE(choiceLabel(u"sdk"_s), u"SDK"_s);
        QCOMPARE(choiceLabel(u"support ticket"_s), u"Support ticket"_s);
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
