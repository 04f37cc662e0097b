// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

/// Pages of invented data that show every part of the kit; for the eye, not for the program.
namespace rapport::ui::demo {

[[nodiscard]] QWidget *dashboardPage();
[[nodiscard]] QWidget *tablePage();
[[nodiscard]] QWidget *controlsPage();

} // namespace rapport::ui::demo
