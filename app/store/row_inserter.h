// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "store/connection.h"
#include "store/row_digest.h"

#include <QFuture>

#include <memory>
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
/// fields for all of them. Once told to gather(), rows are written some at a time, and digested
/// in another thread: only flush() brings the last ones to the file.
class RowInserter {
public:
    /// \p kind outlives this.
    RowInserter(Connection &connection, const Kind &kind) : m_connection(&connection), m_kind(&kind)
    {
    }
    RowInserter(RowInserter &&) = default;
    ~RowInserter();
    Q_DISABLE_COPY(RowInserter)

    [[nodiscard]] Result<void> begin(qint64 id, const QString &createdAt, const QString &updatedAt,
                                     std::span<const Assignment> values);
    /// The fields of the row begun that have a default and no value yet.
    [[nodiscard]] std::span<const int> missing() const { return m_missing; }
    void put(int field, Value value);
    /// What the row begun has for \p field; null where it gives nothing.
    [[nodiscard]] const Value &value(int field) const;
    /// Writes or gathers the row.
    [[nodiscard]] Result<void> end();

    /// Digests the rows from here on.
    void startDigest();
    /// Forgets the digest: a row is no longer as it was written.
    void dropDigest();
    /// The digest of all rows since startDigest(); nothing where there is none, or where a value
    /// was not stored the way it was given. Ends it.
    [[nodiscard]] std::optional<RunningDigest> takeDigest();

    void gather() { m_gathers = true; }
    [[nodiscard]] Result<void> flush();

private:
    /// Where a digest finds the values of a row.
    struct Layout {
        struct Field {
            std::string name; ///< as RowDigest wants it
            int place = 0;
            bool isText = false;
        };
        std::vector<Field> fields; ///< sorted by name
        size_t width = 0;          ///< values a row
    };
    /// What was digested in another thread.
    struct Fed {
        std::vector<Value> values; ///< empty, given back to save the allocation
        bool isGood = true;
    };
    /// The statements for one list of fields.
    struct Shape {
        std::vector<int> given;
        std::vector<int> defaults; ///< fields that were not given and have a default
        std::vector<int> places;   ///< by field position: where its value stands in a row, or -1
        std::shared_ptr<const Layout> layout;
        Statement *one = nullptr;
        Statement *many = nullptr; ///< of kRowsAtOnce rows; none before rows are gathered
    };

    [[nodiscard]] Result<void> takeShape(std::span<const Assignment> values);
    [[nodiscard]] Result<Statement *> statement(size_t rows) const;
    [[nodiscard]] Result<void> write();
    void digestWritten(size_t fewest);
    /// False where a value is not stored the way it is given.
    static bool feed(RowDigest &digest, std::span<const Value> rows, const Layout &layout);

    Connection *m_connection;
    const Kind *m_kind;
    std::optional<Shape> m_shape;
    bool m_gathers = false;
    /// Of rows that are written and not digested yet, of rows that wait to be written, and of
    /// the one that is being put together.
    std::vector<Value> m_values;
    size_t m_written = 0; ///< where those that wait begin
    size_t m_row = 0;     ///< where the last one begins
    std::vector<int> m_missing;
    std::shared_ptr<RunningDigest> m_digest; ///< with m_feeding's thread while that runs
    QFuture<Fed> m_feeding;
};

} // namespace rapport
