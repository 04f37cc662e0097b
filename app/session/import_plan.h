// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalogue.h"

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
    Never,     ///< used for matching only
};

/// How answers on another scale become a share in 0..1.
///
/// A cell that starts with a number counts as that number. Words stand for their numbers;
/// a list of words from worst to best counts 1..k.
struct MeasureScale {
    double min = 0;
    double max = 1;
    QHash<QString, double> words = {}; ///< by foldChoice() of the word
    QStringList wordList = {};         ///< as given, from worst to best; for writing the plan back

    /// 0..1, or a sentence where the text is none of the words and no number within the scale.
    [[nodiscard]] Result<double> share(const QString &text) const;
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
    std::optional<QChar> decimal = {};
    std::optional<QString> dateOrder = {}; ///< "ymd", "dmy", "mdy"
    QStringList noAnswer = {QString(), QStringLiteral("N/A"), QStringLiteral("n/a"),
                            QStringLiteral("-")};
};

/// Which column is which field: everything needed to import a file without asking. A value.
struct ImportPlan {
    KindId kind = KindId::Developer; ///< what one row is
    ImportSource source = {};
    std::vector<ImportColumn> columns = {};
    /// By kind, the fields to match by; the catalogue's keys where empty.
    QHash<QString, QStringList> match = {};

    /// As in CLI.md, "Import plan".
    [[nodiscard]] QJsonObject toJson() const;
    /// Refuses unknown fields, kinds, policies and shapes with a sentence that names them.
    [[nodiscard]] static Result<ImportPlan> fromJson(const QJsonObject &json);
};

} // namespace rapport
