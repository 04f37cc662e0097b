// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/invocation.h"

#include <vector>

namespace rapport {

/// One command of rapport-cli: its words, its options and what it does.
struct Command {
    QString name;
    const char *summary; ///< English; translated in context "Cli"
    std::vector<WordSpec> words = {};
    std::vector<OptionSpec> options = {};
    /// Prints the results; an error means that nothing was changed.
    Result<Exit> (*run)(Invocation &) = nullptr;

    /// "rapport-cli list W KIND [--limit N]"
    [[nodiscard]] QString usage() const;
};

/// new, sample, kinds, fields, settings, doctor
[[nodiscard]] std::vector<Command> workspaceCommands();
/// list, add, set, remove
[[nodiscard]] std::vector<Command> recordCommands();
/// plan, import, export
[[nodiscard]] std::vector<Command> exchangeCommands();
/// score, weights, metrics, why
[[nodiscard]] std::vector<Command> scoreCommands();
/// history, undo, verify
[[nodiscard]] std::vector<Command> journalCommands();
/// serve; only where the developer service is built
[[nodiscard]] std::vector<Command> serviceCommands();

/// Runs the program: finds the command that \p words (without the program's name) begin with,
/// checks the rest against it and runs it. Answers what the process ends with.
[[nodiscard]] Exit runCommandLine(const QStringList &words, const Terminal &terminal);

} // namespace rapport
