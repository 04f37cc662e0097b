// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/doctor.h"

#include "store/components.h"
#include "store/journal.h"
#include "store/record_history.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <limits>
#include <map>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kMostFindings = 20;

QString tr(const char *text)
{
    return QCoreApplication::translate("Doctor", text);
}

class Doctor {
public:
    Doctor(Connection &connection, const Catalogue &catalogue, const WorkspaceSettings &settings,
           const Job &job)
        : m_connection(connection),
          m_catalogue(catalogue),
          m_settings(settings),
          m_job(job),
          m_history(connection, catalogue)
    {
    }

    Result<Diagnosis> run()
    {
        RAPPORT_TRY(checkFile());
        RAPPORT_TRY(checkReferences());
        const auto journal = verifyJournal(m_connection, m_job);
        if (!journal) {
            if (journal.error().code != Error::Code::Damaged)
                return journal.error();
            find(journal.error().text);
        }
        RAPPORT_TRY(checkSetItems());
        const auto made = creations();
        RAPPORT_TRY(made);
        RAPPORT_TRY(checkCreations(*made));
        RAPPORT_TRY(checkUnjournaled(*made));
        RAPPORT_TRY(checkRemovals());
        const auto wrong =
            ComponentCache(m_connection, m_settings.halfLife).differences(kMostFindings);
        RAPPORT_TRY(wrong);
        for (const qint64 developer : *wrong)
            find(tr("The cached components of developer %1 are not those of the answer sheets.")
                     .arg(developer));
        return std::move(m_diagnosis);
    }

private:
    struct Creation {
        qint64 item;
        qint64 set;
        const Kind *kind;
        qint64 first, count;
        QByteArray salt;
        QString digest;
    };

    void find(const QString &sentence)
    {
        if (m_diagnosis.findings.size() < kMostFindings)
            m_diagnosis.findings.append(sentence);
    }

    Result<void> checkFile()
    {
        auto rows = m_connection.prepare(u"PRAGMA integrity_check"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec());
        while (rows->next()) {
            if (rows->text(0) != u"ok"_s)
                find(tr("The file is damaged: %1").arg(rows->text(0)));
        }
        return rows->failure();
    }

    Result<void> checkReferences()
    {
        auto rows = m_connection.prepare(u"PRAGMA foreign_key_check"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec());
        while (rows->next())
            find(tr("%1 %2 refers to a %3 that does not exist.")
                     .arg(rows->text(0), rows->text(1), rows->text(2)));
        return rows->failure();
    }

    /// Every journaled change: what came after it must be what it wrote.
    Result<void> checkSetItems()
    {
        auto rows = m_connection.prepare(
            u"SELECT id, change_set, kind, record, field, salt, digest, count FROM change_item "
            "WHERE op = 'set' AND salt IS NOT NULL ORDER BY id"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec());
        while (rows->next()) {
            if (m_job.cancelled())
                return Job::cancelledError();
            const QString kind = rows->text(2);
            const QString field = rows->text(4);
            RowDigest digest(rows->text(5).toLatin1(), kind);
            const auto whole = digestAfter(rows->integer(0), kind, field, digest);
            RAPPORT_TRY(whole);
            if (*whole && rows->text(6).endsWith(digest.result()))
                continue;
            if (rows->integer(7) == 1)
                find(tr("%1 of %2 %3 is not what change %4 wrote.")
                         .arg(field, kind, rows->text(3), rows->text(1)));
            else
                find(tr("%1 of the %2 records that change %3 set is not what it wrote.")
                         .arg(field, kind, rows->text(1)));
        }
        return rows->failure();
    }

    /// Feeds what an item left in its records; false where one of them is not to be found.
    Result<bool> digestAfter(qint64 item, const QString &kind, const QString &field,
                             RowDigest &digest)
    {
        auto rows = m_connection.prepare(
            u"SELECT record FROM field_change WHERE item = ? ORDER BY record"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec({Value(item)}));
        while (rows->next()) {
            const auto after = m_history.valueAfter(kind, rows->integer(0), field, item);
            RAPPORT_TRY(after);
            if (!*after)
                return false;
            digest.addField(rows->integer(0), field, **after);
        }
        RAPPORT_TRY(rows->failure());
        return true;
    }

    Result<std::vector<Creation>> creations()
    {
        auto rows = m_connection.prepare(
            u"SELECT id, change_set, kind, record, count, salt, digest FROM change_item WHERE op = "
            "'create' ORDER BY id"_s);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec());
        std::vector<Creation> all;
        while (rows->next()) {
            const Kind *kind = m_catalogue.find(rows->text(2));
            if (kind)
                all.push_back({rows->integer(0), rows->integer(1), kind, rows->integer(3),
                               rows->integer(4), rows->text(5).toLatin1(), rows->text(6)});
            else
                find(
                    tr("Change %1 names a kind of record that does not exist.").arg(rows->text(1)));
        }
        RAPPORT_TRY(rows->failure());
        return all;
    }

    Result<void> checkCreations(const std::vector<Creation> &all)
    {
        for (const Creation &creation : all) {
            if (creation.salt.isEmpty())
                continue; // erased since: nothing is left to compare with
            if (m_job.cancelled())
                return Job::cancelledError();
            const auto digest = digestAsCreated(creation);
            RAPPORT_TRY(digest);
            if (*digest != creation.digest)
                find(tr("Records %1 to %2 of %3 are not what change %4 wrote.")
                         .arg(QString::number(creation.first),
                              QString::number(creation.first + creation.count - 1),
                              creation.kind->name, QString::number(creation.set)));
        }
        return {};
    }

    using RowValues = std::vector<std::pair<QString, Value>>;

    /// The rows of a creation as they were right after it: today's rows and those removed
    /// since, with later edits taken back.
    Result<QString> digestAsCreated(const Creation &creation)
    {
        RowDigest digest(creation.salt, creation.kind->name);
        const qint64 last = creation.first + creation.count - 1;
        auto edited = recordsIn(u"SELECT DISTINCT record FROM field_change WHERE kind = ? AND "
                                "record BETWEEN ? AND ? AND item > ?"_s,
                                creation, last);
        RAPPORT_TRY(edited);
        auto removed = recordsIn(u"SELECT DISTINCT record FROM removed_record WHERE kind = ? AND "
                                 "record BETWEEN ? AND ? AND change_item > ?"_s,
                                 creation, last);
        RAPPORT_TRY(removed);
        if (edited->isEmpty() && removed->isEmpty()) {
            RAPPORT_TRY(
                digestStoredRows(m_connection, *creation.kind, creation.first, last, digest));
            return digest.result();
        }
        RAPPORT_TRY(digestRewound(creation, last, *edited, *removed, digest));
        return digest.result();
    }

    Result<QSet<qint64>> recordsIn(const QString &sql, const Creation &creation, qint64 last)
    {
        auto rows = m_connection.prepare(sql);
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec({Value(creation.kind->name), Value(creation.first), Value(last),
                                Value(creation.item)}));
        QSet<qint64> records;
        while (rows->next())
            records.insert(rows->integer(0));
        RAPPORT_TRY(rows->failure());
        return records;
    }

    Result<void> digestRewound(const Creation &creation, qint64 last, const QSet<qint64> &edited,
                               const QSet<qint64> &removed, RowDigest &digest)
    {
        const auto fields = journaledFields(*creation.kind);
        QStringList columns = {u"id"_s};
        for (const Field *field : fields)
            columns.append(quoted(field->column));
        auto rows =
            m_connection.prepare(u"SELECT %1 FROM %2 WHERE id BETWEEN ? AND ? ORDER BY id"_s.arg(
                columns.join(u", "_s), creation.kind->name));
        RAPPORT_TRY(rows);
        RAPPORT_TRY(rows->exec({Value(creation.first), Value(last)}));
        std::map<qint64, RowValues> rewound;
        for (const qint64 record : removed) {
            auto values = valuesAfter(creation, record, fields);
            RAPPORT_TRY(values);
            rewound.emplace(record, std::move(*values));
        }
        auto pending = rewound.begin();
        const auto flushBefore = [&](qint64 id) {
            for (; pending != rewound.end() && pending->first < id; ++pending)
                digest.addRow(pending->first, pending->second);
        };
        while (rows->next()) {
            const qint64 id = rows->integer(0);
            flushBefore(id);
            if (removed.contains(id))
                continue; // came back since; its values then are among the rewound
            if (edited.contains(id)) {
                const auto values = valuesAfter(creation, id, fields);
                RAPPORT_TRY(values);
                digest.addRow(id, *values);
                continue;
            }
            RowValues values;
            for (int i = 0; i < int(fields.size()); ++i)
                values.emplace_back(fields[size_t(i)]->name, rows->value(i + 1));
            digest.addRow(id, values);
        }
        RAPPORT_TRY(rows->failure());
        flushBefore(last + 1);
        return {};
    }

    Result<RowValues> valuesAfter(const Creation &creation, qint64 record,
                                  const std::vector<const Field *> &fields)
    {
        RowValues values;
        for (const Field *field : fields) {
            const auto value =
                m_history.valueAfter(creation.kind->name, record, field->name, creation.item);
            RAPPORT_TRY(value);
            values.emplace_back(field->name, value->value_or(Value()));
        }
        return values;
    }

    /// Rows that no change set ever made: those in the gaps between what creations cover.
    Result<void> checkUnjournaled(const std::vector<Creation> &creations)
    {
        for (const Kind &kind : m_catalogue.kinds()) {
            std::vector<std::pair<qint64, qint64>> covered; // first and last id
            for (const Creation &creation : creations) {
                if (creation.kind == &kind)
                    covered.emplace_back(creation.first, creation.first + creation.count - 1);
            }
            std::ranges::sort(covered);
            covered.emplace_back(std::numeric_limits<qint64>::max(), 0);
            qint64 end = 0;
            for (const auto &[first, last] : covered) {
                if (first > end + 1)
                    RAPPORT_TRY(checkGap(kind, end, first));
                end = std::max(end, last);
            }
        }
        return {};
    }

    Result<void> checkGap(const Kind &kind, qint64 after, qint64 before)
    {
        const auto id =
            m_connection.scalar(u"SELECT min(id) FROM %1 WHERE id > ? AND id < ?"_s.arg(kind.name),
                                {Value(after), Value(before)});
        RAPPORT_TRY(id);
        if (!id->isNull())
            find(tr("%1 %2 was not made by any change of the journal.")
                     .arg(kind.name, id->toText()));
        return {};
    }

    /// Rows that were removed and that no later change set brought back.
    Result<void> checkRemovals()
    {
        for (const Kind &kind : m_catalogue.kinds()) {
            const auto id = m_connection.scalar(
                u"SELECT min(r.record) FROM removed_record r JOIN %1 t ON t.id = r.record WHERE "
                "r.kind = ? AND NOT EXISTS (SELECT 1 FROM change_item i WHERE i.kind = r.kind AND "
                "i.op = 'create' AND i.id > r.change_item AND r.record BETWEEN i.record AND "
                "i.record + i.count - 1)"_s.arg(kind.name),
                {Value(kind.name)});
            RAPPORT_TRY(id);
            if (!id->isNull())
                find(tr("%1 %2 was removed and no change brought it back.")
                         .arg(kind.name, id->toText()));
        }
        return {};
    }

    Connection &m_connection;
    const Catalogue &m_catalogue;
    const WorkspaceSettings &m_settings;
    const Job &m_job;
    RecordHistory m_history;
    Diagnosis m_diagnosis;
};

} // namespace

Result<Diagnosis> diagnose(Connection &connection, const Catalogue &catalogue,
                           const WorkspaceSettings &settings, const Job &job)
{
    return Doctor(connection, catalogue, settings, job).run();
}

} // namespace rapport
