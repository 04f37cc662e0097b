// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"
#include "ui/models/record_table_model.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace rapport::ui::test {

inline constexpr int patience = 20'000;

/// Waits for \p future with the event loop running, as the program does.
template <typename T>
T answerOf(const QFuture<Result<T>> &future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patience))
        qFatal("no answer");
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s %s", qPrintable(result.error().text), qPrintable(result.error().detail));
    return *result;
}

/// A new workspace in a folder of its own, at a fixed time.
struct TableFixture {
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace = open(true);

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("a.rapport")); }
    [[nodiscard]] std::unique_ptr<Workspace> open(bool isNew) const
    {
        const WorkspaceOptions options{
            QStringLiteral("Ann"), ChangeSource::Window,
            fixedClock(QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC))};
        auto made = isNew ? Workspace::create(path(), QStringLiteral("Europe/Berlin"), options)
                          : Workspace::open(path(), options);
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
        return std::move(*made);
    }
    RecordId add(KindId kind, const FieldTexts &values) const
    {
        return answerOf(workspace->editor().addRecord(kind, values)).created.front();
    }
    void fillWithSample(int developers) const
    {
        SampleOptions options;
        options.developers = developers;
        options.until = workspace->today();
        answerOf(workspace->editor().fillWithSample(options));
    }
    /// The stored value of one field.
    [[nodiscard]] Cell cell(KindId kind, RecordId id, const QString &field) const
    {
        const auto rows = answerOf(workspace->page(kind, {id.value}, {field}));
        return rows.empty() ? Cell() : rows.front().cells.front();
    }
};

/// Whether the model has read all that it wants.
inline bool settles(const RecordTableModel &model)
{
    int quiet = 0;
    return QTest::qWaitFor(
        [&] {
            quiet = model.isLoaded() && !model.isBusy() ? quiet + 1 : 0;
            return quiet > 2;
        },
        patience);
}

inline QString textAt(const RecordTableModel &model, int row, const QString &field)
{
    return model.index(row, model.columnOf(field)).data().toString();
}

} // namespace rapport::ui::test
