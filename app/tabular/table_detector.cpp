// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/table_detector.h"

#include "tabular/csv_detector.h"
#include "tabular/csv_reader.h"
#include "tabular/encoding_detector.h"
#include "tabular/input_file.h"
#include "tabular/json_reader.h"
#include "tabular/ods_reader.h"
#include "tabular/text_sniff.h"
#include "tabular/xlsx_reader.h"

#include <QCoreApplication>
#include <QDir>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr qint64 headBytes = 64 * 1024;

Error refused(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// What a ZIP archive holds; a sentence where that is no spreadsheet.
Result<TableType> typeOfArchive(const QString &path)
{
    const auto file = ZipFile::open(path);
    RAPPORT_TRY(file);
    const ZipFile &archive = **file;
    const QByteArray type = archive.head(u"mimetype"_s, 256);
    if (type.startsWith("application/vnd.oasis.opendocument.spreadsheet"))
        return TableType::Ods;
    if (archive.contains(u"xl/workbook.bin"_s))
        return refused(
            QCoreApplication::translate("TableDetector",
                                        "%1 is a binary Excel workbook (.xlsb); save it as "
                                        "XLSX and try again.")
                .arg(archive.name()));
    const QByteArray parts = archive.head(u"[Content_Types].xml"_s, 16 * headBytes);
    if (parts.contains("spreadsheetml.") || archive.contains(u"xl/workbook.xml"_s))
        return TableType::Xlsx;
    if (type.startsWith("application/vnd.oasis.opendocument") || !parts.isEmpty())
        return refused(QCoreApplication::translate("TableDetector",
                                                   "%1 is an office document but no spreadsheet; "
                                                   "save its table as XLSX or CSV.")
                           .arg(archive.name()));
    return refused(QCoreApplication::translate(
                       "TableDetector", "%1 is a ZIP archive; unpack it and choose a file from it.")
                       .arg(archive.name()));
}

/// Whether the start of a text is that of a web page or another XML document.
bool looksLikeMarkup(const QByteArray &head)
{
    const QByteArray start = head.left(256).trimmed().toLower();
    return start.startsWith("<?xml") || start.startsWith("<!doctype") || start.startsWith("<html");
}

Error notText(const QString &name, FileKind kind)
{
    if (kind == FileKind::OldOffice)
        return refused(
            QCoreApplication::translate("TableDetector",
                                        "%1 is an old Excel file (.xls) or one locked with a "
                                        "password; save it as XLSX without a password and try "
                                        "again.")
                .arg(name));
    return refused(QCoreApplication::translate("TableDetector",
                                               "%1 is no spreadsheet but %2; save the table as "
                                               "XLSX or CSV and try again.")
                       .arg(name, describeFileKind(kind)));
}

/// The start of the text as UTF-8; empty where it cannot be read so.
std::string headOf(const QString &path, const QString &encoding)
{
    std::string text;
    auto source = TextSource::open(path, encoding, headBytes);
    if (source)
        (void)source->more(text);
    return text;
}

Result<TableType> typeOf(const QString &path, TableHints &hints, const Job &job)
{
    const auto file = openInputFile(path);
    RAPPORT_TRY(file);
    const QByteArray head = (*file)->read(headBytes);
    const QString name = QDir::toNativeSeparators(path);
    const FileKind kind = sniffFileKind(head);
    if (kind == FileKind::Zip)
        return typeOfArchive(path);
    if (!hints.encoding) {
        const auto encoding = detectEncoding(path, job);
        RAPPORT_TRY(encoding);
        hints.encoding = *encoding;
    }
    const bool wide = kind == FileKind::Binary && isWideEncoding(*hints.encoding);
    if (kind != FileKind::Text && !wide)
        return notText(name, kind);
    if (looksLikeMarkup(head))
        return refused(
            QCoreApplication::translate("TableDetector",
                                        "%1 is a web page or an XML document; open it in a "
                                        "spreadsheet program and save it as XLSX or CSV.")
                .arg(name));
    const std::string text = headOf(path, *hints.encoding);
    // A list of other things than objects is told from a CSV file by its name only.
    const bool namedJson = path.endsWith(u".json"_s, Qt::CaseInsensitive)
        || path.endsWith(u".jsonl"_s, Qt::CaseInsensitive)
        || path.endsWith(u".ndjson"_s, Qt::CaseInsensitive);
    const size_t first = text.find_first_not_of(" \t\r\n");
    const bool bracketed = first != std::string::npos && (text[first] == '[' || text[first] == '{');
    return looksLikeJson(text) || (namedJson && bracketed) ? TableType::Json : TableType::Csv;
}

/// The table of a file that is no CSV: \p detection says how it is opened.
Result<TableDetection> summarized(const QString &path, TableDetection detection,
                                  const TableHints &hints, const Job &job)
{
    const auto reader = openTable(path, detection, job);
    RAPPORT_TRY(reader);
    // The headings of JSON are its keys.
    const std::optional<int> headerRows =
        detection.type == TableType::Json ? std::optional(1) : hints.headerRows;
    auto summary = summarize(**reader, {headerRows, false}, job);
    RAPPORT_TRY(summary);
    // Numbers in cells are numbers; what texts look like says nothing about them.
    summary->decimal = '.';
    detection.dialect.headerRows = summary->headerRows;
    static_cast<TableSummary &>(detection) = std::move(*summary);
    return detection;
}

Result<TableDetection> detectSheet(const QString &path, TableType type, const TableHints &hints,
                                   const Job &job)
{
    TableDetection detection;
    detection.type = type;
    const auto file = ZipFile::open(path);
    RAPPORT_TRY(file);
    if (type == TableType::Xlsx) {
        const auto workbook = XlsxWorkbook::read(**file, false);
        RAPPORT_TRY(workbook);
        for (const XlsxSheet &sheet : workbook->sheets)
            detection.sheets.append(sheet.name);
        const auto sheet = workbook->find(**file, hints.sheet.value_or(QString()));
        RAPPORT_TRY(sheet);
        detection.sheet = sheet->name;
    } else {
        const auto sheets = OdsReader::sheets(**file, job);
        RAPPORT_TRY(sheets);
        detection.sheets = *sheets;
        detection.sheet = hints.sheet.value_or(QString());
        if (detection.sheet.isEmpty())
            detection.sheet = detection.sheets.value(0);
    }
    return summarized(path, std::move(detection), hints, job);
}

template <typename Reader>
Result<std::unique_ptr<RowReader>> asRowReader(Result<std::unique_ptr<Reader>> reader)
{
    RAPPORT_TRY(reader);
    return std::unique_ptr<RowReader>(std::move(*reader));
}

Result<TableDetection> detect(const QString &path, TableHints known, const Job &job)
{
    const auto type = typeOf(path, known, job);
    RAPPORT_TRY(type);
    if (*type == TableType::Csv)
        return detectCsv(path, job, known);
    if (*type != TableType::Json)
        return detectSheet(path, *type, known, job);
    TableDetection detection;
    detection.type = TableType::Json;
    detection.dialect.encoding = *known.encoding;
    return summarized(path, std::move(detection), known, job);
}

/// Whether what is known of one thing leads to what was found with what was known before.
template <typename T>
bool leadsTo(const std::optional<T> &known, const T &found, const std::optional<T> &before)
{
    return known ? *known == found : !before;
}

} // namespace

bool TableDetection::answers(const TableHints &other, const FileStamp &now) const
{
    return stamp == now && leadsTo(other.encoding, dialect.encoding, hints.encoding)
        && leadsTo(other.separator, dialect.separator, hints.separator)
        && leadsTo(other.quote, dialect.quote, hints.quote)
        && leadsTo(other.headerRows, headerRows, hints.headerRows)
        && leadsTo(other.sheet, sheet, hints.sheet);
}

Result<TableDetection> detectTable(const QString &path, const TableHints &hints, const Job &job)
{
    const FileStamp stamp = FileStamp::of(path);
    auto detection = detect(path, hints, job);
    RAPPORT_TRY(detection);
    detection->hints = hints;
    detection->stamp = stamp;
    return detection;
}

Result<std::unique_ptr<RowReader>> openTable(const QString &path, const TableFormat &format,
                                             const Job &job)
{
    switch (format.type) {
    case TableType::Xlsx: return asRowReader(XlsxReader::open(path, format.sheet, job));
    case TableType::Ods: return asRowReader(OdsReader::open(path, format.sheet, job));
    case TableType::Json: return asRowReader(JsonReader::open(path, format.dialect.encoding, job));
    case TableType::Csv: break;
    }
    return asRowReader(CsvReader::open(path, format.dialect));
}

} // namespace rapport
