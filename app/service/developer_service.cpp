// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/developer_service.h"

#include "service/developer_api.h"

namespace rapport {

namespace {

constexpr int kPatienceMs = 2000;

} // namespace

Result<std::unique_ptr<DeveloperService>>
DeveloperService::start(Workspace &workspace, quint16 port, const AccessToken &token)
{
    std::unique_ptr<DeveloperService> service(new DeveloperService);
    service->m_inside.moveToThread(&service->m_thread);
    service->m_thread.setObjectName(QStringLiteral("developer service"));
    service->m_thread.start();
    Result<void> listening;
    QMetaObject::invokeMethod(
        &service->m_inside,
        [&] {
            service->m_api = std::make_unique<DeveloperApi>(workspace, token);
            service->m_server = std::make_unique<HttpServer>(*service->m_api);
            listening = service->m_server->listen(port);
            service->m_port = service->m_server->port();
        },
        Qt::BlockingQueuedConnection);
    RAPPORT_TRY(listening);
    return service;
}

DeveloperService::~DeveloperService()
{
    QMetaObject::invokeMethod(&m_inside, [this] {
        QObject::connect(
            m_server.get(), &HttpServer::finished, &m_inside,
            [this] {
                // Not within the server's own signal.
                QMetaObject::invokeMethod(
                    &m_inside,
                    [this] {
                        m_server.reset();
                        m_api.reset();
                        m_thread.quit();
                    },
                    Qt::QueuedConnection);
            },
            Qt::SingleShotConnection);
        m_server->finish(kPatienceMs);
    });
    m_thread.wait();
}

QString DeveloperService::address() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

} // namespace rapport
