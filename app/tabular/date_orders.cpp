// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/date_orders.h"

#include <QDate>

#include <array>

namespace rapport {

namespace {

bool isSeparator(char c)
{
    return c == '/' || c == '.' || c == '-';
}

/// Three numbers and the sign between the first two; the last number has 2 or 4 digits.
struct Numbers {
    std::array<int, 3> values = {};
    size_t lastDigits = 0;
    char separator = 0;
};

/// Reads "31.12.2024" and "1/2/24 10:00"; false where \p cell is none like that.
bool readNumbers(std::string_view cell, Numbers &numbers)
{
    constexpr size_t mostDigits = 4;
    for (size_t i = 0; i < numbers.values.size(); ++i) {
        size_t digits = 0;
        while (digits < cell.size() && digits <= mostDigits && cell[digits] >= '0'
               && cell[digits] <= '9')
            numbers.values[i] = numbers.values[i] * 10 + (cell[digits++] - '0');
        const bool isLast = i == 2;
        const bool fits = isLast ? digits == 2 || digits == 4 : digits == 1 || digits == 2;
        if (!fits)
            return false;
        cell.remove_prefix(digits);
        if (isLast)
            numbers.lastDigits = digits;
        else if (cell.empty() || !isSeparator(cell.front()))
            return false;
        else if (i == 0)
            numbers.separator = cell.front();
        if (!isLast)
            cell.remove_prefix(1);
    }
    // A time may follow.
    return cell.empty() || cell.front() == ' ' || cell.front() == 'T' || cell.front() == ',';
}

int fullYear(int year)
{
    if (year >= 100)
        return year;
    return year + (year < 70 ? 2000 : 1900);
}

} // namespace

void DateOrders::look(std::string_view cell)
{
    constexpr size_t shortest = sizeof "1/2/24" - 1;
    while (!cell.empty() && cell.front() == ' ')
        cell.remove_prefix(1);
    if (cell.size() < shortest || !(isSeparator(cell[1]) || isSeparator(cell[2])))
        return;
    Numbers numbers;
    if (!readNumbers(cell, numbers))
        return;
    const auto [first, second, third] = numbers.values;
    const bool dmy = QDate::isValid(fullYear(third), second, first);
    const bool mdy = QDate::isValid(fullYear(third), first, second);
    // Nobody puts a year of two digits in front of dots.
    const bool ymd = numbers.lastDigits == 2 && numbers.separator != '.'
        && cell[2] == numbers.separator && QDate::isValid(fullYear(first), second, third);
    if (!dmy && !mdy && !ymd)
        return;
    m_any = true;
    m_differ = m_differ || first != second || (ymd && first != third);
    m_dmy = m_dmy && dmy;
    m_mdy = m_mdy && mdy;
    m_ymd = m_ymd && ymd;
}

QString DateOrders::order() const
{
    if (!m_any || (m_differ && int(m_dmy) + int(m_mdy) + int(m_ymd) != 1))
        return {};
    return m_dmy ? QStringLiteral("dmy") : m_mdy ? QStringLiteral("mdy") : QStringLiteral("ymd");
}

} // namespace rapport
