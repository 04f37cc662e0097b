// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>

/// What one run of rapport-cli answered.
struct CliRun {
    int exit = -1; ///< -1 where it did not end by itself
    QByteArray out;
    QByteArray err;

    /// The document on standard output; empty where it is not one JSON object.
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    [[nodiscard]] QJsonArray rows() const { return json()[QLatin1StringView("rows")].toArray(); }
    [[nodiscard]] QJsonObject row(qsizetype index) const { return rows().at(index).toObject(); }
    /// The lines on standard error.
    [[nodiscard]] QList<QByteArray> sentences() const
    {
        QList<QByteArray> lines = err.split('\n');
        lines.removeAll(QByteArray());
        return lines;
    }
    /// Everything there is to know, for a failed test.
    [[nodiscard]] QByteArray all() const
    {
        return "exit " + QByteArray::number(exit) + "\nstdout: " + out + "\nstderr: " + err;
    }
};

/// Runs the real rapport-cli in a folder of its own, removed in the end.
class CliRunner {
public:
    CliRunner()
    {
        m_environment.insert(QStringLiteral("RAPPORT_ACTOR"), QStringLiteral("Tester"));
        m_environment.insert(QStringLiteral("TZ"), QStringLiteral("UTC"));
        m_environment.insert(QStringLiteral("HOME"), m_folder.path());
    }

    [[nodiscard]] CliRun run(const QStringList &words) const
    {
        QProcess process;
        start(process, words);
        process.waitForFinished(-1);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    /// Starts it without waiting. \p prepare runs in the child before the program does.
    void start(QProcess &process, const QStringList &words,
               const std::function<void()> &prepare = {}) const
    {
        process.setWorkingDirectory(m_folder.path());
        process.setProcessEnvironment(m_environment);
        if (prepare)
            process.setChildProcessModifier(prepare);
        process.start(QStringLiteral(RAPPORT_CLI), words);
    }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Writes a file into the folder and answers its name.
    QString file(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        return name;
    }

    [[nodiscard]] QByteArray contentOf(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// What a workspace holds, as far as anybody can see: to compare before and after.
    [[nodiscard]] QByteArray stateOf(const QString &workspace) const
    {
        QByteArray state =
            run({QStringLiteral("history"), workspace, QStringLiteral("--json")}).out;
        for (const char *kind : {"company", "developer", "survey", "feedback", "interaction"})
            state += run({QStringLiteral("list"), workspace, QLatin1StringView(kind),
                          QStringLiteral("--json")})
                         .out;
        return state;
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
};

/// Compares what the program ended with, and shows everything where it differs.
#define COMPARE_EXIT(cliRun, expected)                                                             \
    do {                                                                                           \
        const CliRun &compared = (cliRun);                                                         \
        QVERIFY2(compared.exit == (expected), compared.all());                                     \
    } while (false)
