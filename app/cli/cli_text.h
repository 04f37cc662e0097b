// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace rapport {

/// Translates the command line's sentences: Cli::tr(), in the context "Cli".
struct Cli {
    Q_DECLARE_TR_FUNCTIONS(Cli)
};

} // namespace rapport
