// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/sheet_row.h"
#include "tabular/xlsx_workbook.h"

namespace rapport {

class XmlPart;

/// Reads a sheet of an XLSX workbook (ECMA-376), as written by Excel, LibreOffice, openpyxl,
/// Google Sheets and others.
///
/// Cells are what they hold, not what they look like: numbers as the shortest text that reads
/// back the same, days and times in ISO form, yes and no as TRUE and FALSE, faults as "#N/A",
/// a formula as its stored result or empty where it has none. Rows that the file leaves out or
/// that are blank are counted but not delivered. The sheet is read as a stream; the shared
/// texts are kept in memory, within a limit.
class XlsxReader final : public RowReader {
public:
    /// Opens the sheet called \p sheet, the first that is not hidden where it is empty. Fails
    /// where the file is damaged or has no such sheet, where a limit is passed, and with
    /// Error::Code::Cancelled.
    [[nodiscard]] static Result<std::unique_ptr<XlsxReader>>
    open(const QString &path, const QString &sheet, const Job &job = {});
    ~XlsxReader() override;
    Q_DISABLE_COPY_MOVE(XlsxReader)

    [[nodiscard]] Result<bool> next(RowView &row) override;
    [[nodiscard]] Progress progress() const override;
    /// The name of the sheet that is read.
    [[nodiscard]] const QString &sheet() const { return m_sheet; }

private:
    explicit XlsxReader(std::unique_ptr<ZipFile> file);
    [[nodiscard]] bool findRow();
    void readRow();
    void readCell();
    void appendValue(QStringView type, NumberStyle style, QStringView value);

    std::unique_ptr<ZipFile> m_file;
    XlsxWorkbook m_workbook;
    SharedStrings m_strings;
    std::unique_ptr<XmlPart> m_part;
    QString m_sheet;
    SheetRow m_row;
    size_t m_column = 0; // of the next cell that does not say where it is
    qint64 m_number = 0;
    std::string m_cell;
    bool m_atEnd = false;
    std::optional<Error> m_failure;
};

} // namespace rapport
