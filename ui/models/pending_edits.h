// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"

#include <QHash>
#include <QString>

#include <vector>

namespace rapport::ui {

/// What the user typed into cells and the workspace has not confirmed yet: an overlay that a
/// table shows in place of the stored values.
///
/// A value. An edit stands until it is dropped (it failed) or, once committed, until a row read
/// after the commit replaces it. The last edit of a cell is the one that shows.
class PendingEdits {
public:
    /// Answers the number by which the edit is spoken of.
    int add(qint64 record, const QString &field, Cell shown);
    /// The cell to show instead of the stored one, or null.
    [[nodiscard]] const Cell *find(qint64 record, const QString &field) const;
    void commit(int number);
    void drop(int number);
    /// Drops the committed edits of a record: a newer row shows them itself.
    void settle(qint64 record);
    [[nodiscard]] bool isEmpty() const { return m_edits.empty(); }

private:
    struct Edit {
        int number = 0;
        qint64 record = 0;
        QString field;
        Cell shown;
        bool committed = false;
    };

    std::vector<Edit> m_edits;
    int m_last = 0;
};

} // namespace rapport::ui
