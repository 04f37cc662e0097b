// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/field_text.h"
#include "session/measure_scale.h"

#include <QHash>

#include <optional>

namespace rapport {

/// How the cells of a file are written.
struct CellStyle {
    char decimal = '.';
    QString dateOrder = {}; ///< "ymd", "dmy", "mdy"; empty takes only days that start with the year
    QStringList noAnswer = {}; ///< cells that count as empty, except in text
};

/// Turns the cells of one column into values of a field.
///
/// Like parseField(), which has the last word, and takes what spreadsheets write besides:
/// decimal commas, days in another order, answers on another scale, "N/A". Cheap to ask again
/// for a text it has seen.
class CellParser {
public:
    /// \p field outlives the parser.
    CellParser(const Field &field, std::optional<MeasureScale> scale, CellStyle style);

    /// Null where the cell counts as empty; a sentence where it does not fit.
    [[nodiscard]] Result<Value> parse(const QString &text);
    /// What kind of fault an unfit cell is: "measure", "number", "date", "choice", "yes_no",
    /// "text".
    [[nodiscard]] QString faultCode() const;

private:
    [[nodiscard]] bool isEmpty(const QString &text) const;
    [[nodiscard]] Result<Value> parseFilled(const QString &text) const;

    const Field *m_field;
    std::optional<MeasureScale> m_scale;
    CellStyle m_style;
    bool m_isText;
    bool m_remembers;
    QHash<QString, Value> m_seen;
};

/// \p text, a number with decimal sign \p decimal and maybe groups of thousands, with a decimal
/// point and without groups; what is no such number stays as it is.
[[nodiscard]] QString plainNumber(const QString &text, char decimal);

/// \p text, a day or time, in ISO form; what cannot be read so stays as it is. \p order is
/// "ymd", "dmy", "mdy" or empty; days that start with a year of four digits need none.
[[nodiscard]] QString isoTime(const QString &text, const QString &order);

} // namespace rapport
