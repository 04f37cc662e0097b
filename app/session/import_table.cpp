// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/import_table.h"

#include "session/rejects_file.h"
#include "tabular/formula_guard.h"
#include "tabular/table_detector.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// Reads the heading rows, so that the next record is the first one below them.
Result<void> readHeadings(ImportTable &table)
{
    RowView row;
    while (int(table.headingRows.size()) < table.summary.headerRows) {
        const auto more = table.reader->next(row);
        RAPPORT_TRY(more);
        if (!*more)
            return {};
        if (row.blank)
            continue;
        QStringList cells;
        for (const std::string_view cell : row.cells)
            cells.append(table.guarded ? unguardFormula(cellText(cell)) : cellText(cell));
        table.headingRows.push_back(cells);
    }
    return {};
}

/// Where \p heading stands; in the columns that a file of rejects adds only where nowhere else.
std::vector<int> positionsOf(const QString &heading, const QStringList &headings)
{
    std::vector<int> positions;
    const QString wanted = heading.trimmed();
    const qsizetype own = withoutRejectColumns(headings).size();
    for (qsizetype i = 0; i < headings.size(); ++i) {
        if (headings[i].trimmed() == wanted && (i < own || positions.empty()))
            positions.push_back(int(i));
    }
    return positions;
}

} // namespace

TableHints hintsOf(const ImportSource &source)
{
    TableHints hints;
    hints.encoding = source.encoding;
    hints.headerRows = source.headerRows;
    hints.sheet = source.sheet;
    if (source.separator)
        hints.separator = source.separator->toLatin1();
    if (source.quote)
        hints.quote = source.quote->toLatin1();
    return hints;
}

Result<int> ImportTable::find(const QString &heading) const
{
    const QStringList joined(summary.headings.begin(), summary.headings.end());
    std::vector<int> found = positionsOf(heading, joined.mid(0, summary.columnCount));
    if (found.empty() && !headingRows.empty())
        found = positionsOf(heading, headingRows.back().mid(0, summary.columnCount));
    if (found.empty() && !headingRows.empty())
        found = positionsOf(heading, headingRows.front().mid(0, summary.columnCount));
    if (found.empty())
        return invalid(tr("%1 has no column headed \"%2\".").arg(fileName, heading));
    if (found.size() > 1)
        return invalid(tr("%1 has more than one column headed \"%2\"; give the plan the number of "
                          "the one you mean, for example %3.")
                           .arg(fileName, heading)
                           .arg(found.front()));
    return found.front();
}

QString ImportTable::columnName(int column) const
{
    const QString heading = summary.headings[size_t(column)];
    return heading.isEmpty() ? tr("column %1").arg(column + 1) : heading;
}

Result<ImportTable> openImportTable(const QString &file, const ImportSource &source,
                                    const std::optional<TableDetection> &found, const Job &job)
{
    auto detection = found && found->answers(hintsOf(source), FileStamp::of(file))
        ? Result<TableDetection>(*found)
        : detectTable(file, hintsOf(source), job);
    RAPPORT_TRY(detection);
    ImportTable table;
    table.fileName = QFileInfo(file).fileName();
    table.guarded = detection->isGuarded();
    // Our own exports write decimal points, whatever their text columns look like.
    const bool ours = std::ranges::any_of(
        detection->headings, [](const QString &heading) { return idTagOf(heading).has_value(); });
    detection->dialect.decimal = source.decimal ? source.decimal->toLatin1()
        : ours                                  ? '.'
                                                : detection->decimal;
    table.dialect = detection->dialect;
    auto reader = openTable(file, *detection, job);
    RAPPORT_TRY(reader);
    table.reader = std::move(*reader);
    table.summary = std::move(static_cast<TableSummary &>(*detection));
    RAPPORT_TRY(readHeadings(table));
    return table;
}

std::optional<QString> idTagOf(const QString &heading)
{
    constexpr qsizetype digits = 6;
    const QString text = heading.trimmed().toLower();
    if (!text.startsWith(u"id:") || text.size() != digits + 3)
        return std::nullopt;
    const QString tag = text.mid(3);
    const bool isHex = std::ranges::all_of(
        tag, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    return isHex ? std::optional(tag) : std::nullopt;
}

} // namespace rapport
