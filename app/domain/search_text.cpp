// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search_text.h"

#include <QList>

#include <algorithm>

namespace rapport {

namespace {

bool isPlain(const QString &text)
{
    return std::ranges::all_of(text,
                               [](QChar c) { return c.unicode() < 0x80 && c.unicode() != u'\n'; });
}

/// Letters that have no decomposition but are typed without their stroke.
QChar withoutStroke(QChar c)
{
    switch (c.unicode()) {
    case u'ø': return u'o';
    case u'đ': return u'd';
    case u'ł': return u'l';
    case u'ħ': return u'h';
    case u'ı': return u'i';
    default: return c;
    }
}

} // namespace

QByteArray foldForSearch(const QString &text)
{
    if (isPlain(text))
        return text.toLatin1().toLower();
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        folded += c.isSpace() ? QChar(u' ') : withoutStroke(c);
    }
    return folded.toUtf8();
}

std::vector<QByteArray> searchWords(const QString &search)
{
    std::vector<QByteArray> words;
    for (const QByteArray &word : foldForSearch(search.simplified()).split(' ')) {
        if (!word.isEmpty())
            words.push_back(word);
    }
    return words;
}

} // namespace rapport
