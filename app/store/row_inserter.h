// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "store/connection.h"
#include "store/row_digest.h"

#include <optional>
#include <span>
#include <vector>

namespace rapport {

/// A value for the field at a position of its kind's field list.
struct Assignment {
    int field = -1;
    Value value = {};
};

/// A digest that is fed while rows are written, so that nobody has to read them again.
struct RunningDigest {
    QByteArray salt;
    RowDigest rows;
};

/// Inserts the rows of one kind.
///
/// A row is put together by begin(), put() for each field that is missing(), and end(). The
/// statement for the last list of fields is kept, because who writes many rows gives the same
/// fields for all of them. Once told to gather(), rows are written some at a time: only flush()
/// brings the last ones to the file.
class RowInserter {
public:
    /// \p kind outlives this.
    RowInserter(Connection &connection, const Kind &kind) : m_connection(&connection), m_kind(&kind)
    {
    }

    [[nodiscard]] Result<void> begin(qint64 id, const QString &createdAt, const QString &updatedAt,
                                     std::span<const Assignment> values);
    /// The fields of the row begun that have a default and no value yet.
    [[nodiscard]] std::span<const int> missing() const { return m_missing; }
    void put(int field, Value value);
    /// What the row begun has for \p field; null where it gives nothing.
    [[nodiscard]] const Value &value(int field) const;
    /// Writes or gathers the row, and feeds it to \p digest where there is one; takes that away
    /// where a value is not stored the way it is given.
    [[nodiscard]] Result<void> end(std::optional<RunningDigest> &digest);

    void gather() { m_gathers = true; }
    [[nodiscard]] Result<void> flush();

private:
    /// The statements for one list of fields.
    struct Shape {
        std::vector<int> given;
        std::vector<int> defaults; ///< fields that were not given and have a default
        std::vector<int> places;   ///< by field position: where its value stands in a row, or -1
        struct Digested {
            QByteArray name; ///< as RowDigest wants it
            int place = 0;
            bool isText = false;
        };
        std::vector<Digested> digested; ///< sorted by the fields' names
        size_t width = 0;               ///< values a row
        Statement *one = nullptr;
        Statement *many = nullptr; ///< of kRowsAtOnce rows; none before rows are gathered
    };

    [[nodiscard]] Result<void> takeShape(std::span<const Assignment> values);
    [[nodiscard]] Result<Statement *> statement(size_t rows) const;
    void feed(std::optional<RunningDigest> &digest) const;

    Connection *m_connection;
    const Kind *m_kind;
    std::optional<Shape> m_shape;
    bool m_gathers = false;
    std::vector<Value> m_values; ///< of the rows that wait, the last one being put together
    size_t m_row = 0;            ///< where that one begins
    std::vector<int> m_missing;
};

} // namespace rapport
