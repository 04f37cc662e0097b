// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/number_format.h"

#include <QDate>
#include <QLocale>

#include <cmath>
#include <cstdio>

namespace rapport {

namespace {

constexpr qint64 millisecondsADay = 86'400'000;

void append(std::string &text, const QString &more)
{
    text += more.toLatin1().constData();
}

/// "09:30:00", with milliseconds where there are any; hours may be more than a day has.
void appendClock(std::string &text, qint64 milliseconds)
{
    char clock[48];
    const qint64 seconds = milliseconds / 1000;
    std::snprintf(clock, sizeof clock, "%02lld:%02d:%02d", static_cast<long long>(seconds / 3600),
                  int(seconds / 60 % 60), int(seconds % 60));
    text += clock;
    if (milliseconds % 1000 != 0) {
        std::snprintf(clock, sizeof clock, ".%03d", int(milliseconds % 1000));
        text += clock;
    }
}

/// The letters of \p code that mean something: without texts, colours and conditions.
QString meaningOf(QStringView code)
{
    QString letters;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const QChar c = code[i].toLower();
        if (c == u';')
            break; // what follows is for negative numbers and texts
        if (c == u'\\' || c == u'_' || c == u'*') {
            ++i;
        } else if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', i + 1);
            i = end < 0 ? code.size() : end;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', i + 1);
            const QStringView inside = end < 0 ? QStringView() : code.sliced(i + 1, end - i - 1);
            // [h], [mm] and [ss] count on past a day; the others are colours and currencies.
            if (!inside.isEmpty() && QStringView(u"hHmMsS").contains(inside.front())
                && inside.count(inside.front()) == inside.size())
                letters += u'h';
            i = end < 0 ? code.size() : end;
        } else {
            letters += c;
        }
    }
    return letters;
}

} // namespace

NumberStyle styleOfFormat(QStringView code)
{
    const QString letters = meaningOf(code);
    if (letters.startsWith(u"general"))
        return NumberStyle::Number;
    const bool hasDay = letters.contains(u'y') || letters.contains(u'd');
    const bool hasClock = letters.contains(u'h') || letters.contains(u's');
    const bool hasMonth = letters.contains(u'm'); // or minutes
    if (hasDay || (hasMonth && !hasClock))
        return hasClock ? NumberStyle::DateTime : NumberStyle::Date;
    return hasClock ? NumberStyle::Time : NumberStyle::Number;
}

NumberStyle styleOfBuiltInFormat(int id)
{
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 58))
        return NumberStyle::Date;
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47))
        return NumberStyle::Time;
    return id == 22 ? NumberStyle::DateTime : NumberStyle::Number;
}

void appendNumber(std::string &text, double number)
{
    constexpr double exact = 9007199254740992.0; // 2^53
    if (number == std::floor(number) && std::abs(number) < exact)
        text += std::to_string(static_cast<long long>(number));
    else
        append(text, QString::number(number, 'g', QLocale::FloatingPointShortest));
}

void appendSerial(std::string &text, double serial, NumberStyle style, bool from1904)
{
    constexpr double afterYear9999 = 2'958'466;
    if (style == NumberStyle::Number || !(serial >= 0 && serial < afterYear9999)) {
        appendNumber(text, serial);
        return;
    }
    const auto milliseconds = qint64(std::llround(serial * double(millisecondsADay)));
    const qint64 days = milliseconds / millisecondsADay;
    const qint64 clock = milliseconds % millisecondsADay;
    if (style == NumberStyle::Time) {
        appendClock(text, milliseconds);
        return;
    }
    // Lotus took 1900 for a leap year, and all others after it: day 60 never was.
    const QDate start = from1904 ? QDate(1904, 1, 1)
        : days < 60              ? QDate(1899, 12, 31)
                                 : QDate(1899, 12, 30);
    const QDate day = start.addDays(days);
    if (day.year() > 9999) {
        appendNumber(text, serial);
        return;
    }
    append(text, day.toString(Qt::ISODate));
    if (style == NumberStyle::DateTime || clock != 0) {
        text += 'T';
        appendClock(text, clock);
    }
}

} // namespace rapport
