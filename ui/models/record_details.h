// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/row.h"
#include "insight/why.h"

#include <optional>
#include <vector>

namespace rapport::ui {

/// One record that belongs to another: an attendance of an event, a developer of a company.
struct RelatedRecord {
    KindId kind = KindId::Company;
    RecordId id = {};
    QString title = {};               ///< "Berlin hackathon"
    QString note = {};                ///< "Speaker · attended"; one line
    QString at = {};                  ///< stored time or day; of timelines
    std::optional<double> score = {}; ///< of developers, their satisfaction
};

/// Records of one kind that refer to the record by one field.
struct RelatedGroup {
    KindId kind = KindId::Company;
    QString field = {}; ///< by which they refer
    qint64 count = 0;   ///< of all; records holds the first few
    std::vector<RelatedRecord> records = {};
};

/// Everything the detail panel shows of one record, from one consistent read.
struct RecordDetails {
    KindId kind = KindId::Company;
    Row row = {}; ///< the cells of all fields of the kind, in order
    QString title = {};
    std::optional<DeveloperWhy> why = {};     ///< of developers
    std::vector<RelatedRecord> timeline = {}; ///< of developers; newest first
    std::vector<RelatedGroup> related = {};
};

/// Reads a record and what belongs to it; nothing where it does not exist. Lists are cut off
/// after 20.
[[nodiscard]] Result<std::optional<RecordDetails>> readDetails(const ReadContext &context,
                                                               KindId kind, RecordId id);

} // namespace rapport::ui
