// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/scope.h"
#include "session/workspace.h"
#include "ui/widgets/filter_bar.h"

namespace rapport::ui {

/// Makes a Scope of what the filter bar says, and finds the choices of its chips.
///
/// Lives as long as the workspace is open in the window; choices are read when a chip is
/// opened, with how many developers have them.
class ScopeControl : public QObject {
    Q_OBJECT
public:
    ScopeControl(Workspace &workspace, FilterBar &bar, QObject *parent = nullptr);

    [[nodiscard]] Scope scope() const;
    /// Lets everything through again.
    void clear();

Q_SIGNALS:
    void scopeChanged(const rapport::Scope &scope);

private:
    void readChoices(const QString &key);
    [[nodiscard]] Choice choiceOf(const QString &key, const ChoiceCount &count) const;

    Workspace &m_workspace;
    FilterBar &m_bar;
};

} // namespace rapport::ui
