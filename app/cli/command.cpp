// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "cli/cli_text.h"

#include <QJsonArray>

#include <algorithm>
#include <iterator>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// All commands in the order of the help.
const std::vector<Command> &commands()
{
    static const std::vector<Command> all = [] {
        std::vector<Command> list;
        for (auto group : {workspaceCommands(), exchangeCommands(), recordCommands(),
                           scoreCommands(), journalCommands()})
            std::ranges::move(group, std::back_inserter(list));
#ifdef RAPPORT_SERVICE
        std::ranges::move(serviceCommands(), std::back_inserter(list));
#endif
        return list;
    }();
    return all;
}

const Command *findCommand(const QString &name)
{
    const auto it = std::ranges::find(commands(), name, &Command::name);
    return it == commands().end() ? nullptr : &*it;
}

QJsonObject describe(const Command &command)
{
    return {{u"name"_s, command.name},
            {u"usage"_s, command.usage()},
            {u"summary"_s, Cli::tr(command.summary)}};
}

Result<Exit> printCommandHelp(Invocation &run, const Command &command)
{
    RAPPORT_TRY(run.print(describe(command), Cli::tr("Usage: %1").arg(command.usage())));
    RAPPORT_TRY(run.line(Cli::tr(command.summary)));
    return Exit::Done;
}

Result<Exit> printAllHelp(Invocation &run)
{
    if (run.format() == Format::Json) {
        QJsonArray list;
        for (const Command &command : commands())
            list.append(describe(command));
        RAPPORT_TRY(run.print({{u"commands"_s, list}}, {}));
        return Exit::Done;
    }
    RAPPORT_TRY(run.line(Cli::tr("Usage: rapport-cli COMMAND ... [--json]")));
    qsizetype widest = 0;
    for (const Command &command : commands())
        widest = std::max(widest, command.name.size());
    for (const Command &command : commands())
        RAPPORT_TRY(
            run.line(u"  "_s + command.name.leftJustified(widest + 2) + Cli::tr(command.summary)));
    RAPPORT_TRY(
        run.line(Cli::tr("W is a workspace file. \"rapport-cli help COMMAND\" says more.")));
    return Exit::Done;
}

Result<Exit> help(Invocation &run)
{
    const QString name = run.arguments().text(u"COMMAND"_s);
    if (name.isEmpty())
        return printAllHelp(run);
    if (const Command *command = findCommand(name))
        return printCommandHelp(run, *command);
    return Error{Error::Code::NotFound, Cli::tr("There is no command \"%1\".").arg(name), {}};
}

Result<Exit> version(Invocation &run)
{
    const QString number = QStringLiteral(RAPPORT_VERSION);
    RAPPORT_TRY(run.print({{u"version"_s, number}}, u"rapport-cli "_s + number));
    return Exit::Done;
}

/// The two that are about the program itself; "--help" and "--version" are the same.
const Command *findOwnCommand(const QString &name)
{
    static const Command helping = {u"help"_s,
                                    QT_TRANSLATE_NOOP("Cli", "lists the commands"),
                                    {{u"COMMAND"_s, WordType::Text, Times::AtMostOnce}},
                                    {},
                                    help};
    static const Command versions = {
        u"--version"_s, QT_TRANSLATE_NOOP("Cli", "prints the version"), {}, {}, version};
    if (name == u"help"_s || name == u"--help"_s || name == u"-h"_s)
        return &helping;
    return name == u"--version"_s ? &versions : nullptr;
}

Exit refuseUsage(const Terminal &terminal, const QString &sentence, const QString &usage)
{
    Invocation run({}, terminal);
    run.say(sentence);
    run.say(Cli::tr("Usage: %1").arg(usage));
    return Exit::Usage;
}

Result<Exit> runAndFlush(const Command &command, Invocation &run)
{
    auto exit = run.arguments().has(u"help"_s) ? printCommandHelp(run, command) : command.run(run);
    RAPPORT_TRY(exit);
    RAPPORT_TRY(run.flush());
    return exit;
}

} // namespace

QString Command::usage() const
{
    return QStringList{u"rapport-cli"_s, name, usageText(words, options)}.join(u' ').trimmed();
}

Exit runCommandLine(const QStringList &words, const Terminal &terminal)
{
    const QString general = u"rapport-cli COMMAND ... [--json]"_s;
    // "rapport-cli --json list W KIND" means the same as with --json at the end.
    QStringList rest = words;
    if (rest.size() > 1 && rest.first() == u"--json"_s)
        rest.swapItemsAt(0, 1);
    const QString name = rest.value(0);
    if (name.isEmpty() || name == u"--json"_s)
        return refuseUsage(terminal, Cli::tr("A command is missing; \"help\" lists them."),
                           general);
    const Command *command = findOwnCommand(name);
    if (!command)
        command = findCommand(name);
    if (!command)
        return refuseUsage(terminal,
                           Cli::tr("There is no command \"%1\"; \"help\" lists them.").arg(name),
                           general);
    auto arguments = Arguments::parse(command->words, command->options, rest.mid(1));
    if (!arguments)
        return refuseUsage(terminal, arguments.error().text, command->usage());

    Invocation run(std::move(*arguments), terminal);
    const auto exit = runAndFlush(*command, run);
    if (exit)
        return *exit;
    run.say(exit.error().text);
    return Exit::Failed;
}

} // namespace rapport
