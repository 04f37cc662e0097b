// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/filter_sentence.h"

#include <QCoreApplication>
#include <QLocale>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

QString tr(const char *text)
{
    return QCoreApplication::translate("FilterSentence", text);
}

QString dayInSentence(QDate day)
{
    const QLocale locale;
    // The short format of many places leaves open which number is the month.
    return locale.language() == QLocale::Chinese ? locale.toString(day, QLocale::ShortFormat)
                                                 : locale.toString(day, u"d MMM yyyy");
}

QString timeInSentence(const QString &stored, const QTimeZone &zone)
{
    constexpr int bareDayLength = 10;
    if (stored.size() <= bareDayLength)
        return dayInSentence(QDate::fromString(stored, Qt::ISODate));
    const QDateTime time = QDateTime::fromString(stored, Qt::ISODate).toTimeZone(zone);
    return dayInSentence(time.date()) + u' ' + time.toString(u"HH:mm");
}

/// "open source" for "open-source"; what is written large stays so.
QString choiceInSentence(const QString &choice)
{
    QString label = choiceLabel(choice);
    if (!choice.isEmpty() && choice.front().isLower())
        label.front() = label.front().toLower();
    return label;
}

QString countryInSentence(const QString &code)
{
    const auto territory =
        code.size() == 2 ? QLocale::codeToTerritory(code) : QLocale::AnyTerritory;
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

/// Says one filter after another; kind and words stay.
class Speaker {
public:
    Speaker(const Catalogue &catalogue, KindId kind, const SentenceContext &context)
        : m_catalogue(catalogue), m_kind(kind), m_context(context)
    {
    }

    [[nodiscard]] QString say(const Filter &filter) const
    {
        if (const auto term = termOf(filter, m_catalogue, m_kind, m_context.zone))
            return say(*term);
        const QStringList parts = partsOf(filter, filter.join);
        const QString joined = join(parts, filter.join);
        if (joined.isEmpty() || !filter.negated)
            return joined;
        return tr("not (%1)").arg(joined);
    }

private:
    [[nodiscard]] static QString join(const QStringList &parts, Filter::Join how)
    {
        return parts.join(how == Filter::Join::All ? tr(" and ") : tr(" or "));
    }

    /// What \p filter says, one part each; groups that are joined alike need no brackets.
    [[nodiscard]] QStringList partsOf(const Filter &filter, Filter::Join how) const
    {
        QStringList parts;
        for (const Condition &condition : filter.conditions)
            parts << say(condition);
        for (const Filter &group : filter.groups) {
            const bool isTerm = termOf(group, m_catalogue, m_kind, m_context.zone).has_value();
            const bool single = group.conditions.size() + group.groups.size() == 1;
            if (group.isEmpty())
                continue;
            if (isTerm || group.negated)
                parts << say(group);
            else if (single || group.join == how)
                parts << partsOf(group, single ? how : group.join);
            else
                parts << u'(' + say(group) + u')';
        }
        return parts;
    }

    [[nodiscard]] QString say(const Condition &condition) const
    {
        if (const auto term = termOf(only(condition), m_catalogue, m_kind, m_context.zone))
            return say(*term);
        // No term: rare, but it must be told all the same.
        const QString values = valuesOf(condition.field, condition.values, tr(", "));
        const QString label = pathLabel(m_catalogue, m_kind, condition.field);
        switch (condition.op) {
        case Op::NotEqual: return tr("%1 is not %2").arg(label, values);
        case Op::Less: return tr("%1 is below %2").arg(label, values);
        case Op::LessOrEqual: return tr("%1 is at most %2").arg(label, values);
        case Op::Greater: return tr("%1 is above %2").arg(label, values);
        case Op::GreaterOrEqual: return tr("%1 is at least %2").arg(label, values);
        case Op::Contains: return tr("%1 contains %2").arg(label, values);
        case Op::StartsWith: return tr("%1 starts with %2").arg(label, values);
        case Op::In: return tr("%1 is any of %2").arg(label, values);
        default: return tr("%1 is %2").arg(label, values);
        }
    }

    [[nodiscard]] QString say(const FilterTerm &term) const
    {
        const QString label = pathLabel(m_catalogue, m_kind, term.field);
        const QString values = valuesOf(term.field, term.values, tr(", "));
        const bool many = term.values.size() > 1;
        const auto field = resolvePath(m_catalogue, m_kind, term.field);
        const bool tags = field && (*field)->type == FieldType::Tags;
        switch (term.op) {
        case TermOp::Is:
        case TermOp::On: return tr("%1 is %2").arg(label, values);
        case TermOp::IsNot: return tr("%1 is not %2").arg(label, values);
        case TermOp::Contains: return tr("%1 contains %2").arg(label, values);
        case TermOp::ContainsNot: return tr("%1 does not contain %2").arg(label, values);
        case TermOp::StartsWith: return tr("%1 starts with %2").arg(label, values);
        case TermOp::Less: return tr("%1 is below %2").arg(label, values);
        case TermOp::AtMost: return tr("%1 is at most %2").arg(label, values);
        case TermOp::Greater: return tr("%1 is above %2").arg(label, values);
        case TermOp::AtLeast: return tr("%1 is at least %2").arg(label, values);
        case TermOp::Between:
            return tr("%1 between %2").arg(label, valuesOf(term.field, term.values, tr(" and ")));
        case TermOp::Before: return tr("%1 before %2").arg(label, values);
        case TermOp::After: return tr("%1 after %2").arg(label, values);
        case TermOp::InLastDays: return lastDays(label, term.values.front().toInteger());
        case TermOp::AnyOf:
            if (tags)
                return (many ? tr("%1 include any of %2") : tr("%1 include %2")).arg(label, values);
            return (many ? tr("%1 is any of %2") : tr("%1 is %2")).arg(label, values);
        case TermOp::NoneOf:
            if (tags)
                return tr("%1 include none of %2").arg(label, values);
            return (many ? tr("%1 is none of %2") : tr("%1 is not %2")).arg(label, values);
        case TermOp::IsEmpty: return tr("%1 is empty").arg(label);
        case TermOp::IsNotEmpty: return tr("%1 is not empty").arg(label);
        }
        return {};
    }

    [[nodiscard]] static QString lastDays(const QString &label, qint64 days)
    {
        return days == 1 ? tr("%1 today").arg(label)
                         : tr("%1 in the last %2 days").arg(label, QLocale().toString(days));
    }

    [[nodiscard]] QString valuesOf(const QString &path, const std::vector<Value> &values,
                                   const QString &between) const
    {
        QStringList texts;
        const auto field = resolvePath(m_catalogue, m_kind, path);
        for (const Value &value : values)
            texts << (field ? valueInSentence(**field, value, m_context) : value.toText());
        return texts.join(between);
    }

    const Catalogue &m_catalogue;
    const KindId m_kind;
    const SentenceContext &m_context;
};

} // namespace

QString filterSentence(const Filter &filter, const Catalogue &catalogue, KindId kind,
                       const SentenceContext &context)
{
    return Speaker(catalogue, kind, context).say(filter);
}

QString pathLabel(const Catalogue &catalogue, KindId kind, const QString &path)
{
    const auto field = resolvePath(catalogue, kind, path);
    if (!field)
        return path;
    const qsizetype dot = path.indexOf(u'.');
    if (dot < 0)
        return (*field)->displayLabel();
    const Field *link = catalogue.kind(kind).find(path.left(dot));
    return link->displayLabel() + u" \u203a "_s + (*field)->displayLabel();
}

QString valueInSentence(const Field &field, const Value &value, const SentenceContext &context)
{
    if (value.isNull())
        return tr("nothing");
    const QLocale locale;
    switch (field.type) {
    case FieldType::Reference: {
        if (!value.isInteger())
            return value.toText();
        const QString name =
            context.nameOf ? context.nameOf(*field.target, value.toInteger()) : QString();
        return name.isEmpty() ? u'#' + value.toText() : name;
    }
    case FieldType::Choice: return choiceInSentence(value.toText());
    case FieldType::Country: return countryInSentence(value.toText());
    case FieldType::Tags: return value.toText();
    case FieldType::YesNo: return value.toInteger() ? tr("yes") : tr("no");
    case FieldType::Date:
    case FieldType::Time: return timeInSentence(value.toText(), context.zone);
    default: break;
    }
    if (value.isText())
        return field.computed ? choiceInSentence(value.toText())
                              : u'\u201c' + value.toText() + u'\u201d';
    const QString number = value.isInteger()
        ? locale.toString(value.toInteger())
        : locale.toString(value.toReal(), 'g', QLocale::FloatingPointShortest);
    return field.unit.isEmpty() ? number : number + u' ' + field.unit;
}

} // namespace rapport
