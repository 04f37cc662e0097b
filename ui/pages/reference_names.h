// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"

#include <QHash>
#include <QObject>

namespace rapport::ui {

/// The names of the records that filters refer to by id, read when first needed.
class ReferenceNames : public QObject {
    Q_OBJECT
public:
    explicit ReferenceNames(Workspace &workspace, QObject *parent = nullptr)
        : QObject(parent), m_workspace(workspace)
    {
    }

    /// Empty until known.
    [[nodiscard]] QString name(KindId kind, qint64 id) const
    {
        return m_names.value({int(kind), id});
    }
    void learn(KindId kind, qint64 id, const QString &name) { m_names[{int(kind), id}] = name; }
    /// Reads the names that \p filter of records of \p kind needs and that are not known yet.
    void want(KindId kind, const Filter &filter);

Q_SIGNALS:
    void learned();

private:
    Workspace &m_workspace;
    QHash<std::pair<int, qint64>, QString> m_names;
};

} // namespace rapport::ui
