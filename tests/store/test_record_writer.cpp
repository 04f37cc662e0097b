// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/field_text.h"
#include "support/shared_data.h"
#include "support/test_workspace.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

class TestRecordWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_workspace = std::make_unique<TestWorkspace>(); }
    void cleanup()
    {
        const auto sets = m_workspace->verify();
        QVERIFY2(sets.ok(), sets ? "" : qPrintable(sets.error().text));
        QCOMPARE(m_workspace->findings(), QStringList());
    }

    void insertsWithDefaultsAndTimes()
    {
        const qint64 id = m_workspace->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
        const auto value = [&](const QString &field) {
            return m_workspace->value(KindId::Developer, id, field).toText();
        };
        QCOMPARE(value(u"role"_s), u"community"_s);
        QCOMPARE(value(u"consent"_s), u"unknown"_s);
        QCOMPARE(value(u"created_at"_s), u"2026-11-23T04:00:01Z"_s);
        QCOMPARE(value(u"updated_at"_s), value(u"created_at"_s));
        m_workspace->set(KindId::Developer, id, {{u"name"_s, u"Ada O."_s}});
        QCOMPARE(value(u"created_at"_s), u"2026-11-23T04:00:01Z"_s);
        QCOMPARE(value(u"updated_at"_s), u"2026-11-23T04:00:02Z"_s);

        const qint64 sheet = m_workspace->add(KindId::Feedback, {});
        QCOMPARE(m_workspace->value(KindId::Feedback, sheet, u"taken_on"_s),
                 Value(u"2026-11-23"_s));
    }

    void clearingAFieldWithADefaultGivesTheDefault()
    {
        const qint64 id = m_workspace->add(KindId::Developer, {{u"role"_s, u"bot"_s}});
        m_workspace->set(KindId::Developer, id, {{u"role"_s, Value()}});
        QCOMPARE(m_workspace->value(KindId::Developer, id, u"role"_s), Value(u"community"_s));
        QVERIFY(!m_workspace->set(KindId::Developer, id, {{u"role"_s, Value()}}));
    }

    void whatStaffDoesIsByUs_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("by");
        QTest::newRow("community") << u"community"_s << QString() << u"them"_s;
        QTest::newRow("staff") << u"staff"_s << QString() << u"us"_s;
        QTest::newRow("bot") << u"bot"_s << QString() << u"them"_s;
        QTest::newRow("staff, as given") << u"staff"_s << u"them"_s << u"them"_s;
    }

    void whatStaffDoesIsByUs()
    {
        QFETCH(QString, role);
        QFETCH(QString, given);
        QFETCH(QString, by);
        const qint64 developer = m_workspace->add(KindId::Developer, {{u"role"_s, role}});
        const qint64 id = m_workspace->add(KindId::Interaction,
                                           {{u"developer"_s, developer},
                                            {u"kind"_s, u"reply"_s},
                                            {u"occurred_at"_s, u"2026-01-01"_s},
                                            {u"by"_s, Value(given)}});
        QCOMPARE(m_workspace->value(KindId::Interaction, id, u"by"_s), Value(by));
    }

    void nothingChangedIsNothingJournaled()
    {
        const qint64 id = m_workspace->add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        const auto update = [&](const QString &name) {
            return [id, name](RecordWriter &writer) -> Result<void> {
                RAPPORT_TRY(writer.update(
                    KindId::Company, RecordId(id),
                    assign(writer.catalogue().kind(KindId::Company), {{u"name"_s, name}})));
                return {};
            };
        };
        QVERIFY(!m_workspace->change(update(u"Acme"_s)));
        QVERIFY(!m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(update(u"Other"_s)(writer));
            return update(u"Acme"_s)(writer);
        }));
        QVERIFY(!m_workspace->change([](RecordWriter &writer) -> Result<void> {
            const auto made = writer.insert(
                KindId::Company,
                assign(writer.catalogue().kind(KindId::Company), {{u"name"_s, u"Brief"_s}}));
            RAPPORT_TRY(made);
            return writer.remove(KindId::Company, *made);
        }));
        QVERIFY(!m_workspace->setSetting(u"zone"_s, QString()));
        QCOMPARE(*m_workspace->verify(), 1);
    }

    void countsByNetEffect()
    {
        const qint64 old = m_workspace->add(KindId::Company, {{u"name"_s, u"Old"_s}});
        const qint64 gone = m_workspace->add(KindId::Company, {{u"name"_s, u"Gone"_s}});
        const auto set = m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            const Kind &kind = writer.catalogue().kind(KindId::Company);
            for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
                RAPPORT_TRY(writer.insert(KindId::Company, assign(kind, {{u"name"_s, name}})));
            for (const QString &name : {u"x"_s, u"y"_s})
                RAPPORT_TRY(writer.update(KindId::Company, RecordId(old),
                                          assign(kind, {{u"name"_s, name}, {u"tier"_s, name}})));
            RAPPORT_TRY(writer.update(KindId::Company, RecordId(gone),
                                      assign(kind, {{u"name"_s, u"z"_s}})));
            return writer.remove(KindId::Company, RecordId(gone));
        });
        QVERIFY(set);
        const auto info = m_workspace->read(
            [&](Connection &connection) { return changeSet(connection, ChangeSetId(*set)); });
        QCOMPARE(info.created, 3);
        QCOMPARE(info.updated, 1);
        QCOMPARE(info.removed, 1);
        QCOMPARE(info.label, u"Change"_s);
        QCOMPARE(info.actor, u"Tester"_s);
        m_workspace->undo(*set);
        QCOMPARE(m_workspace->value(KindId::Company, gone, u"name"_s), Value(u"Gone"_s));
    }

    void idsAreNeverReused()
    {
        const qint64 first = m_workspace->add(KindId::Company, {{u"name"_s, u"a"_s}});
        m_workspace->remove(KindId::Company, first);
        m_workspace->reopen();
        QCOMPARE(m_workspace->add(KindId::Company, {{u"name"_s, u"b"_s}}), first + 1);
    }

    void whatIsGoneCannotBeWritten()
    {
        for (const bool removing : {false, true}) {
            const auto set = m_workspace->tryChange([&](RecordWriter &writer) -> Result<void> {
                if (removing)
                    return writer.remove(KindId::Company, RecordId(5));
                RAPPORT_TRY(writer.update(
                    KindId::Company, RecordId(5),
                    assign(writer.catalogue().kind(KindId::Company), {{u"name"_s, u"x"_s}})));
                return {};
            });
            QVERIFY(!set);
            QCOMPARE(set.error().code, Error::Code::NotFound);
        }
    }

    void aFailedChangeLeavesNothing()
    {
        const QStringList before = m_workspace->dump();
        const auto set = m_workspace->tryChange([&](RecordWriter &writer) -> Result<void> {
            const Kind &kind = writer.catalogue().kind(KindId::Company);
            RAPPORT_TRY(writer.insert(KindId::Company, assign(kind, {{u"name"_s, u"x"_s}})));
            RAPPORT_TRY(writer.insert(KindId::Company, {})); // a company needs a name
            return {};
        });
        QVERIFY(!set);
        QCOMPARE(m_workspace->dump(), before);
        QCOMPARE(m_workspace->add(KindId::Company, {{u"name"_s, u"y"_s}}), 1);
    }

    void removalsReachWhatHangsOnARecord()
    {
        const qint64 company = m_workspace->add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        const qint64 ada = m_workspace->add(KindId::Developer, {{u"company"_s, company}});
        const qint64 project = m_workspace->add(
            KindId::Project,
            {{u"title"_s, u"App"_s}, {u"developer"_s, ada}, {u"company"_s, company}});
        const qint64 sheet =
            m_workspace->add(KindId::Feedback, {{u"developer"_s, ada}, {u"ux"_s, 0.5}});
        const qint64 question = m_workspace->add(KindId::Interaction,
                                                 {{u"developer"_s, ada},
                                                  {u"kind"_s, u"issue"_s},
                                                  {u"occurred_at"_s, u"2026-01-01"_s},
                                                  {u"project"_s, project}});
        const qint64 task = m_workspace->add(
            KindId::Task,
            {{u"title"_s, u"Answer"_s}, {u"developer"_s, ada}, {u"interaction"_s, question}});
        const QStringList before = m_workspace->dump();
        const Value taskUpdated = m_workspace->value(KindId::Task, task, u"updated_at"_s);

        const auto set = m_workspace->remove(KindId::Developer, ada);
        QVERIFY(m_workspace->find(KindId::Feedback, {}).empty());
        QVERIFY(m_workspace->find(KindId::Interaction, {}).empty());
        QVERIFY(m_workspace->find(KindId::Task, {}).empty());
        QCOMPARE(m_workspace->value(KindId::Project, project, u"developer"_s), Value());
        QCOMPARE(m_workspace->value(KindId::Project, project, u"company"_s), Value(company));
        QCOMPARE(m_workspace->scalar(u"SELECT count(*) FROM score_component"_s), Value(0));

        m_workspace->undo(*set);
        QVERIFY(m_workspace->kept.empty());
        QCOMPARE(m_workspace->dump(), before);
        QCOMPARE(m_workspace->value(KindId::Feedback, sheet, u"ux"_s), Value(0.5));
        // The task lost its interaction a moment before it went itself.
        QCOMPARE(m_workspace->value(KindId::Task, task, u"updated_at"_s), taskUpdated);
    }

    void summarisesWhatItTouched()
    {
        const qint64 ada = m_workspace->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
        QVERIFY(m_workspace->summary.of(KindId::Developer).rowsChanged);
        const qint64 bo = m_workspace->add(KindId::Developer, {{u"name"_s, u"Bo"_s}});
        const qint64 sheet = m_workspace->add(KindId::Feedback, {{u"developer"_s, ada}});
        m_workspace->set(KindId::Feedback, sheet, {{u"developer"_s, bo}});
        const auto &touched = m_workspace->summary.of(KindId::Feedback);
        QCOMPARE(touched.updated, QSet<qint64>{sheet});
        QCOMPARE(touched.fields, QSet<QString>{u"developer"_s});
        QVERIFY(!touched.rowsChanged);
        QVERIFY(!m_workspace->summary.of(KindId::Developer).any());
        // Both the old and the new developer's components follow.
        QCOMPARE(
            m_workspace->scalar(u"SELECT group_concat(developer) FROM score_component"_s).toText(),
            QString::number(bo));
    }

    void changesOfOtherProgramsAreSummedUp()
    {
        const qint64 ada = m_workspace->add(KindId::Developer, {{u"name"_s, u"Ada"_s}});
        const auto seen =
            m_workspace->read([](Connection &connection) { return newestChangeSet(connection); });
        const auto since = [&] {
            return m_workspace->read([&](Connection &connection) {
                return changesSince(connection, seen, Catalogue::builtIn());
            });
        };
        QVERIFY(since().sets.empty());
        QVERIFY(!since().touchesScores());
        m_workspace->set(KindId::Developer, ada, {{u"job_title"_s, u"Editor"_s}});
        m_workspace->add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        m_workspace->setSetting(u"zone"_s, u"Asia/Shanghai"_s);
        const ChangeSummary summary = since();
        QCOMPARE(summary.sets.size(), size_t(3));
        QCOMPARE(summary.of(KindId::Developer).updated, QSet<qint64>{ada});
        QCOMPARE(summary.of(KindId::Developer).fields, QSet<QString>{u"job_title"_s});
        QVERIFY(!summary.of(KindId::Developer).rowsChanged);
        QVERIFY(summary.of(KindId::Company).rowsChanged);
        QVERIFY(summary.settings);
        QVERIFY(!summary.of(KindId::Task).any());
    }

    /// Whatever may be written is read back byte for byte, and so is what an undo brings back.
    void naughtyTextIsKeptByteForByte()
    {
        RAPPORT_NEEDS_SHARED_DATA(file, u"hostile/blns.json"_s);
        QStringList texts = {QString(u"﻿marked"_s), u"trailing \n"_s, u"𝄞"_s};
        for (const QJsonValue &one : QJsonDocument::fromJson(file.readAll()).array())
            texts.append(one.toString());
        const Field &notes = *Catalogue::builtIn().kind(KindId::Company).find(u"notes");
        std::vector<std::pair<qint64, QString>> written;
        m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            for (const QString &text : texts) {
                const auto value = parseField(notes, text);
                if (!value || value->isNull())
                    continue;
                const auto id = writer.insert(KindId::Company,
                                              assign(writer.catalogue().kind(KindId::Company),
                                                     {{u"name"_s, *value}, {u"notes"_s, *value}}));
                RAPPORT_TRY(id);
                written.emplace_back(id->value, text);
            }
            return {};
        });
        QVERIFY(written.size() > 450);
        const auto check = [&] {
            for (const auto &[id, text] : written) {
                const Value back = m_workspace->value(KindId::Company, id, u"notes"_s);
                QVERIFY2(back == Value(text), qPrintable(text));
                QCOMPARE(
                    m_workspace->scalar(u"SELECT hex(notes) FROM company WHERE id = %1"_s.arg(id))
                        .toText(),
                    QString::fromLatin1(text.toUtf8().toHex().toUpper()));
            }
        };
        check();
        const auto removal = m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            for (const auto &[id, text] : written)
                RAPPORT_TRY(writer.remove(KindId::Company, RecordId(id)));
            return {};
        });
        m_workspace->undo(*removal);
        check();
    }

    /// A heading may hold anything, even what the file alters; the chain still verifies.
    void oddHeadingsVerify_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << QString();
        QTest::newRow("byte order mark") << QString(QChar(0xFEFF)) + u"x"_s;
        QTest::newRow("noncharacter") << QString(QChar(0xFFFE));
        QTest::newRow("half a pair") << QString(QChar(0xD83D)) + u"x"_s;
        QTest::newRow("line break") << u"a\nb"_s;
    }

    void oddHeadingsVerify()
    {
        QFETCH(QString, text);
        const auto set =
            m_workspace->database()
                .write(
                    [&](Connection &connection) -> Result<std::optional<ChangeSetId>> {
                        RecordWriter writer(connection, Catalogue::builtIn(),
                                            u"2026-01-01T00:00:00Z"_s, u"2026-01-01"_s);
                        RAPPORT_TRY(writer.setSetting(u"half_life"_s, u"90"_s));
                        return writer.finish({text, text, ChangeSource::CommandLine, {}});
                    },
                    [](const auto &) {})
                .result();
        QVERIFY2(set.ok(), set ? "" : qPrintable(set.error().detail));
        QVERIFY(*set);
    }

    void customFieldsAreRealColumns()
    {
        Field field;
        field.name = u"shirt"_s;
        field.label = u"T-shirt; DROP TABLE developer"_s;
        field.type = FieldType::Choice;
        field.choices = {u"S"_s, u"M"_s};
        const auto added =
            expect(m_workspace->database()
                       .write(
                           [&](Connection &connection) {
                               return addCustomField(connection, Catalogue::builtIn(),
                                                     KindId::Developer, field);
                           },
                           [](const auto &) {})
                       .result());
        const Field &made = *added.kind(KindId::Developer).find(u"shirt");
        const auto read =
            m_workspace->read([](Connection &connection) { return readCatalogue(connection); });
        const Field &stored = *read.kind(KindId::Developer).find(u"shirt");
        QCOMPARE(made.column, u"x_1"_s);
        QCOMPARE(stored.column, made.column);
        QCOMPARE(stored.label, made.label);
        QCOMPARE(stored.choices, made.choices);
        QCOMPARE(stored.openChoices, made.openChoices);
        QCOMPARE(stored.type, made.type);

        const qint64 id =
            m_workspace->add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"shirt"_s, u"M"_s}});
        const auto set = m_workspace->set(KindId::Developer, id, {{u"shirt"_s, u"S"_s}});
        const auto shirt = u"SELECT x_1 FROM developer WHERE id = %1"_s.arg(id);
        QCOMPARE(m_workspace->scalar(shirt), Value(u"S"_s));
        m_workspace->undo(*set);
        QCOMPARE(m_workspace->scalar(shirt), Value(u"M"_s));
    }

    void customFieldsAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("type");
        QTest::newRow("taken") << u"email"_s << int(FieldType::Text);
        QTest::newRow("computed") << u"cs"_s << int(FieldType::Text);
        QTest::newRow("capital") << u"Shirt"_s << int(FieldType::Text);
        QTest::newRow("quote") << u"a\"b"_s << int(FieldType::Text);
        QTest::newRow("empty") << QString() << int(FieldType::Text);
        QTest::newRow("reference") << u"friend"_s << int(FieldType::Reference);
    }

    void customFieldsAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(int, type);
        Field field;
        field.name = name;
        field.type = FieldType(type);
        const auto added = m_workspace->database()
                               .rehearse([&](Connection &connection) {
                                   return addCustomField(connection, Catalogue::builtIn(),
                                                         KindId::Developer, field);
                               })
                               .result();
        QVERIFY(!added);
        QCOMPARE(added.error().code, Error::Code::Invalid);
    }

private:
    std::unique_ptr<TestWorkspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestRecordWriter)
#include "test_record_writer.moc"
