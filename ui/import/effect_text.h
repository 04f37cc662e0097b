// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/importer.h"
#include "ui/models/cell_text.h"

namespace rapport::ui {

/// What a preview's effects are told with: the fields, those that the import makes included.
struct EffectContext {
    Catalogue catalogue;
    CellContext cells;

    /// \p plan's new fields stand after the others of their kind, as in the preview itself.
    [[nodiscard]] static EffectContext of(const Catalogue &catalogue, const ImportPlan &plan,
                                          const CellContext &cells);
};

/// One field of an effect, as a person reads it. An empty value is an empty text.
struct ChangeText {
    QString field;
    QString before;
    QString after;
};

[[nodiscard]] ChangeText changeText(const ImportEffect &effect, const ImportEffect::Change &change,
                                    const EffectContext &context);
/// "Created", "Updated" ...: of many, as the heading of their number.
[[nodiscard]] QString effectTypeText(ImportEffect::Type type);
/// What an effect is called in its row: "New", "Changed".
[[nodiscard]] QString effectTypeName(ImportEffect::Type type);
/// All of an effect in a sentence, for those who hear it.
[[nodiscard]] QString effectSentence(const ImportEffect &effect, const EffectContext &context);

/// Which effects are looked for.
struct EffectFilter {
    std::optional<ImportEffect::Type> type = {};
    std::optional<KindId> kind = {};
    QString text = {}; ///< all of its words, in the title, the values, the message or the row

    friend bool operator==(const EffectFilter &, const EffectFilter &) = default;
};

/// The places among \p effects' listed ones that \p filter lets through. Looks at all of them:
/// for a worker thread.
[[nodiscard]] std::vector<int> effectsFound(const ImportEffects &effects,
                                            const EffectFilter &filter,
                                            const EffectContext &context);

} // namespace rapport::ui
