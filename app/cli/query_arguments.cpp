// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/query_arguments.h"

#include "cli/cli_text.h"

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
    Query query;
    query.kind = arguments.kind(u"KIND"_s).value_or(KindId::Developer);
    for (const QString &text : arguments.texts(u"where"_s)) {
        auto condition = parseCondition(catalogue, query.kind, text);
        RAPPORT_TRY(condition);
        query.filter.conditions.push_back(std::move(*condition));
    }
    query.search = arguments.text(u"search"_s);
    auto sort = parseSort(catalogue, query.kind, arguments.text(u"sort"_s));
    RAPPORT_TRY(sort);
    query.sort = std::move(*sort);
    return query;
}

Result<QStringList> columnsFrom(const Arguments &arguments, const Kind &kind,
                                const QStringList &otherwise)
{
    if (!arguments.has(u"columns"_s))
        return otherwise;
    QStringList columns;
    for (const QString &item : arguments.text(u"columns"_s).split(u',')) {
        const QString name = item.trimmed();
        if (!kind.find(name))
            return Error{Error::Code::Invalid,
                         Cli::tr("There is no field \"%1\" in %2; \"fields %2\" lists them.")
                             .arg(name, kind.name),
                         {}};
        if (columns.contains(name))
            return Error{
                Error::Code::Invalid, Cli::tr("The column %1 is named twice.").arg(name), {}};
        columns.append(name);
    }
    return columns;
}

} // namespace rapport
