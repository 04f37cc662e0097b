// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/test_workspace.h"

#include <QTest>

#include <random>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Random work on a workspace: inserts, edits and removals over kinds that refer to each other.
class RandomWork {
public:
    RandomWork(TestWorkspace &workspace, unsigned seed) : m_workspace(workspace), m_random(seed) { }

    /// One change set of one to four changes.
    std::optional<qint64> change()
    {
        const int count = 1 + int(pick(4));
        return m_workspace.change([&](RecordWriter &writer) -> Result<void> {
            for (int i = 0; i < count; ++i)
                RAPPORT_TRY(step(writer));
            return {};
        });
    }

    quint32 pick(quint32 below) { return quint32(m_random() % below); }

private:
    Result<void> step(RecordWriter &writer)
    {
        static constexpr KindId kinds[] = {KindId::Company, KindId::Developer,   KindId::Feedback,
                                           KindId::Survey,  KindId::Interaction, KindId::Project,
                                           KindId::Task,    KindId::Identity};
        const KindId kind = kinds[pick(std::size(kinds))];
        const auto ids = existing(writer, kind);
        RAPPORT_TRY(ids);
        const quint32 what = pick(10);
        if (ids->empty() || what < 4) {
            const auto values = someValues(writer, kind, true);
            RAPPORT_TRY(values);
            RAPPORT_TRY(writer.insert(kind, *values));
            return {};
        }
        const RecordId id((*ids)[pick(quint32(ids->size()))]);
        if (what < 6)
            return writer.remove(kind, id);
        if (what == 6)
            return writer.setSetting(u"half_life"_s, QString::number(90 + pick(3)));
        const auto values = someValues(writer, kind, false);
        RAPPORT_TRY(values);
        RAPPORT_TRY(writer.update(kind, id, *values));
        return {};
    }

    Result<std::vector<Assignment>> someValues(RecordWriter &writer, KindId kindId, bool complete)
    {
        const Kind &kind = writer.catalogue().kind(kindId);
        std::vector<Assignment> values;
        for (int i = 0; i < int(kind.fields.size()); ++i) {
            const Field &field = kind.fields[size_t(i)];
            const bool needed = field.required && complete;
            if (field.computed || (!needed && pick(3) > 0))
                continue;
            const auto value = someValue(writer, field);
            RAPPORT_TRY(value);
            if (!(field.required && value->isNull()))
                values.push_back({i, *value});
        }
        return values;
    }

    Result<Value> someValue(RecordWriter &writer, const Field &field)
    {
        if (!field.required && pick(4) == 0)
            return Value();
        switch (field.type) {
        case FieldType::Reference: {
            const auto ids = existing(writer, *field.target);
            RAPPORT_TRY(ids);
            return ids->empty() ? Value() : Value((*ids)[pick(quint32(ids->size()))]);
        }
        case FieldType::Measure: return Value(double(m_random()) / double(std::mt19937::max()));
        case FieldType::Integer:
        case FieldType::YesNo: return Value(int(pick(2)));
        case FieldType::Date: return Value(u"2026-0%1-1%2"_s.arg(1 + pick(9)).arg(pick(9)));
        default: return Value(u"text %1 é"_s.arg(pick(3)));
        }
    }

    static Result<std::vector<qint64>> existing(RecordWriter &writer, KindId kind)
    {
        auto rows = writer.connection().prepare(
            u"SELECT id FROM "_s + writer.catalogue().kind(kind).name + u" ORDER BY id"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec());
        std::vector<qint64> ids;
        while (rows->next())
            ids.push_back(rows->integer(0));
        RAPPORT_TRY(rows->failure());
        return ids;
    }

    TestWorkspace &m_workspace;
    std::mt19937 m_random;
};

} // namespace

/// Whatever is done, undone and redone, the journal tells it truly.
class TestUndoRandom : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staysSound_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 6; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }

    void staysSound()
    {
        QFETCH(unsigned, seed);
        TestWorkspace workspace;
        RandomWork work(workspace, seed);
        const QStringList start = workspace.dump();
        std::vector<std::pair<qint64, QStringList>> before; // each set and what was before it
        for (int i = 0; i < 25; ++i) {
            const QStringList dump = workspace.dump();
            if (const auto set = work.change())
                before.emplace_back(*set, dump);
            if (i % 5 == 4)
                expectSound(workspace);
        }
        const QStringList end = workspace.dump();

        // Backwards, every step is exactly the one before.
        std::vector<qint64> undos;
        for (size_t i = before.size(); i-- > 0;) {
            undos.push_back(workspace.undo(before[i].first).value_or(0));
            QVERIFY2(workspace.kept.empty(), "the newest change that stands can be undone whole");
            QCOMPARE(workspace.dump(), before[i].second);
        }
        QCOMPARE(workspace.dump(), start);
        expectSound(workspace);

        // And forwards again.
        for (size_t i = undos.size(); i-- > 0;) {
            QVERIFY(undos[i] > 0);
            workspace.undo(undos[i]);
            QVERIFY(workspace.kept.empty());
        }
        QCOMPARE(workspace.dump(), end);
        expectSound(workspace);
    }

    void staysSoundInAnyOrder_data() { staysSound_data(); }

    /// Undos of sets in the middle, redos and new work, at random.
    void staysSoundInAnyOrder()
    {
        QFETCH(unsigned, seed);
        TestWorkspace workspace;
        RandomWork work(workspace, 1000 + seed);
        std::vector<qint64> sets;
        for (int i = 0; i < 40; ++i) {
            const bool undo = !sets.empty() && work.pick(3) == 0;
            const auto set =
                undo ? workspace.undo(sets[work.pick(quint32(sets.size()))]) : work.change();
            if (set)
                sets.push_back(*set);
            if (i % 8 == 7)
                expectSound(workspace);
        }
        expectSound(workspace);
        workspace.reopen();
        expectSound(workspace);
        // The undo command, pressed until nothing is left, comes to an end.
        for (int presses = 0;; ++presses) {
            QVERIFY(presses < 100);
            const auto next = workspace.read([](Connection &c) { return nextUndo(c); });
            if (!next || !workspace.undo(next->id.value))
                break;
        }
        expectSound(workspace);
    }

private:
    static void expectSound(TestWorkspace &workspace)
    {
        const auto sets = workspace.verify();
        QVERIFY2(sets.ok(), sets ? "" : qPrintable(sets.error().text));
        QCOMPARE(workspace.findings(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestUndoRandom)
#include "test_undo_random.moc"
