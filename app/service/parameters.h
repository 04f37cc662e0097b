// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace rapport {

/// The query of a request, each name of which must be known.
class Parameters {
public:
    using Items = std::vector<std::pair<QString, QString>>;

    /// Refuses names that are not in \p known, and repeats of all but \p repeatable.
    [[nodiscard]] static Result<Parameters> read(const Items &items, const QStringList &known,
                                                 const QStringList &repeatable = {});

    [[nodiscard]] bool has(const QString &name) const;
    /// Empty where there is none.
    [[nodiscard]] QString text(const QString &name) const;
    [[nodiscard]] QStringList texts(const QString &name) const;
    /// A whole number of 0..\p most, or nothing where there is none.
    [[nodiscard]] Result<std::optional<int>> count(const QString &name, int most) const;
    /// An ISO day, invalid where there is none.
    [[nodiscard]] Result<QDate> day(const QString &name) const;
    /// The position in \p choices, or \p otherwise where there is none.
    [[nodiscard]] Result<int> choice(const QString &name, const QStringList &choices,
                                     int otherwise) const;

private:
    explicit Parameters(Items items) : m_items(std::move(items)) { }

    Items m_items;
};

} // namespace rapport
