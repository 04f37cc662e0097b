// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/xlsx_writer.h"

#include "tabular/cell_escapes.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>

namespace rapport {

namespace {

constexpr qint64 pieceBytes = 256 * 1024;
constexpr double widthOfDay = 11; // in characters
constexpr double widthOfTime = 19;
constexpr qsizetype widest = 40;
constexpr qsizetype narrowest = 9;

Error refused(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// The library writes sixteen digits. Rounded twice, to sixteen digits and to fifteen, a number
/// may come out different from rounded once, and then it is written with fifteen.
double roundedOnce(double number)
{
    const auto rounded = [](double exact, int digits) {
        return QByteArray::number(exact, 'g', digits);
    };
    const QByteArray digits = rounded(number, 15);
    const double read = rounded(number, 16).toDouble();
    return rounded(read, 15) == digits ? number : digits.toDouble();
}

} // namespace

Result<std::unique_ptr<XlsxWriter>> XlsxWriter::create(const QString &path)
{
    Result<OutputFile> output = OutputFile::create(path);
    if (!output)
        return output.error();
    std::unique_ptr<XlsxWriter> writer(new XlsxWriter(std::move(*output), path));
    RAPPORT_TRY(writer->start());
    return writer;
}

XlsxWriter::XlsxWriter(OutputFile output, const QString &path)
    : m_output(std::move(output)),
      m_name(QDir::toNativeSeparators(path)),
      m_folder(QFile::encodeName(QFileInfo(path).absolutePath())),
      m_draft(QFileInfo(path).absolutePath() + QStringLiteral("/.rapport-XXXXXX.xlsx"))
{
}

XlsxWriter::~XlsxWriter()
{
    if (m_workbook)
        lxw_workbook_free(m_workbook);
}

Result<void> XlsxWriter::start()
{
    if (!m_draft.open())
        return writeError(m_draft.errorString());
    m_draft.close(); // its name is taken, and it goes away with this
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = m_folder.data();
    m_workbook = workbook_new_opt(QFile::encodeName(m_draft.fileName()).constData(), &options);
    m_sheet = m_workbook ? workbook_add_worksheet(m_workbook, nullptr) : nullptr;
    if (!m_sheet)
        return writeError(QCoreApplication::translate("XlsxWriter", "there is no room for it"));
    m_bold = workbook_add_format(m_workbook);
    format_set_bold(m_bold);
    m_day = workbook_add_format(m_workbook);
    format_set_num_format(m_day, "yyyy-mm-dd");
    m_time = workbook_add_format(m_workbook);
    format_set_num_format(m_time, "yyyy-mm-dd hh:mm:ss");
    return {};
}

Result<void> XlsxWriter::header(const QStringList &names)
{
    if (names.size() > maximumColumns)
        return refused(QCoreApplication::translate("XlsxWriter",
                                                   "An Excel sheet has room for 16,384 columns; "
                                                   "export as CSV."));
    m_names = names;
    m_types.resize(size_t(names.size()), ColumnType::Plain);
    setWidths(names);
    worksheet_freeze_panes(m_sheet, 1, 0);
    for (int column = 0; column < int(names.size()); ++column) {
        if (!names[column].isEmpty())
            RAPPORT_TRY(writeText(column, names[column], m_bold));
    }
    ++m_row;
    return {};
}

void XlsxWriter::setWidths(const QStringList &names)
{
    for (int column = 0; column < int(names.size()); ++column) {
        const auto place = lxw_col_t(column);
        double width = double(std::clamp(names[column].size() + 2, narrowest, widest));
        if (m_types[size_t(column)] == ColumnType::Date)
            width = std::max(width, widthOfDay);
        else if (m_types[size_t(column)] == ColumnType::Time)
            width = std::max(width, widthOfTime);
        worksheet_set_column(m_sheet, place, place, width, nullptr);
    }
}

Result<void> XlsxWriter::row(std::span<const Value> values)
{
    if (m_row >= maximumRows)
        return refused(QCoreApplication::translate("XlsxWriter",
                                                   "An Excel sheet has room for 1,048,575 records; "
                                                   "filter them, or export as CSV."));
    for (size_t i = 0; i < values.size(); ++i)
        RAPPORT_TRY(write(int(i), values[i]));
    ++m_row;
    return {};
}

Result<void> XlsxWriter::write(int column, const Value &value)
{
    constexpr qint64 exact = qint64(1) << 53; // of whole numbers that a cell holds
    if (value.isNull() || (value.isReal() && !std::isfinite(value.toReal())))
        return {};
    const bool isNumber =
        value.isReal() || (value.isInteger() && std::abs(value.toInteger()) <= exact);
    if (isNumber) {
        const auto fault = worksheet_write_number(m_sheet, lxw_row_t(m_row), lxw_col_t(column),
                                                  roundedOnce(value.toReal()), nullptr);
        return fault == LXW_NO_ERROR ? Result<void>()
                                     : writeError(QString::fromUtf8(lxw_strerror(fault)));
    }
    const QString text = value.toText();
    if (m_types[size_t(column)] != ColumnType::Plain && writeDay(column, text))
        return {};
    return writeText(column, text, nullptr);
}

/// Writes \p text as a day or a time; false where it would not be read back as it is.
bool XlsxWriter::writeDay(int column, const QString &text)
{
    static const QDate dayNought(1899, 12, 30);
    static const QDate firstGoodDay(1900, 3, 1);
    constexpr qsizetype dayLength = 10;
    const QDate day = QDate::fromString(text.left(dayLength), Qt::ISODate);
    if (!day.isValid() || day < firstGoodDay || text.left(dayLength) != day.toString(Qt::ISODate))
        return false;
    double serial = double(dayNought.daysTo(day));
    if (text.size() > dayLength) {
        const QTime clock = QTime::fromString(text.mid(dayLength + 1, 8), Qt::ISODate);
        if (!clock.isValid()
            || text != day.toString(Qt::ISODate) + u'T' + clock.toString(Qt::ISODate) + u'Z')
            return false;
        serial += double(QTime(0, 0).secsTo(clock)) / (24.0 * 60 * 60);
    }
    return worksheet_write_number(m_sheet, lxw_row_t(m_row), lxw_col_t(column), serial,
                                  text.size() > dayLength ? m_time : m_day)
        == LXW_NO_ERROR;
}

Result<void> XlsxWriter::writeText(int column, const QString &text, lxw_format *format)
{
    const QByteArray utf8 = escapeCellText(text).toUtf8();
    lxw_error fault = LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;
    if (text.size() <= maximumCharacters)
        fault = worksheet_write_string(m_sheet, lxw_row_t(m_row), lxw_col_t(column),
                                       utf8.constData(), format);
    if (fault == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
        return refused(
            QCoreApplication::translate("XlsxWriter",
                                        "Row %1 has a text of %2 characters for \"%3\", and an "
                                        "Excel cell has room for 32,767; export as CSV.")
                .arg(QString::number(m_row + 1), QString::number(text.size()),
                     m_names.value(column)));
    if (fault != LXW_NO_ERROR)
        return writeError(QString::fromUtf8(lxw_strerror(fault)));
    return {};
}

Result<void> XlsxWriter::finish()
{
    // Closing frees the workbook, also where it fails.
    const lxw_error fault = workbook_close(std::exchange(m_workbook, nullptr));
    if (fault != LXW_NO_ERROR)
        return writeError(QString::fromUtf8(lxw_strerror(fault)));
    QFile draft(m_draft.fileName());
    if (!draft.open(QIODevice::ReadOnly))
        return writeError(draft.errorString());
    for (QByteArray piece = draft.read(pieceBytes); !piece.isEmpty();
         piece = draft.read(pieceBytes))
        RAPPORT_TRY(m_output.write(piece));
    if (draft.error() != QFileDevice::NoError)
        return writeError(draft.errorString());
    return m_output.finish();
}

Error XlsxWriter::writeError(const QString &why) const
{
    return Error{
        Error::Code::Io,
        QCoreApplication::translate("OutputFile", "%1 cannot be written: %2.").arg(m_name, why),
        {}};
}

} // namespace rapport
