// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/job.h"
#include "base/result.h"
#include "base/strong_id.h"

#include <QTest>

using namespace rapport;

class TestResult : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsValueOrError()
    {
        Result<int> good = 7;
        QVERIFY(good);
        QCOMPARE(*good, 7);
        Result<int> bad = Error{Error::Code::NotFound, QStringLiteral("gone"), {}};
        QVERIFY(!bad);
        QCOMPARE(bad.error().text, QStringLiteral("gone"));
    }

    void tryHandsTheErrorOn()
    {
        const auto inner = [](bool fail) -> Result<void> {
            if (fail)
                return Error{Error::Code::Io, QStringLiteral("disk"), {}};
            return {};
        };
        const auto outer = [&](bool fail) -> Result<int> {
            RAPPORT_TRY(inner(fail));
            return 1;
        };
        QCOMPARE(*outer(false), 1);
        QCOMPARE(outer(true).error().code, Error::Code::Io);
    }

    void idsCompareByNumber()
    {
        QVERIFY(RecordId(1) < RecordId(2));
        QVERIFY(!RecordId().isValid());
    }

    void timesAreStoredInUtcToTheSecond()
    {
        const QDateTime berlin(QDate(2026, 3, 1), QTime(10, 0, 0, 999), Qt::OffsetFromUTC, 3600);
        QCOMPARE(toStoredTime(berlin), QStringLiteral("2026-03-01T09:00:00Z"));
        QCOMPARE(toStoredTime(fixedClock(berlin)()), QStringLiteral("2026-03-01T09:00:00Z"));
    }

    void aStoppedJobSaysSo()
    {
        std::stop_source source;
        qint64 seen = 0;
        const Job job(source.get_token(), [&](const Progress &p) { seen = p.done; });
        job.report({42, 0, false});
        QCOMPARE(seen, 42);
        QVERIFY(!job.cancelled());
        source.request_stop();
        QVERIFY(job.cancelled());
        QVERIFY(!Job().cancelled());
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "test_result.moc"
