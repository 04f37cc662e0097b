// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/importer.h"
#include "session/plan_proposer.h"
#include "store/database.h"
#include "store/workspace_tables.h"
#include "tabular/table_detector.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <stdexcept>

namespace rapport {

/// One answer sheet, the source's John Doe.
inline constexpr char kSheet[] =
    "name,email,company,segment,ux,ts,csat,dp,ds,ir,taken_on\n"
    "John Doe,john@example.com,Example Inc.,third-party,0.8,0.7,0.9,0.5,0.6,"
    "0.7,2026-10-01\n";

/// Developers by e-mail, titles by the policy given.
inline constexpr char kDeveloperPlan[] = R"({"kind": "developer", "columns": [
    {"column": "name", "field": "developer.name"},
    {"column": "email", "field": "developer.email"},
    {"column": "title", "field": "developer.job_title", "policy": "%1"}]})";

inline QByteArray developerPlan(const QString &policy)
{
    return QString::fromLatin1(kDeveloperPlan).arg(policy).toUtf8();
}

/// A workspace in a folder of its own, files to import into it, and what became of them.
class ImportFixture {
public:
    ImportFixture()
    {
        auto created = Database::create(path(QStringLiteral("workspace.rapport")));
        if (!created)
            throw std::runtime_error(created.error().text.toStdString());
        m_database = std::move(*created);
    }

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("a test file cannot be written");
        return file.fileName();
    }

    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }

    /// A plan from JSON; one that cannot be read is a mistake of the test.
    [[nodiscard]] static ImportPlan plan(const QByteArray &json)
    {
        const auto document = QJsonDocument::fromJson(json);
        const auto plan = ImportPlan::fromJson(document.object());
        if (document.isNull() || !plan)
            throw std::runtime_error(plan ? "bad JSON" : plan.error().text.toStdString());
        return *plan;
    }

    /// The plan that is proposed for \p file.
    [[nodiscard]] Result<ImportPlan> proposed(const QString &file, KindId kind)
    {
        return m_database
            ->read(Lane::Pages,
                   [&](Connection &connection) -> Result<ImportPlan> {
                       const auto detection = detectTable(file);
                       RAPPORT_TRY(detection);
                       const auto context =
                           ReadContext::load(connection, QDateTime::currentDateTimeUtc());
                       RAPPORT_TRY(context);
                       const auto uuid = workspaceUuid(connection);
                       RAPPORT_TRY(uuid);
                       return proposePlan(context->catalogue(), kind, *detection, uuid->left(6));
                   })
            .result();
    }

    Result<ImportOutcome> import(const QString &file, const ImportPlan &plan,
                                 const ImportOptions &options = {}, const Job &job = {})
    {
        const auto run = [&](Connection &connection) -> Result<ImportOutcome> {
            auto context = WriteContext::load(connection, author());
            RAPPORT_TRY(context);
            return importRows(*context, file, plan, options, job);
        };
        return options.dryRun ? m_database->rehearse(run).result()
                              : m_database->write(run, [](const auto &) {}).result();
    }

    /// Imports \p content by the plan \p json.
    Result<ImportOutcome> importText(const QByteArray &content, const QByteArray &json,
                                     const ImportOptions &options = {})
    {
        return import(write(QStringLiteral("file.csv"), content), plan(json), options);
    }

    /// Imports \p content by the plan that is proposed for it.
    Result<ImportOutcome> importText(const QByteArray &content, KindId kind)
    {
        const QString file = write(QStringLiteral("file.csv"), content);
        const auto plan = proposed(file, kind);
        RAPPORT_TRY(plan);
        return import(file, *plan);
    }

    /// The first column of the first row of \p sql, as text.
    [[nodiscard]] QString scalar(const QString &sql)
    {
        const auto value =
            m_database
                ->read(Lane::Pages, [&](Connection &connection) { return connection.scalar(sql); })
                .result();
        return value ? value->toText() : value.error().text;
    }

    [[nodiscard]] QString count(const QString &table)
    {
        return scalar(QStringLiteral("SELECT count(*) FROM ") + table);
    }

    [[nodiscard]] static Author author()
    {
        return {QStringLiteral("tester"), ChangeSource::Import,
                QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC)};
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

/// "created 1, updated 0, unchanged 2" of one kind.
[[nodiscard]] inline QString told(const ImportOutcome &outcome, KindId kind)
{
    const ImportOutcome::Counts &counts = outcome.kinds[size_t(kind)];
    return QStringLiteral("created %1, updated %2, unchanged %3")
        .arg(counts.created)
        .arg(counts.updated)
        .arg(counts.unchanged);
}

/// The codes of the first rejections, each with its row: "2 measure, 5 date".
[[nodiscard]] inline QString rejections(const ImportOutcome &outcome)
{
    QStringList codes;
    for (const Rejection &rejection : outcome.firstRejections)
        codes.append(QStringLiteral("%1 %2").arg(rejection.row).arg(rejection.code));
    return codes.join(QStringLiteral(", "));
}

[[nodiscard]] inline QString sharedFile(const QString &name)
{
    return QDir(QStringLiteral(RAPPORT_SHARED_DATA)).filePath(name);
}

} // namespace rapport

/// Fails the test with the error's sentence where \p result is one.
#define VERIFY_OK(result)                                                                          \
    do {                                                                                           \
        const auto &verified = (result);                                                           \
        QVERIFY2(verified.ok(), qPrintable(verified ? QString() : verified.error().text));         \
    } while (false)

#define NEED_SHARED_FILE(name)                                                                     \
    do {                                                                                           \
        if (!QFile::exists(sharedFile(name)))                                                      \
            QSKIP("the public data files are not there");                                          \
    } while (false)
