// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/output_file.h"
#include "tabular/row_writer.h"

#include <vector>

namespace rapport {

/// Writes JSON Lines: one object per record in UTF-8, its keys the names of the columns.
///
/// Every key is in every object, null where there is no value. Numbers are the shortest that
/// read back the same; those that JSON does not know (infinities) become null.
class JsonLinesWriter final : public RowWriter {
public:
    /// Starts a file at \p path. Fails where it cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<JsonLinesWriter>> create(const QString &path);
    /// Writes to \p device, which is open and outlives the writer.
    [[nodiscard]] static std::unique_ptr<JsonLinesWriter> onto(QIODevice &device);

    /// Fails with Error::Code::Invalid where two columns have one name.
    [[nodiscard]] Result<void> header(const QStringList &names) override;
    /// Fails with Error::Code::Internal where there is not one value for each column.
    [[nodiscard]] Result<void> row(std::span<const Value> values) override;
    [[nodiscard]] Result<void> finish() override;

private:
    explicit JsonLinesWriter(OutputFile output);

    OutputFile m_output;
    std::vector<QByteArray> m_keys; // with quotes and colon
    QByteArray m_line;
};

} // namespace rapport
