// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reference_names.h"

#include "ui/models/answers.h"

namespace rapport::ui {

namespace {

using Record = std::pair<KindId, qint64>;
using Named = std::vector<std::pair<Record, QString>>;

void gather(const Catalogue &catalogue, KindId kind, const Filter &filter,
            std::vector<Record> &records)
{
    for (const Condition &condition : filter.conditions) {
        const auto field = resolvePath(catalogue, kind, condition.field);
        if (!field || !(*field)->isReference())
            continue;
        for (const Value &value : condition.values) {
            if (value.isInteger())
                records.emplace_back(*(*field)->target, value.toInteger());
        }
    }
    for (const Filter &group : filter.groups)
        gather(catalogue, kind, group, records);
}

} // namespace

void ReferenceNames::want(KindId kind, const Filter &filter)
{
    std::vector<Record> records;
    gather(m_workspace.catalogue(), kind, filter, records);
    std::erase_if(records, [this](const Record &record) {
        return m_names.contains({int(record.first), record.second});
    });
    if (records.empty())
        return;
    whenAnswered(m_workspace.read(Lane::Pages,
                                  [records](ReadContext &context) -> Result<Named> {
                                      Named named;
                                      for (const Record &record : records) {
                                          const auto title = context.records().title(
                                              record.first, RecordId(record.second));
                                          RAPPORT_TRY(title);
                                          named.emplace_back(record, *title);
                                      }
                                      return named;
                                  }),
                 this, [this](const Result<Named> &named) {
                     if (!named)
                         return;
                     for (const auto &[record, name] : *named)
                         learn(record.first, record.second, name);
                     Q_EMIT learned();
                 });
}

} // namespace rapport::ui
