// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/search_field.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"

#include <QKeyEvent>
#include <QShortcut>

namespace rapport::ui {

SearchField::SearchField(QWidget *parent) : QLineEdit(parent)
{
    setPlaceholderText(tr("Search"));
    setAccessibleName(tr("Search"));
    addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(200);
    connect(&m_pause, &QTimer::timeout, this, &SearchField::announce);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            announce();
        else
            m_pause.start();
    });
}

void SearchField::setShortcut(const QKeySequence &keys)
{
    auto *shortcut = new QShortcut(keys, this);
    connect(shortcut, &QShortcut::activated, this, &SearchField::start);
    showKeys(keys);
}

void SearchField::showKeys(const QKeySequence &keys)
{
    m_hint = keys.toString(QKeySequence::NativeText).replace(u'+', u' ');
    setToolTip(tr("Search (%1)").arg(keys.toString(QKeySequence::NativeText)));
    update();
}

void SearchField::start()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void SearchField::focusInEvent(QFocusEvent *event)
{
    QLineEdit::focusInEvent(event);
    Q_EMIT entered();
}

void SearchField::setDelay(int milliseconds)
{
    m_pause.setInterval(milliseconds);
}

void SearchField::announce()
{
    m_pause.stop();
    if (text() == m_announced)
        return;
    m_announced = text();
    Q_EMIT searchChanged(m_announced);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    // Enter has found something to do here; it is not for a dialog's button as well.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        announce();
    else
        QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    const QFont font = themeFont(Theme::axisSize, QFont::Medium);
    const double hint = QFontMetricsF(font).horizontalAdvance(m_hint) + 12;
    const double placeholder = fontMetrics().horizontalAdvance(placeholderText()) + 48;
    if (m_hint.isEmpty() || !text().isEmpty() || hasFocus() || placeholder + hint + 8 > width())
        return;
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRectF key(width() - hint - 7, height() / 2.0 - 9, hint, 18);
    paintRounded(&painter, key, 4, theme.window, theme.line);
    paintText(&painter, key, m_hint, font, theme.muted, Qt::AlignCenter);
}

} // namespace rapport::ui
