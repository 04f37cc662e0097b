// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <vector>

namespace rapport {

/// Consecutive record ids, both ends included.
struct IdRange {
    qint64 first = 0;
    qint64 last = 0;
};

/// A set of record ids as a bit each: ids are given out one after another, so this is small
/// (a million take 125 kB) and answers and joins at once. A value; ids are not negative.
class IdSet {
public:
    void insert(qint64 id)
    {
        const size_t word = size_t(id) / 64;
        if (word >= m_bits.size())
            m_bits.resize(std::max(word + 1, m_bits.size() * 2));
        m_bits[word] |= quint64(1) << (quint64(id) % 64);
    }
    [[nodiscard]] bool contains(qint64 id) const
    {
        const size_t word = size_t(id) / 64;
        return word < m_bits.size() && (m_bits[word] >> (quint64(id) % 64) & 1) != 0;
    }
    [[nodiscard]] bool isEmpty() const
    {
        return std::ranges::all_of(m_bits, [](quint64 bits) { return bits == 0; });
    }
    /// Calls \p take with every id, ascending.
    template <typename Take>
    void each(Take take) const
    {
        for (size_t word = 0; word < m_bits.size(); ++word) {
            for (quint64 bits = m_bits[word]; bits != 0; bits &= bits - 1)
                take(qint64(word * 64) + std::countr_zero(bits));
        }
    }
    void unite(const IdSet &other)
    {
        m_bits.resize(std::max(m_bits.size(), other.m_bits.size()));
        for (size_t i = 0; i < other.m_bits.size(); ++i)
            m_bits[i] |= other.m_bits[i];
    }
    void intersect(const IdSet &other)
    {
        m_bits.resize(std::min(m_bits.size(), other.m_bits.size()));
        for (size_t i = 0; i < m_bits.size(); ++i)
            m_bits[i] &= other.m_bits[i];
    }

private:
    std::vector<quint64> m_bits;
};

} // namespace rapport
