// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "ui/theme/icons.h"

#include <QString>

#include <optional>
#include <vector>

namespace rapport::ui {

/// One page of the window: what the rail, the View menu and the title say of it.
struct PageInfo {
    QString key;
    Icon picture = Icon::Dashboard;
    QString title;              ///< translated
    std::optional<KindId> kind; ///< of a table page
    bool usesScope = true;      ///< whether the filter bar means anything on it
    bool startsGroup = false;   ///< a line stands above it in the rail
};

/// All pages in the rail's order.
[[nodiscard]] std::vector<PageInfo> allPages();
/// The page that shows records of \p kind; empty where there is none.
[[nodiscard]] QString pageOf(KindId kind);

inline constexpr QStringView kDashboardPage = u"dashboard";
inline constexpr QStringView kDevelopersPage = u"developer";
inline constexpr QStringView kWeightsPage = u"weights";
inline constexpr QStringView kHistoryPage = u"history";
inline constexpr QStringView kSettingsPage = u"settings";

} // namespace rapport::ui
