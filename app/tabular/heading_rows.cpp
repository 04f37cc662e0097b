// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/heading_rows.h"

#include <algorithm>

namespace rapport {

namespace {

QString cellAt(const QStringList &row, qsizetype column)
{
    return column < row.size() ? row.at(column).trimmed() : QString();
}

/// A number, day, time, e-mail or web address: what a heading is not.
bool looksLikeValue(const QString &cell)
{
    if (cell.startsWith(u"http://") || cell.startsWith(u"https://"))
        return true;
    if (cell.contains(u'@') && !cell.contains(u' ') && !cell.startsWith(u'@'))
        return true;
    const auto isPart = [](QChar c) {
        return c.isDigit() || QStringView(u".,:/-+% TZ").contains(c);
    };
    return std::any_of(cell.begin(), cell.end(), [](QChar c) { return c.isDigit(); })
        && cell.front() != u'T' && cell.front() != u'Z'
        && std::all_of(cell.begin(), cell.end(), isPart);
}

/// What SurveyMonkey writes below a question.
bool isAnswerLabel(const QString &cell)
{
    return cell.compare(u"Response", Qt::CaseInsensitive) == 0
        || cell.compare(u"Open-Ended Response", Qt::CaseInsensitive) == 0;
}

/// What Qualtrics writes into its third heading row.
bool isImportId(const QString &cell)
{
    return cell.startsWith(u"{\"ImportId\"");
}

bool isImportIdRow(const QStringList &row)
{
    const auto filled = std::count_if(row.begin(), row.end(), [](auto &c) { return !c.isEmpty(); });
    const auto ids = std::count_if(row.begin(), row.end(), isImportId);
    return ids > 0 && ids * 2 >= filled;
}

/// Whether most cells of the column are values in \p rows, of which two or more have one.
bool isColumnOfValues(std::span<const QStringList> rows, qsizetype column)
{
    int filled = 0;
    int values = 0;
    for (const QStringList &row : rows) {
        const QString cell = cellAt(row, column);
        filled += !cell.isEmpty();
        values += looksLikeValue(cell);
    }
    return values >= 2 && values * 5 >= filled * 4;
}

/// Whether \p row names the columns of the groups that \p above names; \p below are the rest.
bool isSubHeading(const QStringList &above, const QStringList &row,
                  std::span<const QStringList> below)
{
    int gaps = 0;
    int filledGaps = 0;
    bool hasAnswerLabel = false;
    bool namesValues = false;
    for (qsizetype column = 0; column < row.size(); ++column) {
        const QString cell = cellAt(row, column);
        if (looksLikeValue(cell))
            return false;
        const bool gap = cellAt(above, column).isEmpty();
        gaps += gap;
        filledGaps += gap && !cell.isEmpty();
        hasAnswerLabel = hasAnswerLabel || isAnswerLabel(cell);
        namesValues = namesValues || ((!gap || !cell.isEmpty()) && isColumnOfValues(below, column));
    }
    if (filledGaps == 0 || filledGaps * 2 < gaps)
        return false;
    // One gap alone may be a column that nobody named.
    return hasAnswerLabel || (namesValues && filledGaps >= 2);
}

} // namespace

int countHeadingRows(std::span<const QStringList> rows)
{
    if (rows.size() > 2 && isImportIdRow(rows[2]))
        return 3;
    int count = 1;
    while (count < 3 && size_t(count) < rows.size()
           && isSubHeading(rows[size_t(count) - 1], rows[size_t(count)],
                           rows.subspan(size_t(count) + 1)))
        ++count;
    return count;
}

std::vector<QString> joinHeadings(std::span<const QStringList> rows, int columns)
{
    std::vector<QString> headings;
    std::vector<QString> groups(rows.size());
    for (int column = 0; column < columns; ++column) {
        // Names are carried only to where a lower row has one: other gaps have no name.
        size_t lowest = rows.size();
        while (lowest > 0 && cellAt(rows[lowest - 1], column).isEmpty())
            --lowest;
        QStringList parts;
        for (size_t r = 0; r < lowest; ++r) {
            const QString cell = cellAt(rows[r], column);
            if (!cell.isEmpty()) {
                // A new group has no subgroups yet.
                std::fill(groups.begin() + std::ptrdiff_t(r), groups.end(), QString());
                groups[r] = cell;
            }
            const QString part = groups[r];
            if (!part.isEmpty() && !isImportId(part) && !parts.contains(part))
                parts += part;
        }
        headings.push_back(parts.join(u" \u2013 "));
    }
    return headings;
}

} // namespace rapport
