// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/cli_text.h"
#include "cli/command.h"
#include "service/developer_service.h"

#include <QCoreApplication>

#include <limits>
#include <stop_token>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Result<quint16> portFrom(const Arguments &arguments)
{
    const qint64 port = arguments.number(u"port"_s).value_or(DeveloperService::kDefaultPort);
    if (port < 0 || port > std::numeric_limits<quint16>::max())
        return Error{Error::Code::Invalid,
                     Cli::tr("A port is a number from 0 to 65535; 0 takes any that is free."),
                     {}};
    return quint16(port);
}

Result<Exit> serve(Invocation &run)
{
    const auto port = portFrom(run.arguments());
    RAPPORT_TRY(port);
    const auto workspace = run.openWorkspace(ChangeSource::Service);
    RAPPORT_TRY(workspace);
    QString tokenFile = run.arguments().text(u"token-file"_s);
    if (tokenFile.isEmpty())
        tokenFile = AccessToken::defaultPath((*workspace)->uuid());
    const auto token = AccessToken::load(tokenFile);
    RAPPORT_TRY(token);
    const auto service = DeveloperService::start(**workspace, *port, *token);
    RAPPORT_TRY(service);
    RAPPORT_TRY(run.print({{u"address"_s, (*service)->address()}, {u"token_file"_s, tokenFile}},
                          (*service)->address()));
    RAPPORT_TRY(run.flush());
    run.say(Cli::tr("The token is in %1. Ctrl-C ends the service.").arg(tokenFile));
    // By way of the event loop: the signal may come before it runs.
    const std::stop_callback quit(run.stopToken(), [] {
        QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit,
                                  Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    return Exit::Done;
}

} // namespace

std::vector<Command> serviceCommands()
{
    return {
        {u"serve"_s,
         QT_TRANSLATE_NOOP("Cli", "answers HTTP requests of programs on this computer"),
         {WordSpec{u"W"_s}},
         {{u"port"_s, WordSpec{u"P"_s, WordType::Count}}, {u"token-file"_s, WordSpec{u"FILE"_s}}},
         serve},
    };
}

} // namespace rapport
