// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/access_token.h"
#include "session/workspace.h"

#include <QThread>

#include <memory>

namespace rapport {

class DeveloperApi;
class HttpServer;

/// The developer service of an open workspace: HTTP on 127.0.0.1, in a thread of its own.
///
/// What it writes is announced by the workspace as any change of the window is. Made and destroyed
/// in the workspace's thread, before the workspace goes; needs an event loop there. Destruction
/// finishes the requests under way, but does not wait for clients that do not move for two seconds.
class DeveloperService {
public:
    static constexpr quint16 kDefaultPort = 5000;

    /// Serves \p workspace on \p port; 0 takes any that is free. Fails with Io where the port
    /// cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<DeveloperService>>
    start(Workspace &workspace, quint16 port, const AccessToken &token);
    ~DeveloperService();
    Q_DISABLE_COPY_MOVE(DeveloperService)

    /// "http://127.0.0.1:5000"
    [[nodiscard]] QString address() const;

private:
    DeveloperService() = default;

    QThread m_thread;
    QObject m_inside; ///< lives in the thread; what is to run there goes by way of it
    std::unique_ptr<DeveloperApi> m_api;  ///< touched in the thread only
    std::unique_ptr<HttpServer> m_server; ///< likewise
    quint16 m_port = 0;
};

} // namespace rapport
