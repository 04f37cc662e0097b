// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"

#include <QMetaType>

#include <functional>

namespace rapport::ui {

/// A change that may take a while: a page describes it, the window runs it beside the job bar,
/// with its progress, Cancel, and Undo once it is done.
struct LongChange {
    QString label; ///< while it runs: "Setting segment of 214 developers"
    QString done;  ///< once it is stored: "Set segment of 214 developers"
    std::function<Editor::Answer(const Job &)> run;
};

} // namespace rapport::ui

Q_DECLARE_METATYPE(rapport::ui::LongChange)
