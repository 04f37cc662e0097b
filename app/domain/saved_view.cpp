// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/saved_view.h"

#include <QJsonArray>

namespace rapport {

using namespace Qt::Literals::StringLiterals;

QJsonObject SavedView::toJson() const
{
    QJsonObject widthsJson;
    for (auto it = widths.begin(); it != widths.end(); ++it)
        widthsJson.insert(it.key(), it.value());
    return {{u"query"_s, query.toJson()},
            {u"columns"_s, QJsonArray::fromStringList(columns)},
            {u"widths"_s, widthsJson},
            {u"firstColumnFrozen"_s, firstColumnFrozen}};
}

Result<SavedView> SavedView::fromJson(const QString &name, const QJsonObject &json)
{
    auto query = Query::fromJson(json[u"query"_s].toObject());
    RAPPORT_TRY(query);
    SavedView view{name, std::move(*query)};
    for (const QJsonValue &column : json[u"columns"_s].toArray())
        view.columns.append(column.toString());
    const QJsonObject widths = json[u"widths"_s].toObject();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        view.widths.insert(it.key(), it.value().toInt());
    view.firstColumnFrozen = json[u"firstColumnFrozen"_s].toBool();
    return view;
}

} // namespace rapport
