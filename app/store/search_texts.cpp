// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/search_texts.h"

#include <QByteArrayMatcher>

namespace rapport {

void SearchTexts::add(qint64 id, const QByteArray &folded, std::span<const qint64> targets)
{
    Q_ASSERT(targets.size() == m_targets.size());
    Q_ASSERT(!folded.contains('\n'));
    if (id <= m_highest)
        m_late.insert(id, m_ids.size());
    m_highest = std::max(m_highest, id);
    m_text += folded;
    m_text += '\n';
    m_ends.push_back(quint32(m_text.size()));
    m_ids.push_back(id);
    for (size_t i = 0; i < targets.size(); ++i)
        m_targets[i].push_back(targets[i]);
}

void SearchTexts::squeeze()
{
    m_text.squeeze();
    m_ends.shrink_to_fit();
    m_ids.shrink_to_fit();
    for (auto &targets : m_targets)
        targets.shrink_to_fit();
}

bool SearchTexts::isCurrent(size_t position) const
{
    if (m_late.isEmpty())
        return true;
    const auto newest = m_late.constFind(m_ids[position]);
    return newest == m_late.cend() || *newest == position;
}

IdSet SearchTexts::find(const QByteArray &word) const
{
    IdSet found;
    const QByteArrayMatcher matcher(word);
    auto end = m_ends.begin();
    const int lead = word.startsWith('\n') ? 1 : 0;
    for (qsizetype at = matcher.indexIn(m_text); at >= 0 && at + lead < m_text.size();
         at = matcher.indexIn(m_text, qsizetype(*end) - lead)) {
        end = std::upper_bound(end, m_ends.end(), quint32(at + lead));
        const auto position = size_t(end - m_ends.begin());
        if (isCurrent(position))
            found.insert(m_ids[position]);
    }
    return found;
}

IdSet SearchTexts::referringTo(const IdSet &targets, int reference) const
{
    IdSet found;
    const std::vector<qint64> &wanted = m_targets[size_t(reference)];
    for (size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] > 0 && targets.contains(wanted[i]) && isCurrent(i))
            found.insert(m_ids[i]);
    }
    return found;
}

IdSet SearchTexts::targetsOf(const IdSet &records, int reference) const
{
    IdSet found;
    const std::vector<qint64> &targets = m_targets[size_t(reference)];
    for (size_t i = 0; i < targets.size(); ++i) {
        if (targets[i] > 0 && records.contains(m_ids[i]) && isCurrent(i))
            found.insert(targets[i]);
    }
    return found;
}

} // namespace rapport
