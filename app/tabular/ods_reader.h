// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "tabular/sheet_row.h"
#include "tabular/zip_file.h"

#include <QStringList>

namespace rapport {

class XmlPart;

/// Reads a sheet of an OpenDocument spreadsheet, as written by LibreOffice and others.
///
/// Cells are what they hold, as XlsxReader tells it. Several paragraphs are lines of one text;
/// remarks and drawings are left out. Rows and columns that the file repeats are delivered as
/// often as it says, within limits, and not at all behind the last value. The sheet is read as
/// a stream.
class OdsReader final : public RowReader {
public:
    /// Rows and cells may be repeated so often in all: a small file can ask for any number.
    static constexpr qint64 maximumRepeatedCells = 10'000'000;

    /// Opens the sheet called \p sheet, the first one where it is empty. Fails where the file is
    /// damaged, locked with a password or has no such sheet.
    [[nodiscard]] static Result<std::unique_ptr<OdsReader>>
    open(const QString &path, const QString &sheet, const Job &job = {});
    /// The names of all sheets, in order.
    [[nodiscard]] static Result<QStringList> sheets(const ZipFile &file, const Job &job = {});
    ~OdsReader() override;
    Q_DISABLE_COPY_MOVE(OdsReader)

    [[nodiscard]] Result<bool> next(RowView &row) override;
    [[nodiscard]] Progress progress() const override;
    /// The name of the sheet that is read.
    [[nodiscard]] const QString &sheet() const { return m_sheet; }

private:
    explicit OdsReader(std::unique_ptr<ZipFile> file);
    [[nodiscard]] Result<void> findSheet(const QString &wanted, const Job &job);
    [[nodiscard]] bool findRow();
    void readRow();
    void readCell();
    [[nodiscard]] Result<void> countRepeated();

    std::unique_ptr<ZipFile> m_file;
    std::unique_ptr<XmlPart> m_part;
    QString m_sheet;
    int m_tableDepth = 0;
    SheetRow m_row;
    std::string m_cell;
    size_t m_column = 0; // of the next cell
    qint64 m_number = 0;
    qint64 m_repeats = 0; // how often the row at hand is still to be delivered
    qint64 m_repeatedCells = 0;
    bool m_atEnd = false;
    std::optional<Error> m_failure;
};

} // namespace rapport
