// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"

#include "base/clock.h"
#include "store/migrator.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace rapport {

namespace {

constexpr int kWriterMegabytes = 64;

// Twice SQLite's own: an import of a million rows, each page of which is written to the log, read
// from there and written to the file, takes an eighth less. With still larger ones it takes a
// fifth less, but an edit half as long again.
constexpr int kPageBytes = 8192;

constexpr size_t kMostAtOnce = 64;

QString tr(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

/// Writes what a workspace says of itself, once.
Result<void> describe(Connection &connection)
{
    const QString now = toStoredTime(QDateTime::currentDateTimeUtc());
    RAPPORT_TRY(
        connection.run(QStringLiteral("INSERT INTO workspace (key, value) VALUES ('uuid', "
                                      "?), ('created_at', ?)"),
                       {Value(QUuid::createUuid().toString(QUuid::WithoutBraces)), Value(now)}));
    return {};
}

Result<void> useWriteAheadLog(Connection &connection)
{
    const auto mode = connection.scalar(QStringLiteral("PRAGMA journal_mode = WAL"));
    RAPPORT_TRY(mode);
    if (mode->toText() != QLatin1StringView("wal"))
        return Error{Error::Code::Io,
                     tr("The folder does not allow several programs on one workspace (no "
                        "write-ahead log). Move the file to a local disk."),
                     mode->toText()};
    return {};
}

} // namespace

Database::Trust::Trust(Connection &connection, References references)
    : m_connection(connection),
      m_isOff(references == References::Trusted
              && connection.run(QStringLiteral("PRAGMA foreign_keys = OFF")))
{
}

Database::Trust::~Trust()
{
    if (m_isOff)
        (void)m_connection.run(QStringLiteral("PRAGMA foreign_keys = ON"));
}

Database::Reader::Reader(const QString &path, OpenMode mode, std::promise<Result<void>> opened)
    : worker(
        [this, path, mode,
         answer = std::make_shared<std::promise<Result<void>>>(std::move(opened))] {
            auto made = Connection::open(path, mode);
            if (made)
                connection = std::move(*made);
            answer->set_value(made ? Result<void>() : Result<void>(made.error()));
        },
        [this] { connection.reset(); })
{
}

Result<std::unique_ptr<Database>> Database::create(const QString &path)
{
    QFile file(path);
    // NewOnly fails where the file exists, so two programs cannot both make it.
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (QFile::exists(path))
            return Error{
                Error::Code::Conflict,
                tr("%1 exists already; it was not touched. Choose another name.").arg(path),
                {}};
        return Error{
            Error::Code::Io, tr("%1 cannot be created: %2").arg(path, file.errorString()), {}};
    }
    file.close();
    auto database = openAs(QFileInfo(path).absoluteFilePath(), OpenMode::ReadWrite, true);
    if (!database)
        QFile::remove(path);
    return database;
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{Error::Code::NotFound, tr("There is no file %1.").arg(path), {}};
    if (!info.isFile())
        return Error{Error::Code::NotAWorkspace, tr("%1 is not a file.").arg(path), {}};
    if (!info.isReadable())
        return Error{Error::Code::Io, tr("%1 may not be read by you.").arg(path), {}};
    OpenMode mode = OpenMode::ReadWrite;
    if (!QFileInfo(info.absolutePath()).isWritable())
        mode =
            QFile::exists(path + QStringLiteral("-wal")) ? OpenMode::ReadOnly : OpenMode::Immutable;
    else if (!info.isWritable())
        mode = OpenMode::ReadOnly;
    return openAs(info.absoluteFilePath(), mode, false);
}

Result<std::unique_ptr<Database>> Database::openAs(const QString &path, OpenMode mode, bool isNew)
{
    std::unique_ptr<Database> database(new Database(path, mode));
    RAPPORT_TRY(database->start(isNew));
    return database;
}

Result<void> Database::start(bool isNew)
{
    std::promise<Result<void>> opened;
    auto answer = opened.get_future();
    m_writer = std::make_unique<Worker>(
        [this, isNew, &opened] { opened.set_value(openWriter(isNew)); },
        [this] {
            // Leaves one file: the log goes into it, and with the last connection it is removed.
            if (m_isOurs && !isReadOnly())
                (void)m_writeConnection->run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
            m_writeConnection.reset();
        });
    RAPPORT_TRY(answer.get());
    for (auto &reader : m_readers) {
        std::promise<Result<void>> readerOpened;
        auto readerAnswer = readerOpened.get_future();
        reader = std::make_unique<Reader>(m_path, m_mode, std::move(readerOpened));
        RAPPORT_TRY(readerAnswer.get());
    }
    return {};
}

Result<void> Database::openWriter(bool isNew)
{
    auto connection = Connection::open(m_path, m_mode);
    RAPPORT_TRY(connection);
    m_writeConnection = std::move(*connection);
    RAPPORT_TRY(m_writeConnection->setCacheSize(kWriterMegabytes));
    SchemaState state;
    if (!isNew) {
        const auto inspected = Migrator::inspect(*m_writeConnection);
        RAPPORT_TRY(inspected);
        state = *inspected;
        if (isReadOnly() && state.version < state.current)
            return Error{Error::Code::ReadOnly,
                         tr("%1 was written by an older Rapport and cannot be brought up to date, "
                            "because it may not be written. Copy it to a folder of your own.")
                             .arg(m_path),
                         {}};
        if (isReadOnly())
            return {};
    }
    // Heard only as long as nothing is in the file.
    if (isNew)
        RAPPORT_TRY(
            m_writeConnection->run(QStringLiteral("PRAGMA page_size = %1").arg(kPageBytes)));
    RAPPORT_TRY(useWriteAheadLog(*m_writeConnection));
    m_isOurs = true;
    m_writeConnection->takeOverCheckpoints();
    RAPPORT_TRY(Migrator::migrate(*m_writeConnection, state.version));
    return isNew ? describe(*m_writeConnection) : Result<void>();
}

void Database::enqueue(std::unique_ptr<Write> write)
{
    {
        const std::lock_guard lock(m_waitingMutex);
        m_waiting.push_back(std::move(write));
    }
    m_writer->post([this] { writeNext(); });
}

std::vector<std::unique_ptr<Database::Write>> Database::takeNext()
{
    const std::lock_guard lock(m_waitingMutex);
    std::vector<std::unique_ptr<Write>> taken;
    const auto mayShare = [&] {
        return taken.empty()
            || (taken.front()->manner.commit == Commit::Shared
                && m_waiting.front()->manner.commit == Commit::Shared);
    };
    while (!m_waiting.empty() && taken.size() < kMostAtOnce && mayShare()) {
        taken.push_back(std::move(m_waiting.front()));
        m_waiting.pop_front();
    }
    return taken;
}

void Database::writeNext()
{
    // Each write that waits has posted a turn; what an earlier turn took along is not there.
    const auto writes = takeNext();
    if (writes.empty())
        return;
    const Trust trust(*m_writeConnection, writes.front()->manner.references);
    const auto committed = carryOut(writes);
    for (const auto &write : writes)
        write->answer(committed);
    tidyLog();
}

Result<void> Database::carryOut(const std::vector<std::unique_ptr<Write>> &writes)
{
    Connection &connection = *m_writeConnection;
    RAPPORT_TRY(connection.beginWriting());
    bool isAny = false;
    Result<void> fate;
    for (const auto &write : writes) {
        const bool isPart = writes.size() > 1;
        if (isPart)
            fate = connection.beginPart();
        if (!fate)
            break;
        const auto done = write->run(connection);
        isAny = isAny || done;
        if (isPart && done)
            fate = connection.endPart();
        else if (isPart && !connection.rollbackPart())
            fate = done; // a full disk takes everything back
        if (!fate)
            break; // there is no transaction any more that another part could belong to
    }
    if (fate && isAny)
        fate = connection.commit();
    if (!fate || !isAny)
        connection.rollback();
    return fate;
}

void Database::tidyLog()
{
    // Where it fails, the next commit tries again; nothing is lost.
    if (m_writeConnection->needsCheckpoint())
        (void)m_writeConnection->checkpoint();
}

Database::~Database()
{
    // Readers first: the writer's last act is a checkpoint, which readers would hold up.
    for (auto &reader : m_readers)
        reader.reset();
    m_writer.reset();
}

} // namespace rapport
