// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <optional>

namespace {

using namespace Qt::StringLiterals;

/// One file of ours, named from the project's root ("app/store/journal.cpp").
struct Source {
    QString path;
    QString text;
    /// A .cpp whose header of the same name stands beside it.
    bool hasOwnHeader = false;
};

/// What a line matching \p pattern may not do in files under \p where, except under \p except.
struct Rule {
    QString where;
    QString except;
    QRegularExpression pattern;
    QString complaint;
};

constexpr qsizetype longestFile = 600;

/// The floors, lowest first; a file includes its own floor or a lower one.
const QStringList &floors()
{
    static const QStringList names = {u"base"_s,    u"domain"_s,  u"tabular"_s,
                                      u"store"_s,   u"session"_s, u"insight"_s,
                                      u"service"_s, u"cli"_s,     u"ui"_s};
    return names;
}

/// What the window may use: it talks to the session and to insight, never to the store.
const QStringList &floorsOfTheWindow()
{
    static const QStringList names = {u"base"_s,    u"domain"_s,  u"tabular"_s, u"session"_s,
                                      u"insight"_s, u"service"_s, u"ui"_s};
    return names;
}

const QList<Rule> &rules()
{
    const auto including = [](const char *headers) {
        return QRegularExpression(u"^\\s*#\\s*include\\s*[<\"](?:"_s + QLatin1String(headers)
                                  + u")[>\"]"_s);
    };
    static const QList<Rule> all = {
        {u"app/"_s, u"app/store/"_s, including("QtSql(?:/.*)?|QSql\\w*|sqlite3(?:ext)?\\.h"),
         u"SQL outside app/store"_s},
        {u"ui/"_s,
         {},
         including("QtSql(?:/.*)?|QSql\\w*|sqlite3(?:ext)?\\.h"),
         u"SQL outside app/store"_s},
        {u"ui/"_s, u"ui/charts/"_s,
         including("QtCharts(?:/.*)?|Q\\w*(?:Chart|ChartView|Series|Axis|BarSet|PieSlice|BoxSet)"),
         u"Qt Charts outside ui/charts"_s},
        {u"app/"_s,
         {},
         including("Qt(?:Gui|Widgets|Charts|Svg|SvgWidgets|PrintSupport|OpenGL\\w*)(?:/.*)?"
                   "|Q(?:Gui)?Application|Q\\w*(?:Widget|Dialog|Delegate|Button|Chart|Layout)"
                   "|Q\\w*(?:Item|List|Tree|Table|Header|Column)View|QGraphics\\w*"
                   "|QMainWindow|QMessageBox|QLabel|QMenu|QAction|QColor|QFont\\w*|QIcon|QImage"
                   "|QPixmap|QPainter\\w*|QPalette|QPen|QBrush|QClipboard|QPdfWriter|QScreen"
                   "|QStandardItem\\w*|QText(?:Document|Cursor)|QValidator|QWindow"),
         u"a header of Qt Gui or Widgets in app/"_s},
        {u"app/"_s,
         {},
         QRegularExpression(u"\\bprocessEvents\\b|\\bQEventLoop\\b"_s),
         u"a nested event loop"_s},
        {u"ui/"_s,
         {},
         QRegularExpression(u"\\bprocessEvents\\b|\\bQEventLoop\\b"_s),
         u"a nested event loop"_s},
    };
    return all;
}

/// The floor that a file of ours is on; none for tests.
std::optional<QString> floorOf(const QString &path)
{
    if (path.startsWith(u"ui/"_s))
        return u"ui"_s;
    if (path.startsWith(u"app/"_s))
        return path.section(u'/', 1, 1);
    return {};
}

/// The floor that a quoted include names: "store/journal.h" and "app/store/journal.h" are store,
/// "ui/pages/dashboard.h" and "pages/dashboard.h" ui, "journal.h" is the file's own.
QString floorOfInclude(const QString &include, const QString &own)
{
    static const QStringList rooms = {u"models"_s,  u"pages"_s, u"charts"_s,
                                      u"dialogs"_s, u"theme"_s, u"widgets"_s};
    if (!include.contains(u'/'))
        return own;
    const int place = include.startsWith(u"app/"_s) ? 1 : 0;
    const QString first = include.section(u'/', place, place);
    if (rooms.contains(first))
        return u"ui"_s;
    return floors().contains(first) ? first : own;
}

bool mayUse(const QString &floor, const QString &other)
{
    if (floor == u"ui"_s)
        return floorsOfTheWindow().contains(other);
    return floors().indexOf(other) <= floors().indexOf(floor);
}

/// \p text with comments and literals emptied, line breaks and include lines kept.
QString codeOnly(const QString &text)
{
    static const QRegularExpression pattern(
        uR"((?<include>^[ \t]*#[ \t]*include[^\n]*))"
        uR"(|R"(?<tag>\w*)\(.*?\)\k<tag>"|"(?:[^"\\\n]|\\.)*+"|(?<!\w)'(?:[^'\\\n]|\\.)++')"
        uR"(|//[^\n]*|/\*.*?\*/)"_s,
        QRegularExpression::MultilineOption | QRegularExpression::DotMatchesEverythingOption);
    QString code;
    qsizetype from = 0;
    for (auto matches = pattern.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        code += QStringView(text).sliced(from, match.capturedStart() - from);
        if (match.hasCaptured(u"include"_s))
            code += match.captured();
        else
            code += QString(match.capturedView().count(u'\n'), u'\n');
        from = match.capturedEnd();
    }
    return code + text.mid(from);
}

/// Whether the first two lines are our SPDX header, as a comment in the file's language.
bool hasSpdxHeader(const QString &text)
{
    static const QRegularExpression header(
        u"^(//|#) SPDX-FileCopyrightText: \\d{4} The Rapport authors\\n"
        "\\1 SPDX-License-Identifier: GPL-3\\.0-or-later\\n"_s);
    return header.match(text).hasMatch();
}

/// What \p include, in line \p number of \p source, does against the order of the floors.
QStringList includeOffences(const Source &source, int number, const QString &include)
{
    const QString at = source.path + u':' + QString::number(number) + u": "_s;
    const std::optional<QString> own = floorOf(source.path);
    if (!own)
        return {};
    if (include.split(u'/').contains(u".."_s))
        return {at + u"name \"%1\" from its root, not by .."_s.arg(include)};
    const QString other = floorOfInclude(include, *own);
    if (!mayUse(*own, other))
        return {at + u"%1 may not use %2 (\"%3\")"_s.arg(*own, other, include)};
    return {};
}

/// Everything \p source does against the rules of the house, each as "path:line: what".
QStringList offences(const Source &source)
{
    static const QRegularExpression anyInclude(u"^\\s*#\\s*include\\s*([<\"])([^>\"]*)"_s);
    QStringList found;
    if (!source.text.isEmpty() && !hasSpdxHeader(source.text))
        found += source.path + u":1: no SPDX header of two lines"_s;

    const QStringList lines = codeOnly(source.text).split(u'\n');
    const qsizetype length = source.text.count(u'\n');
    if (length > longestFile)
        found += u"%1:%2: longer than %3 lines"_s.arg(source.path).arg(length).arg(longestFile);

    bool first = true;
    const QString ownHeader = QFileInfo(source.path).completeBaseName() + u".h"_s;
    for (int i = 0; i < lines.size(); ++i) {
        const QString at = source.path + u':' + QString::number(i + 1) + u": "_s;
        for (const Rule &rule : rules()) {
            if (source.path.startsWith(rule.where)
                && (rule.except.isEmpty() || !source.path.startsWith(rule.except))
                && rule.pattern.match(lines[i]).hasMatch())
                found += at + rule.complaint;
        }
        const QRegularExpressionMatch include = anyInclude.match(lines[i]);
        if (!include.hasMatch())
            continue;
        const bool quoted = include.capturedView(1) == u"\"";
        if (quoted)
            found += includeOffences(source, i + 1, include.captured(2));
        if (std::exchange(first, false) && source.hasOwnHeader
            && (!quoted || include.captured(2).section(u'/', -1) != ownHeader))
            found += at + u"%1 is to be included first"_s.arg(ownHeader);
    }
    return found;
}

/// The C++ and CMake files under \p folder of the project at \p root.
QList<Source> sourcesUnder(const QDir &root, const QString &folder)
{
    QList<Source> sources;
    QDirIterator files(root.filePath(folder),
                       {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s, u"*.cmake"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo info(files.next());
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly | QIODevice::Text))
            continue;
        const bool hasOwnHeader =
            info.suffix() == u"cpp"_s && info.dir().exists(info.completeBaseName() + u".h"_s);
        sources += {root.relativeFilePath(info.filePath()), QString::fromUtf8(file.readAll()),
                    hasOwnHeader};
    }
    return sources;
}

const QString header = u"// SPDX-FileCopyrightText: 2026 The Rapport authors\n"
                       "// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;

} // namespace

class TestFloors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theRulesFire_data();
    void theRulesFire();
    void theHouseKeepsTheRules_data();
    void theHouseKeepsTheRules();
};

/// Each snippet follows the header, so its first line is line 3; an empty \c offence means that
/// nothing is wrong with it.
void TestFloors::theRulesFire_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("snippet");
    QTest::addColumn<QString>("offence");
    const auto row = [](const char *name, const char *path, const char *snippet,
                        const char *offence) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(snippet)
                            << QString::fromLatin1(offence);
    };

    row("lower floor", "app/store/a.cpp", "#include \"base/b.h\"\n", "");
    row("own floor", "app/store/a.cpp", "#include \"store/b.h\"\n", "");
    row("higher floor", "app/domain/a.h", "#include \"store/b.h\"\n",
        "app/domain/a.h:3: domain may not use store");
    row("neighbour above", "app/session/a.h", "\n#include \"insight/b.h\"\n",
        "app/session/a.h:4: session may not use insight");
    row("service from insight", "app/insight/a.h", "#include \"service/b.h\"\n",
        "app/insight/a.h:3: insight may not use service");
    row("window from the core", "app/cli/a.cpp", "#include \"models/b.h\"\n",
        "app/cli/a.cpp:3: cli may not use ui");
    row("session from the window", "ui/pages/a.cpp", "#include \"session/b.h\"\n", "");
    row("store from the window", "ui/pages/a.cpp", "#include \"store/b.h\"\n",
        "ui/pages/a.cpp:3: ui may not use store");
    row("store by its whole path", "ui/pages/a.cpp", "#include \"app/store/b.h\"\n",
        "ui/pages/a.cpp:3: ui may not use store");
    row("window by its whole path", "app/cli/a.cpp", "#include \"ui/models/b.h\"\n",
        "app/cli/a.cpp:3: cli may not use ui");
    row("cli from the window", "ui/main.cpp", "#include \"cli/b.h\"\n",
        "ui/main.cpp:3: ui may not use cli");
    row("climbing", "app/base/a.h", "#include \"../store/b.h\"\n",
        "app/base/a.h:3: name \"../store/b.h\" from its root");

    row("SQL in the store", "app/store/a.cpp", "#include <QSqlQuery>\n#include <sqlite3.h>\n", "");
    row("SQL in the session", "app/session/a.cpp", "#include <QSqlQuery>\n",
        "app/session/a.cpp:3: SQL outside app/store");
    row("SQL by module", "app/cli/a.cpp", "#include <QtSql/QSqlQuery>\n",
        "app/cli/a.cpp:3: SQL outside app/store");
    row("sqlite3 in the window", "ui/main.cpp", "#include <sqlite3.h>\n",
        "ui/main.cpp:3: SQL outside app/store");
    row("SQL in a test", "tests/store/test_a.cpp", "#include <QSqlQuery>\n", "");

    row("charts at home", "ui/charts/a.cpp", "#include <QLineSeries>\n", "");
    row("charts on a page", "ui/pages/a.cpp", "#include <QLineSeries>\n",
        "ui/pages/a.cpp:3: Qt Charts outside ui/charts");
    row("charts by module", "ui/pages/a.cpp", "#include <QtCharts/QChartView>\n",
        "ui/pages/a.cpp:3: Qt Charts outside ui/charts");

    row("widget in the core", "app/cli/a.cpp", "#include <QTableView>\n",
        "app/cli/a.cpp:3: a header of Qt Gui or Widgets");
    row("colour in the core", "app/domain/a.h", "#include <QtGui/QColor>\n",
        "app/domain/a.h:3: a header of Qt Gui or Widgets");
    row("delegate in the core", "app/domain/a.h", "#include <QStyledItemDelegate>\n",
        "app/domain/a.h:3: a header of Qt Gui or Widgets");
    row("core in the core", "app/domain/a.h", "#include <QStringView>\n", "");

    row("processEvents", "ui/main.cpp", "void f()\n{\n    QCoreApplication::processEvents();\n}\n",
        "ui/main.cpp:5: a nested event loop");
    row("event loop", "app/store/a.cpp", "QEventLoop loop;\n",
        "app/store/a.cpp:3: a nested event loop");
    row("only talked about", "ui/main.cpp",
        "// no processEvents\n/* no\n QEventLoop */\nauto s = \"processEvents\"; auto c = '\"';\n",
        "");
    row("after a quote", "ui/main.cpp", "auto c = '\"';\nQEventLoop loop; auto d = '\"';\n",
        "ui/main.cpp:4: a nested event loop");

    row("own header first", "app/base/own.cpp", "#include \"base/own.h\"\n#include <QDir>\n", "");
    row("own header late", "app/base/own.cpp", "#include <QDir>\n#include \"base/own.h\"\n",
        "app/base/own.cpp:3: own.h is to be included first");
}

void TestFloors::theRulesFire()
{
    QFETCH(QString, path);
    QFETCH(QString, snippet);
    QFETCH(QString, offence);
    const QStringList found = offences({path, header + snippet, path.endsWith(u"own.cpp"_s)});
    if (offence.isEmpty()) {
        QCOMPARE(found, QStringList());
    } else {
        QCOMPARE(found.size(), 1);
        QVERIFY2(found.first().startsWith(offence), qPrintable(found.first()));
    }
    QVERIFY(offences({path, snippet, false}).contains(path + u":1: no SPDX header of two lines"_s));
    const QString padding((longestFile - header.count(u'\n')), u'\n');
    QCOMPARE(offences({path, header + padding, false}), QStringList());
    QCOMPARE(offences({path, header + padding + u'\n', false}),
             QStringList(path + u":601: longer than 600 lines"_s));
}

void TestFloors::theHouseKeepsTheRules_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *folder : {"app", "ui", "tests", "cmake", "packaging"})
        QTest::newRow(folder) << QString::fromLatin1(folder);
}

void TestFloors::theHouseKeepsTheRules()
{
    QFETCH(QString, folder);
    const QList<Source> sources = sourcesUnder(QDir(QStringLiteral(RAPPORT_SOURCE_DIR)), folder);
    QVERIFY2(!sources.isEmpty(), "no sources found: the test looks in the wrong place");
    QStringList found;
    for (const Source &source : sources)
        found += offences(source);
    found.sort();
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestFloors)
#include "test_floors.moc"
