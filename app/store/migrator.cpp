// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrator.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace rapport {

namespace {

// "Rapp" in ASCII; tells our files from other SQLite databases.
constexpr qint64 kApplicationId = 0x52617070;

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

/// The migration files by number, 0001_... first.
QStringList migrationFiles()
{
    return QDir(QStringLiteral(":/schema"))
        .entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
}

int numberOf(const QString &file)
{
    return QStringView(file).left(4).toInt();
}

/// One file as single statements. Our own files keep a semicolon at the end of a line for the
/// end of a statement, so no SQL parser is needed.
QStringList statementsOf(const QString &sql)
{
    QStringList statements;
    QString current;
    for (const QString &line : sql.split(u'\n')) {
        if (line.trimmed().startsWith(QLatin1StringView("--")))
            continue;
        current += line + u'\n';
        if (line.trimmed().endsWith(u';')) {
            statements.append(current);
            current.clear();
        }
    }
    if (!current.trimmed().isEmpty())
        statements.append(current);
    return statements;
}

Result<void> keepCopy(Connection &connection, int version)
{
    const QString copy =
        QStringLiteral("%1.v%2.bak").arg(connection.path(), QString::number(version));
    if (QFile::exists(copy))
        return {};
    RAPPORT_TRY(connection.run(QStringLiteral("VACUUM INTO ?"), {Value(copy)}));
    return {};
}

Result<void> runFile(Connection &connection, const QString &file)
{
    QFile resource(QStringLiteral(":/schema/") + file);
    if (!resource.open(QIODevice::ReadOnly))
        return Error{Error::Code::Internal, tr("A schema file is missing from the program."), file};
    for (const QString &statement : statementsOf(QString::fromUtf8(resource.readAll())))
        RAPPORT_TRY(connection.run(statement));
    RAPPORT_TRY(connection.run(QStringLiteral("PRAGMA user_version = %1").arg(numberOf(file))));
    RAPPORT_TRY(connection.run(QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId)));
    return {};
}

} // namespace

int Migrator::currentVersion()
{
    const QStringList files = migrationFiles();
    return files.isEmpty() ? 0 : numberOf(files.last());
}

Result<SchemaState> Migrator::inspect(Connection &connection)
{
    const auto application = connection.scalar(QStringLiteral("PRAGMA application_id"));
    RAPPORT_TRY(application);
    const auto version = connection.scalar(QStringLiteral("PRAGMA user_version"));
    RAPPORT_TRY(version);
    if (application->toInteger() != kApplicationId)
        return Error{Error::Code::NotAWorkspace, tr("The file is not a Rapport workspace."), {}};
    const SchemaState state{int(version->toInteger()), currentVersion()};
    if (state.version > state.current)
        return Error{Error::Code::Newer,
                     tr("The workspace was written by a newer Rapport (format %1; this program "
                        "knows up to %2). It was not touched; update Rapport to open it.")
                         .arg(QString::number(state.version), QString::number(state.current)),
                     {}};
    // Reads the schema, so that a damaged file is told now and not in the middle of work.
    RAPPORT_TRY(connection.scalar(QStringLiteral("SELECT count(*) FROM workspace")));
    return state;
}

Result<void> Migrator::migrate(Connection &connection, int from)
{
    if (from > 0 && from < currentVersion())
        RAPPORT_TRY(keepCopy(connection, from));
    for (const QString &file : migrationFiles()) {
        if (numberOf(file) <= from)
            continue;
        RAPPORT_TRY(connection.beginWriting());
        auto done = runFile(connection, file);
        if (done)
            done = connection.commit();
        if (!done) {
            connection.rollback();
            return done;
        }
    }
    return {};
}

} // namespace rapport
