// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/row_reader.h"

namespace rapport {

QString cellText(std::string_view cell)
{
    constexpr char16_t mark = u'\uFEFF';
    const QString text = QString::fromUtf8(cell.data(), qsizetype(cell.size()));
    return cell.starts_with("\xEF\xBB\xBF") ? QString(QChar(mark) + text) : text;
}

RowReader::~RowReader() = default;

} // namespace rapport
