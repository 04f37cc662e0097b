// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/progress_line.h"
#include "cli/table_output.h"
#include "session/workspace.h"

#include <QFileDevice>
#include <QJsonObject>

#include <memory>
#include <stop_token>

namespace rapport {

/// What a program may end with (CLI.md, "Exit status").
enum class Exit : quint8 {
    Done = 0,
    Failed = 1, ///< refused or failed; nothing was changed
    Usage = 2,
    Partly = 3, ///< done, but rows were rejected, or parts of an undo were kept
};

/// Where a command prints, and how it is stopped.
struct Terminal {
    QFileDevice &out; ///< results only
    QFileDevice &err; ///< sentences and progress
    bool showsProgress = false;
    std::stop_token stop = {};
};

/// One call of a command: what it was given and where its results go.
class Invocation {
public:
    Invocation(Arguments arguments, Terminal terminal);
    ~Invocation();
    Q_DISABLE_COPY_MOVE(Invocation)

    [[nodiscard]] const Arguments &arguments() const { return m_arguments; }
    [[nodiscard]] Format format() const;

    /// Who changes something: RAPPORT_ACTOR, the name from the window's settings, or the
    /// system's user.
    [[nodiscard]] static WorkspaceOptions
    workspaceOptions(ChangeSource source = ChangeSource::CommandLine);
    /// Opens the workspace that the command names as W.
    [[nodiscard]] Result<std::unique_ptr<Workspace>>
    openWorkspace(ChangeSource source = ChangeSource::CommandLine) const;

    /// What a long read or write is given: stopped by Ctrl-C, its progress shown as \p doing.
    [[nodiscard]] Job job(const QString &doing);

    /// Stopped by Ctrl-C.
    [[nodiscard]] std::stop_token stopToken() const { return m_terminal.stop; }

    /// A table of results. With --json it is the one document that the command prints.
    [[nodiscard]] std::unique_ptr<TableOutput> table(std::vector<OutputColumn> columns);
    /// Results that are no table: \p document with --json, else \p text on a line, if any.
    [[nodiscard]] Result<void> print(const QJsonObject &document, const QString &text);
    /// A JSON document that is the result with or without --json.
    [[nodiscard]] Result<void> printJson(const QByteArray &document);
    /// One line of results; not with --json.
    [[nodiscard]] Result<void> line(const QString &text);
    /// A sentence for the person at the terminal.
    void say(const QString &sentence);
    /// Brings what was printed to its place.
    [[nodiscard]] Result<void> flush();

private:
    [[nodiscard]] Result<void> write(const QByteArray &bytes);
    [[nodiscard]] Error outputError() const;
    void closeProgress();

    Arguments m_arguments;
    Terminal m_terminal;
    std::shared_ptr<ProgressLine> m_progress;
};

} // namespace rapport
