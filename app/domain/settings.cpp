// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/settings.h"

#include "domain/value.h"

#include <QCoreApplication>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr double kLongestHalfLife = 36'500;

Error invalid(const char *text, const QString &given)
{
    return Error{
        Error::Code::Invalid, QCoreApplication::translate("Settings", text).arg(given), {}};
}

Result<QString> normaliseShare(const QString &text)
{
    bool ok = false;
    const double number = text.trimmed().toDouble(&ok);
    if (!ok || !(number >= 0 && number <= 1))
        return invalid("A number between 0 and 1 is needed; \"%1\" is not.", text);
    return exactText(number);
}

Result<QString> normaliseHalfLife(const QString &text)
{
    const QString trimmed = text.trimmed().toLower();
    if (trimmed == u"none"_s)
        return trimmed;
    bool ok = false;
    const double days = trimmed.toDouble(&ok);
    if (!ok || !(days >= 1 && days <= kLongestHalfLife))
        return invalid("The half-life must be 1 to 36500 days, or none; \"%1\" is not.", text);
    return exactText(days);
}

Result<QString> normaliseZone(const QString &text)
{
    const QString trimmed = text.trimmed();
    const QByteArray id = trimmed.toUtf8();
    // Qt also takes rules like "CET-1" and, with them, almost any word.
    const bool isName = id.contains('/') || QTimeZone::availableTimeZoneIds().contains(id);
    if (!isName || !QTimeZone(id).isValid())
        return invalid("\"%1\" is not a time zone; write one like Europe/Berlin.", text);
    return trimmed;
}

SettingSpec weight(Measure measure, const char *label)
{
    return {weightKey(measure), exactText(Weights()[measure]), label, false, normaliseShare};
}

} // namespace

QString weightKey(Measure measure)
{
    return u"weight."_s + measureName(measure);
}

const std::vector<SettingSpec> &settingSpecs()
{
    static const std::vector<SettingSpec> specs = {
        weight(Measure::Ux, QT_TRANSLATE_NOOP("Settings", "Weight of experience")),
        weight(Measure::Ts, QT_TRANSLATE_NOOP("Settings", "Weight of technical support")),
        weight(Measure::Csat, QT_TRANSLATE_NOOP("Settings", "Weight of customer satisfaction")),
        weight(Measure::Dp, QT_TRANSLATE_NOOP("Settings", "Weight of documentation")),
        weight(Measure::Ds, QT_TRANSLATE_NOOP("Settings", "Weight of community support")),
        weight(Measure::Ir, QT_TRANSLATE_NOOP("Settings", "Weight of integration")),
        {u"band.needs_improvement"_s, u"0.6"_s,
         QT_TRANSLATE_NOOP("Settings", "\"Needs improvement\" from"), false, normaliseShare},
        {u"band.good"_s, u"0.8"_s, QT_TRANSLATE_NOOP("Settings", "\"Good\" from"), false,
         normaliseShare},
        {u"half_life"_s, u"180"_s, QT_TRANSLATE_NOOP("Settings", "Half-life of answers in days"),
         true, normaliseHalfLife},
        {u"zone"_s, u"UTC"_s, QT_TRANSLATE_NOOP("Settings", "Time zone"), false, normaliseZone},
    };
    return specs;
}

const SettingSpec *findSetting(QStringView key)
{
    const auto &specs = settingSpecs();
    const auto it = std::ranges::find(specs, key, &SettingSpec::key);
    return it == specs.end() ? nullptr : &*it;
}

WorkspaceSettings WorkspaceSettings::fromTexts(const QHash<QString, QString> &texts)
{
    const auto text = [&](const QString &key) {
        const auto it = texts.find(key);
        if (it != texts.end())
            return *it;
        const SettingSpec *spec = findSetting(key);
        return spec ? spec->defaultText : QString();
    };
    WorkspaceSettings settings;
    std::array<double, kMeasureCount> weights = {};
    for (const Measure m : kMeasures)
        weights[size_t(m)] = text(weightKey(m)).toDouble();
    if (const auto checked = Weights::create(weights))
        settings.weights = *checked;
    if (const auto bands = Bands::create(text(u"band.needs_improvement"_s).toDouble(),
                                         text(u"band.good"_s).toDouble()))
        settings.bands = *bands;
    if (const auto halfLife = normaliseHalfLife(text(u"half_life"_s)))
        settings.halfLife = halfLife->toDouble(); // "none" reads as 0
    if (const auto zone = normaliseZone(text(u"zone"_s)))
        settings.zone = QTimeZone(zone->toUtf8());
    return settings;
}

Result<QHash<QString, QString>> checkSettings(const QHash<QString, QString> &changes,
                                              const QHash<QString, QString> &current)
{
    QHash<QString, QString> normalised;
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        const SettingSpec *spec = findSetting(it.key());
        if (!spec)
            return invalid("There is no setting \"%1\"; \"settings\" lists them.", it.key());
        auto text = spec->normalise(it.value());
        RAPPORT_TRY(text);
        normalised.insert(it.key(), *text);
    }
    const auto number = [&](const QString &key) {
        const QString fallback = current.value(key, findSetting(key)->defaultText);
        return normalised.value(key, fallback).toDouble();
    };
    std::array<double, kMeasureCount> weights = {};
    for (const Measure m : kMeasures)
        weights[size_t(m)] = number(weightKey(m));
    RAPPORT_TRY(Weights::create(weights));
    RAPPORT_TRY(Bands::create(number(u"band.needs_improvement"_s), number(u"band.good"_s)));
    return normalised;
}

} // namespace rapport
