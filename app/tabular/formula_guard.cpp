// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/formula_guard.h"

namespace rapport {

namespace {

/// How many apostrophes stand before the start of a formula; -1 where there is no formula.
qsizetype apostrophesBeforeFormula(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text.at(at) == u'\'')
        ++at;
    if (at == text.size())
        return -1;
    return QStringView(u"=+-@\t\r").contains(text.at(at)) ? at : -1;
}

} // namespace

QString guardFormula(const QString &text)
{
    return apostrophesBeforeFormula(text) >= 0 ? QString(u'\'' + text) : text;
}

QString unguardFormula(const QString &text)
{
    return apostrophesBeforeFormula(text) >= 1 ? text.sliced(1) : text;
}

} // namespace rapport
