// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/id_sorter.h"

#include "store/statement_engine.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace rapport {

namespace {

/// After every number and every text, whichever way they are turned.
constexpr quint64 kNullLead = ~quint64(0);
/// How much of a text is in its lead: the first byte is kept free, so that no text is null's equal.
constexpr qsizetype kTextInLead = 7;

/// A number that orders as \p number does.
quint64 leadOf(double number)
{
    const auto bits = std::bit_cast<quint64>(number + 0.0); // -0.0 is 0.0
    constexpr quint64 sign = quint64(1) << 63;
    return bits & sign ? ~bits : bits | sign;
}

quint64 leadOf(QByteArrayView text)
{
    std::array<char, 8> bytes = {1};
    std::memcpy(bytes.data() + 1, text.data(), size_t(std::min(text.size(), kTextInLead)));
    return qFromBigEndian<quint64>(bytes.data());
}

} // namespace

IdSorter::IdSorter(std::vector<Qt::SortOrder> orders)
{
    for (const Qt::SortOrder order : orders)
        m_keys.push_back({order == Qt::DescendingOrder, {}, {}, {}});
}

void IdSorter::add(const Statement &row)
{
    m_ids.push_back(row.integer(0));
    int column = 1;
    for (Key &key : m_keys) {
        const ValueType type = row.type(column);
        quint64 lead = kNullLead;
        if (type == ValueType::Text) {
            const QByteArray text = row.utf8(column);
            lead = leadOf(text);
            if (text.size() > kTextInLead) {
                key.restEnd.resize(m_ids.size() - 1, quint32(key.rests.size()));
                key.rests.append(text.constData() + kTextInLead, text.size() - kTextInLead);
            }
        } else if (type == ValueType::Number) {
            lead = leadOf(row.real(column));
        }
        if (key.descending && type != ValueType::Null)
            lead = ~lead;
        key.leads.push_back(lead);
        if (!key.restEnd.empty() || !key.rests.isEmpty())
            key.restEnd.push_back(quint32(key.rests.size()));
        ++column;
    }
}

QByteArrayView IdSorter::restOf(const Key &key, quint32 row)
{
    if (row >= key.restEnd.size())
        return {};
    const qsizetype from = row == 0 ? 0 : key.restEnd[row - 1];
    return QByteArrayView(key.rests).sliced(from, key.restEnd[row] - from);
}

int IdSorter::compareRests(const Key &key, quint32 left, quint32 right)
{
    const QByteArrayView a = restOf(key, left);
    const QByteArrayView b = restOf(key, right);
    const qsizetype common = std::min(a.size(), b.size());
    int order = common > 0 ? std::memcmp(a.data(), b.data(), size_t(common)) : 0;
    if (order == 0)
        order = a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
    return key.descending ? -order : order;
}

bool IdSorter::isBefore(quint32 left, quint32 right) const
{
    for (const Key &key : m_keys) {
        if (key.leads[left] != key.leads[right])
            return key.leads[left] < key.leads[right];
        if (const int order = compareRests(key, left, right); order != 0)
            return order < 0;
    }
    return m_ids[left] < m_ids[right];
}

std::vector<qint64> IdSorter::take()
{
    // The first key's lead beside the row, so that most comparisons stay in one place of memory.
    struct Entry {
        quint64 lead;
        quint32 row;
    };
    std::vector<Entry> entries(m_ids.size());
    for (quint32 row = 0; row < entries.size(); ++row)
        entries[row] = {m_keys.empty() ? 0 : m_keys.front().leads[row], row};
    std::ranges::sort(entries, [this](const Entry &left, const Entry &right) {
        return left.lead != right.lead ? left.lead < right.lead : isBefore(left.row, right.row);
    });
    std::vector<qint64> sorted(entries.size());
    std::ranges::transform(entries, sorted.begin(),
                           [this](const Entry &entry) { return m_ids[entry.row]; });
    m_ids.clear();
    for (Key &key : m_keys)
        key = {key.descending, {}, {}, {}};
    return sorted;
}

} // namespace rapport
