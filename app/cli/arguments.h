// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalogue.h"

#include <QDate>
#include <QHash>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace rapport {

/// What a word on the command line must look like. Checked before a command runs, without
/// any workspace; what needs one (field names, values) is for the command.
enum class WordType : quint8 {
    Text,
    Count,       ///< a whole number, 0 or more
    Id,          ///< a record's or change set's number, "12" or "#12"
    Day,         ///< "2026-11-23"
    Choice,      ///< one of WordSpec::choices
    Kind,        ///< a kind of record
    Kinds,       ///< several, separated by commas
    Assignment,  ///< "field=value"
    Assignments, ///< several, separated by commas
    Separator,   ///< one ASCII character, or "tab"
};

/// How often a word may be given.
enum class Times : quint8 { Once, AtMostOnce, AtLeastOnce, Any };

/// One word that a command takes by its place, or as the value of an option.
struct WordSpec {
    QString name; ///< as in the usage line: "W", "KIND"
    WordType type = WordType::Text;
    Times times = Times::Once;
    QStringList choices = {};
};

/// One option of a command: "--limit N", or a switch where it takes no value.
struct OptionSpec {
    QString name; ///< without the dashes
    std::optional<WordSpec> value = {};
    bool repeats = false;
};

/// The words and options of one call, checked against what the command takes. A value.
///
/// Words are asked for by the name of their WordSpec, options by their own.
class Arguments {
public:
    using Assignments = std::vector<std::pair<QString, QString>>;

    /// Sorts \p given into words and options; "--" ends the options, and every command takes
    /// --json and --help. Fails with Invalid and a sentence where the call is malformed.
    [[nodiscard]] static Result<Arguments> parse(const std::vector<WordSpec> &words,
                                                 const std::vector<OptionSpec> &options,
                                                 const QStringList &given);

    [[nodiscard]] bool has(const QString &name) const { return m_given.contains(name); }
    /// The text given, or empty.
    [[nodiscard]] QString text(const QString &name) const;
    [[nodiscard]] QStringList texts(const QString &name) const { return m_given.value(name); }
    /// A Count or an Id.
    [[nodiscard]] std::optional<qint64> number(const QString &name) const;
    [[nodiscard]] std::vector<qint64> numbers(const QString &name) const;
    /// Invalid where none was given.
    [[nodiscard]] QDate day(const QString &name) const;
    [[nodiscard]] std::optional<KindId> kind(const QString &name) const;
    [[nodiscard]] std::vector<KindId> kinds(const QString &name) const;
    [[nodiscard]] Assignments assignments(const QString &name) const;
    /// The character of a Separator.
    [[nodiscard]] std::optional<char> separator(const QString &name) const;

private:
    QHash<QString, QStringList> m_given;
};

/// "W KIND [--where CONDITION]... [--limit N]": what follows the command's name.
[[nodiscard]] QString usageText(const std::vector<WordSpec> &words,
                                const std::vector<OptionSpec> &options);

} // namespace rapport
