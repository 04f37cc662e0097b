// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/ods_reader.h"

#include "tabular/csv_reader.h"
#include "tabular/number_format.h"
#include "tabular/xlsx_workbook.h"
#include "tabular/xml_part.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace rapport {

namespace {

constexpr qsizetype mostSheets = 10'000;
constexpr qint64 mostRepeats = qint64(1) << 40;
constexpr char content[] = "content.xml";

/// How often a row or cell is there: 1 or more.
qint64 repeats(QStringView count)
{
    return std::clamp<qint64>(count.toLongLong(), 1, mostRepeats);
}

/// "PT36H00M00S" as "36:00:00"; what is no duration stays as it is.
QString clockOf(QStringView duration)
{
    static const QRegularExpression pattern(
        QStringLiteral("^P(?:(\\d{1,7})D)?(?:T(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})(?:[.,]("
                       "\\d+))?S)?)?$"));
    const auto match = pattern.match(duration);
    if (!match.hasMatch())
        return duration.toString();
    const qint64 minutes = match.captured(3).toLongLong();
    const qint64 seconds = match.captured(4).toLongLong() + minutes * 60
        + (match.captured(1).toLongLong() * 24 + match.captured(2).toLongLong()) * 3600;
    QString fraction = match.captured(5);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    const auto two = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    return two(seconds / 3600) + u':' + two(seconds / 60 % 60) + u':' + two(seconds % 60)
        + (fraction.isEmpty() ? QString() : u'.' + fraction);
}

/// Without the noughts that some programs write behind the seconds.
QString timeOf(QStringView text)
{
    QString time = text.toString();
    if (time.contains(u'.')) {
        while (time.endsWith(u'0'))
            time.chop(1);
        if (time.endsWith(u'.'))
            time.chop(1);
    }
    return time;
}

/// What a cell holds by its attributes; nothing where its text says it.
std::optional<std::string> typedValue(const XmlPart &part)
{
    const QStringView type = part.attribute(u"value-type");
    if (type == u"float" || type == u"percentage" || type == u"currency") {
        const QStringView value = part.attribute(u"value");
        bool isNumber = false;
        const double number = value.toDouble(&isNumber);
        std::string text;
        if (isNumber && std::isfinite(number))
            appendNumber(text, number);
        else
            text = value.toUtf8().toStdString();
        return text;
    }
    if (type == u"date")
        return timeOf(part.attribute(u"date-value")).toStdString();
    if (type == u"time")
        return clockOf(part.attribute(u"time-value")).toStdString();
    if (type == u"boolean")
        return part.attribute(u"boolean-value") == u"true" ? "TRUE" : "FALSE";
    if (type == u"string" && !part.attribute(u"string-value").isEmpty())
        return part.attribute(u"string-value").toUtf8().toStdString();
    return std::nullopt;
}

/// The text of paragraphs: white space in the file is one blank, what is meant has elements.
class Paragraphs {
public:
    void begin()
    {
        if (m_any)
            m_text += u'\n';
        m_any = true;
        m_blank = true;
    }
    void add(QStringView text)
    {
        for (const QChar c : text) {
            const bool blank = c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
            if (!blank || !m_blank)
                m_text += blank ? QChar(u' ') : c;
            m_blank = blank;
        }
    }
    void addExactly(QChar c, qint64 times)
    {
        constexpr qint64 most = 32'767; // characters that a cell may have
        m_text += QString(qsizetype(std::clamp<qint64>(times, 1, most)), c);
        m_blank = false;
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
    bool m_any = false;
    bool m_blank = true; // blanks at the start of a paragraph are none
};

/// Reads the text of the cell that has just started, to its end.
QString readParagraphs(XmlPart &part)
{
    const int outside = part.depth() - 1;
    Paragraphs paragraphs;
    int depth = 0; // of the paragraph that is open
    while (part.depth() > outside && part.next()) {
        if (part.isText() && depth > 0) {
            paragraphs.add(part.text());
        } else if (part.isEnd() && part.depth() < depth) {
            depth = 0;
        } else if (part.starts(u"p") && depth == 0) {
            depth = part.depth();
            paragraphs.begin();
        } else if (part.starts(u"s")) {
            paragraphs.addExactly(u' ', repeats(part.attribute(u"c")));
        } else if (part.starts(u"tab")) {
            paragraphs.addExactly(u'\t', 1);
        } else if (part.starts(u"line-break")) {
            paragraphs.addExactly(u'\n', 1);
        } else if (part.starts(u"annotation") || part.starts(u"frame") || part.starts(u"ruby-text")
                   || part.starts(u"note")) {
            part.skip();
        }
        part.limit(paragraphs.text().size());
    }
    return paragraphs.text();
}

Error locked(const QString &name)
{
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate("Workbook",
                                             "%1 is locked with a password; save it without one "
                                             "and try again.")
                     .arg(name),
                 {}};
}

} // namespace

Result<std::unique_ptr<OdsReader>> OdsReader::open(const QString &path, const QString &sheet,
                                                   const Job &job)
{
    auto file = ZipFile::open(path);
    RAPPORT_TRY(file);
    std::unique_ptr<OdsReader> reader(new OdsReader(std::move(*file)));
    RAPPORT_TRY(reader->findSheet(sheet, job));
    return reader;
}

OdsReader::OdsReader(std::unique_ptr<ZipFile> file) : m_file(std::move(file)) { }

OdsReader::~OdsReader() = default;

Result<QStringList> OdsReader::sheets(const ZipFile &file, const Job &job)
{
    constexpr qint64 manifestBytes = 1024 * 1024;
    if (file.head(QStringLiteral("META-INF/manifest.xml"), manifestBytes)
            .contains("encryption-data"))
        return locked(file.name());
    auto part = XmlPart::open(file, QLatin1String(content));
    RAPPORT_TRY(part);
    QStringList names;
    for (qint64 tokens = 0; (*part)->next(); ++tokens) {
        // Tables inside of tables are parts of cells.
        if ((*part)->starts(u"table") && (*part)->depth() == 4 && names.size() < mostSheets)
            names.append((*part)->attribute(u"name").toString());
        if (tokens % 4096 == 0 && job.cancelled())
            return Job::cancelledError();
    }
    RAPPORT_TRY((*part)->status());
    return names;
}

Result<void> OdsReader::findSheet(const QString &wanted, const Job &job)
{
    auto part = XmlPart::open(*m_file, QLatin1String(content));
    RAPPORT_TRY(part);
    m_part = std::move(*part);
    for (qint64 tokens = 0; m_part->next(); ++tokens) {
        if (m_part->starts(u"table") && m_part->depth() == 4) {
            m_sheet = m_part->attribute(u"name").toString();
            m_tableDepth = m_part->depth();
            if (wanted.isEmpty() || m_sheet == wanted)
                return {};
        }
        if (tokens % 4096 == 0 && job.cancelled())
            return Job::cancelledError();
    }
    const auto names = sheets(*m_file, job);
    RAPPORT_TRY(names);
    RAPPORT_TRY(m_part->status());
    return noSuchSheet(m_file->name(), wanted, *names);
}

Result<bool> OdsReader::next(RowView &row)
{
    while (!m_failure && !m_atEnd && m_repeats == 0) {
        if (!findRow()) {
            m_atEnd = true;
            if (const auto status = m_part->status(); !status)
                m_failure = status.error();
            break;
        }
        m_repeats = repeats(m_part->attribute(u"number-rows-repeated"));
        readRow();
        auto fine = m_part->status();
        if (fine && !m_row.isBlank())
            fine = countRepeated();
        if (!fine)
            m_failure = fine.error();
        // Blank rows are counted only, up to a number that no further row is near to.
        if (m_row.isBlank()) {
            m_number = std::min(m_number + m_repeats, mostRepeats);
            m_repeats = 0;
        }
    }
    if (m_failure)
        return *m_failure;
    if (m_repeats == 0)
        return false;
    --m_repeats;
    m_row.deliver(row, ++m_number);
    return true;
}

Progress OdsReader::progress() const
{
    return {m_part->bytesRead(), std::max(m_part->size(), m_part->bytesRead()), false};
}

/// Moves to the start of the next row of the sheet; false behind the last one.
bool OdsReader::findRow()
{
    while (m_part->next()) {
        if (m_part->starts(u"table-row"))
            return true;
        if (m_part->isEnd() && m_part->depth() < m_tableDepth)
            return false;
        if (m_part->starts(u"shapes") || m_part->starts(u"forms"))
            m_part->skip();
    }
    return false;
}

void OdsReader::readRow()
{
    m_row.clear();
    m_column = 0;
    m_part->setPlace(m_number + 1);
    const int outside = m_part->depth() - 1;
    while (m_part->depth() > outside && m_part->next()) {
        if (m_part->starts(u"table-cell") || m_part->starts(u"covered-table-cell"))
            readCell();
    }
}

void OdsReader::readCell()
{
    const auto times = size_t(repeats(m_part->attribute(u"number-columns-repeated")));
    const std::optional<std::string> typed = typedValue(*m_part);
    const QString text = readParagraphs(*m_part);
    m_cell = typed ? *typed : text.toStdString();
    // Empty cells make no room until a value comes behind them.
    if (!m_cell.empty()) {
        m_row.put(m_column, m_cell);
        m_row.repeatLast(times);
        m_repeatedCells += qint64(times) - 1;
    }
    m_column = std::min(m_column + times, CsvReader::maximumColumns + 1);
}

Result<void> OdsReader::countRepeated()
{
    RAPPORT_TRY(m_row.check(m_file->name(), m_number + 1));
    RAPPORT_TRY(m_row.check(m_file->name(), m_number + m_repeats));
    m_repeatedCells += (m_repeats - 1) * qint64(m_row.columns());
    if (m_repeatedCells <= maximumRepeatedCells)
        return {};
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate(
                     "Workbook",
                     "Row %2 of %1 makes more than 10,000,000 cells by repetition; is "
                     "a whole sheet filled by mistake?")
                     .arg(m_file->name(), QString::number(m_number + 1)),
                 {}};
}

} // namespace rapport
