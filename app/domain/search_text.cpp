// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/search_text.h"

#include <QList>

#include <algorithm>

namespace rapport {

namespace {

bool isPlain(char c)
{
    return c >= 0 && c != '\n';
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
    QString folded;
    for (const QChar c : text.normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        folded += c.isSpace() ? QChar(u' ') : withoutStroke(c);
    }
    return folded.toUtf8();
}

QByteArray foldForSearch(const QByteArray &utf8)
{
    if (!std::ranges::all_of(utf8, isPlain))
        return foldForSearch(QString::fromUtf8(utf8));
    QByteArray folded(utf8.size(), Qt::Uninitialized);
    std::ranges::transform(utf8, folded.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return folded;
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
