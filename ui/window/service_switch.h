// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/workspace.h"
#include "ui/pages/service_card.h"
#include "ui/window/preferences.h"

#include <memory>

namespace rapport {
class DeveloperService;
}

namespace rapport::ui {

/// Starts and stops the developer service of the open workspace, and remembers for each workspace
/// whether it is wanted. Off until somebody wants it.
class ServiceSwitch : public QObject {
    Q_OBJECT
public:
    /// Starts it where it was on when the workspace was last open. Both outlive this.
    ServiceSwitch(Workspace &workspace, Preferences &preferences);
    /// Finishes the requests under way.
    ~ServiceSwitch() override;
    Q_DISABLE_COPY_MOVE(ServiceSwitch)

    [[nodiscard]] const ServiceState &state() const { return m_state; }
    void set(bool on, quint16 port);

Q_SIGNALS:
    void changed(const rapport::ui::ServiceState &state);

private:
    void start(quint16 port);

    Workspace &m_workspace;
    Preferences &m_preferences;
    std::unique_ptr<DeveloperService> m_service;
    ServiceState m_state;
};

} // namespace rapport::ui
