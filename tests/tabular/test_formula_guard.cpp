// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_files.h"
#include "tabular/formula_guard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace rapport;

class TestFormulaGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guards_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("guarded");
        for (const QChar first : QStringLiteral("=+-@\t\r")) {
            QTest::newRow(qPrintable(QStringLiteral("U+%1").arg(int(first.unicode()), 4, 16)))
                << QString(first) << QString(u'\'' + QString(first));
        }
        QTest::newRow("apostrophe before") << QStringLiteral("'=1") << QStringLiteral("''=1");
        QTest::newRow("two before") << QStringLiteral("''@a") << QStringLiteral("'''@a");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("apostrophe") << QStringLiteral("'") << QStringLiteral("'");
        QTest::newRow("quoted word") << QStringLiteral("'tis") << QStringLiteral("'tis");
        QTest::newRow("inside") << QStringLiteral("a=1") << QStringLiteral("a=1");
        QTest::newRow("space before") << QStringLiteral(" =1") << QStringLiteral(" =1");
        QTest::newRow("line feed") << QStringLiteral("\n=1") << QStringLiteral("\n=1");
    }
    void guards()
    {
        QFETCH(QString, text);
        QFETCH(QString, guarded);
        QCOMPARE(guardFormula(text), guarded);
        QCOMPARE(unguardFormula(guarded), text);
    }

    /// All strings of up to five of the characters that matter, and one that does not.
    void everyShortTextComesBack()
    {
        const QString letters = QStringLiteral("'=+-@\t\r\na");
        const QRegularExpression formula(QStringLiteral("\\A[=+\\-@\\t\\r]"));
        QStringList texts{QString()};
        for (qsizetype begin = 0, length = 0; length < 5; ++length) {
            const qsizetype end = texts.size();
            for (; begin < end; ++begin) {
                for (const QChar letter : letters)
                    texts += texts.at(begin) + letter;
            }
        }
        QCOMPARE(texts.size(), 1 + 9 + 81 + 729 + 6561 + 59049);
        for (const QString &text : std::as_const(texts)) {
            const QString guarded = guardFormula(text);
            if (unguardFormula(guarded) != text || formula.match(guarded).hasMatch())
                QFAIL(qPrintable(text));
        }
    }

    void hostileTextsAreHarmlessAndComeBack()
    {
        NEED_SHARED_DATA();
        QStringList texts =
            QString::fromUtf8(contentOf(sharedData(QStringLiteral("hostile/csv-payload.txt"))))
                .split(u'\n');
        const QJsonArray naughty =
            QJsonDocument::fromJson(contentOf(sharedData(QStringLiteral("hostile/blns.json"))))
                .array();
        QCOMPARE(naughty.size(), 515);
        for (const QJsonValue &text : naughty)
            texts += text.toString();
        int guarded = 0;
        for (const QString &text : std::as_const(texts)) {
            const QString safe = guardFormula(text);
            QVERIFY(safe.isEmpty() || !QStringLiteral("=+-@\t\r").contains(safe.front()));
            QCOMPARE(unguardFormula(safe), text);
            guarded += safe != text;
        }
        QVERIFY(guarded > 20);
    }
};

QTEST_GUILESS_MAIN(TestFormulaGuard)
#include "test_formula_guard.moc"
