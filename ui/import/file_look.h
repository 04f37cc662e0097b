// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"
#include "tabular/table_format.h"

namespace rapport::ui {

/// What was found out about a file: how it is written, and what its columns seem to mean.
///
/// A value, made on a worker thread by lookAtFile().
struct FileLook {
    QString format;          ///< "CSV", as told to a person
    bool isText = true;      ///< whether encoding, separator and quote mean anything
    QStringList sheets = {}; ///< of a workbook; else empty
    qint64 bytes = 0;
    TableDetection table;
    std::vector<QStringList> headingRows; ///< as they are in the file
    /// How the file is read: all that was found, and what the user said.
    ImportSource source;
    /// Columns whose days could start with the day or with the month, and a day of each that
    /// shows it.
    std::vector<std::pair<int, QString>> unclearDays = {};
    KindId kind = KindId::Developer; ///< what a row seems to be
    ImportPlan plan;                 ///< what the columns seem to mean
};

/// Whose fields the columns of a file can be.
struct LookContext {
    Catalogue catalogue;
    QString idTag;
    std::optional<KindId> kind; ///< what a row is, where the user has said so
};

/// Looks at \p file, read as \p wanted says; what it leaves open is found out. Reads the file to
/// its end: for a worker thread. Fails where the file cannot be read, with a sentence.
[[nodiscard]] Result<FileLook> lookAtFile(const QString &file, const ImportSource &wanted,
                                          const LookContext &context, const Job &job);

/// What the columns of \p look mean where a row is a \p kind; nothing where nothing fits.
[[nodiscard]] ImportPlan proposedPlan(const FileLook &look, KindId kind,
                                      const LookContext &context);

} // namespace rapport::ui
