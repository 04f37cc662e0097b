// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/measure.h"

#include <QCoreApplication>

namespace rapport {

namespace {

struct MeasureText {
    const char *name;
    const char *label;
};

constexpr std::array<MeasureText, kMeasureCount> kTexts = {{
    {"ux", QT_TRANSLATE_NOOP("Measure", "Experience")},
    {"ts", QT_TRANSLATE_NOOP("Measure", "Technical support")},
    {"csat", QT_TRANSLATE_NOOP("Measure", "Customer satisfaction")},
    {"dp", QT_TRANSLATE_NOOP("Measure", "Documentation")},
    {"ds", QT_TRANSLATE_NOOP("Measure", "Community support")},
    {"ir", QT_TRANSLATE_NOOP("Measure", "Integration")},
}};

} // namespace

QString measureName(Measure measure)
{
    return QLatin1StringView(kTexts[size_t(measure)].name);
}

QString measureLabel(Measure measure)
{
    return QCoreApplication::translate("Measure", kTexts[size_t(measure)].label);
}

std::optional<Measure> measureFromName(QStringView name)
{
    for (const Measure measure : kMeasures) {
        if (name == QLatin1StringView(kTexts[size_t(measure)].name))
            return measure;
    }
    return std::nullopt;
}

} // namespace rapport
