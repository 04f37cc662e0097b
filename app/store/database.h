// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/worker.h"

#include <QFuture>
#include <QPromise>

#include <array>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>
#include <vector>

namespace rapport {

namespace detail {
template <typename T>
struct ResultValue;
template <typename T>
struct ResultValue<Result<T>> {
    using Type = T;
};
} // namespace detail

/// T, where \p Function takes a Connection and answers Result<T>.
template <typename Function>
using ResultOf = typename detail::ResultValue<std::invoke_result_t<Function &, Connection &>>::Type;

/// Who waits for a read: pages on screen must not queue behind an analysis.
enum class Lane : quint8 { Pages, Analysis };

/// Whether a write may rely on SQLite to refuse references to records that do not exist.
enum class References : quint8 {
    Checked,
    Trusted, ///< it has found or made every target itself; checking them again takes long
};

/// Whether a write may be committed together with others that wait.
enum class Commit : quint8 {
    Alone, ///< it may take long, and nobody should wait for it to be answered
    Shared,
};

/// How a write is carried out.
struct WriteManner {
    References references = References::Checked;
    Commit commit = Commit::Alone;
};

/// A workspace file and the threads that serve it.
///
/// Owns one writer thread and one reader thread per Lane, each with its own connection (WAL).
/// write() and read() return at once; the function runs in the thread, inside a transaction,
/// and its answer comes back as a QFuture. A write is committed when its function succeeds
/// and rolled back when it fails. Call from any thread. Destruction finishes queued writes,
/// checkpoints and leaves one file.
class Database {
public:
    /// Makes a new, empty workspace at \p path. Refuses to overwrite.
    [[nodiscard]] static Result<std::unique_ptr<Database>> create(const QString &path);
    /// Opens \p path, migrating it if it is older. Falls back to read-only where it must.
    /// Fails with NotFound, NotAWorkspace, Newer, Damaged, Busy or Io.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] bool isReadOnly() const { return m_mode != OpenMode::ReadWrite; }

    /// \p afterCommit is called with the answer in the writer's thread once it is durable;
    /// it cannot fail. Waiting writes that may share a commit share one: each is a part that
    /// succeeds or fails by itself, in the order in which they came.
    template <typename Function, typename After, typename T = ResultOf<Function>>
    [[nodiscard]] QFuture<Result<T>> write(Function function, After afterCommit,
                                           WriteManner manner = {})
    {
        auto write = std::make_unique<WriteOf<Function, After, T>>(std::move(function),
                                                                   std::move(afterCommit), manner);
        QFuture<Result<T>> future = write->promise.future();
        write->promise.start();
        enqueue(std::move(write));
        return future;
    }

    /// Runs \p function as write() would, then takes everything back: a preview.
    template <typename Function, typename T = ResultOf<Function>>
    [[nodiscard]] QFuture<Result<T>> rehearse(Function function,
                                              References references = References::Checked)
    {
        return post<T>(*m_writer,
                       [this, references, function = std::move(function)]() mutable -> Result<T> {
                           const Trust trust(*m_writeConnection, references);
                           RAPPORT_TRY(m_writeConnection->beginWriting());
                           Result<T> result = function(*m_writeConnection);
                           m_writeConnection->rollback();
                           return result;
                       });
    }

    template <typename Function, typename T = ResultOf<Function>>
    [[nodiscard]] QFuture<Result<T>> read(Lane lane, Function function)
    {
        Reader &reader = *m_readers[size_t(lane)];
        return post<T>(reader.worker,
                       [&reader, function = std::move(function)]() mutable -> Result<T> {
                           RAPPORT_TRY(reader.connection->begin());
                           Result<T> result = function(*reader.connection);
                           reader.connection->rollback();
                           return result;
                       });
    }

    /// Runs \p function on the writer thread outside any transaction (VACUUM INTO and the like).
    template <typename Function, typename T = ResultOf<Function>>
    [[nodiscard]] QFuture<Result<T>> outsideTransaction(Function function)
    {
        return post<T>(*m_writer, [this, function = std::move(function)]() mutable -> Result<T> {
            return function(*m_writeConnection);
        });
    }

private:
    /// A write that waits for its turn.
    class Write {
    public:
        explicit Write(WriteManner how) : manner(how) { }
        virtual ~Write() = default;
        Q_DISABLE_COPY_MOVE(Write)

        [[nodiscard]] virtual Result<void> run(Connection &connection) = 0;
        /// Answers; \p committed is the fate of the transaction it was part of.
        virtual void answer(const Result<void> &committed) = 0;

        const WriteManner manner;
    };

    template <typename Function, typename After, typename T>
    class WriteOf : public Write {
    public:
        WriteOf(Function run, After after, WriteManner how)
            : Write(how), m_function(std::move(run)), m_afterCommit(std::move(after))
        {
        }

        Result<void> run(Connection &connection) override
        {
            m_result = m_function(connection);
            return m_result->ok() ? Result<void>() : m_result->error();
        }

        void answer(const Result<void> &committed) override
        {
            if (!committed && (!m_result || m_result->ok()))
                m_result = committed.error();
            if (m_result->ok())
                m_afterCommit(**m_result);
            promise.addResult(std::move(*m_result));
            promise.finish();
        }

        QPromise<Result<T>> promise;

    private:
        Function m_function;
        After m_afterCommit;
        std::optional<Result<T>> m_result;
    };

    void enqueue(std::unique_ptr<Write> write);
    /// Carries out the next of the writes that wait, with those that may share its commit.
    void writeNext();
    [[nodiscard]] std::vector<std::unique_ptr<Write>> takeNext();
    [[nodiscard]] Result<void> carryOut(const std::vector<std::unique_ptr<Write>> &writes);

    /// Lets the checks of references be while it lives; it is made outside a transaction.
    class Trust {
    public:
        Trust(Connection &connection, References references);
        ~Trust();
        Q_DISABLE_COPY_MOVE(Trust)

    private:
        Connection &m_connection;
        bool m_isOff;
    };

    struct Reader {
        Reader(const QString &path, OpenMode mode, std::promise<Result<void>> opened);

        std::unique_ptr<Connection> connection; ///< touched in the worker's thread only
        Worker worker;
    };

    Database(QString path, OpenMode mode) : m_path(std::move(path)), m_mode(mode) { }
    [[nodiscard]] static Result<std::unique_ptr<Database>> openAs(const QString &path,
                                                                  OpenMode mode, bool isNew);
    Result<void> start(bool isNew);
    Result<void> openWriter(bool isNew);

    /// Brings what was committed from the log to the file, once that is worth it. Nobody waits.
    void tidyLog();

    template <typename T>
    [[nodiscard]] static QFuture<Result<T>> post(Worker &worker,
                                                 std::function<Result<T>()> function)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        QFuture<Result<T>> future = promise->future();
        worker.post([promise, function = std::move(function)] {
            promise->addResult(function());
            promise->finish();
        });
        return future;
    }

    QString m_path;
    OpenMode m_mode;
    bool m_isOurs = false; ///< writer's thread: the file is a workspace, so closing tidies it
    std::unique_ptr<Connection> m_writeConnection; ///< touched in the writer's thread only
    std::mutex m_waitingMutex;
    std::deque<std::unique_ptr<Write>> m_waiting;
    std::unique_ptr<Worker> m_writer;
    std::array<std::unique_ptr<Reader>, 2> m_readers;
};

} // namespace rapport
