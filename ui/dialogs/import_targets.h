// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"

#include <QStandardItemModel>

namespace rapport::ui {

/// The fields that a column of a file can go to, grouped by kind, "leave out" first.
///
/// A list model for combo boxes; one is shared by all columns.
class ImportTargets : public QStandardItemModel {
    Q_OBJECT
public:
    static constexpr int PathRole = Qt::UserRole; ///< "developer.email"; empty leaves out

    /// The fields of \p kind, then of the kinds that a row of it can fill besides.
    void setKind(const Catalogue &catalogue, KindId kind);
    /// The row of \p path, or that of "leave out".
    [[nodiscard]] int rowOf(const QString &path) const;
    [[nodiscard]] QString pathAt(int row) const;

private:
    void addGroup(const Kind &kind);
};

/// The catalogue's field at "kind.field", or null.
[[nodiscard]] const Field *fieldAt(const Catalogue &catalogue, const QString &path);

/// A scale as people write it: "1 to 5", or its words from worst to best.
[[nodiscard]] QString scaleText(const MeasureScale &scale);
/// Reads "1 to 5", "1..5" or "Bad, OK, Good"; a sentence where it is neither.
[[nodiscard]] Result<MeasureScale> parseScale(const QString &text);
/// The usual scales, for a list to choose from.
[[nodiscard]] QStringList usualScales();

} // namespace rapport::ui
