// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/id_set.h"

#include <QByteArray>
#include <QHash>

#include <span>
#include <vector>

namespace rapport {

/// The folded texts of one kind's records and whom they refer to, one after another in memory.
///
/// Looking for a word is one pass over one piece of memory, which at a million developers is
/// faster than any index that also finds two letters in the middle of a name. Records may be
/// added again: the newest counts. A value; not synchronised.
class SearchTexts {
public:
    /// \p references is how many references each record has.
    explicit SearchTexts(int references = 0) : m_targets(size_t(references)) { }

    /// \p folded must hold no line break; \p targets are ids, 0 for none, one per reference.
    void add(qint64 id, const QByteArray &folded, std::span<const qint64> targets);
    /// Gives back what growing took too much.
    void squeeze();

    /// The records whose text holds \p word; "\n" before it finds texts that begin with it.
    [[nodiscard]] IdSet find(const QByteArray &word) const;
    /// The records whose reference number \p reference is in \p targets.
    [[nodiscard]] IdSet referringTo(const IdSet &targets, int reference) const;
    /// The ids that reference number \p reference holds, over \p records.
    [[nodiscard]] IdSet targetsOf(const IdSet &records, int reference) const;

    /// Past so much text of a kind, searching it in memory is no longer worth the memory.
    static constexpr qsizetype kMostBytes = qsizetype(256) * 1024 * 1024;

    [[nodiscard]] qsizetype bytes() const { return m_text.size(); }
    [[nodiscard]] size_t size() const { return m_ids.size(); }
    /// How many of size() may be outdated.
    [[nodiscard]] size_t outdated() const { return size_t(m_late.size()); }

private:
    [[nodiscard]] bool isCurrent(size_t position) const;

    QByteArray m_text = "\n";    ///< each record's text and a line break
    std::vector<quint32> m_ends; ///< where each record's text ends, its line break included
    std::vector<qint64> m_ids;
    std::vector<std::vector<qint64>> m_targets; ///< by reference, then by position
    /// Where the newest text is of a record that came late: added again, or brought back.
    QHash<qint64, size_t> m_late;
    qint64 m_highest = 0;
};

} // namespace rapport
