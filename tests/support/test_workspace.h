// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/components.h"
#include "store/database.h"
#include "store/doctor.h"
#include "store/journal.h"
#include "store/record_reader.h"
#include "store/record_writer.h"
#include "store/undo.h"
#include "store/workspace_tables.h"

#include <QTemporaryDir>

#include <utility>
#include <vector>

namespace rapport::test {

/// The value of a result that must be there; ends the test program with its error otherwise.
template <typename T>
T expect(Result<T> result)
{
    if (!result)
        qFatal("%s (%s)", qPrintable(result.error().text), qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// Field names and values of one record.
using Fields = std::vector<std::pair<QString, Value>>;

inline std::vector<Assignment> assign(const Kind &kind, const Fields &fields)
{
    std::vector<Assignment> values;
    for (const auto &[name, value] : fields) {
        if (kind.indexOf(name) < 0)
            qFatal("%s has no field %s", qPrintable(kind.name), qPrintable(name));
        values.push_back({kind.indexOf(name), value});
    }
    return values;
}

/// A workspace in a temporary folder, driven without a session: every change is written as the
/// session writes it, with the components brought up to date before the journal entry.
///
/// Blocking; a failure that a test does not ask for ends the program. Each change set is one
/// second later than the one before.
class TestWorkspace {
public:
    /// Whether each commit waits for the disk, as in the program, or not, as tests like it.
    enum class Durability { Fast, AsShipped };

    explicit TestWorkspace(Durability durability = Durability::Fast)
        : m_path(m_folder.filePath(QStringLiteral("test.rapport"))), m_durability(durability)
    {
        m_database = expect(Database::create(m_path));
        settle();
    }

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] Database &database() { return *m_database; }
    void close() { m_database.reset(); }
    void reopen()
    {
        close();
        m_database = expect(Database::open(m_path));
        settle();
    }

    /// Runs \p function in one change set; its id, or nothing where nothing changed.
    std::optional<qint64> change(const std::function<Result<void>(RecordWriter &)> &function,
                                 std::optional<ChangeSetId> undoes = {})
    {
        return expect(tryChange(function, undoes));
    }

    Result<std::optional<qint64>>
    tryChange(const std::function<Result<void>(RecordWriter &)> &function,
              std::optional<ChangeSetId> undoes = {})
    {
        const QString now = toStoredTime(m_now = m_now.addSecs(1));
        return m_database
            ->write(
                [&](Connection &connection) -> Result<std::optional<qint64>> {
                    const auto catalogue = readCatalogue(connection);
                    RAPPORT_TRY(catalogue);
                    const auto before = readSettings(connection);
                    RAPPORT_TRY(before);
                    RecordWriter writer(connection, *catalogue, now, now.left(10));
                    RAPPORT_TRY(function(writer));
                    RAPPORT_TRY(writer.settle());
                    const auto after = readSettings(connection);
                    RAPPORT_TRY(after);
                    const double halfLife = WorkspaceSettings::fromTexts(*after).halfLife;
                    ComponentCache cache(connection, halfLife);
                    if (writer.allDevelopersStale()
                        || halfLife != WorkspaceSettings::fromTexts(*before).halfLife)
                        RAPPORT_TRY(cache.recomputeAll());
                    else
                        RAPPORT_TRY(cache.recompute(writer.staleDevelopers()));
                    auto set =
                        writer.finish({QStringLiteral("Change"), QStringLiteral("Tester"),
                                       undoes ? ChangeSource::Undo : ChangeSource::Window, undoes});
                    RAPPORT_TRY(set);
                    summary = writer.summary();
                    return *set ? std::optional((*set)->value) : std::nullopt;
                },
                [](const auto &) {})
            .result();
    }

    qint64 add(KindId kind, const Fields &fields)
    {
        qint64 id = 0;
        change([&](RecordWriter &writer) -> Result<void> {
            const auto made = writer.insert(kind, assign(writer.catalogue().kind(kind), fields));
            RAPPORT_TRY(made);
            id = made->value;
            return {};
        });
        return id;
    }

    std::optional<qint64> set(KindId kind, qint64 id, const Fields &fields)
    {
        return change([&](RecordWriter &writer) -> Result<void> {
            RAPPORT_TRY(
                writer.update(kind, RecordId(id), assign(writer.catalogue().kind(kind), fields)));
            return {};
        });
    }

    std::optional<qint64> remove(KindId kind, qint64 id)
    {
        return change([&](RecordWriter &writer) { return writer.remove(kind, RecordId(id)); });
    }

    std::optional<qint64> setSetting(const QString &key, const QString &text)
    {
        return change([&](RecordWriter &writer) { return writer.setSetting(key, text); });
    }

    /// Takes back set \p id; the items that it left are in kept.
    std::optional<qint64> undo(qint64 id)
    {
        return change(
            [&](RecordWriter &writer) -> Result<void> {
                auto left =
                    Undo(writer.connection(), writer.catalogue(), writer).apply(ChangeSetId(id));
                RAPPORT_TRY(left);
                kept = std::move(*left);
                return {};
            },
            ChangeSetId(id));
    }

    /// Runs \p function(connection) in a read.
    template <typename Function>
    auto read(Function function)
    {
        return expect(m_database->read(Lane::Pages, std::move(function)).result());
    }

    /// Runs \p function(reader) in a read.
    template <typename Function>
    auto records(Function function)
    {
        return read([&](Connection &connection) {
            const Catalogue catalogue = expect(readCatalogue(connection));
            const SqlBuilder builder(
                catalogue, WorkspaceSettings::fromTexts(expect(readSettings(connection))));
            return function(RecordReader(connection, builder));
        });
    }

    /// One field of one record, computed ones too.
    Value value(KindId kind, qint64 id, const QString &field)
    {
        return records([&](const RecordReader &reader) -> Result<Value> {
            const auto rows =
                reader.page(kind, {id}, {Catalogue::builtIn().kind(kind).find(field)});
            RAPPORT_TRY(rows);
            return rows->empty() ? Value() : rows->front().cells.front().value;
        });
    }

    /// The ids that pass "field op value", in the order of \p sort.
    std::vector<qint64> find(KindId kind, const QString &condition, const QString &sort = {},
                             const QString &search = {})
    {
        Query query{kind, {}, search, {}};
        if (!condition.isEmpty())
            query.filter.conditions = {
                expect(parseCondition(Catalogue::builtIn(), kind, condition))};
        query.sort = expect(parseSort(Catalogue::builtIn(), kind, sort));
        return ids(query);
    }

    std::vector<qint64> ids(const Query &query)
    {
        return records([&](const RecordReader &reader) { return reader.ids(query); });
    }

    /// Plain SQL past the journal, as somebody with another program would.
    void tamper(const QString &sql)
    {
        expect(m_database
                   ->outsideTransaction([&](Connection &connection) { return connection.run(sql); })
                   .result());
    }

    Value scalar(const QString &sql)
    {
        return read([&](Connection &connection) { return connection.scalar(sql); });
    }

    Result<qint64> verify()
    {
        return m_database
            ->read(Lane::Analysis, [](Connection &connection) { return verifyJournal(connection); })
            .result();
    }

    /// What the doctor finds.
    QStringList findings()
    {
        return read([](Connection &connection) -> Result<QStringList> {
            const auto catalogue = readCatalogue(connection);
            RAPPORT_TRY(catalogue);
            const auto settings = readSettings(connection);
            RAPPORT_TRY(settings);
            const auto diagnosis =
                diagnose(connection, *catalogue, WorkspaceSettings::fromTexts(*settings));
            RAPPORT_TRY(diagnosis);
            return diagnosis->findings;
        });
    }

    /// Everything that records, settings and the cache hold, but for when it last changed.
    QStringList dump()
    {
        return read([](Connection &connection) -> Result<QStringList> {
            const auto catalogue = readCatalogue(connection);
            RAPPORT_TRY(catalogue);
            QStringList lines;
            for (const Kind &kind : catalogue->kinds()) {
                QStringList columns = {QStringLiteral("id"), QStringLiteral("created_at")};
                for (const Field *field : journaledFields(kind))
                    columns.append(quoted(field->column));
                RAPPORT_TRY(dumpTable(connection, kind.name, columns, lines));
            }
            RAPPORT_TRY(dumpTable(connection, QStringLiteral("setting"),
                                  {QStringLiteral("key, value")}, lines));
            RAPPORT_TRY(dumpTable(connection, QStringLiteral("score_component"),
                                  {QStringLiteral("developer, sheets, last_day"), measureColumns()},
                                  lines));
            return lines;
        });
    }

    std::vector<KeptItem> kept; ///< of the last undo()
    ChangeSummary summary;      ///< of the last change

private:
    void settle()
    {
        if (m_durability == Durability::Fast && !m_database->isReadOnly())
            tamper(QStringLiteral("PRAGMA synchronous = OFF"));
    }

    static Result<void> dumpTable(Connection &connection, const QString &table,
                                  const QStringList &columns, QStringList &lines)
    {
        auto rows = connection.prepare(QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                                           .arg(columns.join(QStringLiteral(", ")), table));
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec());
        const int count = int(columns.join(u',').count(u',')) + 1;
        while (rows->next()) {
            QStringList cells = {table};
            for (int i = 0; i < count; ++i)
                cells.append(journalText(rows->value(i)));
            lines.append(cells.join(u'|'));
        }
        return rows->failure();
    }

    QTemporaryDir m_folder;
    QString m_path;
    Durability m_durability;
    QDateTime m_now = QDateTime(QDate(2026, 11, 23), QTime(4, 0), Qt::UTC);
    std::unique_ptr<Database> m_database;
};

} // namespace rapport::test
