// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPainter>
#include <QString>

namespace rapport::ui {

/// Saves a painter and puts it back at the end of the scope, antialiased in between.
class PainterScope {
public:
    explicit PainterScope(QPainter *painter) : m_painter(painter)
    {
        m_painter->save();
        m_painter->setRenderHint(QPainter::Antialiasing);
    }
    ~PainterScope() { m_painter->restore(); }
    Q_DISABLE_COPY_MOVE(PainterScope)

private:
    QPainter *m_painter;
};

/// A filled rounded rectangle; with a valid \p border a 1 px line that lies inside \p rect.
void paintRounded(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
                  const QColor &border = {});

/// The 2 px accent ring that shows the keyboard focus, inside \p rect.
void paintFocusRing(QPainter *painter, const QRectF &rect, double radius);

/// Whether focus came by the keyboard; after a click or a change of windows a ring would only
/// be noise.
[[nodiscard]] bool isKeyboardFocus(Qt::FocusReason reason);

/// One line of text, elided at the right where it does not fit. Returns the width used.
double paintText(QPainter *painter, const QRectF &rect, const QString &text, const QFont &font,
                 const QColor &color, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter);

} // namespace rapport::ui
