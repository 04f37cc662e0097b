// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/cell_escapes.h"

#include <algorithm>

namespace rapport {

namespace {

constexpr qsizetype escapeLength = 7; // of _x000D_

/// Whether \p text begins with an escape. (toUShort() would take "0x1F" and " 1F" as well.)
bool startsWithEscape(QStringView text)
{
    return text.size() >= escapeLength && text.startsWith(u"_x") && text[escapeLength - 1] == u'_'
        && std::all_of(text.begin() + 2, text.begin() + escapeLength - 1, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c.toLower() >= u'a' && c.toLower() <= u'f');
           });
}

bool needsEscape(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c.isHighSurrogate())
        return at + 1 == text.size() || !text[at + 1].isLowSurrogate();
    if (c.isLowSurrogate())
        return at == 0 || !text[at - 1].isHighSurrogate();
    return (c < u' ' && c != u'\t' && c != u'\n') || c >= u'\xFFFE'
        || (c == u'_' && startsWithEscape(text.sliced(at)));
}

} // namespace

QString escapeCellText(const QString &text)
{
    QString escaped;
    qsizetype done = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (!needsEscape(text, at))
            continue;
        escaped += QStringView(text).sliced(done, at - done);
        escaped +=
            QStringLiteral("_x%1_").arg(text[at].unicode(), 4, 16, QLatin1Char('0')).toUpper();
        escaped[escaped.size() - escapeLength + 1] = u'x';
        done = at + 1;
    }
    if (done == 0)
        return text;
    escaped += QStringView(text).sliced(done);
    return escaped;
}

QString unescapeCellText(QStringView text)
{
    QString plain;
    qsizetype done = 0;
    for (qsizetype at = text.indexOf(u"_x"); at >= 0; at = text.indexOf(u"_x", at)) {
        if (!startsWithEscape(text.sliced(at))) {
            ++at;
            continue;
        }
        plain += text.sliced(done, at - done);
        plain += QChar(text.sliced(at + 2, 4).toUShort(nullptr, 16));
        at += escapeLength;
        done = at;
    }
    if (done == 0)
        return text.toString();
    plain += text.sliced(done);
    return plain;
}

} // namespace rapport
