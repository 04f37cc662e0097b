// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/context.h"
#include "session/editor.h"

#include <optional>
#include <vector>

namespace rapport {

// What the Editor's intents do with records once they run in the writer's thread. Each checks
// what a person wrote, writes it and finishes one change set; a refusal leaves nothing behind,
// because the caller rolls the transaction back.

/// Adds \p records, at least one, all or none; their ids come in the same order.
[[nodiscard]] Result<Change> addRecords(WriteContext &context, KindId kind,
                                        const std::vector<FieldTexts> &records);

/// Adds a developer and an answer sheet of today (Editor::addRatedDeveloper()).
[[nodiscard]] Result<Change> addRatedDeveloper(WriteContext &context, const QString &name,
                                               const QString &company, double satisfaction);

/// Sets fields of one record; \p expected is what the user saw in the first of them.
[[nodiscard]] Result<Change> setFields(WriteContext &context, KindId kind, RecordId id,
                                       const FieldTexts &values,
                                       const std::optional<Value> &expected);

/// Sets one field of many records alike (Editor::setFieldOfAll()).
[[nodiscard]] Result<Change> setFieldOfAll(WriteContext &context, KindId kind,
                                           const std::vector<qint64> &ids, const QString &field,
                                           const QString &text, const Job &job);

/// Sets many cells (Editor::setCells()).
[[nodiscard]] Result<Change> setCells(WriteContext &context, KindId kind,
                                      const std::vector<CellText> &cells, const QString &label,
                                      const Job &job);

/// A record's name for the label of a change.
[[nodiscard]] QString recordTitle(WriteContext &context, KindId kind, RecordId id);

/// Hands what \p writer collected to the context and puts its set into \p change.
[[nodiscard]] Result<Change> finishChange(WriteContext &context, RecordWriter &writer,
                                          const QString &label, Change change = {},
                                          std::optional<ChangeSetId> undoes = {},
                                          const Job &job = {});

} // namespace rapport
