// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include "ui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <array>

using namespace Qt::Literals::StringLiterals;

// Resources of a static library are only linked when they are named, outside any namespace.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace rapport::ui {
namespace {

/// In the order of Icon.
constexpr std::array fileNames = {
    "dashboard",  "developers", "companies",    "interactions", "feedback",     "surveys",
    "events",     "resources",  "projects",     "tasks",        "weights",      "history",
    "reports",    "privacy",    "settings",     "import",       "export",       "search",
    "filter",     "columns",    "add",          "remove",       "undo",         "redo",
    "close",      "check",      "chevron-down", "chevron-up",   "chevron-left", "chevron-right",
    "warning",    "info",       "help",         "calendar",     "tag",          "country",
    "open",       "save",       "copy",         "edit",         "more",         "arrow-up",
    "arrow-down", "sample",     "folder",
};
static_assert(fileNames.size() == static_cast<size_t>(Icon::Folder) + 1);

QString fileOf(Icon picture)
{
    return ":/icons/"_L1 + QLatin1StringView(fileNames[static_cast<size_t>(picture)]) + ".svg"_L1;
}

/// Qt's SVG knows no currentColor from outside, so the colour is written into the drawing.
QByteArray drawing(Icon picture, const QColor &color)
{
    initIcons();
    QFile file(fileOf(picture));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

QPixmap pixmapOf(Icon picture, const QColor &color, const QSize &pixels)
{
    const QString key = u"rapport/%1/%2/%3x%4"_s.arg(static_cast<int>(picture))
                            .arg(color.rgba())
                            .arg(pixels.width())
                            .arg(pixels.height());
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer renderer(drawing(picture, color));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor toneColor(IconTone tone)
{
    const Theme &theme = Theme::current();
    switch (tone) {
    case IconTone::Muted: return theme.muted;
    case IconTone::Text: return theme.text;
    case IconTone::Accent: return theme.accent;
    case IconTone::OnAccent: return theme.onAccent;
    case IconTone::Caution: return theme.bandFill(Band::NeedsImprovement);
    case IconTone::Danger: return theme.bandFill(Band::AtRisk);
    }
    return theme.text;
}

/// Draws on demand, so that an icon set once follows every later change of theme.
class ThemeIconEngine : public QIconEngine {
public:
    ThemeIconEngine(Icon picture, IconTone tone) : m_picture(picture), m_tone(tone) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(painter, rect, m_picture, colorFor(mode, state));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return pixmapOf(m_picture, colorFor(mode, state), size);
    }
    QIconEngine *clone() const override { return new ThemeIconEngine(*this); }

private:
    [[nodiscard]] QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        if (mode == QIcon::Disabled)
            return Theme::current().disabled;
        if (m_tone == IconTone::Muted && (mode == QIcon::Selected || state == QIcon::On))
            return Theme::current().accent;
        return toneColor(m_tone);
    }

    Icon m_picture;
    IconTone m_tone;
};

} // namespace

void initIcons()
{
    initIconResources();
}

QIcon icon(Icon picture, IconTone tone)
{
    return QIcon(new ThemeIconEngine(picture, tone));
}

void paintIcon(QPainter *painter, const QRectF &rect, Icon picture, const QColor &color)
{
    const double ratio = painter->device()->devicePixelRatioF();
    QPixmap pixmap = pixmapOf(picture, color, (rect.size() * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect.topLeft(), pixmap);
}

QIcon logo()
{
    initIcons();
    return QIcon(u":/icons/rapport.svg"_s);
}

} // namespace rapport::ui
