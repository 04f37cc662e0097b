// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/table_summary.h"

#include "tabular/formula_guard.h"
#include "tabular/heading_rows.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport {

namespace {

constexpr size_t sampleRows = 20;
constexpr size_t headRows = sampleRows + 3; // and the headings
constexpr qint64 recordsBetweenChecks = 256;
constexpr qint64 recordsBetweenReports = 16 * 1024;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Counts the numbers that tell which sign they use for the fraction.
struct DecimalVotes {
    qint64 points = 0;
    qint64 commas = 0;

    void look(std::string_view cell)
    {
        constexpr size_t longest = 24;
        if (cell.starts_with('-') || cell.starts_with('+'))
            cell.remove_prefix(1);
        if (cell.empty() || cell.size() > longest || !isDigit(cell.front())
            || !isDigit(cell.back()))
            return;
        size_t signs[2] = {0, 0};
        size_t last = cell.size();
        for (size_t i = 0; i < cell.size(); ++i) {
            if (isDigit(cell[i]))
                continue;
            if (cell[i] != '.' && cell[i] != ',')
                return;
            ++signs[cell[i] == ','];
            last = i;
        }
        if (last == cell.size())
            return;
        const bool comma = cell[last] == ',';
        // 1,234 may be a thousand or one and a bit; 0,234, 1,5 and 1.000,5 may not.
        const bool both = signs[0] > 0 && signs[1] > 0;
        const bool thousands = cell.size() - last - 1 == 3 && last <= 3 && cell.front() != '0';
        if (signs[comma] == 1 && (both || !thousands))
            ++(comma ? commas : points);
    }
};

/// Gathers what is asked of the records below the headings.
class DataRows {
public:
    void look(const std::vector<std::string_view> &cells)
    {
        ++m_rows;
        for (size_t i = 0; i < cells.size(); ++i) {
            if (cells[i].empty())
                continue;
            m_width = std::max(m_width, i + 1);
            m_votes.look(cells[i]);
            if (i >= m_orders.size())
                m_orders.resize(i + 1);
            m_orders[i].look(cells[i]);
        }
    }
    [[nodiscard]] std::vector<DateOrders> dateOrders(size_t columns) const
    {
        std::vector<DateOrders> orders = m_orders;
        orders.resize(columns);
        return orders;
    }
    [[nodiscard]] qint64 rows() const { return m_rows; }
    [[nodiscard]] size_t width() const { return m_width; }
    [[nodiscard]] char decimal() const { return m_votes.commas > m_votes.points ? ',' : '.'; }

private:
    DecimalVotes m_votes;
    std::vector<DateOrders> m_orders;
    qint64 m_rows = 0;
    size_t m_width = 0; // to the last cell that is not empty
};

/// The first records of a table that are not blank, kept until the headings are known.
struct Head {
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::vector<QStringList> texts(bool unguard) const
    {
        std::vector<QStringList> texts;
        for (const auto &row : rows) {
            QStringList cells;
            for (const std::string &cell : row) {
                const QString text = cellText(cell);
                cells += unguard ? unguardFormula(text) : text;
            }
            texts.push_back(cells);
        }
        return texts;
    }
};

/// The number of columns that \p headings and \p dataWidth cells with values below them ask for.
size_t countColumns(std::span<const QStringList> headings, size_t dataWidth)
{
    size_t width = 0;
    size_t named = 0;
    for (const QStringList &row : headings) {
        width = std::max(width, size_t(row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (!row.at(i).trimmed().isEmpty())
                named = std::max(named, size_t(i) + 1);
        }
    }
    return headings.empty() ? dataWidth : std::max(named, std::min(width, dataWidth));
}

std::vector<QString> numberedHeadings(int columns)
{
    std::vector<QString> headings;
    for (int column = 1; column <= columns; ++column) {
        headings.push_back(QCoreApplication::translate("TableSummary", "Column %1").arg(column));
    }
    return headings;
}

/// Calls \p take for every record that is not blank until it answers false; counts them all.
template <typename Take>
Result<void> readRows(RowReader &reader, const Job &job, qint64 &records, Take take)
{
    RowView row;
    for (;;) {
        const Result<bool> more = reader.next(row);
        if (!more)
            return more.error();
        if (!*more)
            return {};
        if (++records % recordsBetweenChecks == 0 && job.cancelled())
            return Job::cancelledError();
        if (records % recordsBetweenReports == 0)
            job.report(reader.progress());
        if (!row.blank && !take(row))
            return {};
    }
}

} // namespace

Result<TableSummary> summarize(RowReader &reader, const SummaryOptions &options, const Job &job)
{
    TableSummary summary;
    Head head;
    const size_t keep = headRows + size_t(std::max(0, options.headerRows.value_or(0)));
    RAPPORT_TRY(readRows(reader, job, summary.records, [&](const RowView &row) {
        head.rows.emplace_back(row.cells.begin(), row.cells.end());
        return head.rows.size() < keep;
    }));
    const std::vector<QStringList> texts = head.texts(options.unguard);
    summary.headerRows = options.headerRows ? *options.headerRows : countHeadingRows(texts);
    const size_t below = std::min(texts.size(), size_t(std::max(0, summary.headerRows)));

    DataRows data;
    for (size_t i = below; i < head.rows.size(); ++i) {
        data.look({head.rows[i].begin(), head.rows[i].end()});
        if (summary.samples.size() < sampleRows)
            summary.samples.push_back(texts[i]);
    }
    RAPPORT_TRY(readRows(reader, job, summary.records, [&](const RowView &row) {
        data.look(row.cells);
        return true;
    }));

    const std::span<const QStringList> headings(texts.data(), below);
    summary.columnCount = int(countColumns(headings, data.width()));
    summary.headings = below > 0 ? joinHeadings(headings, summary.columnCount)
                                 : numberedHeadings(summary.columnCount);
    summary.decimal = data.decimal();
    summary.dateOrders = data.dateOrders(size_t(summary.columnCount));
    summary.rows = data.rows();
    return summary;
}

} // namespace rapport
