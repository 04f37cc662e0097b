// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "tabular/number_format.h"
#include "tabular/zip_file.h"

#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// A sheet of a workbook and the entry of the archive that it is in.
struct XlsxSheet {
    QString name;
    QString entry;
    bool hidden = false;
};

/// What an XLSX file says about all its sheets.
struct XlsxWorkbook {
    std::vector<XlsxSheet> sheets;   ///< with cells, in order; charts are none
    bool from1904 = false;           ///< how days are counted, see appendSerial()
    std::vector<NumberStyle> styles; ///< what the style numbers of cells mean
    QString sharedStrings;           ///< the entry; empty where there is none

    /// Reads it; \p withStyles may be false where only the sheets are asked for. Fails where
    /// the archive is no workbook.
    [[nodiscard]] static Result<XlsxWorkbook> read(const ZipFile &file, bool withStyles);
    /// The sheet called \p name; the first that is not hidden where the name is empty.
    [[nodiscard]] Result<XlsxSheet> find(const ZipFile &file, const QString &name) const;
};

/// The texts of a workbook that its cells refer to by number.
class SharedStrings {
public:
    static constexpr size_t maximumBytes = size_t(256) * 1024 * 1024;

    /// Refuses texts that take more than \p mostBytes of memory together.
    [[nodiscard]] static Result<SharedStrings> read(const ZipFile &file, const QString &entry,
                                                    const Job &job,
                                                    size_t mostBytes = maximumBytes);
    /// UTF-8; empty where there is no such number.
    [[nodiscard]] std::string_view at(qint64 number) const;

private:
    std::string m_text;
    std::vector<size_t> m_ends;
};

class XmlPart;

/// The text of the element of \p part that has just started, an `is` or `si`: its runs joined,
/// escapes resolved, without the readings that East Asian texts have above them.
[[nodiscard]] QString readRichText(XmlPart &part);

/// The sheet of \p names that is wanted; a sentence that lists them where there is none.
[[nodiscard]] Error noSuchSheet(const QString &file, const QString &wanted,
                                const QStringList &names);

} // namespace rapport
