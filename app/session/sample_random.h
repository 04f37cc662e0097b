// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace rapport {

/// Numbers that look random and are the same on every machine: splitmix64 (Steele, Lea and
/// Flood, OOPSLA 2014), with whole numbers only, because compilers round reals differently.
///
/// A value. Whatever the story asks about one thing comes from a generator of its own, made
/// with about(), so that leaving out one kind of record does not change another.
class SampleRandom {
public:
    explicit SampleRandom(quint64 seed) : m_state(seed) { }

    /// The generator of thing number \p index of the stream \p stream.
    [[nodiscard]] static SampleRandom about(quint64 seed, quint64 stream, quint64 index)
    {
        SampleRandom random(seed ^ (stream * 0xD1B54A32D192ED03ULL));
        SampleRandom keyed(random.next() + index * 0xAEF17502108EF2D9ULL);
        return SampleRandom(keyed.next());
    }

    quint64 next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        quint64 z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }

    /// 0 to \p bound - 1, which is at least 1; 0 where it is not.
    int below(qint64 bound) { return bound > 1 ? int(((next() >> 32) * quint64(bound)) >> 32) : 0; }
    /// \p low to \p high, both included.
    int between(int low, int high) { return low + below(qint64(high) - low + 1); }
    /// True \p perMille times in a thousand.
    bool chance(int perMille) { return below(1000) < perMille; }
    /// Around 0 in the shape of a hill (a sum of four), with \p deviation as standard deviation.
    int hill(int deviation)
    {
        const int reach = deviation * 866 / 1000; // sqrt(3) / 2
        int sum = 0;
        for (int i = 0; i < 4; ++i)
            sum += between(-reach, reach);
        return sum;
    }
    /// One of \p list, which is not empty.
    template <typename List>
    const auto &pick(const List &list)
    {
        return list[static_cast<decltype(list.size())>(below(qint64(list.size())))];
    }

private:
    quint64 m_state;
};

/// Takes exactly \p want of \p of things met one after the other (Knuth, algorithm S).
class SampleSelection {
public:
    SampleSelection(qint64 want, qint64 of) : m_want(qMin(want, of)), m_left(of) { }

    [[nodiscard]] bool take(SampleRandom &random)
    {
        const bool taken = m_left > 0 && random.below(m_left) < m_want;
        --m_left;
        m_want -= taken ? 1 : 0;
        return taken;
    }

private:
    qint64 m_want;
    qint64 m_left;
};

} // namespace rapport
