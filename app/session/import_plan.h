// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalogue.h"
#include "session/measure_scale.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

namespace rapport {

/// What an imported cell does to a field that has a value already (IMPORT.md 5).
enum class ImportPolicy : quint8 {
    Overwrite, ///< the cell wins; an empty cell keeps what is there
    Mirror,    ///< the cell wins, an empty one clears
    FillEmpty, ///< only where the field is empty
    Append,    ///< adds tags
    Never,     ///< used for matching only; a new record gets it where it is part of a key
};

/// What becomes of a row whose record was changed since the row was exported.
enum class ConflictRule : quint8 {
    Keep,      ///< the record stays as it is, and the row is told
    Overwrite, ///< the row wins, as if nobody had changed the record
};

/// A custom field that an import makes.
struct NewField {
    KindId kind = KindId::Developer;
    QString name;
    FieldType type = FieldType::Text;
};

/// Where one field's values come from.
struct ImportColumn {
    /// A 0-based position, an exact heading, or a constant for every row.
    struct Constant {
        QString text;
    };
    std::variant<int, QString, Constant> source = 0;
    QString field = {}; ///< "kind.field"; empty where newField is set
    std::optional<NewField> newField = {};
    std::optional<MeasureScale> scale = {};
    ImportPolicy policy = ImportPolicy::Overwrite;
};

/// How a file is read; what is not set is detected.
struct ImportSource {
    std::optional<QString> encoding = {};
    std::optional<QChar> separator = {};
    std::optional<QChar> quote = {};
    std::optional<int> headerRows = {};
    std::optional<QString> sheet = {};
    std::optional<QChar> decimal = {};
    std::optional<QString> dateOrder = {}; ///< "ymd", "dmy", "mdy"
    /// Cells that count as empty, case ignored: in columns of measures, numbers, days, times,
    /// choices, countries and e-mail addresses, not in text ("N/A" may be somebody's name).
    QStringList noAnswer = {QString(), QStringLiteral("N/A"), QStringLiteral("-")};
};

/// Which column is which field: everything needed to import a file without asking. A value.
struct ImportPlan {
    KindId kind = KindId::Developer; ///< what one row is
    ImportSource source = {};
    std::vector<ImportColumn> columns = {};
    /// By kind, the fields that must all be equal; the catalogue's keys where there is none.
    QHash<QString, QStringList> match = {};
    ConflictRule conflicts = ConflictRule::Keep;

    /// As in CLI.md, "Import plan".
    [[nodiscard]] QJsonObject toJson() const;
    /// Refuses unknown kinds, policies and shapes and what cannot name a field with a sentence
    /// that names them. Custom fields are known to the workspace only: importRows() checks.
    [[nodiscard]] static Result<ImportPlan> fromJson(const QJsonObject &json);
};

} // namespace rapport
