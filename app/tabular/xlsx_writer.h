// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/output_file.h"
#include "tabular/row_writer.h"

#include <QTemporaryFile>

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace rapport {

/// Writes a workbook of one sheet: headings in bold type that stay in sight, numbers as numbers,
/// days and times as such, everything else as text, never as a formula.
///
/// XlsxReader gives back every text; of a number the first fifteen digits at least, and all of
/// a whole one. What Excel cannot hold is refused before the target is touched: more than
/// 1,048,576 rows or 16,384 columns, texts of more than 32,767 characters. Days before
/// March 1900, which it counts wrongly or not at all, are written as text.
class XlsxWriter final : public RowWriter {
public:
    static constexpr int maximumRows = 1'048'576;
    static constexpr int maximumColumns = 16'384;
    static constexpr int maximumCharacters = 32'767;

    /// Starts a workbook at \p path. Fails where it cannot be written.
    [[nodiscard]] static Result<std::unique_ptr<XlsxWriter>> create(const QString &path);
    ~XlsxWriter() override;
    Q_DISABLE_COPY_MOVE(XlsxWriter)

    void setTypes(std::vector<ColumnType> types) override { m_types = std::move(types); }
    [[nodiscard]] Result<void> header(const QStringList &names) override;
    [[nodiscard]] Result<void> row(std::span<const Value> values) override;
    [[nodiscard]] Result<void> finish() override;

private:
    XlsxWriter(OutputFile output, const QString &path);
    [[nodiscard]] Result<void> start();
    [[nodiscard]] Result<void> write(int column, const Value &value);
    [[nodiscard]] Result<void> writeText(int column, const QString &text, lxw_format *format);
    [[nodiscard]] bool writeDay(int column, const QString &text);
    [[nodiscard]] Error writeError(const QString &why) const;
    void setWidths(const QStringList &names);

    OutputFile m_output;
    QString m_name;
    // The library writes to files of its own, beside the target: there is room for them there.
    QByteArray m_folder;
    QTemporaryFile m_draft;
    lxw_workbook *m_workbook = nullptr;
    lxw_worksheet *m_sheet = nullptr;
    lxw_format *m_bold = nullptr;
    lxw_format *m_day = nullptr;
    lxw_format *m_time = nullptr;
    std::vector<ColumnType> m_types;
    QStringList m_names;
    int m_row = 0;
};

} // namespace rapport
