// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace rapport {

/// The six measures of an answer sheet, each 0..1.
///
/// The first three make customer satisfaction (CS), the last three efficiency (E).
enum class Measure : quint8 {
    Ux,   ///< satisfaction with the user experience
    Ts,   ///< satisfaction with technical support
    Csat, ///< customer satisfaction
    Dp,   ///< quality of the developer documentation
    Ds,   ///< community support
    Ir,   ///< efficiency of integration and deployment
};
inline constexpr int kMeasureCount = 6;
inline constexpr std::array<Measure, kMeasureCount> kMeasures = {
    Measure::Ux, Measure::Ts, Measure::Csat, Measure::Dp, Measure::Ds, Measure::Ir};

/// The field name: "ux", "ts", "csat", "dp", "ds", "ir".
[[nodiscard]] QString measureName(Measure measure);
/// What a person reads, translated: "Experience", "Support", ...
[[nodiscard]] QString measureLabel(Measure measure);
[[nodiscard]] std::optional<Measure> measureFromName(QStringView name);

} // namespace rapport
