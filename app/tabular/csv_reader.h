// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/csv_dialect.h"
#include "tabular/row_reader.h"
#include "tabular/text_source.h"

#include <array>
#include <optional>

namespace rapport {

/// Reads CSV files: RFC 4180 and what the world does to it.
///
/// Records end with LF, CR, CR LF or CR CR LF, in any mixture. A quote has a meaning only as
/// the first character of a cell; elsewhere it is kept, as is text between a closing quote
/// and the separator. Records may have any number of cells, and no cell is trimmed. NUL
/// bytes are passed on. Fails where the last quote is never closed, the text is not in its
/// encoding, a limit below is passed or the disk fails. Memory is bounded by the limits.
class CsvReader final : public RowReader {
public:
    static constexpr qint64 defaultChunkBytes = 256 * 1024;
    static constexpr size_t maximumCellBytes = 16 * 1024 * 1024;
    static constexpr size_t maximumRecordBytes = 64 * 1024 * 1024;
    static constexpr size_t maximumColumns = 100'000;

    /// Opens \p path; errors as for TextSource::open(). \p chunkBytes are read at a time.
    [[nodiscard]] static Result<std::unique_ptr<CsvReader>>
    open(const QString &path, const CsvDialect &dialect, qint64 chunkBytes = defaultChunkBytes);

    [[nodiscard]] Result<bool> next(RowView &row) override;
    [[nodiscard]] Progress progress() const override;

    /// What is really used: the file's byte order mark and its line "sep=" have had their say.
    [[nodiscard]] const CsvDialect &dialect() const { return m_dialect; }
    [[nodiscard]] bool hasByteOrderMark() const { return m_source.markBytes() > 0; }

private:
    enum class State { CellStart, Plain, Quoted, QuoteSeen };

    /// A cell as it stands in the buffer, quotes included; counted from the record's start,
    /// because the record moves when the buffer is refilled.
    struct Span {
        size_t begin = 0;
        size_t length = 0;
        bool quoted = false;
        bool rewrite = false; ///< holds doubled quotes or text after its closing quote
    };

    CsvReader(TextSource source, const CsvDialect &dialect);
    [[nodiscard]] Result<void> skipSeparatorLine();
    [[nodiscard]] Result<bool> readRecord();
    [[nodiscard]] bool scan();
    [[nodiscard]] Result<bool> scanEnd();
    [[nodiscard]] Result<void> skipLineEnd();
    [[nodiscard]] Result<bool> refill();
    [[nodiscard]] Result<bool> fetch(size_t bytes);
    [[nodiscard]] Result<void> checkLimits() const;
    [[nodiscard]] Result<void> checkText() const;
    void deliver(RowView &row);
    [[nodiscard]] std::string_view rewritten(char *cell, size_t length) const;

    TextSource m_source;
    CsvDialect m_dialect;
    std::array<bool, 256> m_stops{}; // what ends an unquoted cell
    int m_quote = -1;

    std::string m_buffer;
    qint64 m_bufferAt = 0; // where the buffer starts, in bytes of the text
    size_t m_record = 0;   // where the record starts in the buffer
    size_t m_scanned = 0;  // how much of the record has been looked at
    size_t m_next = 0;     // where the next record starts in the buffer
    State m_state = State::CellStart;
    Span m_cell;
    std::vector<Span> m_spans;
    qint64 m_number = 0;
    std::optional<Error> m_failure;
};

} // namespace rapport
