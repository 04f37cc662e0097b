// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

class TestUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_workspace = std::make_unique<TestWorkspace>(); }
    void cleanup()
    {
        QVERIFY(m_workspace->verify());
        QCOMPARE(m_workspace->findings(), QStringList());
    }

    void anyOrder_data()
    {
        QTest::addColumn<std::vector<int>>("order"); // of the undos of name, tier, notes
        std::vector<int> order = {0, 1, 2};
        do {
            QTest::addRow("%d%d%d", order[0], order[1], order[2]) << order;
        } while (std::ranges::next_permutation(order).found);
    }

    void anyOrder()
    {
        QFETCH(std::vector<int>, order);
        const qint64 id = m_workspace->add(KindId::Company, {{u"name"_s, u"a"_s}});
        const QStringList before = m_workspace->dump();
        const std::optional<qint64> sets[] = {
            m_workspace->set(KindId::Company, id, {{u"name"_s, u"b"_s}}),
            m_workspace->set(KindId::Company, id, {{u"tier"_s, u"growth"_s}}),
            m_workspace->set(KindId::Company, id, {{u"notes"_s, u"x"_s}})};
        for (const int i : order) {
            m_workspace->undo(*sets[i]);
            QVERIFY(m_workspace->kept.empty());
        }
        QCOMPARE(m_workspace->dump(), before);
    }

    void valuesComeBackToTheLastBit()
    {
        const double odd = 0.1 + 0.2; // 0.30000000000000004
        const qint64 sheet = m_workspace->add(
            KindId::Feedback,
            {{u"ux"_s, odd}, {u"ts"_s, 1.0 / 3}, {u"dp"_s, 5e-324}, {u"ir"_s, 1.0}});
        const QStringList before = m_workspace->dump();
        const auto cleared = m_workspace->set(KindId::Feedback, sheet,
                                              {{u"ux"_s, 0.3}, {u"ts"_s, Value()}, {u"ir"_s, 0.0}});
        m_workspace->undo(*cleared);
        QCOMPARE(m_workspace->dump(), before);
        const auto removed = m_workspace->remove(KindId::Feedback, sheet);
        m_workspace->undo(*removed);
        QCOMPARE(m_workspace->dump(), before);
        QVERIFY(m_workspace->value(KindId::Feedback, sheet, u"ux"_s).toReal() == odd);
    }

    void whatChangedSinceStays()
    {
        const qint64 id = m_workspace->add(KindId::Company, {{u"name"_s, u"a"_s}});
        const auto first =
            m_workspace->set(KindId::Company, id, {{u"name"_s, u"b"_s}, {u"notes"_s, u"x"_s}});
        const auto second = m_workspace->set(KindId::Company, id, {{u"name"_s, u"c"_s}});
        m_workspace->undo(*first);
        QCOMPARE(m_workspace->value(KindId::Company, id, u"name"_s), Value(u"c"_s));
        QCOMPARE(m_workspace->value(KindId::Company, id, u"notes"_s), Value());
        QCOMPARE(m_workspace->kept.size(), size_t(1));
        QCOMPARE(m_workspace->kept[0].kind, u"company"_s);
        QCOMPARE(m_workspace->kept[0].record, RecordId(id));
        QCOMPARE(m_workspace->kept[0].field, u"name"_s);
        QVERIFY(!m_workspace->kept[0].reason.isEmpty());
        m_workspace->undo(*second);
        QCOMPARE(m_workspace->value(KindId::Company, id, u"name"_s), Value(u"b"_s));
    }

    void whatIsEditedOrReferredToStays()
    {
        const auto made = m_workspace->change([](RecordWriter &writer) -> Result<void> {
            const Kind &kind = writer.catalogue().kind(KindId::Company);
            for (const QString &name :
                 {u"edited"_s, u"referred to"_s, u"untouched"_s, u"edited and back"_s})
                RAPPORT_TRY(writer.insert(KindId::Company, assign(kind, {{u"name"_s, name}})));
            return {};
        });
        m_workspace->set(KindId::Company, 1, {{u"name"_s, u"other"_s}});
        m_workspace->add(KindId::Developer, {{u"company"_s, 2}});
        const auto there = m_workspace->set(KindId::Company, 4, {{u"tier"_s, u"growth"_s}});
        m_workspace->undo(*there);
        m_workspace->undo(*made);
        QCOMPARE(m_workspace->find(KindId::Company, {}), (std::vector<qint64>{1, 2}));
        QCOMPARE(m_workspace->kept.size(), size_t(2));
        for (const KeptItem &item : m_workspace->kept)
            QVERIFY(item.field.isEmpty() && !item.reason.isEmpty());
    }

    void aRemovedTargetKeepsTheReferenceAway()
    {
        const qint64 company = m_workspace->add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        const qint64 ada = m_workspace->add(KindId::Developer, {{u"company"_s, company}});
        const auto left = m_workspace->set(KindId::Developer, ada, {{u"company"_s, Value()}});
        const qint64 project =
            m_workspace->add(KindId::Project, {{u"title"_s, u"x"_s}, {u"company"_s, company}});
        const auto dropped = m_workspace->remove(KindId::Project, project);
        m_workspace->remove(KindId::Company, company);
        QVERIFY(!m_workspace->undo(*left));
        QCOMPARE(m_workspace->kept.size(), size_t(1));
        QVERIFY(!m_workspace->undo(*dropped));
        QCOMPARE(m_workspace->kept.size(), size_t(1));
    }

    void aRemovedRecordsFieldIsListed()
    {
        const qint64 id = m_workspace->add(KindId::Company, {{u"name"_s, u"a"_s}});
        const auto set = m_workspace->set(KindId::Company, id, {{u"name"_s, u"b"_s}});
        const auto removed = m_workspace->remove(KindId::Company, id);
        QVERIFY(!m_workspace->undo(*set));
        QCOMPARE(m_workspace->kept.size(), size_t(1));
        m_workspace->undo(*removed);
        QVERIFY(m_workspace->undo(*set)); // now it can
        QCOMPARE(m_workspace->value(KindId::Company, id, u"name"_s), Value(u"a"_s));
    }

    void settingsToo()
    {
        const auto first = m_workspace->setSetting(u"half_life"_s, u"90"_s);
        const auto second = m_workspace->setSetting(u"half_life"_s, u"30"_s);
        QVERIFY(!m_workspace->undo(*first));
        QCOMPARE(m_workspace->kept.size(), size_t(1));
        m_workspace->undo(*second);
        m_workspace->undo(*first);
        QCOMPARE(m_workspace->scalar(u"SELECT count(*) FROM setting"_s), Value(0));
    }

    /// u undoes, r redoes, e edits: after each letter the company's name.
    void undoAndRedoAreAStack_data()
    {
        QTest::addColumn<QString>("steps");
        QTest::addColumn<QString>("names"); // one letter each; edits write b, c, d, ...
        QTest::newRow("undo all, redo all") << u"eeuurr"_s << u"bcbabc"_s;
        QTest::newRow("to and fro") << u"eurur"_s << u"babab"_s;
        QTest::newRow("undo, undo, redo, undo, redo, redo") << u"eeuururr"_s << u"bcbababc"_s;
        QTest::newRow("an edit clears redo") << u"eeuer"_s << u"bcbdd"_s;
        QTest::newRow("an edit after undo, undone") << u"eeueuuu"_s << u"bcbdbaa"_s;
        QTest::newRow("redo stops at the edit") << u"eueur"_s << u"bacac"_s;
        QTest::newRow("nothing left either way") << u"euurr"_s << u"baabb"_s;
    }

    void undoAndRedoAreAStack()
    {
        QFETCH(QString, steps);
        QFETCH(QString, names);
        const qint64 id = m_workspace->add(KindId::Company, {{u"name"_s, u"a"_s}});
        char16_t next = u'b';
        QString seen;
        for (const QChar step : steps) {
            if (step == u'e') {
                m_workspace->set(KindId::Company, id, {{u"name"_s, QString(QChar(next++))}});
            } else {
                const auto target = step == u'u' ? this->next(nextUndo) : this->next(nextRedo);
                // The first set made the company; it is not part of the game.
                if (target && target->id.value > 1)
                    m_workspace->undo(target->id.value);
            }
            seen += m_workspace->value(KindId::Company, id, u"name"_s).toText();
        }
        QCOMPARE(seen, names);
    }

    /// However deep sets take each other back, a set is undone when its effect is.
    void undoingARedoIsAnUndo()
    {
        const qint64 id = m_workspace->add(KindId::Company, {{u"name"_s, u"a"_s}});
        const auto edit = m_workspace->set(KindId::Company, id, {{u"name"_s, u"b"_s}});
        qint64 last = *edit;
        for (int depth = 1; depth <= 6; ++depth) {
            last = *m_workspace->undo(last);
            const bool undone = depth % 2 == 1;
            QCOMPARE(m_workspace->value(KindId::Company, id, u"name"_s),
                     Value(undone ? u"a"_s : u"b"_s));
            const auto info = m_workspace->read(
                [&](Connection &connection) { return changeSet(connection, ChangeSetId(*edit)); });
            QCOMPARE(info.undone, undone);
            QCOMPARE(next(nextRedo).has_value(), undone);
            QCOMPARE(next(nextUndo)->id.value, undone ? 1 : *edit);
        }
        // An edit between does not change what is undone.
        const auto again = m_workspace->undo(*edit);
        QVERIFY(again);
        QCOMPARE(next(nextUndo)->id.value, 1);
    }

    void anEmptyJournalHasNothingToUndo()
    {
        QVERIFY(!next(nextUndo));
        QVERIFY(!next(nextRedo));
        const auto missing =
            m_workspace->database()
                .read(Lane::Pages,
                      [](Connection &connection) { return changeSet(connection, ChangeSetId(5)); })
                .result();
        QVERIFY(!missing);
        QCOMPARE(missing.error().code, Error::Code::NotFound);
    }

    void redoOfARemovalRemovesAgain()
    {
        const qint64 company = m_workspace->add(KindId::Company, {{u"name"_s, u"Acme"_s}});
        const qint64 ada = m_workspace->add(KindId::Developer, {{u"company"_s, company}});
        m_workspace->add(KindId::Feedback, {{u"developer"_s, ada}, {u"ux"_s, 0.5}});
        const QStringList full = m_workspace->dump();
        const auto removed = m_workspace->change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(writer.remove(KindId::Developer, RecordId(ada)));
            return writer.remove(KindId::Company, RecordId(company));
        });
        const QStringList empty = m_workspace->dump();
        const auto back = m_workspace->undo(*removed);
        QCOMPARE(m_workspace->dump(), full);
        const auto again = m_workspace->undo(*back);
        QCOMPARE(m_workspace->dump(), empty);
        m_workspace->undo(*again);
        QCOMPARE(m_workspace->dump(), full);
    }

    void listsNewestFirstInPages()
    {
        for (int i = 0; i < 5; ++i)
            m_workspace->add(KindId::Company, {{u"name"_s, u"x"_s}});
        const auto list = [&](int limit, qint64 before) {
            std::vector<qint64> ids;
            for (const ChangeSetInfo &info : m_workspace->read([&](Connection &connection) {
                     return listChangeSets(connection, limit, ChangeSetId(before));
                 }))
                ids.push_back(info.id.value);
            return ids;
        };
        QCOMPARE(list(3, 0), (std::vector<qint64>{5, 4, 3}));
        QCOMPARE(list(3, 3), (std::vector<qint64>{2, 1}));
    }

private:
    template <typename Function>
    std::optional<ChangeSetInfo> next(Function function)
    {
        return m_workspace->read([&](Connection &connection) { return function(connection); });
    }

    std::unique_ptr<TestWorkspace> m_workspace;
};

QTEST_GUILESS_MAIN(TestUndo)
#include "test_undo.moc"
