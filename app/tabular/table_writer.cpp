// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/table_writer.h"

#include "tabular/json_lines_writer.h"
#include "tabular/xlsx_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace rapport {

namespace {

template <typename Writer>
Result<std::unique_ptr<RowWriter>> asRowWriter(Result<std::unique_ptr<Writer>> writer)
{
    RAPPORT_TRY(writer);
    return std::unique_ptr<RowWriter>(std::move(*writer));
}

} // namespace

Result<std::unique_ptr<RowWriter>> createTable(const QString &path, const CsvWriterOptions &csv)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"csv")
        return asRowWriter(CsvWriter::create(path, csv));
    if (suffix == u"xlsx")
        return asRowWriter(XlsxWriter::create(path));
    if (suffix == u"jsonl")
        return asRowWriter(JsonLinesWriter::create(path));
    return Error{Error::Code::Invalid,
                 QCoreApplication::translate("TableWriter", "%1 must end in .csv, .xlsx or .jsonl.")
                     .arg(QDir::toNativeSeparators(path)),
                 {}};
}

} // namespace rapport
