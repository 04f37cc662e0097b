// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QTest>

/// Opens \p path of the shared public data as QFile \p name; skips the test where it is missing.
#define RAPPORT_NEEDS_SHARED_DATA(name, path)                                                      \
    QFile name(QStringLiteral(RAPPORT_SHARED_DATA "/") + (path));                                  \
    if (!name.open(QIODevice::ReadOnly))                                                           \
    QSKIP(qPrintable(QStringLiteral("the shared data is not here: ") + name.fileName()))
