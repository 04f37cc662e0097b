// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/cli_runner.h"

#include <QUrl>

#ifdef Q_OS_UNIX
#include <csignal>
#endif

/// Runs the real "rapport-cli serve" on a workspace of its own, which is there before and after.
///
/// Blocking; belongs to one thread, but port(), token() and memory() may be asked from others
/// while nobody starts or ends it.
class ServeProcess {
public:
    ServeProcess()
    {
        const CliRun made = m_cli.run({QStringLiteral("new"), QStringLiteral("w"),
                                       QStringLiteral("--zone"), QStringLiteral("UTC")});
        if (made.exit != 0)
            qFatal("%s", made.all().constData());
    }
    ~ServeProcess() { kill(); }
    Q_DISABLE_COPY_MOVE(ServeProcess)

    /// Starts it and waits until it listens: on a port of its choice, or where it listened before.
    /// Answers what went wrong, or nothing.
    [[nodiscard]] QByteArray start()
    {
        // Into a file: nobody empties a pipe while the tests wait for something else.
        m_process.setStandardErrorFile(m_cli.path(QStringLiteral("serve.err")));
        m_cli.start(m_process,
                    {QStringLiteral("serve"), QStringLiteral("w"), QStringLiteral("--port"),
                     QString::number(m_port), QStringLiteral("--token-file"),
                     QStringLiteral("token")},
#ifdef Q_OS_UNIX
                    // Whoever started the tests may have had Ctrl-C ignored.
                    [] { std::signal(SIGINT, SIG_DFL); });
#else
                    {});
#endif
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(30'000)) {
                m_process.kill();
                return "It does not say where it listens. " + ended().all();
            }
        }
        m_address = m_process.readLine().trimmed();
        m_port = quint16(QUrl(QString::fromUtf8(m_address)).port(0));
        m_token = m_cli.contentOf(QStringLiteral("token")).trimmed();
        m_pid = m_process.processId();
        if (m_port == 0 || m_address != "http://127.0.0.1:" + QByteArray::number(m_port))
            return "This is not where it listens: " + m_address;
        return m_token.size() < 24 ? "The token is too short: " + m_token : QByteArray();
    }

    /// Ends it at once, as a power cut would end it.
    void kill()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.kill();
        m_process.waitForFinished(-1);
    }

    /// Asks it to end (Ctrl-C) and waits for that.
    CliRun stop()
    {
#ifdef Q_OS_UNIX
        if (m_process.state() != QProcess::NotRunning)
            ::kill(pid_t(m_pid), SIGINT);
#else
        m_process.terminate();
#endif
        return ended();
    }

    [[nodiscard]] bool isRunning()
    {
        // Without an event loop only waiting tells that it has ended.
        return m_process.state() == QProcess::Running && !m_process.waitForFinished(0);
    }

    /// What it keeps in memory, in KB; -1 where nobody says, or where a sanitizer holds back what
    /// the program has freed.
    [[nodiscard]] qint64 memory() const
    {
#ifdef __SANITIZE_ADDRESS__
        return -1;
#endif
        QFile status(QStringLiteral("/proc/%1/status").arg(m_pid));
        if (!status.open(QIODevice::ReadOnly))
            return -1;
        for (const QByteArray &line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.simplified().split(' ').value(1).toLongLong();
        }
        return -1;
    }

    [[nodiscard]] quint16 port() const
    {
        return m_port;
    }
    [[nodiscard]] QByteArray address() const
    {
        return m_address;
    }
    [[nodiscard]] QByteArray token() const
    {
        return m_token;
    }
    /// Runs other commands on the same workspace, "w".
    [[nodiscard]] const CliRunner &cli() const
    {
        return m_cli;
    }

private:
    CliRun ended()
    {
        const bool hasEnded =
            m_process.state() == QProcess::NotRunning || m_process.waitForFinished(30'000);
        const bool isNormal = hasEnded && m_process.exitStatus() == QProcess::NormalExit;
        return {isNormal ? m_process.exitCode() : -1, m_process.readAllStandardOutput(),
                m_cli.contentOf(QStringLiteral("serve.err"))};
    }

    CliRunner m_cli;
    QProcess m_process;
    qint64 m_pid = 0;
    quint16 m_port = 0;
    QByteArray m_address;
    QByteArray m_token;
};
