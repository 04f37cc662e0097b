// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/gatekeeper.h"
#include "service/http_server.h"
#include "session/editor.h"

#include <memory>

namespace rapport {

/// The addresses of the developer service and what stands behind them.
///
/// Reads and writes through the workspace and an editor of its own, as the window does. Lives in
/// the service's thread; the workspace, which lives in another, outlives it.
class DeveloperApi : public QObject, public HttpHandler {
    Q_OBJECT
public:
    DeveloperApi(Workspace &workspace, AccessToken token);

    [[nodiscard]] std::optional<HttpResponse> refuse(const HttpHead &head) override;
    void answer(HttpRequest request, const Reply &reply) override;

private:
    /// A request that found its address.
    struct Call {
        HttpRequest request;
        Reply reply;
        QStringList captured = {}; ///< what stood in place of {kind}, {id} and {name}
    };
    using Handler = void (DeveloperApi::*)(const Call &);
    struct Route {
        QStringList path;
        std::vector<std::pair<QByteArray, Handler>> methods;
    };

    [[nodiscard]] static const std::vector<Route> &routes();

    void tellHealth(const Call &call);
    void describeItself(const Call &call);
    void listDevelopers(const Call &call);
    void addDeveloper(const Call &call);
    void listRecords(const Call &call);
    void addRecords(const Call &call);
    void showRecord(const Call &call);
    void changeRecord(const Call &call);
    void removeRecord(const Call &call);
    void tellScores(const Call &call);
    void tellMetric(const Call &call);

    /// How far a list of developers has come.
    struct DeveloperList {
        std::optional<QueryPosition> after;
        int wanted = 0; ///< rows still to come, at most
        bool isFirst = true;
        bool isOver = false;
    };
    /// Hands the next piece of the list to \p take.
    void nextDevelopers(const std::shared_ptr<DeveloperList> &list, const BodyTaker &take);
    template <typename Function>
    void read(const Call &call, Function function);
    void change(const Call &call, const Editor::Answer &answer,
                std::function<HttpResponse(const Change &)> toResponse);
    /// The editor for a request, which may come with an Idempotency-Key.
    [[nodiscard]] Result<Editor> editorFor(const HttpRequest &request) const;

    Workspace &m_workspace;
    Gatekeeper m_gatekeeper;
    Editor m_editor;
};

} // namespace rapport
