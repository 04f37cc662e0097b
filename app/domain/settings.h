// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/scores.h"

#include <QHash>
#include <QTimeZone>

#include <vector>

namespace rapport {

/// One setting of a workspace: kept in the file, journaled, undoable.
struct SettingSpec {
    QString key;         ///< as stored and as the CLI names it
    QString defaultText; ///< what holds until something else is stored
    const char *label;   ///< English; translated in context "Settings"
    bool rescores;       ///< whether changing it makes all components stale
    /// \p text as stored, or a sentence about what is allowed.
    Result<QString> (*normalise)(const QString &text);
};

/// The one list of workspace settings: the six weights, two bands, half-life, time zone.
[[nodiscard]] const std::vector<SettingSpec> &settingSpecs();
/// The entry named \p key, or null.
[[nodiscard]] const SettingSpec *findSetting(QStringView key);
/// The key of a measure's weight, "weight.ux".
[[nodiscard]] QString weightKey(Measure measure);

/// Everything that turns answer sheets into scores and instants into days.
///
/// Read from the stored texts with fromTexts(); a missing or unreadable one is the default.
struct WorkspaceSettings {
    Weights weights = {};
    Bands bands = {};
    double halfLife = 180; ///< days; 0 means none (a plain mean)
    QTimeZone zone = QTimeZone::utc();

    [[nodiscard]] static WorkspaceSettings fromTexts(const QHash<QString, QString> &texts);
};

/// Checks a set of settings that only make sense together (weights sum to 1, bands in order)
/// and returns them normalised. \p current fills in what \p changes leaves out.
[[nodiscard]] Result<QHash<QString, QString>> checkSettings(const QHash<QString, QString> &changes,
                                                            const QHash<QString, QString> &current);

} // namespace rapport
