// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "session/exporter.h"
#include "session/import_fixture.h"
#include "tabular/csv_writer.h"
#include "tabular/table_detector.h"

#include <memory>

namespace rapport {

/// An opened workspace in a folder of its own, whose clock stands still until it is told to move;
/// files go out of it and come in again as the program does it.
class ImportWorkspace {
public:
    ImportWorkspace() : m_workspace(open()) { }

    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] Editor &editor() { return m_workspace->editor(); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void pass(int seconds) { *m_now = m_now->addSecs(seconds); }

    /// The answer, which must be good.
    template <typename T>
    static T good(const QFuture<Result<T>> &future)
    {
        return good(future.result());
    }
    template <typename T>
    static T good(Result<T> result)
    {
        if (!result)
            throw std::runtime_error((result.error().text + result.error().detail).toStdString());
        return std::move(*result);
    }

    qint64 add(KindId kind, const FieldTexts &values)
    {
        return good(editor().addRecord(kind, values)).created.front().value;
    }
    void set(KindId kind, qint64 id, const QString &field, const QString &text)
    {
        good(editor().setField(kind, RecordId(id), field, text));
    }
    [[nodiscard]] QString value(KindId kind, qint64 id, const QString &field)
    {
        const auto rows = good(m_workspace->page(kind, {id}, {field}));
        return rows.empty() ? QStringLiteral("(gone)") : rows.front().cells.front().value.toText();
    }
    [[nodiscard]] qint64 count(KindId kind) { return good(m_workspace->count({kind, {}, {}, {}})); }

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("a test file cannot be written");
        return file.fileName();
    }

    /// What "export W KIND OUT.csv" writes.
    [[nodiscard]] QByteArray exported(KindId kind)
    {
        const QString file = path(QStringLiteral("exported.csv"));
        auto writer = good(CsvWriter::create(file, {}));
        good(m_workspace->read(Lane::Analysis, [&](ReadContext &context) {
            return exportRecords(context, {kind, {}, {}, {}},
                                 defaultExportColumns(context.catalogue().kind(kind)),
                                 m_workspace->idTag(), *writer, {});
        }));
        QFile out(file);
        return out.open(QIODevice::ReadOnly) ? out.readAll() : QByteArray();
    }

    [[nodiscard]] ImportPlan proposed(const QString &file, KindId kind)
    {
        return good(proposePlan(m_workspace->catalogue(), kind, good(detectTable(file)),
                                m_workspace->idTag()));
    }

    Result<ImportOutcome> import(const QString &file, const ImportPlan &plan,
                                 const ImportOptions &options = {})
    {
        return editor().importFile(file, plan, options).result();
    }
    /// Imports \p content by the plan that is proposed for it.
    Result<ImportOutcome> importText(const QByteArray &content, KindId kind,
                                     const ImportOptions &options = {})
    {
        const QString file = write(QStringLiteral("file.csv"), content);
        return import(file, proposed(file, kind), options);
    }

private:
    [[nodiscard]] std::unique_ptr<Workspace> open()
    {
        auto made = Workspace::create(
            path(QStringLiteral("w.rapport")), QStringLiteral("UTC"),
            {QStringLiteral("Ann"), ChangeSource::Window, [now = m_now] { return *now; }});
        if (!made)
            throw std::runtime_error(made.error().text.toStdString());
        return std::move(*made);
    }

    QTemporaryDir m_folder;
    std::shared_ptr<QDateTime> m_now =
        std::make_shared<QDateTime>(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC);
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace rapport
