// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/sample.h"
#include "store/database.h"

#include <QTemporaryDir>

#include <functional>

namespace rapport {

/// A workspace file in a folder of its own, gone with the object.
class TemporaryWorkspace {
public:
    TemporaryWorkspace()
        : m_database(
            std::move(*Database::create(m_folder.filePath(QStringLiteral("test.rapport")))))
    {
    }

    template <typename Function>
    auto write(Function function)
    {
        const Author author{QStringLiteral("Tester"), ChangeSource::Sample,
                            QDateTime(QDate(2026, 11, 23), QTime(4, 5, 6), Qt::UTC)};
        using Answer = std::invoke_result_t<Function &, WriteContext &>;
        return m_database
            ->write(
                [&](Connection &connection) -> Answer {
                    auto context = WriteContext::load(connection, author);
                    RAPPORT_TRY(context);
                    return function(*context);
                },
                [](const auto &) {})
            .result();
    }

    template <typename Function>
    auto read(Function function)
    {
        using Answer = std::invoke_result_t<Function &, ReadContext &>;
        return m_database
            ->read(Lane::Pages,
                   [&](Connection &connection) -> Answer {
                       auto context =
                           ReadContext::load(connection, QDateTime::currentDateTimeUtc());
                       RAPPORT_TRY(context);
                       return function(*context);
                   })
            .result();
    }

    Result<std::optional<ChangeSetId>> sample(const SampleOptions &options, const Job &job = {})
    {
        return write([&](WriteContext &context) { return makeSample(context, options, job); });
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

} // namespace rapport
