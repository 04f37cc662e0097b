// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace rapport {

/// The translations of what the developer service says.
class Service {
    Q_DECLARE_TR_FUNCTIONS(Service)
};

} // namespace rapport
