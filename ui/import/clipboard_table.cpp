// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/clipboard_table.h"

#include "tabular/csv_writer.h"
#include "ui/models/clipping_reader.h"

#include <QCoreApplication>
#include <QFile>
#include <QMimeData>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

Error failure(Error::Code code, const char *text)
{
    return {code, QCoreApplication::translate("Import", text), {}};
}

/// Whether \p text is more than one cell: a table copied as text has separators in its lines.
bool looksLikeTable(const QString &text)
{
    const QStringView first = QStringView(text).left(text.indexOf(u'\n'));
    return first.contains(u'\t') || first.contains(u',') || first.contains(u';')
        || first.contains(u'|');
}

Result<void> writeCells(const CellBlock &cells, const QString &path)
{
    auto writer = CsvWriter::create(path, {',', false, false});
    RAPPORT_TRY(writer);
    const auto columns = widthOf(cells);
    const auto write = [&](QStringList row) -> Result<void> {
        row.resize(columns);
        const std::vector<Value> values(row.begin(), row.end());
        return (*writer)->row(values);
    };
    QStringList headings = cells.front();
    headings.resize(columns);
    RAPPORT_TRY((*writer)->header(headings));
    for (size_t row = 1; row < cells.size(); ++row)
        RAPPORT_TRY(write(cells[row]));
    return (*writer)->finish();
}

} // namespace

Clipping Clipping::of(const QMimeData *data)
{
    return data ? Clipping{data->text(), data->html()} : Clipping();
}

Result<void> writeClipping(const Clipping &clipping, const QString &path)
{
    if (!looksLikeTable(clipping.text) && !clipping.html.isEmpty()) {
        const CellBlock cells = cellsOfHtml(clipping.html);
        if (!cells.empty())
            return writeCells(cells, path);
    }
    if (clipping.text.trimmed().isEmpty())
        return failure(Error::Code::Invalid,
                       QT_TRANSLATE_NOOP("Import",
                                         "There is no table on the clipboard: copy some cells of a "
                                         "spreadsheet, headings included."));
    QFile file(path);
    const QByteArray bytes = clipping.text.toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush())
        return failure(Error::Code::Io,
                       QT_TRANSLATE_NOOP("Import", "The pasted text cannot be kept for reading."));
    return {};
}

} // namespace rapport::ui
