// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan_store.h"
#include "ui/import/file_look.h"

namespace rapport::ui {

/// Everything the user said about one import so far, so that its steps can be gone through back
/// and forth. A value.
struct ImportSession {
    QString file;        ///< empty while none is chosen
    QString title;       ///< what the user calls it: the file's name, "Clipboard"
    bool pasted = false; ///< the file is a temporary one
    ImportSource wanted; ///< what the user said about how the file is written
    std::optional<KindId> wantedKind = {};
    std::optional<FileLook> look = {};
    /// One for each column of the file, in its order; then what is the same in every row, and
    /// further uses of a column. Those without a field are left out.
    std::vector<ImportColumn> columns = {};
    KindId kind = KindId::Developer;
    QHash<QString, QStringList> match = {};

    /// Takes what was found out. The columns keep what the user chose where the file still has
    /// the same headings; else they are as proposed.
    ///
    /// Answers whether they are proposed.
    bool takeLook(FileLook found);
    /// Takes over what is remembered about files with such headings.
    void takeSaved(const SavedImportPlan &saved);
    /// Takes over what \p plan says about the columns; those that it does not know are left out.
    void takePlan(const ImportPlan &plan);
    /// Whether the days of some column could be read in two ways and nobody has said how.
    [[nodiscard]] bool asksForDateOrder() const;
    /// What is to be imported. A sentence where no column goes anywhere.
    [[nodiscard]] Result<ImportPlan> plan() const;
    [[nodiscard]] QStringList headings() const;
};

/// Whether a column goes nowhere.
[[nodiscard]] bool isLeftOut(const ImportColumn &column);
/// The text that every row gets, where that is what the column is.
[[nodiscard]] const QString *constantOf(const ImportColumn &column);
/// Where the column is in the file; -1 of a constant.
[[nodiscard]] int positionOf(const ImportColumn &column);

} // namespace rapport::ui
