// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz_target.h"

using namespace rapport;

/// Any bytes as a text file: encodings, separators, quotes, JSON and what is refused.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    readToTheEnd(fuzzFiles().write(QStringLiteral("input"), bytes));
    return 0;
}
