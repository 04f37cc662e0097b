// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/xlsx_workbook.h"

#include "tabular/cell_escapes.h"
#include "tabular/xml_part.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qsizetype mostSheets = 10'000;
constexpr size_t mostStyles = 1'000'000;
constexpr qsizetype mostListed = 20;

/// A relation of a part to another one.
struct Relation {
    QString type; ///< the last word of its address
    QString entry;
};

/// The relations of the part \p entry, by id. Targets that begin with / count from the root.
Result<QHash<QString, Relation>> readRelations(const ZipFile &file, const QString &entry)
{
    const QString folder = entry.contains(u'/') ? entry.section(u'/', 0, -2) + u'/' : QString();
    const QString place = folder + u"_rels/"_s + entry.section(u'/', -1) + u".rels"_s;
    auto part = XmlPart::open(file, place);
    RAPPORT_TRY(part);
    QHash<QString, Relation> relations;
    while ((*part)->next()) {
        if (!(*part)->starts(u"Relationship") || relations.size() > mostSheets)
            continue;
        const QString target = (*part)->attribute(u"Target").toString();
        const QString path = target.startsWith(u'/') ? target.mid(1) : folder + target;
        relations.insert(
            (*part)->attribute(u"Id").toString(),
            {(*part)->attribute(u"Type").toString().section(u'/', -1), QDir::cleanPath(path)});
    }
    RAPPORT_TRY((*part)->status());
    return relations;
}

QString entryOfType(const QHash<QString, Relation> &relations, QStringView type)
{
    for (const Relation &relation : relations) {
        if (relation.type == type)
            return relation.entry;
    }
    return {};
}

bool isTrue(QStringView text)
{
    return text == u"1" || text == u"true";
}

Result<void> readSheets(const ZipFile &file, const QString &entry,
                        const QHash<QString, Relation> &relations, XlsxWorkbook &workbook)
{
    auto part = XmlPart::open(file, entry);
    RAPPORT_TRY(part);
    while ((*part)->next()) {
        if ((*part)->starts(u"workbookPr")) {
            workbook.from1904 = isTrue((*part)->attribute(u"date1904"));
        } else if ((*part)->starts(u"sheet") && qsizetype(workbook.sheets.size()) < mostSheets) {
            const Relation relation = relations.value((*part)->attribute(u"id").toString());
            if (relation.type != u"worksheet")
                continue;
            const QStringView state = (*part)->attribute(u"state");
            workbook.sheets.push_back({(*part)->attribute(u"name").toString(), relation.entry,
                                       !state.isEmpty() && state != u"visible"});
        }
    }
    return (*part)->status();
}

Result<std::vector<NumberStyle>> readStyles(const ZipFile &file, const QString &entry)
{
    auto opened = XmlPart::open(file, entry);
    RAPPORT_TRY(opened);
    XmlPart &part = **opened;
    QHash<int, NumberStyle> formats;
    std::vector<NumberStyle> styles;
    bool ofCells = false;
    while (part.next()) {
        if (part.starts(u"numFmt")) {
            if (size_t(formats.size()) < mostStyles)
                formats.insert(part.attribute(u"numFmtId").toInt(),
                               styleOfFormat(part.attribute(u"formatCode")));
        } else if (part.starts(u"cellXfs")) {
            ofCells = true;
        } else if (part.ends(u"cellXfs")) {
            break;
        } else if (ofCells && part.starts(u"xf") && styles.size() < mostStyles) {
            const int format = part.attribute(u"numFmtId").toInt();
            styles.push_back(formats.contains(format) ? formats.value(format)
                                                      : styleOfBuiltInFormat(format));
        }
    }
    RAPPORT_TRY(part.status());
    return styles;
}

} // namespace

Result<XlsxWorkbook> XlsxWorkbook::read(const ZipFile &file, bool withStyles)
{
    const auto roots = readRelations(file, QString());
    RAPPORT_TRY(roots);
    const QString entry = entryOfType(*roots, u"officeDocument");
    if (entry.isEmpty())
        return file.damaged();
    const auto relations = readRelations(file, entry);
    RAPPORT_TRY(relations);
    XlsxWorkbook workbook;
    RAPPORT_TRY(readSheets(file, entry, *relations, workbook));
    workbook.sharedStrings = entryOfType(*relations, u"sharedStrings");
    const QString styles = entryOfType(*relations, u"styles");
    if (withStyles && !styles.isEmpty() && file.contains(styles)) {
        auto read = readStyles(file, styles);
        RAPPORT_TRY(read);
        workbook.styles = std::move(*read);
    }
    return workbook;
}

Result<XlsxSheet> XlsxWorkbook::find(const ZipFile &file, const QString &name) const
{
    auto found = std::ranges::find_if(sheets, [&](const XlsxSheet &sheet) {
        return name.isEmpty() ? !sheet.hidden : sheet.name == name;
    });
    if (found == sheets.end() && name.isEmpty())
        found = sheets.begin();
    if (found != sheets.end())
        return *found;
    QStringList names;
    for (const XlsxSheet &sheet : sheets)
        names.append(sheet.name);
    return noSuchSheet(file.name(), name, names);
}

Error noSuchSheet(const QString &file, const QString &wanted, const QStringList &names)
{
    if (names.isEmpty())
        return Error{
            Error::Code::Invalid,
            QCoreApplication::translate("Workbook", "%1 has no sheet with cells.").arg(file),
            {}};
    QString list = names.mid(0, mostListed).join(u", "_s);
    if (names.size() > mostListed)
        list += u", …"_s;
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate("Workbook",
                                             "%1 has no sheet called \"%2\"; its sheets are: %3.")
                     .arg(file, wanted, list),
                 {}};
}

QString readRichText(XmlPart &part)
{
    const int outside = part.depth() - 1;
    QString text;
    bool inText = false;
    while (part.depth() > outside && part.next()) {
        if (part.starts(u"rPh"))
            part.skip();
        else if (part.isStart() || part.isEnd())
            inText = part.starts(u"t");
        else if (inText && part.isText())
            text += part.text();
        part.limit(text.size());
    }
    return unescapeCellText(text);
}

Result<SharedStrings> SharedStrings::read(const ZipFile &file, const QString &entry, const Job &job,
                                          size_t mostBytes)
{
    constexpr size_t textsBetweenChecks = 1024;
    SharedStrings strings;
    if (entry.isEmpty() || !file.contains(entry))
        return strings;
    auto part = XmlPart::open(file, entry);
    RAPPORT_TRY(part);
    while ((*part)->next()) {
        if (!(*part)->starts(u"si"))
            continue;
        strings.m_text += readRichText(**part).toStdString();
        strings.m_ends.push_back(strings.m_text.size());
        if (strings.m_text.size() + strings.m_ends.size() * sizeof(size_t) > mostBytes)
            return Error{Error::Code::Invalid,
                         QCoreApplication::translate(
                             "Workbook",
                             "%1 has more than %2 MB of texts; save the sheet as CSV and import "
                             "that.")
                             .arg(file.name(), QString::number(mostBytes / (1024 * 1024))),
                         {}};
        if (strings.m_ends.size() % textsBetweenChecks == 0 && job.cancelled())
            return Job::cancelledError();
    }
    RAPPORT_TRY((*part)->status());
    return strings;
}

std::string_view SharedStrings::at(qint64 number) const
{
    if (number < 0 || size_t(number) >= m_ends.size())
        return {};
    const size_t begin = number == 0 ? 0 : m_ends[size_t(number) - 1];
    return std::string_view(m_text).substr(begin, m_ends[size_t(number)] - begin);
}

} // namespace rapport
