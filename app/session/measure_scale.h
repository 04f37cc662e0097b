// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace rapport {

/// How answers on another scale become a share in 0..1.
///
/// A cell that starts with a number counts as that number. Words stand for their numbers;
/// a list of words from worst to best counts 1..k.
struct MeasureScale {
    double min = 0;
    double max = 1;
    QHash<QString, double> words = {}; ///< by foldChoice() of the word
    QStringList wordList = {};         ///< the words as given, for writing the plan back

    /// The scale whose words, from worst to best, count 1..k.
    [[nodiscard]] static MeasureScale ofWords(const QStringList &worstToBest);
    /// Whether the words are the whole scale: 1..k, in the order of wordList.
    [[nodiscard]] bool isWordList() const;

    /// The answer's number on its own scale; nothing where \p text is no answer at all. May lie
    /// outside of min..max.
    [[nodiscard]] std::optional<double> number(const QString &text) const;
    /// 0..1, or a sentence where the text is none of the words and no number within the scale.
    [[nodiscard]] Result<double> share(const QString &text) const;
};

/// The number that all of \p text is, spaces around it apart, with a decimal point; nothing where
/// it is none. Cheaper than QString::toDouble(), of which an import would need millions.
[[nodiscard]] std::optional<double> numberOf(QStringView text);

} // namespace rapport
