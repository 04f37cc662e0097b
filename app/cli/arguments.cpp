// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "cli/cli_text.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Error malformed(const QString &sentence)
{
    return {Error::Code::Invalid, sentence, {}};
}

QStringList listItems(const QString &text)
{
    QStringList items;
    for (const QString &item : text.split(u',')) {
        if (!item.trimmed().isEmpty())
            items.append(item.trimmed());
    }
    return items;
}

std::optional<qint64> wholeNumber(const QString &text)
{
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

QString idDigits(const QString &text)
{
    return text.startsWith(u'#') ? text.mid(1) : text;
}

bool isKind(const QString &name)
{
    return Catalogue::builtIn().find(name) != nullptr;
}

bool isAssignment(const QString &text)
{
    return text.indexOf(u'=') > 0;
}

std::optional<char> separatorOf(const QString &text)
{
    if (text.compare(u"tab"_s, Qt::CaseInsensitive) == 0 || text == u"\\t"_s)
        return '\t';
    const bool usable = text.size() == 1 && text[0].unicode() < 0x80 && text[0] != u'"'
        && text[0] != u'\n' && text[0] != u'\r' && text[0] != QChar::Null;
    return usable ? std::optional(text[0].toLatin1()) : std::nullopt;
}

QString kindNames()
{
    QStringList names;
    for (const Kind &kind : Catalogue::builtIn().kinds())
        names.append(kind.name);
    return names.join(u", "_s);
}

bool fits(const WordSpec &spec, const QString &text)
{
    const QStringList items = listItems(text);
    switch (spec.type) {
    case WordType::Text: return !text.isEmpty();
    case WordType::Count: return wholeNumber(text).has_value();
    case WordType::Id: return wholeNumber(idDigits(text)).value_or(0) > 0;
    case WordType::Day: return text.size() == 10 && QDate::fromString(text, Qt::ISODate).isValid();
    case WordType::Choice: return spec.choices.contains(text);
    case WordType::Kind: return isKind(text);
    case WordType::Kinds: return !items.isEmpty() && std::ranges::all_of(items, isKind);
    case WordType::Assignment: return isAssignment(text);
    case WordType::Assignments: return !items.isEmpty() && std::ranges::all_of(items, isAssignment);
    case WordType::Separator: return separatorOf(text).has_value();
    }
    return false;
}

/// What would have been right for \p spec.
QString wanted(const WordSpec &spec)
{
    switch (spec.type) {
    case WordType::Text: return Cli::tr("some text");
    case WordType::Count: return Cli::tr("a whole number");
    case WordType::Id: return Cli::tr("a record's number");
    case WordType::Day: return Cli::tr("a day like 2026-11-23");
    case WordType::Choice: return Cli::tr("one of %1").arg(spec.choices.join(u", "_s));
    case WordType::Kind: return Cli::tr("one of %1").arg(kindNames());
    case WordType::Kinds: return Cli::tr("a list of some of %1").arg(kindNames());
    case WordType::Assignment: return Cli::tr("written as field=value");
    case WordType::Assignments: return Cli::tr("a list like ux=0.3,ts=0.4");
    case WordType::Separator: return Cli::tr("one ASCII character, or tab");
    }
    return {};
}

Result<void> check(const WordSpec &spec, const QString &shownName, const QString &text)
{
    if (fits(spec, text))
        return {};
    return malformed(Cli::tr("%1 must be %2; \"%3\" is not.").arg(shownName, wanted(spec), text));
}

bool mayRepeat(Times times)
{
    return times == Times::AtLeastOnce || times == Times::Any;
}

bool mayMiss(Times times)
{
    return times == Times::AtMostOnce || times == Times::Any;
}

/// Collects words and options one after another.
class Sorter {
public:
    Sorter(const std::vector<WordSpec> &words, const std::vector<OptionSpec> &options,
           QHash<QString, QStringList> &given)
        : m_words(words), m_options(options), m_given(given)
    {
    }

    Result<void> takeAll(const QStringList &given)
    {
        bool optionsEnded = false;
        for (qsizetype i = 0; i < given.size(); ++i) {
            const QString &text = given[i];
            if (!optionsEnded && text == u"--"_s)
                optionsEnded = true;
            else if (!optionsEnded && text.startsWith(u'-') && text.size() > 1)
                RAPPORT_TRY(takeOption(text, given, i));
            else
                RAPPORT_TRY(takeWord(text));
        }
        return {};
    }

    /// What is still missing at the end.
    [[nodiscard]] Result<void> complete() const
    {
        for (const WordSpec &spec : m_words) {
            if (!mayMiss(spec.times) && !m_given.contains(spec.name))
                return malformed(Cli::tr("%1 is missing.").arg(spec.name));
        }
        return {};
    }

private:
    Result<void> takeOption(const QString &text, const QStringList &given, qsizetype &at)
    {
        const qsizetype equals = text.indexOf(u'=');
        const QString written = equals < 0 ? text : text.left(equals);
        const QString name = written == u"-h"_s ? u"help"_s : written.mid(2);
        const auto spec = std::ranges::find(m_options, name, &OptionSpec::name);
        if (spec == m_options.end() || (!written.startsWith(u"--"_s) && written != u"-h"_s))
            return malformed(Cli::tr("There is no option %1 here.").arg(written));
        if (!spec->repeats && m_given.contains(name))
            return malformed(Cli::tr("%1 was given twice.").arg(written));
        if (!spec->value) {
            if (equals >= 0)
                return malformed(Cli::tr("%1 takes no value.").arg(written));
            m_given[name].append(u"yes"_s);
            return {};
        }
        if (equals < 0 && at + 1 >= given.size())
            return malformed(Cli::tr("%1 needs a value.").arg(written));
        const QString value = equals < 0 ? given[++at] : text.mid(equals + 1);
        RAPPORT_TRY(check(*spec->value, written, value));
        const bool isList =
            spec->value->type == WordType::Kinds || spec->value->type == WordType::Assignments;
        m_given[name] += isList ? listItems(value) : QStringList{value};
        return {};
    }

    Result<void> takeWord(const QString &text)
    {
        if (m_next >= m_words.size())
            return malformed(Cli::tr("\"%1\" is one word too many.").arg(text));
        const WordSpec &spec = m_words[m_next];
        RAPPORT_TRY(check(spec, spec.name, text));
        m_given[spec.name].append(text);
        if (!mayRepeat(spec.times))
            ++m_next;
        return {};
    }

    const std::vector<WordSpec> &m_words;
    const std::vector<OptionSpec> &m_options;
    QHash<QString, QStringList> &m_given;
    size_t m_next = 0;
};

std::vector<OptionSpec> withCommonOptions(std::vector<OptionSpec> options)
{
    options.push_back({u"json"_s});
    options.push_back({u"help"_s});
    return options;
}

} // namespace

Result<Arguments> Arguments::parse(const std::vector<WordSpec> &words,
                                   const std::vector<OptionSpec> &options, const QStringList &given)
{
    Arguments arguments;
    const std::vector<OptionSpec> all = withCommonOptions(options);
    Sorter sorter(words, all, arguments.m_given);
    RAPPORT_TRY(sorter.takeAll(given));
    if (!arguments.has(u"help"_s))
        RAPPORT_TRY(sorter.complete());
    return arguments;
}

QString Arguments::text(const QString &name) const
{
    return m_given.value(name).value(0);
}

std::optional<qint64> Arguments::number(const QString &name) const
{
    return has(name) ? wholeNumber(idDigits(text(name))) : std::nullopt;
}

std::vector<qint64> Arguments::numbers(const QString &name) const
{
    std::vector<qint64> numbers;
    for (const QString &text : texts(name))
        numbers.push_back(wholeNumber(idDigits(text)).value_or(0));
    return numbers;
}

QDate Arguments::day(const QString &name) const
{
    return QDate::fromString(text(name), Qt::ISODate);
}

std::optional<KindId> Arguments::kind(const QString &name) const
{
    const Kind *kind = Catalogue::builtIn().find(text(name));
    return kind ? std::optional(kind->id) : std::nullopt;
}

std::vector<KindId> Arguments::kinds(const QString &name) const
{
    std::vector<KindId> kinds;
    for (const QString &item : texts(name))
        kinds.push_back(Catalogue::builtIn().find(item)->id);
    return kinds;
}

Arguments::Assignments Arguments::assignments(const QString &name) const
{
    Assignments assignments;
    for (const QString &text : texts(name)) {
        const qsizetype equals = text.indexOf(u'=');
        assignments.emplace_back(text.left(equals).trimmed(), text.mid(equals + 1));
    }
    return assignments;
}

std::optional<char> Arguments::separator(const QString &name) const
{
    return has(name) ? separatorOf(text(name)) : std::nullopt;
}

QString usageText(const std::vector<WordSpec> &words, const std::vector<OptionSpec> &options)
{
    QStringList parts;
    for (const WordSpec &spec : words) {
        const QString name = mayRepeat(spec.times) ? spec.name + u"..."_s : spec.name;
        parts.append(mayMiss(spec.times) ? u'[' + name + u']' : name);
    }
    for (const OptionSpec &option : options) {
        QString text = u"[--"_s + option.name;
        if (option.value)
            text += u' '
                + (option.value->choices.isEmpty() ? option.value->name
                                                   : option.value->choices.join(u'|'));
        parts.append(text + (option.repeats ? u"]..."_s : u"]"_s));
    }
    return parts.join(u' ');
}

} // namespace rapport
