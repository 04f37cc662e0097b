// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/measure.h"

#include <QString>
#include <QStringList>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace rapport {

/// The built-in kinds of record, in the order in which the program lists them.
enum class KindId : quint8 {
    Company,
    Developer,
    Identity,
    Survey,
    Feedback,
    Interaction,
    Event,
    Attendance,
    Resource,
    Engagement,
    Project,
    Task,
};
inline constexpr int kKindCount = 12;

/// What a field holds, which decides its editor, its parser and its column type.
enum class FieldType : quint8 {
    Text,      ///< one line
    LongText,  ///< several lines
    Email,     ///< an e-mail address; compared without case
    Integer,   ///< a whole number
    Number,    ///< a real number
    Measure,   ///< a share in 0..1
    Date,      ///< an ISO day, "2026-11-23"
    Time,      ///< an ISO time in UTC, "2026-11-23T04:05:06Z", or a bare day
    YesNo,     ///< 1 or 0
    Choice,    ///< one of a list; open lists take new values
    Tags,      ///< several words, stored as "a, b, c"
    Link,      ///< a URL
    Country,   ///< ISO 3166 two letters where recognised, else as written
    Reference, ///< the id of a record of another kind
    Scales,    ///< a survey's scale per measure, as JSON
};

/// What becomes of a record when the record it refers to is removed.
enum class OnTargetRemoved : quint8 {
    ClearReference, ///< it stays, without the reference
    RemoveToo,      ///< it goes as well: it is nothing without its target
};

/// One field of a kind: everything that tables, forms, filters, imports, exports, the
/// command line and the journal need to know about it.
struct Field {
    QString name;    ///< as in the file, the CLI, CSV headings and plans
    QString label;   ///< English, shown to people
    QString labelZh; ///< Simplified Chinese
    FieldType type = FieldType::Text;
    std::optional<KindId> target = {}; ///< of a Reference
    QStringList choices = {};          ///< of a Choice, as stored
    bool openChoices = false;          ///< whether a Choice takes values not listed
    QString defaultText = {};          ///< what an empty field becomes; "@today" is the current day
    bool required = false;
    bool computed = false; ///< read-only: derived by the program, never written by an import
    bool custom = false;   ///< added by the user
    QString column = {};   ///< the column in the file; `x_<n>` for custom fields
    std::optional<Measure> scoreInput = {};
    OnTargetRemoved onTargetRemoved = OnTargetRemoved::ClearReference;
    QString unit = {};                ///< "s" for seconds; empty for none
    std::optional<qint64> least = {}; ///< of an Integer: the smallest allowed value
    std::optional<qint64> most = {};  ///< of an Integer: the largest allowed value

    [[nodiscard]] bool editable() const { return !computed; }
    [[nodiscard]] bool isReference() const { return type == FieldType::Reference; }
    /// Whether values are kept as text in the file.
    [[nodiscard]] bool isTextual() const;
    /// The label in the program's current language.
    [[nodiscard]] QString displayLabel() const;
};

/// A kind of record and its fields.
struct Kind {
    KindId id = KindId::Company;
    QString name; ///< singular, as in the file and the CLI
    QString label, labelPlural;
    QString labelZh;
    QString titleField; ///< the field that names a record to a person
    /// What an incoming row is matched by, best first; each is a list of field names.
    std::vector<QStringList> keys;
    /// Fields of which at least one must be filled, where no single one is required.
    QStringList oneOf;
    QStringList searchFields; ///< the fields that a search looks into
    std::vector<Field> fields;

    [[nodiscard]] const Field *find(QStringView fieldName) const;
    /// Position of a field, or -1.
    [[nodiscard]] int indexOf(QStringView fieldName) const;
    [[nodiscard]] QString displayLabel() const;
    [[nodiscard]] QString displayLabelPlural() const;
};

/// The only list of record kinds and fields; a value.
///
/// builtIn() is what every workspace has; a workspace adds its custom fields with
/// withCustomField(). Everything that names a field asks here: schema checks, table
/// columns, forms, filters, import targets, export headings, the CLI and the journal.
class Catalogue {
public:
    /// The built-in kinds.
    Catalogue() : Catalogue(builtIn()) { }
    [[nodiscard]] static const Catalogue &builtIn();

    [[nodiscard]] const Kind &kind(KindId id) const { return (*m_kinds)[size_t(id)]; }
    [[nodiscard]] const std::vector<Kind> &kinds() const { return *m_kinds; }
    /// By name ("developer"), or null.
    [[nodiscard]] const Kind *find(QStringView kindName) const;

    /// A copy that also has \p field on \p kind. The name must be free there.
    [[nodiscard]] Catalogue withCustomField(KindId kind, Field field) const;

    /// Kinds in an order in which a record may refer only to kinds before its own.
    [[nodiscard]] static const std::array<KindId, kKindCount> &dependencyOrder();

private:
    explicit Catalogue(std::shared_ptr<const std::vector<Kind>> kinds) : m_kinds(std::move(kinds))
    {
    }

    /// Shared by copies: one is made for each read and each write.
    std::shared_ptr<const std::vector<Kind>> m_kinds;
};

/// The type's name as the CLI and plans print it ("measure", "long text", "yes/no").
[[nodiscard]] QString fieldTypeName(FieldType type);
/// The type of that name, or nothing.
[[nodiscard]] std::optional<FieldType> fieldTypeFromName(QStringView name);
/// A stored choice as shown to a person: "open-source" is "Open source".
[[nodiscard]] QString choiceLabel(const QString &choice);

} // namespace rapport
