// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/xlsx_reader.h"

#include "tabular/cell_escapes.h"
#include "tabular/csv_reader.h"
#include "tabular/xml_part.h"

#include <algorithm>
#include <cmath>

namespace rapport {

namespace {

/// The column of a place like "AB12", 0 for A; -1 where it says none. Past the limit of columns
/// it does not matter how far.
qint64 columnOf(QStringView place)
{
    qint64 column = 0;
    for (const QChar c : place) {
        const char16_t letter = c.toUpper().unicode();
        if (letter < u'A' || letter > u'Z')
            break;
        column = column * 26 + (letter - u'A' + 1);
        if (column > qint64(CsvReader::maximumColumns))
            break;
    }
    return column - 1;
}

} // namespace

Result<std::unique_ptr<XlsxReader>> XlsxReader::open(const QString &path, const QString &sheet,
                                                     const Job &job)
{
    auto file = ZipFile::open(path);
    RAPPORT_TRY(file);
    std::unique_ptr<XlsxReader> reader(new XlsxReader(std::move(*file)));
    auto workbook = XlsxWorkbook::read(*reader->m_file, true);
    RAPPORT_TRY(workbook);
    reader->m_workbook = std::move(*workbook);
    const auto found = reader->m_workbook.find(*reader->m_file, sheet);
    RAPPORT_TRY(found);
    reader->m_sheet = found->name;
    auto strings = SharedStrings::read(*reader->m_file, reader->m_workbook.sharedStrings, job);
    RAPPORT_TRY(strings);
    reader->m_strings = std::move(*strings);
    auto part = XmlPart::open(*reader->m_file, found->entry);
    RAPPORT_TRY(part);
    reader->m_part = std::move(*part);
    return reader;
}

XlsxReader::XlsxReader(std::unique_ptr<ZipFile> file) : m_file(std::move(file)) { }

XlsxReader::~XlsxReader() = default;

Result<bool> XlsxReader::next(RowView &row)
{
    while (!m_failure && !m_atEnd) {
        if (!findRow()) {
            m_atEnd = true;
            if (const auto status = m_part->status(); !status)
                m_failure = status.error();
            break;
        }
        readRow();
        auto fine = m_part->status();
        if (fine)
            fine = m_row.check(m_file->name(), m_number);
        if (!fine) {
            m_failure = fine.error();
        } else if (!m_row.isBlank()) {
            m_row.deliver(row, m_number);
            return true;
        }
    }
    if (m_failure)
        return *m_failure;
    return false;
}

Progress XlsxReader::progress() const
{
    return {m_part->bytesRead(), std::max(m_part->size(), m_part->bytesRead()), false};
}

/// Moves to the start of the next row; false behind the last one.
bool XlsxReader::findRow()
{
    while (m_part->next()) {
        if (m_part->starts(u"row"))
            return true;
        if (m_part->ends(u"sheetData"))
            return false;
    }
    return false;
}

void XlsxReader::readRow()
{
    m_row.clear();
    m_column = 0;
    const qint64 told = m_part->attribute(u"r").toLongLong();
    m_number = std::max(m_number + 1, told);
    m_part->setPlace(m_number);
    const int outside = m_part->depth() - 1;
    while (m_part->depth() > outside && m_part->next()) {
        if (m_part->starts(u"c"))
            readCell();
    }
}

void XlsxReader::readCell()
{
    QStringView place;
    QString type;
    size_t style = 0;
    for (const QXmlStreamAttribute &attribute : m_part->attributes()) {
        if (attribute.name() == u"r")
            place = attribute.value();
        else if (attribute.name() == u"t")
            type = attribute.value().toString();
        else if (attribute.name() == u"s")
            style = attribute.value().toUInt();
    }
    const qint64 told = columnOf(place);
    const size_t column = told >= 0 ? size_t(told) : m_column;
    m_column = column + 1;
    const NumberStyle meaning =
        style < m_workbook.styles.size() ? m_workbook.styles[style] : NumberStyle::Number;
    m_cell.clear();
    QString value;
    bool inValue = false;
    const int outside = m_part->depth() - 1;
    while (m_part->depth() > outside && m_part->next()) {
        if (m_part->starts(u"is")) {
            m_cell = readRichText(*m_part).toStdString();
            inValue = false;
        } else if (m_part->isStart() || m_part->isEnd()) {
            inValue = m_part->starts(u"v");
        } else if (inValue && m_part->isText()) {
            value += m_part->text();
            m_part->limit(value.size());
        }
    }
    if (!value.isEmpty())
        appendValue(type, meaning, value);
    m_row.put(column, m_cell);
}

void XlsxReader::appendValue(QStringView type, NumberStyle style, QStringView value)
{
    if (type == u"s") {
        m_cell += m_strings.at(value.toLongLong());
    } else if (type == u"b") {
        m_cell += value.trimmed() == u"1" || value.trimmed() == u"true" ? "TRUE" : "FALSE";
    } else if (type == u"str") {
        m_cell += unescapeCellText(value).toStdString();
    } else if (type.isEmpty() || type == u"n") {
        bool isNumber = false;
        const double number = value.trimmed().toDouble(&isNumber);
        if (isNumber && std::isfinite(number))
            appendSerial(m_cell, number, style, m_workbook.from1904);
        else
            m_cell += value.toUtf8().toStdString();
    } else {
        m_cell += value.toUtf8().toStdString(); // a fault, or a day in ISO form
    }
}

} // namespace rapport
