// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feature_fixture.h"
#include "session/editor.h"
#include "store/doctor.h"
#include "store/journal.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

/// Edits that wait together: one commit, and yet each is a change of its own.
class TestSharedCommits : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachSucceedsOrFailsByItself()
    {
        const FeatureFixture ours;
        // The first one is begun at once; those behind it wait and are taken together.
        std::vector<Editor::Answer> answers;
        for (int i = 0; i < 60; ++i) {
            const QString share = i % 7 == 3 ? u"1.5"_s : u"0.5"_s;
            answers.push_back(ours.editor().addRecords(
                KindId::Feedback,
                {{{u"developer"_s, u"a%1@x.org"_s.arg(i)}, {u"ux"_s, u"0.5"_s}},
                 {{u"developer"_s, u"b%1@x.org"_s.arg(i)}, {u"ux"_s, share}}}));
        }
        qint64 last = 0;
        int good = 0;
        for (size_t i = 0; i < answers.size(); ++i) {
            const Result<Change> change = answers[i].result();
            QCOMPARE(bool(change), i % 7 != 3);
            if (!change) {
                QVERIFY2(change.error().text.startsWith(u"Record 2:"_s),
                         qPrintable(change.error().text));
                QCOMPARE(change.error().field, u"ux"_s);
                continue;
            }
            ++good;
            QCOMPARE(change->created.size(), size_t(2));
            // In the order in which they came; a refused one leaves no gap.
            QCOMPARE(change->created[0].value, last + 1);
            last = change->created[1].value;
            QCOMPARE(change->set->value, qint64(good));
        }
        QCOMPARE(test::good(ours.workspace->count({KindId::Feedback, {}, {}, {}})), 2 * good);
        QCOMPARE(test::good(ours.workspace->count({KindId::Developer, {}, {}, {}})), 2 * good);
        expectHealthy(*ours.workspace);
        // Each can be taken back without the others.
        test::good(ours.editor().undo(ChangeSetId(2)));
        QCOMPARE(test::good(ours.workspace->count({KindId::Feedback, {}, {}, {}})), 2 * (good - 1));
        expectHealthy(*ours.workspace);
    }

    void largeChangesKeepTheirPlace()
    {
        const FeatureFixture ours;
        const qint64 id = ours.add(KindId::Company, {{u"name"_s, u"A"_s}});
        // An undo is no small edit: it takes back what was asked for before it, not after.
        const auto first = ours.editor().setField(KindId::Company, RecordId(id), u"name"_s, u"B"_s);
        const auto undo = ours.editor().undo();
        const auto second =
            ours.editor().setField(KindId::Company, RecordId(id), u"country"_s, u"DE"_s);
        QVERIFY(first.result() && undo.result() && second.result());
        QCOMPARE(ours.value(KindId::Company, id, u"name"_s), Value(u"A"_s));
        QCOMPARE(ours.value(KindId::Company, id, u"country"_s), Value(u"DE"_s));
    }

    void aRequestIsCarriedOutOnce()
    {
        FeatureFixture ours;
        const Editor editor = ours.editor().once({u"k"_s, u"d"_s});
        std::vector<Editor::Answer> answers;
        for (int i = 0; i < 5; ++i)
            answers.push_back(Editor(editor).addRecord(KindId::Company, {{u"name"_s, u"A"_s}}));
        for (const Editor::Answer &answer : answers) {
            const Change change = good(answer);
            QCOMPARE(change.created, std::vector<RecordId>{RecordId(1)});
            QCOMPARE(change.set, std::optional(ChangeSetId(1)));
        }
        const auto other = ours.editor()
                               .once({u"k"_s, u"other"_s})
                               .addRecord(KindId::Company, {{u"name"_s, u"B"_s}})
                               .result();
        QVERIFY(!other);
        QCOMPARE(other.error().code, Error::Code::Conflict);
        // What was refused may come again.
        Editor next = ours.editor().once({u"l"_s, u"d"_s});
        QVERIFY(!next.addRecord(KindId::Company, {{u"name"_s, {}}}).result());
        QCOMPARE(good(next.addRecord(KindId::Company, {{u"name"_s, u"C"_s}})).created.size(),
                 size_t(1));
        QCOMPARE(good(ours.workspace->count({KindId::Company, {}, {}, {}})), 2);
        // After a week nobody comes back for an answer.
        ours.workspace.reset();
        WorkspaceOptions later = FeatureFixture::options();
        later.clock = fixedClock(FeatureFixture::options().clock().addDays(8));
        auto opened = Workspace::open(ours.path(), later);
        QVERIFY(opened);
        good((*opened)
                 ->editor()
                 .once({u"m"_s, u"d"_s})
                 .addRecord(KindId::Company, {{u"name"_s, u"D"_s}}));
        good((*opened)
                 ->editor()
                 .once({u"k"_s, u"other"_s})
                 .addRecord(KindId::Company, {{u"name"_s, u"E"_s}}));
        expectHealthy(**opened);
    }

    void aRatedDeveloperHasAnAnswerOfToday()
    {
        const FeatureFixture ours;
        const qint64 id =
            good(ours.editor().addRatedDeveloper(u"John"_s, u"X"_s, 0.8)).created.front().value;
        QCOMPARE(ours.value(KindId::Developer, id, u"cs"_s), Value(0.8));
        QVERIFY(ours.value(KindId::Developer, id, u"e"_s).isNull());
        QCOMPARE(ours.value(KindId::Feedback, 1, u"taken_on"_s), Value(u"2026-11-23"_s));
        QCOMPARE(ours.value(KindId::Feedback, 1, u"developer"_s), Value(id));
        expectHealthy(*ours.workspace);
    }

private:
    static void expectHealthy(Workspace &workspace)
    {
        const auto diagnosis = good(workspace.read(Lane::Analysis, [](ReadContext &context) {
            return diagnose(context.connection(), context.catalogue(), context.settings());
        }));
        QCOMPARE(diagnosis.findings, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestSharedCommits)
#include "test_shared_commits.moc"
