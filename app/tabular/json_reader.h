// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "tabular/json_source.h"
#include "tabular/row_reader.h"

#include <QHash>

namespace rapport {

/// Reads objects from JSON as the rows of a table: JSON Lines (one object after the other), a
/// list of objects, or an object that holds one such list among plain values.
///
/// The first record is the headings: the keys of all objects, in the order in which they come
/// up, for which the file is read twice. Texts are as they are, numbers as they are written,
/// yes and no are true and false, null and absent keys are empty, lists and objects within are
/// JSON. Of a key that an object has twice the last counts. Constant memory but for the keys.
class JsonReader final : public RowReader {
public:
    /// Opens \p path, whose text is in \p encoding. Fails where it is no such JSON, where a
    /// limit of CsvReader is passed, and with Error::Code::Cancelled.
    [[nodiscard]] static Result<std::unique_ptr<JsonReader>>
    open(const QString &path, const QString &encoding, const Job &job = {});

    [[nodiscard]] Result<bool> next(RowView &row) override;
    [[nodiscard]] Progress progress() const override;

private:
    /// Where the objects are.
    enum class Shape { Lines, List, Holder };

    JsonReader(JsonSource source, Shape shape);
    [[nodiscard]] static Result<Shape> findShape(const QString &path, const QString &encoding);
    [[nodiscard]] bool findHeldList();
    [[nodiscard]] bool nextObject();
    [[nodiscard]] Result<void> readKeys(const Job &job);
    bool readObject();
    [[nodiscard]] int columnOf(const std::string &key);

    JsonSource m_source;
    Shape m_shape;
    bool m_inList = false;
    std::vector<std::string> m_keys;
    QHash<QByteArray, int> m_columns;
    size_t m_keyBytes = 0;
    std::vector<std::string> m_cells;
    bool m_atEnd = false;
    bool m_keepsValues = false; // else only keys are read
    qint64 m_number = 0;
    qint64 m_objects = 0;
};

/// Whether \p head, the start of a text in UTF-8, looks like JSON that JsonReader may read.
[[nodiscard]] bool looksLikeJson(std::string_view head);

} // namespace rapport
