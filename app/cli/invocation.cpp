// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/invocation.h"

#include "cli/cli_text.h"
#include "cli/display_width.h"
#include "domain/json_text.h"

#include <QSettings>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString currentActor()
{
    QString given = qEnvironmentVariable("RAPPORT_ACTOR").trimmed();
    if (!given.isEmpty())
        return given;
    QString set = QSettings(u"Rapport"_s, u"Rapport"_s).value(u"name"_s).toString().trimmed();
    if (!set.isEmpty())
        return set;
    for (const char *variable : {"USER", "USERNAME", "LOGNAME"}) {
        QString name = qEnvironmentVariable(variable).trimmed();
        if (!name.isEmpty())
            return name;
    }
    return u"unknown"_s;
}

} // namespace

Invocation::Invocation(Arguments arguments, Terminal terminal)
    : m_arguments(std::move(arguments)), m_terminal(std::move(terminal))
{
}

Invocation::~Invocation()
{
    closeProgress();
}

Format Invocation::format() const
{
    const QString format = m_arguments.text(u"format"_s);
    if (m_arguments.has(u"json"_s) || format == u"json"_s)
        return Format::Json;
    return format == u"csv"_s ? Format::Csv : Format::Table;
}

WorkspaceOptions Invocation::workspaceOptions(ChangeSource source)
{
    return {currentActor(), source, systemClock()};
}

Result<std::unique_ptr<Workspace>> Invocation::openWorkspace(ChangeSource source) const
{
    return Workspace::open(m_arguments.text(u"W"_s), workspaceOptions(source));
}

Job Invocation::job(const QString &doing)
{
    if (!m_terminal.showsProgress)
        return {m_terminal.stop, {}};
    closeProgress();
    m_progress = std::make_shared<ProgressLine>(doing, m_terminal.err);
    return {m_terminal.stop,
            [line = m_progress](const Progress &progress) { line->show(progress); }};
}

std::unique_ptr<TableOutput> Invocation::table(std::vector<OutputColumn> columns)
{
    closeProgress();
    return TableOutput::create(format(), m_terminal.out, std::move(columns));
}

Result<void> Invocation::print(const QJsonObject &document, const QString &text)
{
    if (format() != Format::Json)
        return text.isEmpty() ? Result<void>() : line(text);
    QByteArray json;
    appendJson(json, document);
    return printJson(json + '\n');
}

Result<void> Invocation::printJson(const QByteArray &document)
{
    closeProgress();
    return write(document);
}

Result<void> Invocation::line(const QString &text)
{
    if (format() == Format::Json)
        return {};
    closeProgress();
    return write(oneLine(text).toUtf8() + '\n');
}

void Invocation::say(const QString &sentence)
{
    closeProgress();
    m_terminal.err.write(oneLine(sentence).toUtf8() + '\n');
    m_terminal.err.flush();
}

Result<void> Invocation::flush()
{
    if (m_terminal.out.flush())
        return {};
    return outputError();
}

Result<void> Invocation::write(const QByteArray &bytes)
{
    if (m_terminal.out.write(bytes) == bytes.size())
        return {};
    return outputError();
}

Error Invocation::outputError() const
{
    return {Error::Code::Io,
            Cli::tr("The results cannot be printed: %1.").arg(m_terminal.out.errorString()),
            {}};
}

void Invocation::closeProgress()
{
    if (m_progress)
        m_progress->close();
}

} // namespace rapport
