// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme_controller.h"

#include "ui/theme/icons.h"
#include "ui/theme/rapport_style.h"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QFontInfo>
#include <QScopedValueRollback>
#include <QStyleHints>

using namespace Qt::Literals::StringLiterals;

// Resources of a static library are only linked when they are named, outside any namespace.
static void initThemeResources()
{
    Q_INIT_RESOURCE(theme);
}

namespace rapport::ui {
namespace {

/// The system's own font. Where the desktop names none, Qt falls back to an alias of whatever
/// font was found first; Inter is preferred to that.
QFont interfaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    static const QStringList fallbacks = {u"Sans Serif"_s, u"Sans"_s, u"DejaVu Sans"_s,
                                          u"Bitstream Vera Sans"_s, u"Helvetica"_s};
    const bool unnamed = fallbacks.contains(font.family(), Qt::CaseInsensitive)
        || fallbacks.contains(QFontInfo(font).family(), Qt::CaseInsensitive);
    if (unnamed && QFontDatabase::hasFamily(u"Inter"_s))
        font.setFamily(u"Inter"_s);
    font.setPixelSize(Theme::bodySize);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

} // namespace

ThemeController::ThemeController(QApplication &application, SystemPalette systemPalette,
                                 QObject *parent)
    : QObject(parent), m_application(application), m_systemPalette(std::move(systemPalette))
{
    initThemeResources();
    initIcons();
    const QScopedValueRollback guard(m_applying, true);
    m_application.setStyle(new RapportStyle);
    m_application.setFont(interfaceFont());
    m_application.installEventFilter(this);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(m_application.styleHints(), &QStyleHints::colorSchemeChanged, this,
            &ThemeController::refresh);
#endif
    m_applying = false;
    refresh();
}

void ThemeController::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    refresh();
}

bool ThemeController::isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::WindowText).lightness()
        > palette.color(QPalette::Window).lightness();
}

bool ThemeController::systemIsDark()
{
    if (m_systemPalette)
        return isDarkPalette(m_systemPalette());
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (m_application.styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return m_application.styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    // Taking our own palette back for a moment uncovers the system's.
    const QScopedValueRollback guard(m_applying, true);
    const QPalette ours = QApplication::palette();
    QApplication::setPalette(QPalette());
    const bool dark = isDarkPalette(QApplication::palette());
    if (m_applied)
        QApplication::setPalette(ours);
    return dark;
}

bool ThemeController::eventFilter(QObject *watched, QEvent *event)
{
    // An explicit palette can swallow the application's event, but never the windows' ThemeChange.
    const bool told = (event->type() == QEvent::ApplicationPaletteChange && watched == qApp)
        || event->type() == QEvent::ThemeChange;
    if (told && !m_applying && m_choice == ThemeChoice::System)
        QMetaObject::invokeMethod(this, &ThemeController::refresh, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void ThemeController::refresh()
{
    const bool dark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && systemIsDark());
    if (m_applied && dark == Theme::current().isDark)
        return;
    apply(dark ? Theme::dark() : Theme::light());
    Q_EMIT changed();
}

void ThemeController::apply(const Theme &theme)
{
    const QScopedValueRollback guard(m_applying, true);
    Theme::setCurrent(theme);
    QApplication::setPalette(paletteOf(theme));
    m_application.setStyleSheet(styleSheetOf(theme));
    m_applied = true;
}

QPalette ThemeController::paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.panel);
    palette.setColor(QPalette::AlternateBase, theme.window);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.muted);
    palette.setColor(QPalette::Button, theme.panel);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::BrightText, theme.onAccent);
    palette.setColor(QPalette::ToolTipBase, theme.panel);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.textSelection);
    palette.setColor(QPalette::HighlightedText, theme.text);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.panel);
    palette.setColor(QPalette::Midlight, theme.hover);
    palette.setColor(QPalette::Mid, theme.line);
    palette.setColor(QPalette::Dark, theme.control);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.disabled);
    return palette;
}

QString ThemeController::styleSheetOf(const Theme &theme)
{
    initThemeResources();
    QFile file(u":/theme/rapport.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<QLatin1StringView, QColor> tokens[] = {
        {"window"_L1, theme.window},
        {"panel"_L1, theme.panel},
        {"line"_L1, theme.line},
        {"text"_L1, theme.text},
        {"muted"_L1, theme.muted},
        {"accent"_L1, theme.accent},
        {"accentSoft"_L1, theme.accentSoft},
        {"onAccent"_L1, theme.onAccent},
        {"control"_L1, theme.control},
        {"hover"_L1, theme.hover},
        {"pressed"_L1, theme.pressed},
        {"selection"_L1, theme.selection},
        {"textSelection"_L1, theme.textSelection},
        {"accentHover"_L1, theme.accentHover},
        {"accentPressed"_L1, theme.accentPressed},
        {"thumb"_L1, theme.thumb},
        {"disabled"_L1, theme.disabled},
        {"dangerFill"_L1, theme.bandFill(Band::AtRisk)},
        {"goodText"_L1, theme.bandText(Band::Good)},
        {"cautionText"_L1, theme.bandText(Band::NeedsImprovement)},
        {"dangerText"_L1, theme.bandText(Band::AtRisk)},
        {"dangerSoft"_L1, theme.bandSoft(Band::AtRisk)},
    };
    for (const auto &[name, color] : tokens)
        sheet.replace("${"_L1 + name + '}'_L1, color.name());
    return sheet.replace("${variant}"_L1, theme.isDark ? "dark"_L1 : "light"_L1);
}

} // namespace rapport::ui
