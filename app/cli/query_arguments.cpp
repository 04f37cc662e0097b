// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/query_arguments.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

std::vector<OptionSpec> queryOptions()
{
    return {{u"where"_s, WordSpec{u"'FIELD OP VALUE'"_s}, true},
            {u"search"_s, WordSpec{u"TEXT"_s}},
            {u"sort"_s, WordSpec{u"A,-B"_s}},
            {u"columns"_s, WordSpec{u"A,B"_s}}};
}

Result<Query> queryFrom(const Arguments &arguments, const Catalogue &catalogue)
{
    return parseQuery(
        catalogue, arguments.kind(u"KIND"_s).value_or(KindId::Developer),
        {arguments.texts(u"where"_s), arguments.text(u"search"_s), arguments.text(u"sort"_s)});
}

Result<QStringList> columnsFrom(const Arguments &arguments, const Kind &kind,
                                const QStringList &otherwise)
{
    return arguments.has(u"columns"_s) ? parseColumns(kind, arguments.text(u"columns"_s))
                                       : otherwise;
}

} // namespace rapport
