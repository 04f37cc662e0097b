// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/view_tabs.h"

#include "ui/theme/theme.h"
#include "ui/widgets/filter_chip.h"

#include <QAbstractButton>
#include <QEvent>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QTabBar>

#include <algorithm>

namespace rapport::ui {

/// Tells the width of a tab that is hidden, which a tab bar keeps to itself.
class ViewTabs::Bar : public QTabBar {
public:
    using QTabBar::QTabBar;
    using QTabBar::tabSizeHint;
};

ViewTabs::ViewTabs(QWidget *parent)
    : QWidget(parent), m_tabs(new Bar(this)), m_more(new FilterChip(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setAccessibleName(tr("Views"));
    m_more->hide();
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        arrange();
        Q_EMIT chosen(tab);
    });
    connect(m_more, &FilterChip::clicked, this, &ViewTabs::openMore);
    m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tabs, &QTabBar::customContextMenuRequested, this, [this](const QPoint &place) {
        // By key it is about the current tab, wherever the pointer is.
        const int at = m_tabs->tabAt(place);
        const int tab = at >= 0 ? at : m_tabs->currentIndex();
        if (tab >= 0)
            Q_EMIT menuRequested(tab, m_tabs->mapToGlobal(m_tabs->tabRect(tab).bottomLeft()));
    });
}

void ViewTabs::setTrailing(QWidget *widget)
{
    m_trailing = widget;
    widget->setParent(this);
    arrange();
}

int ViewTabs::trailingWidth() const
{
    return m_trailing && m_trailing->isEnabled() ? m_trailing->sizeHint().width() + Theme::spaceXs
                                                 : 0;
}

void ViewTabs::setNames(const QStringList &names)
{
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const QString &name : names)
        m_tabs->addTab(name);
    arrange();
}

void ViewTabs::setText(int tab, const QString &text)
{
    if (text == m_tabs->tabText(tab))
        return;
    m_tabs->setTabText(tab, text);
    arrange();
}

void ViewTabs::setCurrent(int tab)
{
    const QSignalBlocker quiet(m_tabs);
    m_tabs->setCurrentIndex(tab);
    arrange();
}

QTabBar *ViewTabs::tabs() const
{
    return m_tabs;
}

int ViewTabs::hiddenCount() const
{
    int hidden = 0;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        hidden += m_tabs->isTabVisible(tab) ? 0 : 1;
    return hidden;
}

int ViewTabs::widthOf(int tab) const
{
    return m_tabs->tabSizeHint(tab).width();
}

QSize ViewTabs::sizeHint() const
{
    int width = 0;
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        width += widthOf(tab);
    return {width + trailingWidth(), Theme::controlHeight};
}

QSize ViewTabs::minimumSizeHint() const
{
    const int current = std::max(0, m_tabs->currentIndex());
    const int least = m_tabs->count() > 0 ? widthOf(current) : 0;
    const int more = m_tabs->count() > 1 ? Theme::spaceXs + m_leastMore : 0;
    return {least + more, Theme::controlHeight};
}

int ViewTabs::setMore(int hidden, bool isShort) const
{
    m_more->setState(isShort ? u'+' + QLocale().toString(hidden) : tr("More (%1)").arg(hidden),
                     false);
    m_more->setAccessibleName(tr("More views: %1").arg(hidden));
    return m_more->sizeHint().width();
}

void ViewTabs::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ViewTabs::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        arrange();
}

void ViewTabs::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (!m_tabs->isTabVisible(tab))
            menu->addAction(m_tabs->tabText(tab), this,
                            [this, tab] { m_tabs->setCurrentIndex(tab); });
    }
    // What has no room after the tabs is found here.
    if (auto *button = qobject_cast<QAbstractButton *>(m_trailing);
        button && button->isEnabled() && button->isHidden()) {
        menu->addSeparator();
        menu->addAction(button->text(), button, [button] { button->click(); });
    }
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + Theme::spaceXs)));
}

void ViewTabs::arrange()
{
    const int count = m_tabs->count();
    const bool all = sizeHint().width() <= width();
    const int least = m_tabs->currentIndex() >= 0 ? widthOf(m_tabs->currentIndex()) : 0;
    // Measured with a nine, so that the count never moves the tabs.
    m_leastMore = setMore(9, true);
    int more = setMore(9, false);
    const bool isShort = least + Theme::spaceXs + more > width();
    if (isShort)
        more = m_leastMore;
    int room = all ? width() : width() - more - Theme::spaceXs;
    // What trails gives way to the current tab, and to no other.
    const bool trails = trailingWidth() > 0 && room - trailingWidth() >= least;
    room -= trails ? trailingWidth() : 0;
    // The current tab has its place first; then the others, in their order, while they fit.
    const int current = m_tabs->currentIndex();
    int used = current >= 0 ? widthOf(current) : 0;
    int hidden = 0;
    for (int tab = 0; tab < count; ++tab) {
        const int wanted = tab == current ? 0 : widthOf(tab);
        const bool fits = tab == current || (hidden == 0 && used + wanted <= room);
        used += fits ? wanted : 0;
        hidden += fits ? 0 : 1;
        if (m_tabs->isTabVisible(tab) != fits)
            m_tabs->setTabVisible(tab, fits);
    }
    const int height = m_tabs->sizeHint().height();
    m_tabs->setGeometry(0, (this->height() - height) / 2, std::min(used, width()), height);
    m_more->setVisible(hidden > 0);
    setMore(hidden, isShort);
    const QSize size = m_more->sizeHint();
    m_more->setGeometry({{used + Theme::spaceXs, (this->height() - size.height()) / 2}, size});
    if (m_trailing) {
        const int after =
            used + Theme::spaceXs + (hidden > 0 ? m_more->sizeHint().width() + Theme::spaceXs : 0);
        const QSize wanted = m_trailing->sizeHint();
        m_trailing->setGeometry({{after, (this->height() - wanted.height()) / 2}, wanted});
        m_trailing->setVisible(trails);
    }
    updateGeometry();
}

} // namespace rapport::ui
