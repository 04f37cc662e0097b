// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strong_id.h"
#include "domain/value.h"

#include <vector>

namespace rapport {

/// How a reference is written out.
enum class ReferenceText : quint8 {
    Title, ///< for people: the target's name
    Key,   ///< for files: what an import finds the same record by, else "#id"
};

/// One cell of a row. A reference holds the target's id as value and its name as text.
struct Cell {
    Value value = {};
    QString text = {}; ///< of references only
};

/// One record, with the cells of the fields that were asked for, in that order.
struct Row {
    RecordId id = {};
    std::vector<Cell> cells = {};
};

/// A choice of a field and how many records have it.
struct ChoiceCount {
    Value value;
    QString text; ///< what to show; of references the target's name
    qint64 count = 0;
};

} // namespace rapport
