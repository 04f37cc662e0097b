// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feature_fixture.h"
#include "store/doctor.h"

#include <QTest>

using namespace rapport;
using namespace rapport::test;
using namespace Qt::Literals::StringLiterals;

/// Many records at once, and the views they are chosen by.
class TestBulkEditing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m = std::make_unique<FeatureFixture>();
        m->add(KindId::Developer, {{u"name"_s, u"Ada"_s}, {u"tags"_s, u"beta, qt"_s}});
        m->add(KindId::Developer, {{u"name"_s, u"Bob"_s}, {u"tags"_s, u"Beta"_s}});
        m->add(KindId::Developer, {{u"name"_s, u"Cid"_s}});
    }

    void cleanup()
    {
        const auto diagnosis = good(m->workspace->read(Lane::Analysis, [](ReadContext &context) {
            return diagnose(context.connection(), context.catalogue(), context.settings());
        }));
        QCOMPARE(diagnosis.findings, QStringList());
    }

    void setsManyAsOneChange()
    {
        const auto before = good(m->workspace->history(10)).size();
        // Number 9 is gone meanwhile; the others are still meant.
        const Change change = good(
            m->editor().setFieldOfAll(KindId::Developer, {1, 9, 3}, u"segment"_s, u"internal"_s));
        QVERIFY(change.set);
        const auto history = good(m->workspace->history(10));
        QCOMPARE(history.size(), before + 1);
        QCOMPARE(history.front().updated, 2);
        QCOMPARE(segments(), (QStringList{u"internal"_s, {}, u"internal"_s}));
        good(m->editor().undo());
        QCOMPARE(segments(), (QStringList{{}, {}, {}}));
        good(m->editor().redo());
        QCOMPARE(segments(), (QStringList{u"internal"_s, {}, u"internal"_s}));
    }

    /// More than one statement's worth, of records that were not alike before.
    void setsThousandsAndTakesThemBack()
    {
        constexpr int many = 1203;
        std::vector<CellText> cells;
        std::vector<qint64> ids;
        for (int i = 0; i < many; ++i) {
            ids.push_back(m->add(KindId::Company, {{u"name"_s, u"Company %1"_s.arg(i)}}));
            if (i % 3)
                cells.push_back(
                    {RecordId(ids.back()), u"tier"_s, i % 3 == 1 ? u"growth"_s : u"strategic"_s});
        }
        good(m->editor().setCells(KindId::Company, cells, u"Some tiers"_s));
        const auto tiers = [&] {
            QStringList texts;
            for (const Row &row : good(m->workspace->page(KindId::Company, ids, {u"tier"_s})))
                texts.append(row.cells.front().value.toText());
            return texts;
        };
        const QStringList before = tiers();
        good(m->editor().setFieldOfAll(KindId::Company, ids, u"tier"_s, u"growth"_s));
        QCOMPARE(tiers(), QStringList(many, u"growth"_s));
        QCOMPARE(good(m->workspace->history(1)).front().updated,
                 qint64(many - before.count(u"growth"_s)));
        // What somebody changed since is kept, and the rest goes back.
        good(
            m->editor().setFields(KindId::Company, RecordId(ids[5]), {{u"tier"_s, u"standard"_s}}));
        const Change undone = good(m->editor().undo(good(m->workspace->history(2)).back().id));
        QCOMPARE(undone.kept.size(), size_t(before[5] == u"growth"_s ? 0 : 1));
        QStringList wanted = before;
        wanted[5] = u"standard"_s;
        QCOMPARE(tiers(), wanted);
    }

    void addsAndTakesAwayTags()
    {
        good(m->editor().setFieldOfAll(KindId::Developer, {1, 2, 3}, u"tags"_s, u"+beta, new"_s));
        QCOMPARE(tags(), (QStringList{u"qt, beta, new"_s, u"beta, new"_s, u"beta, new"_s}));
        good(m->editor().setFieldOfAll(KindId::Developer, {1, 2, 3}, u"tags"_s, u"-BETA"_s));
        QCOMPARE(tags(), (QStringList{u"qt, new"_s, u"new"_s, u"new"_s}));
        good(m->editor().setFieldOfAll(KindId::Developer, {1, 2, 3}, u"tags"_s, u"one"_s));
        QCOMPARE(tags(), (QStringList{u"one"_s, u"one"_s, u"one"_s}));
    }

    void refusesAsAWhole_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::newRow("no such field") << u"shoe_size"_s << u"42"_s;
        QTest::newRow("computed") << u"cs"_s << u"0.5"_s;
        QTest::newRow("closed choice") << u"role"_s << u"boss"_s;
        QTest::newRow("bad date") << u"joined_on"_s << u"yesterday"_s;
        QTest::newRow("nothing left to call them by") << u"name"_s << QString();
    }

    void refusesAsAWhole()
    {
        QFETCH(const QString, field);
        QFETCH(const QString, text);
        const auto sets = good(m->workspace->history(10)).size();
        const auto all = m->editor().setFieldOfAll(KindId::Developer, {1, 2, 3}, field, text);
        QVERIFY(!all.result());
        const auto cells = m->editor().setCells(
            KindId::Developer, {{RecordId(1), u"notes"_s, u"good"_s}, {RecordId(2), field, text}},
            u"Paste"_s);
        QVERIFY(!cells.result());
        // By its number where the name is what was to go.
        const QString named = field == u"name"_s ? u"#2"_s : u"Bob"_s;
        QVERIFY2(cells.result().error().text.contains(named),
                 qPrintable(cells.result().error().text));
        QCOMPARE(good(m->workspace->history(10)).size(), sets);
        QVERIFY(m->value(KindId::Developer, 1, u"notes"_s).isNull());
    }

    void pastesCellsAsOneChange()
    {
        good(m->editor().setCells(KindId::Developer,
                                  {{RecordId(1), u"segment"_s, u"internal"_s},
                                   {RecordId(1), u"company"_s, u"Kernelworks"_s},
                                   {RecordId(2), u"company"_s, u"kernelworks"_s}},
                                  u"Paste 3 cells"_s));
        QCOMPARE(good(m->workspace->history(1)).front().label, u"Paste 3 cells"_s);
        QCOMPARE(m->value(KindId::Developer, 1, u"company"_s),
                 m->value(KindId::Developer, 2, u"company"_s));
        QCOMPARE(good(m->workspace->count({KindId::Company})), 1);
        good(m->editor().undo());
        QCOMPARE(good(m->workspace->count({KindId::Company})), 0);
        QVERIFY(m->value(KindId::Developer, 1, u"segment"_s).isNull());
    }

    void aCancelledEditLeavesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto answer = m->editor().setFieldOfAll(KindId::Developer, {1, 2, 3}, u"segment"_s,
                                                      u"internal"_s, Job(stop.get_token(), {}));
        QCOMPARE(answer.result().error().code, Error::Code::Cancelled);
        QCOMPARE(segments(), (QStringList{{}, {}, {}}));
    }

    void keepsViews()
    {
        SavedView view{u"Internal ones"_s, Query{KindId::Developer}};
        view.query.filter.conditions = {{u"segment"_s, Op::Equal, {Value(u"internal"_s)}},
                                        {u"joined_on"_s, Op::InLastDays, {Value(30)}}};
        view.query.search = u"ada"_s;
        view.query.sort = {{u"name"_s, Qt::DescendingOrder}};
        view.columns = {u"name"_s, u"cs"_s};
        view.widths = {{u"name"_s, 200}};
        view.firstColumnFrozen = true;
        good(m->editor().saveView(view));
        good(m->editor().saveView({u"Second"_s, Query{KindId::Developer}}));
        good(m->editor().saveView({u"Firms"_s, Query{KindId::Company}}));
        auto kept = good(m->workspace->views(KindId::Developer));
        QCOMPARE(kept.size(), size_t(2));
        QVERIFY(kept.front() == view);

        view.columns = {u"name"_s};
        good(m->editor().saveView(view));
        kept = good(m->workspace->views(KindId::Developer));
        QCOMPARE(kept.size(), size_t(2));
        QVERIFY(kept.front() == view);
        good(m->editor().removeView(KindId::Developer, view.name));
        kept = good(m->workspace->views(KindId::Developer));
        QCOMPARE(kept.size(), size_t(1));
        QCOMPARE(kept.front().name, u"Second"_s);
        QVERIFY(!m->editor().saveView({u" "_s, Query{KindId::Developer}}).result());
    }

private:
    [[nodiscard]] QStringList texts(const QString &field) const
    {
        QStringList all;
        for (const qint64 id : {1, 2, 3})
            all.append(m->value(KindId::Developer, id, field).toText());
        return all;
    }
    [[nodiscard]] QStringList segments() const { return texts(u"segment"_s); }
    [[nodiscard]] QStringList tags() const { return texts(u"tags"_s); }

    std::unique_ptr<FeatureFixture> m;
};

QTEST_GUILESS_MAIN(TestBulkEditing)
#include "test_bulk_editing.moc"
