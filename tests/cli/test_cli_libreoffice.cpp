// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_runner.h"

#include <QDir>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPatience = 300'000; // LibreOffice starts slowly, the first time above all

/// Texts that a spreadsheet program likes to turn into something else.
constexpr char kOddPeople[] = R"(name,email,job_title,country
0017,zero@mail.example,00042,DE
1e5,"=cmd|' /C calc'!A0@mail.example",2026-01-02,US
'=1+1,guard@mail.example,''=x,FR
TRUE,true@mail.example,12:30,CN
1/2,half@mail.example,-5,BR
 spaces ,spaces@mail.example,"two
lines",JP
)";

} // namespace

/// What Rapport exports, saved again by LibreOffice, changes nothing when it comes back.
///
/// Skipped where there is no LibreOffice; see tests/cli/libreoffice.md for the last time that it
/// ran and what was found.
class TestCliLibreOffice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_soffice = QStandardPaths::findExecutable(u"soffice"_s);
        if (m_soffice.isEmpty())
            QSKIP("there is no LibreOffice (soffice) here");
        COMPARE_EXIT(run({u"sample"_s, u"w"_s, u"--developers"_s, u"60"_s}), 0);
        m_cli.file(u"odd.csv"_s, kOddPeople);
        COMPARE_EXIT(run({u"import"_s, u"w"_s, u"odd.csv"_s, u"--as"_s, u"developer"_s}), 0);
        for (const QJsonValue kind : run({u"kinds"_s, u"w"_s, u"--json"_s}).rows())
            m_kinds.append(kind[u"kind"_s].toString());
        QVERIFY(m_kinds.size() >= 12);
    }

    void savesNothingElse_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QStringList>("exportOptions");
        QTest::addColumn<QStringList>("conversion");
        QTest::newRow("XLSX") << u"xlsx"_s << QStringList()
                              << QStringList{u"--convert-to"_s, u"xlsx"_s};
        // Comma, quote, UTF-8, from line 1, no column formats, language, quoted cells are text,
        // no guessing of other numbers; and on the way out all texts quoted, cells as shown.
        QTest::newRow("CSV, texts quoted")
            << u"csv"_s << QStringList{u"--quote-text"_s}
            << QStringList{u"--infilter=CSV:44,34,76,1,,0,true,false"_s, u"--convert-to"_s,
                           u"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true"_s};
    }

    void savesNothingElse()
    {
        QFETCH(QString, suffix);
        QFETCH(QStringList, exportOptions);
        QFETCH(QStringList, conversion);
        QStringList files;
        for (const QString &kind : m_kinds) {
            files.append(kind + u'.' + suffix);
            COMPARE_EXIT(run(QStringList{u"export"_s, u"w"_s, kind, files.back()} + exportOptions),
                         0);
        }
        convert(conversion, files);
        for (qsizetype i = 0; i < files.size(); ++i) {
            const QString saved = u"saved/"_s + files[i];
            QVERIFY2(m_cli.contentOf(saved) != m_cli.contentOf(files[i]) || suffix == u"csv",
                     "LibreOffice wrote nothing");
            const CliRun read =
                run({u"import"_s, u"w"_s, saved, u"--as"_s, m_kinds[i], u"--json"_s});
            COMPARE_EXIT(read, 0);
            const QJsonObject outcome = read.json();
            for (const char *count : {"created", "updated"}) {
                const QJsonObject byKind = outcome[QLatin1StringView(count)].toObject();
                for (const QJsonValue number : byKind)
                    QVERIFY2(number == 0, qPrintable(m_kinds[i]) + read.all());
            }
            QVERIFY2(outcome[u"rejected"_s] == 0, read.all());
            QVERIFY(outcome[u"rows"_s].toInteger() > 0);
        }
    }

private:
    [[nodiscard]] CliRun run(const QStringList &words) const { return m_cli.run(words); }

    void convert(const QStringList &conversion, const QStringList &files)
    {
        QProcess office;
        office.setWorkingDirectory(m_cli.path(QString()));
        office.start(m_soffice,
                     QStringList{u"--headless"_s, u"--norestore"_s,
                                 u"-env:UserInstallation=file://"_s + m_cli.path(u"profile"_s)}
                         + conversion + QStringList{u"--outdir"_s, u"saved"_s} + files);
        QVERIFY(office.waitForFinished(kPatience));
        const QByteArray said = office.readAllStandardOutput() + office.readAllStandardError();
        for (const QString &file : files)
            QVERIFY2(QFile::exists(m_cli.path(u"saved/"_s + file)), said);
    }

    CliRunner m_cli;
    QString m_soffice;
    QStringList m_kinds;
};

QTEST_GUILESS_MAIN(TestCliLibreOffice)
#include "test_cli_libreoffice.moc"
