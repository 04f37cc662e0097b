// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feature_fixture.h"
#include "session/editor.h"
#include "store/doctor.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

/// The user's intents on a real file, without a window.
class TestEditing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(u"a.rapport"_s);
        auto made = Workspace::create(m_path, u"Europe/Berlin"_s, {u"Ann"_s});
        QVERIFY(made);
        m_workspace = std::move(*made);
    }

    void cleanup()
    {
        expectHealthy();
        m_workspace.reset();
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"a.rapport"_s});
    }

    void addsEditsUndoesAndRedoes()
    {
        Editor &editor = m_workspace->editor();
        const RecordId ada = good(editor.addRecord(KindId::Developer,
                                                   {{u"name"_s, u"Ada"_s},
                                                    {u"email"_s, u"ada@mail.example"_s},
                                                    {u"company"_s, u"Kernelworks"_s}}))
                                 .created.front();
        QCOMPARE(cell(KindId::Developer, ada, u"company"_s).text, u"Kernelworks"_s);
        const RecordId sheet = good(editor.addRecord(KindId::Feedback,
                                                     {{u"developer"_s, u"ada@mail.example"_s},
                                                      {u"taken_on"_s, u"2026-10-01"_s},
                                                      {u"ux"_s, u"0.8"_s},
                                                      {u"ts"_s, u"0.7"_s},
                                                      {u"csat"_s, u"0.9"_s}}))
                                   .created.front();
        QCOMPARE(cell(KindId::Developer, ada, u"cs"_s).value, Value(0.79));
        QCOMPARE(cell(KindId::Developer, ada, u"band"_s).value, Value(u"needs improvement"_s));

        good(editor.setField(KindId::Feedback, sheet, u"ux"_s, u"1"_s, Value(0.8)));
        QCOMPARE(cell(KindId::Developer, ada, u"cs"_s).value, Value(0.85));
        good(editor.undo());
        QCOMPARE(cell(KindId::Developer, ada, u"cs"_s).value, Value(0.79));
        good(editor.redo());
        QCOMPARE(cell(KindId::Developer, ada, u"cs"_s).value, Value(0.85));

        good(editor.removeRecords(KindId::Developer, {ada}));
        QCOMPARE(good(m_workspace->count({KindId::Feedback, {}, {}, {}})), 0);
        good(editor.undo());
        QCOMPARE(cell(KindId::Developer, ada, u"cs"_s).value, Value(0.85));
        QCOMPARE(cell(KindId::Feedback, sheet, u"developer"_s).value, Value(ada.value));
    }

    void refusesWithoutChangingAnything_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("measure out of range") << u"ux"_s << u"7"_s;
        QTest::newRow("not a number") << u"ts"_s << u"good"_s;
        QTest::newRow("bad date") << u"taken_on"_s << u"31.12.2026"_s;
        QTest::newRow("unknown field") << u"shoe_size"_s << u"42"_s;
        QTest::newRow("computed") << u"cs"_s << u"1"_s;
        QTest::newRow("no such developer") << u"developer"_s << u"#99"_s;
    }

    void refusesWithoutChangingAnything()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        const RecordId sheet =
            good(m_workspace->editor().addRecord(KindId::Feedback, {{u"ux"_s, u"0.5"_s}}))
                .created.front();
        const auto before = good(m_workspace->history(10));
        const auto refused =
            m_workspace->editor().setField(KindId::Feedback, sheet, field, text).result();
        QVERIFY(!refused);
        QVERIFY(!refused.error().text.isEmpty());
        QCOMPARE(good(m_workspace->history(10)).size(), before.size());
        QCOMPARE(cell(KindId::Feedback, sheet, u"ux"_s).value, Value(0.5));
    }

    void aStaleEditConflicts()
    {
        const RecordId sheet =
            good(m_workspace->editor().addRecord(KindId::Feedback, {{u"ux"_s, u"0.5"_s}}))
                .created.front();
        const auto late = m_workspace->editor()
                              .setField(KindId::Feedback, sheet, u"ux"_s, u"0.6"_s, Value(0.4))
                              .result();
        QVERIFY(!late);
        QCOMPARE(late.error().code, Error::Code::Conflict);
        QCOMPARE(cell(KindId::Feedback, sheet, u"ux"_s).value, Value(0.5));
    }

    void changesAreAnnouncedOncePerTurn()
    {
        QSignalSpy spy(m_workspace.get(), &Workspace::changed);
        good(m_workspace->editor().addRecord(KindId::Company, {{u"name"_s, u"A"_s}}));
        good(m_workspace->editor().addRecord(KindId::Company, {{u"name"_s, u"B"_s}}));
        QTRY_COMPARE(spy.count(), 1);
        const auto summary = spy.at(0).at(0).value<ChangeSummary>();
        QCOMPARE(summary.sets.size(), size_t(2));
        QVERIFY(summary.of(KindId::Company).rowsChanged);
        QVERIFY(!summary.of(KindId::Task).any());
    }

    void anotherProgramsChangeIsSeenWithinHalfASecond()
    {
        m_workspace->watchOtherPrograms();
        QSignalSpy spy(m_workspace.get(), &Workspace::changed);
        auto other = Workspace::open(m_path, {u"Bob"_s, ChangeSource::CommandLine});
        QVERIFY(other);
        const auto change =
            good((*other)->editor().addRecord(KindId::Company, {{u"name"_s, u"Theirs"_s}}));
        QVERIFY(spy.wait(500));
        const auto summary = spy.at(0).at(0).value<ChangeSummary>();
        QVERIFY(summary.of(KindId::Company).rowsChanged);
        QCOMPARE(good(m_workspace->history(1)).front().actor, u"Bob"_s);
        QCOMPARE(good(m_workspace->history(1)).front().id, *change.set);
    }

    void settingsHoldTogetherAndUndo()
    {
        Editor &editor = m_workspace->editor();
        const auto refused = editor.setSettings({{u"weight.ux"_s, u"0.5"_s}}).result();
        QVERIFY(!refused);
        QVERIFY(refused.error().text.contains(u"sum to 1"_s));
        good(editor.setSettings({{u"weight.ux"_s, u"0.5"_s}, {u"weight.ts"_s, u"0.2"_s}}));
        QTRY_COMPARE(m_workspace->settings().weights[Measure::Ux], 0.5);
        good(editor.undo());
        QTRY_COMPARE(m_workspace->settings().weights[Measure::Ux], 0.3);
    }

    void anotherHalfLifeRescoresEverybody()
    {
        Editor &editor = m_workspace->editor();
        for (const auto &[day, ux] :
             {std::pair{u"2026-01-01"_s, u"0.5"_s}, std::pair{u"2026-06-30"_s, u"0.9"_s}})
            good(editor.addRecord(
                KindId::Feedback,
                {{u"developer"_s, u"ada@mail.example"_s}, {u"taken_on"_s, day}, {u"ux"_s, ux}}));
        const RecordId ada(1);
        QCOMPARE(roundScore(cell(KindId::Developer, ada, u"ux"_s).value.toReal()), 0.766666667);
        good(editor.setSettings({{u"half_life"_s, u"none"_s}}));
        QCOMPARE(roundScore(cell(KindId::Developer, ada, u"ux"_s).value.toReal()), 0.7);
        good(editor.undo());
        QCOMPARE(roundScore(cell(KindId::Developer, ada, u"ux"_s).value.toReal()), 0.766666667);
    }

    void aCopyIsComplete()
    {
        good(m_workspace->editor().addRecord(KindId::Company, {{u"name"_s, u"Kernelworks"_s}}));
        const QTemporaryDir elsewhere;
        const QString copy = elsewhere.filePath(u"copy.rapport"_s);
        good(m_workspace->editor().saveCopy(copy));
        auto opened = Workspace::open(copy, {u"Ann"_s});
        QVERIFY(opened);
        QCOMPARE(good((*opened)->count({KindId::Company, {}, {}, {}})), 1);
        QVERIFY(!m_workspace->editor().saveCopy(copy).result());
    }

    void aDeveloperKeepsSomethingToBeCalledBy()
    {
        Editor &editor = m_workspace->editor();
        const RecordId ada =
            good(editor.addRecord(KindId::Developer, {{u"email"_s, u"ada@example.com"_s}}))
                .created.front();
        const auto refused = editor.setField(KindId::Developer, ada, u"email"_s, {}).result();
        QVERIFY(!refused);
        QVERIFY(refused.error().text.contains(u"name"_s));
        QCOMPARE(cell(KindId::Developer, ada, u"email"_s).value, Value(u"ada@example.com"_s));

        good(editor.addRecord(KindId::Identity,
                              {{u"developer"_s, u'#' + QString::number(ada.value)},
                               {u"platform"_s, u"github"_s},
                               {u"handle"_s, u"ada"_s}}));
        good(editor.setField(KindId::Developer, ada, u"email"_s, {}));
        QVERIFY(cell(KindId::Developer, ada, u"email"_s).value.isNull());
    }

private:
    Cell cell(KindId kind, RecordId id, const QString &field)
    {
        const auto rows = good(m_workspace->page(kind, {id.value}, {field}));
        return rows.empty() ? Cell() : rows.front().cells.front();
    }

    void expectHealthy()
    {
        const auto diagnosis = good(m_workspace->read(Lane::Analysis, [](ReadContext &context) {
            return diagnose(context.connection(), context.catalogue(), context.settings());
        }));
        QCOMPARE(diagnosis.findings, QStringList());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Workspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestEditing)
#include "test_editing.moc"
