// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"
#include "ui/widgets/pick_popup.h"

namespace rapport::ui {

/// What stands for a field that is yet to be made, among the values of targetItems().
inline constexpr QStringView kNewFieldTarget = u"*";

/// The kinds that a row of \p kind can fill: itself first, then what it refers to.
[[nodiscard]] std::vector<KindId> reachableKinds(const Catalogue &catalogue, KindId kind);

/// Where a column can go: "leave out", a new field, then the fields of every kind that a row of
/// \p kind can fill; their values are paths ("developer.email").
[[nodiscard]] std::vector<PickItem> targetItems(const Catalogue &catalogue, KindId kind);

/// The field a column goes to, one that is yet to be made included; nothing where it is left out
/// or the field is not known.
[[nodiscard]] std::optional<Field> fieldOf(const Catalogue &catalogue, const ImportColumn &column);
/// The field as a person reads it: "Developer: E-mail"; "Leave out" where there is none.
[[nodiscard]] QString targetText(const Catalogue &catalogue, const ImportColumn &column);

/// A type of field as told to a person: "Yes or no".
[[nodiscard]] QString fieldTypeLabel(FieldType type);
/// The types that a custom field can have.
[[nodiscard]] std::vector<FieldType> customFieldTypes();

/// What a policy is called, and what it does, in a line.
[[nodiscard]] QString policyText(ImportPolicy policy);
[[nodiscard]] QString policyHelp(ImportPolicy policy);
/// The policies that make sense for \p field.
[[nodiscard]] std::vector<ImportPolicy> policiesFor(const Field &field);

/// A scale as people write it: "1 to 5", or its words from worst to best.
[[nodiscard]] QString scaleText(const MeasureScale &scale);

} // namespace rapport::ui
