// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/strong_id.h"
#include "domain/scores.h"

#include <QJsonValue>

#include <optional>

namespace rapport {

// Values of ours as JSON has them: null where there is nothing.

[[nodiscard]] inline QJsonValue orNull(std::optional<double> number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

[[nodiscard]] inline QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

[[nodiscard]] inline QJsonValue orNull(std::optional<ChangeSetId> set)
{
    return set ? QJsonValue(set->value) : QJsonValue();
}

[[nodiscard]] inline QJsonValue orNull(Band band)
{
    return orNull(bandName(band));
}

} // namespace rapport
