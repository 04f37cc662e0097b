// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/parameters.h"

#include "service/service_text.h"

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

Error invalid(const QString &name, const QString &text)
{
    return {Error::Code::Invalid, text, {}, name};
}

} // namespace

Result<Parameters> Parameters::read(const Items &items, const QStringList &known,
                                    const QStringList &repeatable)
{
    QStringList seen;
    for (const auto &[name, value] : items) {
        if (!known.contains(name) && !repeatable.contains(name))
            return invalid(name,
                           Service::tr("There is no parameter \"%1\" here; there are: %2.")
                               .arg(name, (known + repeatable).join(u", "_s)));
        if (seen.contains(name) && !repeatable.contains(name))
            return invalid(name, Service::tr("The parameter %1 is given twice.").arg(name));
        seen.append(name);
    }
    return Parameters(items);
}

bool Parameters::has(const QString &name) const
{
    return std::ranges::find(m_items, name, &Items::value_type::first) != m_items.end();
}

QString Parameters::text(const QString &name) const
{
    return texts(name).value(0);
}

QStringList Parameters::texts(const QString &name) const
{
    QStringList found;
    for (const auto &[key, value] : m_items) {
        if (key == name)
            found.append(value);
    }
    return found;
}

Result<std::optional<int>> Parameters::count(const QString &name, int most) const
{
    if (!has(name))
        return std::optional<int>();
    bool ok = false;
    const int number = text(name).toInt(&ok);
    if (!ok || number < 0 || number > most)
        return invalid(name,
                       Service::tr("%1 must be a whole number from 0 to %2.")
                           .arg(name, QString::number(most)));
    return std::optional(number);
}

Result<QDate> Parameters::day(const QString &name) const
{
    if (!has(name))
        return QDate();
    const QDate day = QDate::fromString(text(name), Qt::ISODate);
    if (!day.isValid())
        return invalid(
            name,
            Service::tr("%1 must be a day like 2026-11-23; \"%2\" is not.").arg(name, text(name)));
    return day;
}

Result<int> Parameters::choice(const QString &name, const QStringList &choices, int otherwise) const
{
    if (!has(name))
        return otherwise;
    const auto index = choices.indexOf(text(name));
    if (index < 0)
        return invalid(name,
                       Service::tr("%1 must be one of %2; \"%3\" is not.")
                           .arg(name, choices.join(u", "_s), text(name)));
    return int(index);
}

} // namespace rapport
