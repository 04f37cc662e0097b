// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_detector.h"
#include "tabular/csv_files.h"
#include "tabular/encoding_detector.h"

#include <QStringConverter>
#include <QTest>

using namespace rapport;
using namespace Qt::Literals::StringLiterals;

/// Text in other encodings than UTF-8: found out, and read.
class TestEncodings : public QObject {
    Q_OBJECT

    TemporaryFiles m_files;

    /// Every cell of the file as its detection says it is to be read.
    static Result<QStringList> cellsOf(const QString &path, qint64 chunkBytes)
    {
        const auto encoding = detectEncoding(path);
        RAPPORT_TRY(encoding);
        CsvDialect dialect;
        dialect.encoding = *encoding;
        const auto rows = readCsv(path, dialect, chunkBytes);
        RAPPORT_TRY(rows);
        QStringList cells;
        for (const QByteArrayList &row : *rows) {
            for (const QByteArray &cell : row)
                cells.append(QString::fromUtf8(cell));
        }
        return cells;
    }

private Q_SLOTS:
    void tellsThemApart_data()
    {
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, const char *encoding, const char *bytes,
                            const QString &text) {
            QTest::newRow(name) << QString::fromLatin1(encoding) << QByteArray(bytes) << text;
        };
        add("GB18030", "GB18030",
            "\320\325\303\373,\271\253\313\276,\322\342\274\373\n\315\365\320\241\303\367,"
            "\260\242\300\357\260\315\260\315,\316\304\265\265\320\264\265\303\272\334\272\303\n",
            u"姓名,公司,意见\n王小明,阿里巴巴,文档写得很好\n"_s);
        add("GB18030, one name", "GB18030", "name\n\315\365\320\241\303\367\n",
            u"name\n王小明\n"_s);
        add("GB18030, four bytes", "GB18030",
            "\303\373\327\326,n\n\2019\3571,\315\365\n\300\356,\265\304\n",
            u"名字,n\n㐂,王\n李,的\n"_s);
        add("Big5", "Big5",
            "\251m\246W,\244\275\245q,\267N\250\243\n\244\375\244p\251\372,\245x\277n\271q,"
            "\244\345\245\363\274g\261o\253\334\246n\n",
            u"姓名,公司,意見\n王小明,台積電,文件寫得很好\n"_s);
        add("Big5, one name", "Big5", "name\n\263\257\244j\244\345\n", u"name\n陳大文\n"_s);
        add("Shift_JIS", "Shift_JIS",
            "\226\274\221O,\211\357\216\320,\202\262\210\323\214\251\n\216R\223c\221\276\230Y,"
            "\203\\\203j\201[,"
            "\203h\203L\203\205\203\201\203\223\203g\202\252\202\306\202\304\202\340\227\307\202"
            "\242\n",
            u"名前,会社,ご意見\n山田太郎,ソニー,ドキュメントがとても良い\n"_s);
        add("Shift_JIS, hiragana", "Shift_JIS", "name\n\202\240\202\350\202\252\202\306\202\244\n",
            u"name\nありがとう\n"_s);
        add("windows-1252, Spanish", "windows-1252", "nombre,pa\355s\nJos\351 Mu\361oz,Espa\361a\n",
            u"nombre,país\nJosé Muñoz,España\n"_s);
        add("windows-1252, Portuguese", "windows-1252",
            "a\347\343o,situa\347\343o\nmanuten\347\343o,n\343o\n",
            u"ação,situação\nmanutenção,não\n"_s);
        add("windows-1252, capitals", "windows-1252", "INFORMA\307\303O,b\n1,2\n",
            u"INFORMAÇÃO,b\n1,2\n"_s);
        add("windows-1252, German", "windows-1252", "Stra\337e,Gr\366\337e\n\304hre,s\374\337\n",
            u"Straße,Größe\nÄhre,süß\n"_s);
        add("windows-1252, signs", "windows-1252", "price\n5 \200\n\204so\223\n20\260\n",
            u"price\n5 €\n„so“\n20°\n"_s);
        add("UTF-8", "UTF-8",
            "\345\247\223\345\220\215,Gr\303\266\303\237e\n\347\216\213\345\260\217\346\230\216,"
            "\303\274\n",
            u"姓名,Größe\n王小明,ü\n"_s);
        add("ASCII", "UTF-8", "a,b\n1,2\n", u"a,b\n1,2\n"_s);
    }
    void tellsThemApart()
    {
        QFETCH(QString, encoding);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, text);
        const QString path = m_files.write(u"e.csv"_s, bytes);
        const auto found = detectEncoding(path);
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        QCOMPARE(*found, encoding);
        const QStringList expected = text.trimmed().replace(u'\n', u',').split(u',');
        for (const qint64 chunk : {1, 2, 3, 4096})
            QCOMPARE(*cellsOf(path, chunk), expected);
    }

    void findsUtf16WithoutAMark_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("Latin") << u"name,city\nJosé,Köln\n"_s;
        QTest::newRow("Chinese") << u"姓名,公司\n王小明,阿里巴巴一\n陈大文,腾讯\n"_s;
    }
    void findsUtf16WithoutAMark()
    {
        QFETCH(QString, text);
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
            QStringEncoder encode(encoding);
            const QString path = m_files.write(u"w.csv"_s, encode(text));
            const auto found = detectCsv(path);
            QVERIFY2(found, found ? "" : qPrintable(found.error().text));
            QCOMPARE(found->dialect.encoding,
                     QString::fromLatin1(QStringConverter::nameForEncoding(encoding)));
            QCOMPARE(found->headings[0] + u',' + found->headings[1], text.section(u'\n', 0, 0));
        }
    }

    void fewNulBytesAreNoUtf16()
    {
        QByteArray text = QByteArray("name,city\nAnna,Bonn\n").repeated(20);
        text[12] = 0;
        QCOMPARE(*detectEncoding(m_files.write(u"n.csv"_s, text)), u"UTF-8"_s);
    }

    void aDamagedFileIsStillUtf8()
    {
        const QByteArray good = QByteArray("Gr\303\266\303\237e,b\n").repeated(10);
        const auto found = detectCsv(m_files.write(u"d.csv"_s, good + "\303,b\n"));
        QVERIFY(!found);
        QVERIFY2(found.error().text.contains(u"row 11 has a wrong byte"),
                 qPrintable(found.error().text));
    }

    void decidesByTheWholeFile()
    {
        const QByteArray latin = QByteArray("a,b\n1,2\n").repeated(100'000) + "\337,b\n";
        QCOMPARE(*detectEncoding(m_files.write(u"l.csv"_s, latin)), u"windows-1252"_s);
        // Cut in the middle of a character by the piece that is read at a time.
        const QByteArray chinese = "x" + QByteArray("\305\343,\265\304\n").repeated(200'000);
        QCOMPARE(*detectEncoding(m_files.write(u"c.csv"_s, chinese)), u"GB18030"_s);
    }

    void halfACharacterAtTheEndIsAFault()
    {
        CsvDialect dialect;
        dialect.encoding = u"GB18030"_s;
        const auto rows = readCsv(m_files.write(u"h.csv"_s, "a,b\n\265"), dialect);
        QVERIFY(!rows);
        QVERIFY2(rows.error().text.contains(u"is not GB18030 text"), qPrintable(rows.error().text));
    }

    void theSeparatorIsFoundInEveryEncoding()
    {
        // In Big5 the second byte of a character may be a bar or a letter.
        const auto found =
            detectCsv(m_files.write(u"s.csv"_s, "\251m\246W;\244\275\245q\n\261i;\245x\277n\n"));
        QVERIFY(found);
        QCOMPARE(found->dialect.separator, ';');
        QCOMPARE(found->headings[0], u"姓名"_s);
    }

    void publishedFiles_data()
    {
        NEED_SHARED_DATA();
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QString>("second");
        const auto add = [](const char *name, const char *encoding, int rows, int columns,
                            const QString &second) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(encoding)
                                << rows << columns << second;
        };
        add("characters.csv", "Big5", 382, 18, u"景點編號"_s);
        add("utf-16le_encoded.csv", "UTF-16LE", 327, 19, u"Organisation_name"_s);
        add("spanish_chars.csv", "windows-1252", 115, 8, u"FN_ID"_s);
        add("sparse_with_column_errors.csv", "windows-1252", 2200, 4, u"Bezeichnung"_s);
        add("mixedGLB.csv", "UTF-8", 135, 19, QString());
        add("utf8bom.csv", "UTF-8", 0, 2, u"win"_s);
        add("weird_head_padding.csv", "UTF-8", 83, 1, QString());
    }
    void publishedFiles()
    {
        QFETCH(QString, name);
        QFETCH(QString, encoding);
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(QString, second);
        const auto found = detectCsv(sharedData(u"spreadsheets/"_s + name));
        QVERIFY2(found, found ? "" : qPrintable(found.error().text));
        QCOMPARE(found->dialect.encoding, encoding);
        QCOMPARE(found->dialect.separator, name.startsWith(u"weird") ? ';' : ',');
        QCOMPARE(found->rows, rows);
        QCOMPARE(found->columnCount, columns);
        QCOMPARE(columns > 1 ? found->headings[1] : QString(), second);
    }

    void lineBreaksSurviveBig5()
    {
        NEED_SHARED_DATA();
        CsvDialect dialect;
        dialect.encoding = u"Big5"_s;
        const auto rows = readCsv(sharedData(u"spreadsheets/characters.csv"_s), dialect);
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().text));
        int withBreaks = 0;
        for (const QByteArrayList &row : *rows)
            withBreaks += int(std::count_if(row.begin(), row.end(),
                                            [](auto &cell) { return cell.contains('\n'); }));
        QCOMPARE(rows->size(), 383);
        QCOMPARE(withBreaks, 223);
    }
};

QTEST_GUILESS_MAIN(TestEncodings)
#include "test_encodings.moc"
