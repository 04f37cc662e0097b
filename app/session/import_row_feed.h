// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_bindings.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <thread>

namespace rapport {

/// A record of the file with the values that the plan finds in it.
struct FedRow {
    RowView view;
    std::optional<Rejection> rejection; ///< set where a cell does not fit
    ImportRow row;
    std::string text; ///< what the cells of view stand in
};

/// Some rows, in the file's order.
struct FedRows {
    std::vector<FedRow> rows;
    size_t count = 0; ///< of rows that are filled; the others are kept for their allocations
    Progress progress;
    std::optional<Error> failure; ///< what ended the reading, after these rows
    bool atEnd = false;
};

/// Reads and parses the rows of a table in a thread of its own, while others are written.
///
/// Reader, bindings and their catalogue outlive it and belong to its thread until it is gone.
/// A few hundred rows are read ahead. Blank records are left out.
class ImportRowFeed {
public:
    ImportRowFeed(RowReader &reader, ImportBindings &bindings);
    ~ImportRowFeed() = default;
    Q_DISABLE_COPY_MOVE(ImportRowFeed)

    /// The next rows, valid until the next call; the last ones say so. Waits for them, but no
    /// longer than a tenth of a second: null means to ask again.
    [[nodiscard]] FedRows *next();

private:
    void read(const std::stop_token &stop);
    [[nodiscard]] bool fill(FedRows &rows, const std::stop_token &stop);
    [[nodiscard]] Result<bool> fill(FedRow &fed, const std::stop_token &stop);
    [[nodiscard]] std::unique_ptr<FedRows> empty(const std::stop_token &stop);

    using Queue = std::deque<std::unique_ptr<FedRows>>;

    RowReader &m_reader;
    ImportBindings &m_bindings;
    RowView m_view;
    std::unique_ptr<FedRows> m_taken;
    std::mutex m_mutex; // guards the queues
    std::condition_variable_any m_moved;
    Queue m_full;
    Queue m_free;
    std::jthread m_thread; // last, so that it ends before what it uses
};

} // namespace rapport
