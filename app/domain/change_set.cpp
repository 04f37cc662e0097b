// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/change_set.h"

namespace rapport {

QString changeSourceName(ChangeSource source)
{
    switch (source) {
    case ChangeSource::Window: return QStringLiteral("window");
    case ChangeSource::CommandLine: return QStringLiteral("command line");
    case ChangeSource::Import: return QStringLiteral("import");
    case ChangeSource::Sample: return QStringLiteral("sample");
    case ChangeSource::Service: return QStringLiteral("service");
    case ChangeSource::Undo: return QStringLiteral("undo");
    }
    return {};
}

void ChangeSummary::merge(const ChangeSummary &other)
{
    sets.insert(sets.end(), other.sets.begin(), other.sets.end());
    for (size_t i = 0; i < kinds.size(); ++i) {
        kinds[i].updated.unite(other.kinds[i].updated);
        kinds[i].fields.unite(other.kinds[i].fields);
        kinds[i].rowsChanged |= other.kinds[i].rowsChanged;
        kinds[i].many |= other.kinds[i].many;
    }
    rescored.unite(other.rescored);
    rescoredAll |= other.rescoredAll;
    settings |= other.settings;
    catalogue |= other.catalogue;
}

} // namespace rapport
