// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toggle.h"

#include "ui/theme/painting.h"

namespace rapport::ui {
namespace {

constexpr double trackWidth = 34;
constexpr double trackHeight = 20;

} // namespace

Toggle::Toggle(const QString &text, QWidget *parent) : QCheckBox(text, parent)
{
    m_slide.setDuration(120);
    connect(&m_slide, &QVariantAnimation::valueChanged, this, [this](const QVariant &value) {
        m_knob = value.toDouble();
        update();
    });
    connect(this, &QCheckBox::toggled, this, [this](bool on) {
        m_slide.stop();
        if (!m_animated || !isVisible()) {
            m_knob = on ? 1 : 0;
            update();
            return;
        }
        m_slide.setStartValue(m_knob);
        m_slide.setEndValue(on ? 1.0 : 0.0);
        m_slide.start();
    });
}

void Toggle::setAnimated(bool animated)
{
    m_animated = animated;
}

QSize Toggle::sizeHint() const
{
    const int label = text().isEmpty() ? 0 : fontMetrics().horizontalAdvance(text()) + 10;
    return {static_cast<int>(trackWidth) + 4 + label, 24};
}

bool Toggle::hitButton(const QPoint &pos) const
{
    return rect().contains(pos);
}

void Toggle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRectF track(2, (height() - trackHeight) / 2, trackWidth, trackHeight);
    const QColor off = blend(theme.muted, theme.panel, 0.55);
    const QColor fill = isEnabled() ? blend(theme.accent, off, m_knob) : theme.line;
    paintRounded(&painter, track, trackHeight / 2, fill);
    const double travel = trackWidth - trackHeight;
    const QRectF knob(track.left() + 3 + m_knob * travel, track.top() + 3, trackHeight - 6,
                      trackHeight - 6);
    paintRounded(&painter, knob, knob.height() / 2, theme.isDark ? theme.window : theme.panel);
    if (hasFocus())
        paintFocusRing(&painter, track.adjusted(-2, -2, 2, 2), trackHeight);
    paintText(&painter, QRectF(rect()).adjusted(trackWidth + 12, 0, 0, 0), text(), font(),
              isEnabled() ? theme.text : theme.disabled);
}

} // namespace rapport::ui
