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
/// statements for each list of fields are kept, because who writes many rows gives the same
/// fields for most of them. Once told to gather(), rows are written some at a time, and written
/// and digested in other threads: only flush() brings all to the file.
class RowInserter {
public:
    /// \p kind outlives this.
    RowInserter(Connection &connection, const Kind &kind) : m_connection(&connection), m_kind(&kind)
    {
    }
    RowInserter(RowInserter &&) = default;
    RowInserter &operator=(RowInserter &&) = delete;
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
    /// The digest of all rows since startDigest(), which are flushed; nothing where there is
    /// none, or where a value was not stored the way it was given. Ends it.
    [[nodiscard]] std::optional<RunningDigest> takeDigest();

    void gather() { m_gathers = true; }
    [[nodiscard]] Result<void> flush();

private:
    /// The values of some rows one after another, as they are bound.
    using Rows = std::shared_ptr<const std::vector<Value>>;

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
    /// What is known of one list of fields.
    struct Shape {
        std::vector<int> given;
        std::vector<int> defaults; ///< fields that were not given and have a default
        std::vector<int> places;   ///< by field position: where its value stands in a row, or -1
        std::shared_ptr<const Layout> layout;
        std::shared_ptr<Statement> one;
        std::shared_ptr<Statement> many; ///< of kRowsAtOnce rows; none before rows are gathered
    };

    [[nodiscard]] Result<void> takeShape(std::span<const Assignment> values);
    [[nodiscard]] Result<Shape> makeShape(std::span<const Assignment> values) const;
    [[nodiscard]] Result<std::shared_ptr<Statement>> statement(const Shape &shape,
                                                               size_t rows) const;
    [[nodiscard]] size_t waiting() const { return m_shape ? m_values.size() / width() : 0; }
    [[nodiscard]] size_t width() const { return m_shape->layout->width; }
    [[nodiscard]] Rows takeRows();
    [[nodiscard]] Result<void> handOn();
    [[nodiscard]] static Result<void> write(const Shape &shape, std::span<const Value> rows);
    void digest(Rows rows);
    void digestLater();
    /// False where a value is not stored the way it is given.
    static bool feed(RowDigest &digest, std::span<const Value> rows, const Layout &layout);

    Connection *m_connection;
    const Kind *m_kind;
    std::vector<std::unique_ptr<Shape>> m_shapes;
    Shape *m_shape = nullptr; ///< of the rows below
    bool m_gathers = false;
    /// Of rows that wait to be written, and of the one that is being put together.
    std::vector<Value> m_values;
    size_t m_row = 0; ///< where that one begins
    std::vector<int> m_missing;
    std::shared_ptr<RunningDigest> m_digest; ///< with m_feeding's thread while that runs
    std::vector<Rows> m_undigested;          ///< written few at a time; of m_shape
    size_t m_undigestedRows = 0;
    QFuture<bool> m_feeding; ///< whether all could be digested
};

} // namespace rapport
