// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz_target.h"
#include "session/import_plan.h"

#include <QJsonDocument>

using namespace rapport;

/// Any bytes as an import plan: one that is taken is written as it was read.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto plan = ImportPlan::fromJson(QJsonDocument::fromJson(bytes).object());
    if (!plan) {
        require(!plan.error().text.isEmpty());
        return 0;
    }
    const QJsonObject json = plan->toJson();
    const auto again = ImportPlan::fromJson(json);
    require(again.ok());
    require(again->toJson() == json);
    return 0;
}
