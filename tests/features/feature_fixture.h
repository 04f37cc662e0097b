// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/editor.h"

#include <QTemporaryDir>

#include <memory>

namespace rapport::test {

/// The answer, which must be good.
template <typename T>
T good(const QFuture<Result<T>> &future)
{
    const Result<T> result = future.result();
    if (!result)
        qFatal("%s", qPrintable(result.error().text + result.error().detail));
    return *result;
}

/// A new workspace in a folder of its own, at noon of 23 November 2026.
struct FeatureFixture {
    QTemporaryDir folder;
    std::unique_ptr<Workspace> workspace = make();

    [[nodiscard]] QString path() const { return folder.filePath(QStringLiteral("a.rapport")); }
    [[nodiscard]] static WorkspaceOptions options()
    {
        return {QStringLiteral("Ann"), ChangeSource::Window,
                fixedClock(QDateTime(QDate(2026, 11, 23), QTime(12, 0), Qt::UTC))};
    }
    [[nodiscard]] std::unique_ptr<Workspace> make() const
    {
        auto made = Workspace::create(path(), QStringLiteral("Europe/Berlin"), options());
        if (!made)
            qFatal("%s", qPrintable(made.error().text));
        return std::move(*made);
    }
    [[nodiscard]] Editor &editor() const { return workspace->editor(); }
    qint64 add(KindId kind, const FieldTexts &values) const
    {
        return good(editor().addRecord(kind, values)).created.front().value;
    }
    [[nodiscard]] Value value(KindId kind, qint64 id, const QString &field) const
    {
        const auto rows = good(workspace->page(kind, {id}, {field}));
        return rows.empty() ? Value() : rows.front().cells.front().value;
    }
    [[nodiscard]] std::vector<qint64> search(KindId kind, const QString &text) const
    {
        return good(workspace->ids({kind, {}, text, {}}));
    }
};

} // namespace rapport::test
