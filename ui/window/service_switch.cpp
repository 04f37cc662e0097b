// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/service_switch.h"

#include "service/developer_service.h"

namespace rapport::ui {

ServiceSwitch::ServiceSwitch(Workspace &workspace, Preferences &preferences)
    : m_workspace(workspace), m_preferences(preferences)
{
    const ServiceChoice choice = preferences.service(workspace.uuid());
    m_state.port = choice.port != 0 ? choice.port : DeveloperService::kDefaultPort;
    if (choice.isOn)
        start(m_state.port);
}

ServiceSwitch::~ServiceSwitch() = default;

void ServiceSwitch::set(bool on, quint16 port)
{
    m_service.reset();
    if (on)
        start(port);
    else
        m_state = {false, m_state.port};
    m_preferences.setService(m_workspace.uuid(), {m_state.isOn, m_state.port});
    Q_EMIT changed(m_state);
}

void ServiceSwitch::start(quint16 port)
{
    m_state = {false, port};
    const auto token = AccessToken::load(AccessToken::defaultPath(m_workspace.uuid()));
    if (!token) {
        m_state.error = token.error().text;
        return;
    }
    auto service = DeveloperService::start(m_workspace, port, *token);
    if (!service) {
        m_state.error = service.error().text;
        return;
    }
    m_service = std::move(*service);
    m_state = {true, port, m_service->address(), QString::fromLatin1(token->text())};
}

} // namespace rapport::ui
