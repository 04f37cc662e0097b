// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/scope_control.h"

#include "ui/models/answers.h"

#include <QLocale>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kMostChoices = 500;
const QStringList kKeys = {u"segment"_s, u"company"_s, u"country"_s, u"tags"_s};

/// "Germany" for "DE"; what is no code stays as written.
QString countryName(const QString &code)
{
    if (code.size() != 2)
        return code;
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return territory == QLocale::AnyTerritory ? code : QLocale::territoryToString(territory);
}

} // namespace

ScopeControl::ScopeControl(Workspace &workspace, FilterBar &bar, QObject *parent)
    : QObject(parent), m_workspace(workspace), m_bar(bar)
{
    connect(&bar, &FilterBar::choicesRequested, this,
            [this](const QString &key, const QString &search) {
                // The popup itself searches what it was given.
                if (search.isEmpty())
                    readChoices(key);
            });
    connect(&bar, &FilterBar::chosen, this, [this] { Q_EMIT scopeChanged(scope()); });
    connect(&bar, &FilterBar::periodChosen, this, [this] { Q_EMIT scopeChanged(scope()); });
}

Scope ScopeControl::scope() const
{
    Scope scope;
    scope.segments = m_bar.values(u"segment"_s);
    for (const QString &id : m_bar.values(u"company"_s))
        scope.companies.push_back(id.toLongLong());
    scope.countries = m_bar.values(u"country"_s);
    scope.tags = m_bar.values(u"tags"_s);
    // All time is open at both ends: what is dated ahead counts as well.
    if (m_bar.period().preset != Period::Preset::AllTime) {
        const DateRange range = rangeOf(m_bar.period(), m_workspace.today());
        scope.from = range.from;
        scope.to = range.to;
    }
    return scope;
}

void ScopeControl::clear()
{
    for (const QString &key : kKeys)
        m_bar.setChosen(key, {});
    m_bar.setPeriod({Period::Preset::AllTime, {}, {}});
    Q_EMIT scopeChanged(scope());
}

void ScopeControl::readChoices(const QString &key)
{
    whenAnswered(m_workspace.choices(KindId::Developer, key, kMostChoices), this,
                 [this, key](const Result<std::vector<ChoiceCount>> &counts) {
                     std::vector<Choice> choices;
                     if (counts) {
                         for (const ChoiceCount &count : *counts)
                             choices.push_back(choiceOf(key, count));
                     }
                     m_bar.setChoices(key, choices);
                 });
}

Choice ScopeControl::choiceOf(const QString &key, const ChoiceCount &count) const
{
    const QString value = count.value.toText();
    if (key == u"company"_s)
        return {value, count.text, count.count};
    if (key == u"segment"_s)
        return {value, choiceLabel(value), count.count};
    return {value, key == u"country"_s ? countryName(value) : value, count.count};
}

} // namespace rapport::ui
