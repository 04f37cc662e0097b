// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/measure_scale.h"

#include "domain/field_text.h"
#include "domain/value.h"

#include <QCoreApplication>

#include <array>
#include <charconv>
#include <cmath>

namespace rapport {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Import", text);
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

qsizetype skipDigits(const QString &text, qsizetype at)
{
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return at;
}

/// The number that \p text starts with ("10 - strongly agree" is 10).
std::optional<double> leadingNumber(const QString &text)
{
    qsizetype at = text.startsWith(u'-') || text.startsWith(u'+') ? 1 : 0;
    const auto fractionAt = [&](qsizetype i, QStringView signs) {
        return i + 1 < text.size() && signs.contains(text[i]) && isDigit(text[i + 1]);
    };
    const qsizetype whole = skipDigits(text, at);
    at = whole;
    if (fractionAt(at, u"."))
        at = skipDigits(text, at + 1);
    else if (whole == 0 || !isDigit(text[whole - 1]))
        return std::nullopt;
    // "0,8" is not 0, nor "1.2.3" 1.2: better no number than a wrong one.
    if (fractionAt(at, u".,"))
        return std::nullopt;
    return text.left(at).toDouble();
}

} // namespace

std::optional<double> numberOf(QStringView text)
{
    constexpr qsizetype longest = 64;
    QStringView digits = text.trimmed();
    if (digits.startsWith(u'+'))
        digits = digits.mid(1);
    if (digits.isEmpty() || digits.size() > longest)
        return std::nullopt;
    std::array<char, longest> ascii = {};
    for (qsizetype i = 0; i < digits.size(); ++i) {
        // Letters but the exponent's make no number: "nan", "inf".
        const char16_t c = digits[i].unicode();
        if (!isDigit(c) && !QStringView(u".-+eE").contains(c))
            return std::nullopt;
        ascii[size_t(i)] = char(c);
    }
    double number = 0;
    const char *const end = ascii.data() + digits.size();
    const auto [stop, error] = std::from_chars(ascii.data(), end, number);
    if (error != std::errc() || stop != end || !std::isfinite(number))
        return std::nullopt;
    return number;
}

MeasureScale MeasureScale::ofWords(const QStringList &worstToBest)
{
    MeasureScale scale{1, double(worstToBest.size()), {}, worstToBest};
    for (qsizetype i = 0; i < worstToBest.size(); ++i)
        scale.words.insert(foldChoice(worstToBest[i]), double(i + 1));
    return scale;
}

bool MeasureScale::isWordList() const
{
    if (wordList.isEmpty() || min != 1 || max != double(wordList.size()))
        return false;
    for (qsizetype i = 0; i < wordList.size(); ++i) {
        if (words.value(foldChoice(wordList[i])) != double(i + 1))
            return false;
    }
    return true;
}

std::optional<double> MeasureScale::number(const QString &text) const
{
    const QString answer = text.trimmed();
    if (!words.isEmpty()) {
        if (const auto word = words.constFind(foldChoice(answer)); word != words.cend())
            return *word;
    }
    const auto whole = numberOf(answer);
    return whole ? whole : leadingNumber(answer);
}

Result<double> MeasureScale::share(const QString &text) const
{
    const auto answer = number(text);
    if (answer && *answer >= min && *answer <= max)
        return max > min ? (*answer - min) / (max - min) : 0.0;
    QString sentence = tr("\"%1\" is no answer on the scale from %2 to %3.")
                           .arg(text.left(60), exactText(min), exactText(max));
    if (!wordList.isEmpty())
        sentence = tr("\"%1\" is no answer on the scale from %2 to %3 with the words %4.")
                       .arg(text.left(60), exactText(min), exactText(max),
                            wordList.join(QStringLiteral(", ")));
    return Error{Error::Code::Invalid, sentence, {}};
}

} // namespace rapport
