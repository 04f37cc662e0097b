// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/query.h"
#include "domain/settings.h"

#include <QDate>
#include <QStringList>

#include <vector>

namespace rapport::ui {

/// A ready-made view of a kind: a name and the records it shows.
struct TableView {
    QString name; ///< translated: "At risk"
    Filter filter = {};
};

/// The views of a kind's page, the one of all records first. \p today is the current day.
[[nodiscard]] std::vector<TableView> tableViews(const Kind &kind, const WorkspaceSettings &settings,
                                                QDate today);

/// The columns a page has until the user chooses others.
[[nodiscard]] QStringList defaultColumns(const Kind &kind);

/// The order of a page until the user sorts it.
[[nodiscard]] std::vector<SortKey> defaultSort(const Kind &kind);

/// The field whose column is set in bold: what names the record.
[[nodiscard]] QString boldField(const Kind &kind);

} // namespace rapport::ui
