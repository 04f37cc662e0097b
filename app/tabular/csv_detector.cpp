// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/csv_detector.h"

#include "tabular/csv_reader.h"
#include "tabular/encoding_detector.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace rapport {

namespace {

/// In the order in which they win ties: "a;b" with decimal commas is even either way.
constexpr char separators[] = {'\t', ';', ',', '|'};

constexpr qint64 sampleBytes = 4 * 1024 * 1024;
constexpr qint64 wholeFile = std::numeric_limits<qint64>::max();

/// How evenly \p dialect cuts the first \p bytes of a file: 0 where it does not cut at all, up
/// to 1 where all records have the same large number of cells. A fault ends the look, because
/// the reading proper will come upon it.
Result<double> evenness(const QString &path, const CsvDialect &dialect, qint64 bytes,
                        const Job &job)
{
    auto reader = CsvReader::open(path, dialect);
    if (!reader)
        return reader.error();
    std::unordered_map<size_t, qint64> counts; // of records by number of cells
    size_t firstWidth = 0;
    qint64 rows = 0;
    RowView row;
    while ((*reader)->progress().done < bytes) {
        const Result<bool> more = (*reader)->next(row);
        if (!more || !*more)
            break;
        if (job.cancelled())
            return Job::cancelledError();
        if (row.blank)
            continue;
        if (rows++ == 0)
            firstWidth = row.cells.size();
        ++counts[row.cells.size()];
    }
    if (rows == 0)
        return 0.0;
    const auto usual = std::max_element(counts.begin(), counts.end(), [](auto &a, auto &b) {
        return std::pair(a.second, a.first) < std::pair(b.second, b.first);
    });
    const double share = double(usual->second) / double(rows);
    // Decimal commas cut the values evenly, but not the headings.
    const double headingFits = firstWidth == usual->first ? 1.0 : 0.5;
    return share * headingFits * (1.0 - 1.0 / double(usual->first));
}

struct Candidate {
    CsvDialect dialect;
    double evenness = 0;
};

/// The best of all separators with the quote of \p dialect; a comma where none cuts anything.
Result<Candidate> bestSeparator(const QString &path, const CsvDialect &dialect, const Job &job)
{
    std::vector<Candidate> candidates;
    for (const char separator : separators) {
        Candidate candidate{dialect};
        candidate.dialect.separator = separator;
        const Result<double> found = evenness(path, candidate.dialect, sampleBytes, job);
        if (!found)
            return found.error();
        candidate.evenness = *found;
        if (*found > 0)
            candidates.push_back(candidate);
    }
    // The start of the file decides where only one separator is in question.
    if (candidates.size() > 1) {
        for (Candidate &candidate : candidates) {
            const Result<double> found = evenness(path, candidate.dialect, wholeFile, job);
            if (!found)
                return found.error();
            candidate.evenness = *found;
        }
    }
    const auto best = std::max_element(candidates.begin(), candidates.end(),
                                       [](auto &a, auto &b) { return a.evenness < b.evenness; });
    return best == candidates.end() ? Candidate{dialect} : *best;
}

/// Whether the cells of the file are quoted with apostrophes and none with quotation marks.
Result<bool> usesApostrophes(const QString &path, CsvDialect dialect)
{
    dialect.quote = 0;
    auto reader = CsvReader::open(path, dialect);
    if (!reader)
        return reader.error();
    qint64 filled = 0;
    qint64 opened = 0;
    qint64 closed = 0;
    RowView row;
    while ((*reader)->progress().done < sampleBytes / 4) {
        const Result<bool> more = (*reader)->next(row);
        if (!more || !*more)
            break;
        for (const std::string_view cell : row.cells) {
            if (cell.starts_with('"'))
                return false;
            filled += !cell.empty();
            opened += cell.starts_with('\'');
            closed += cell.ends_with('\'');
        }
    }
    return opened >= 2 && opened == closed && opened * 4 >= filled;
}

/// Separator and quote of the file, where \p hints do not say them.
Result<CsvDialect> findDialect(const QString &path, const TableHints &hints, const Job &job)
{
    CsvDialect dialect;
    dialect.quote = hints.quote.value_or(dialect.quote);
    if (hints.encoding) {
        dialect.encoding = *hints.encoding;
    } else {
        const Result<QString> encoding = detectEncoding(path, job);
        if (!encoding)
            return encoding.error();
        dialect.encoding = *encoding;
    }
    if (hints.separator) {
        dialect.separator = *hints.separator;
        dialect.separatorLine = CsvDialect::SeparatorLine::Skip;
        return dialect;
    }
    Result<Candidate> best = bestSeparator(path, dialect, job);
    if (!best)
        return best.error();
    if (hints.quote)
        return best->dialect;
    const Result<bool> apostrophes = usesApostrophes(path, best->dialect);
    if (!apostrophes)
        return apostrophes.error();
    if (!*apostrophes)
        return best->dialect;
    dialect.quote = '\'';
    best = bestSeparator(path, dialect, job);
    if (!best)
        return best.error();
    return best->dialect;
}

Result<TableDetection> look(const QString &path, const CsvDialect &dialect,
                            std::optional<int> headerRows, const Job &job)
{
    auto reader = CsvReader::open(path, dialect);
    if (!reader)
        return reader.error();
    auto summary = summarize(**reader, {headerRows, true}, job);
    if (!summary)
        return summary.error();
    TableDetection detection;
    static_cast<TableSummary &>(detection) = std::move(*summary);
    detection.dialect = (*reader)->dialect();
    detection.byteOrderMark = (*reader)->hasByteOrderMark();
    return detection;
}

} // namespace

Result<TableDetection> detectCsv(const QString &path, const Job &job, const TableHints &hints)
{
    const Result<CsvDialect> dialect = findDialect(path, hints, job);
    if (!dialect)
        return dialect.error();
    auto detection = look(path, *dialect, hints.headerRows, job);
    if (!detection)
        return detection;
    detection->dialect.headerRows = detection->headerRows;
    detection->dialect.decimal = detection->decimal;
    return detection;
}

Result<TableDetection> describeCsv(const QString &path, const CsvDialect &dialect, const Job &job)
{
    return look(path, dialect, dialect.headerRows, job);
}

} // namespace rapport
