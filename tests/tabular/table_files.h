// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/csv_files.h"
#include "tabular/table_detector.h"

#include <zip.h>

namespace rapport {

/// An entry of an archive that a test makes.
struct Part {
    QString name;
    QByteArray content;
};

/// Makes the archive \p name of \p parts and tells its path.
inline QString writeArchive(const TemporaryFiles &files, const QString &name,
                            const QList<Part> &parts)
{
    const QString path = files.path(name);
    zip_t *archive =
        zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    bool good = archive != nullptr;
    for (const Part &part : parts) {
        zip_source_t *source = good ? zip_source_buffer(archive, part.content.constData(),
                                                        zip_uint64_t(part.content.size()), 0)
                                    : nullptr;
        good = source
            && zip_file_add(archive, part.name.toUtf8().constData(), source, ZIP_FL_ENC_UTF_8) >= 0;
    }
    if (!good || zip_close(archive) != 0)
        throw std::runtime_error("a test archive cannot be written");
    return path;
}

/// The parts of a workbook besides its sheets; texts of the shared table are given as XML.
struct WorkbookParts {
    QByteArray sheets = R"(<sheet name="One" sheetId="1" r:id="r1"/>)";
    QByteArray sharedStrings = {};
    QByteArray styles = {};
    QByteArray properties = {};
    QByteArray target = "worksheets/sheet1.xml";
};

/// A workbook whose first sheet has \p rows, as the content of sheetData.
inline QList<Part> workbook(const QByteArray &rows, const WorkbookParts &parts = {})
{
    const QByteArray relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    const QByteArray types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const QByteArray main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const auto relation = [&](const QByteArray &id, const QByteArray &type,
                              const QByteArray &target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + types + '/' + type + "\" Target=\""
            + target + "\"/>";
    };
    QList<Part> made = {
        {QStringLiteral("[Content_Types].xml"),
         "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument."
         "spreadsheetml.sheet.main+xml\"/></Types>"},
        {QStringLiteral("_rels/.rels"),
         "<Relationships xmlns=\"" + relations + "\">"
             + relation("r1", "officeDocument", "xl/workbook.xml") + "</Relationships>"},
        {QStringLiteral("xl/workbook.xml"),
         "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + types + "\">" + parts.properties
             + "<sheets>" + parts.sheets + "</sheets></workbook>"},
        {QStringLiteral("xl/_rels/workbook.xml.rels"),
         "<Relationships xmlns=\"" + relations + "\">" + relation("r1", "worksheet", parts.target)
             + relation("r2", "worksheet", "worksheets/sheet2.xml")
             + relation("r3", "sharedStrings", "sharedStrings.xml")
             + relation("r4", "styles", "styles.xml") + relation("r5", "chartsheet", "c.xml")
             + "</Relationships>"},
        {QStringLiteral("xl/worksheets/sheet1.xml"),
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" + main + "\"><sheetData>"
             + rows + "</sheetData></worksheet>"},
        {QStringLiteral("xl/worksheets/sheet2.xml"),
         "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>second</t></is></c></row>"
         "</sheetData></worksheet>"},
    };
    if (!parts.sharedStrings.isEmpty())
        made.append(
            {QStringLiteral("xl/sharedStrings.xml"), "<sst>" + parts.sharedStrings + "</sst>"});
    if (!parts.styles.isEmpty())
        made.append(
            {QStringLiteral("xl/styles.xml"), "<styleSheet>" + parts.styles + "</styleSheet>"});
    return made;
}

/// An OpenDocument spreadsheet with \p tables, its mark first as the standard wants it.
inline QList<Part> openDocument(const QByteArray &tables)
{
    return {
        {QStringLiteral("mimetype"), "application/vnd.oasis.opendocument.spreadsheet"},
        {QStringLiteral("content.xml"),
         "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\">"
         "<office:body><office:spreadsheet>"
             + tables + "</office:spreadsheet></office:body></office:document-content>"},
    };
}

/// Every record that is delivered, each with its number in front, or what prevented that.
[[nodiscard]] inline Result<QStringList> readTable(const QString &path, const TableFormat &format)
{
    const auto reader = openTable(path, format);
    RAPPORT_TRY(reader);
    QStringList rows;
    RowView row;
    for (;;) {
        const auto more = (*reader)->next(row);
        RAPPORT_TRY(more);
        if (!*more)
            return rows;
        QStringList cells;
        for (const std::string_view cell : row.cells)
            cells.append(cellText(cell));
        rows.append(QStringLiteral("%1: ").arg(row.number) + cells.join(u'|'));
    }
}

[[nodiscard]] inline Result<QStringList> readTable(const QString &path, TableType type,
                                                   const QString &sheet = {})
{
    return readTable(path, TableFormat{type, {}, sheet});
}

/// The error's sentence; empty where there is none.
template <typename T>
[[nodiscard]] QString sentence(const Result<T> &result)
{
    return result ? QString() : result.error().text;
}

} // namespace rapport
