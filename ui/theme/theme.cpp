// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QGuiApplication>

#include <cmath>

namespace rapport::ui {
namespace {

Theme &stored()
{
    static Theme theme = Theme::light();
    return theme;
}

size_t at(Band band)
{
    return static_cast<size_t>(band);
}

double luminance(const QColor &color)
{
    const auto channel = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF())
        + 0.0722 * channel(color.blueF());
}

QColor rgb(QRgb value)
{
    return QColor(value);
}

} // namespace

QColor Theme::bandFill(Band band) const
{
    return m_bandFill[at(band)];
}

QColor Theme::bandText(Band band) const
{
    return m_bandText[at(band)];
}

QColor Theme::bandSoft(Band band) const
{
    return m_bandSoft[at(band)];
}

void Theme::derive()
{
    control = blend(text, line, isDark ? 0.07 : 0.06);
    hover = blend(text, panel, isDark ? 0.05 : 0.04);
    pressed = blend(text, panel, isDark ? 0.10 : 0.08);
    selection = accentSoft;
    textSelection = blend(accent, panel, isDark ? 0.40 : 0.22);
    accentHover = blend(isDark ? rgb(0xffffff) : rgb(0x000000), accent, 0.10);
    accentPressed = blend(isDark ? rgb(0xffffff) : rgb(0x000000), accent, 0.20);
    thumb = blend(text, panel, isDark ? 0.22 : 0.20);
    disabled = blend(muted, panel, 0.60);
    m_bandFill = {secondSeries, rgb(0xd6455d), rgb(0xd9930d), rgb(0x2f9e6e)};
    for (size_t i = 0; i < m_bandSoft.size(); ++i)
        m_bandSoft[i] = blend(m_bandFill[i], panel, isDark ? 0.18 : 0.14);
}

Theme Theme::light()
{
    Theme theme;
    theme.window = rgb(0xf6f7f9);
    theme.panel = rgb(0xffffff);
    theme.line = rgb(0xe3e6eb);
    theme.text = rgb(0x1b1f27);
    theme.muted = rgb(0x667085);
    theme.accent = rgb(0x3b5bdb);
    theme.accentSoft = rgb(0xeef1fd);
    theme.onAccent = rgb(0xffffff);
    theme.secondSeries = rgb(0x98a0ae);
    theme.m_bandText = {theme.muted, rgb(0xb3293f), rgb(0x8a5a00), rgb(0x1a6e4a)};
    theme.derive();
    return theme;
}

Theme Theme::dark()
{
    Theme theme;
    theme.isDark = true;
    theme.window = rgb(0x16181d);
    theme.panel = rgb(0x1e2128);
    theme.line = rgb(0x2c303a);
    theme.text = rgb(0xe8eaef);
    theme.muted = rgb(0x9aa1ae);
    theme.accent = rgb(0x6c8cff);
    theme.accentSoft = rgb(0x262b3a);
    theme.onAccent = rgb(0x16181d);
    theme.secondSeries = rgb(0x7d8595);
    theme.m_bandText = {theme.muted, rgb(0xf0758a), rgb(0xe0a63a), rgb(0x3fb684)};
    theme.derive();
    return theme;
}

const Theme &Theme::current()
{
    return stored();
}

void Theme::setCurrent(const Theme &theme)
{
    stored() = theme;
}

QColor blend(const QColor &over, const QColor &under, double opacity)
{
    const auto mix = [opacity](int a, int b) { return qRound(a * opacity + b * (1.0 - opacity)); };
    return QColor(mix(over.red(), under.red()), mix(over.green(), under.green()),
                  mix(over.blue(), under.blue()));
}

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QFont themeFont(int pixelSize, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixelSize);
    font.setWeight(weight);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

} // namespace rapport::ui
