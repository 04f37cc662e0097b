// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/nav_rail.h"

#include "ui/theme/painting.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace rapport::ui {
namespace {

enum Role { KeyRole = Qt::UserRole, IconRole, BadgeRole, BandRole, SeparatorRole };

constexpr int entryHeight = 35;
constexpr int separatorHeight = 21;
constexpr int sideMargin = 8;

/// Shows its focus ring only to those who work with the keyboard.
class RailView : public QListView {
public:
    using QListView::QListView;
    [[nodiscard]] bool showsFocus() const { return hasFocus() && m_keyboard; }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        m_keyboard = true;
        QListView::keyPressEvent(event);
    }
    void mousePressEvent(QMouseEvent *event) override
    {
        m_keyboard = false;
        QListView::mousePressEvent(event);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        m_keyboard = isKeyboardFocus(event->reason());
        QListView::focusInEvent(event);
    }

private:
    bool m_keyboard = false;
};

class RailDelegate : public QStyledItemDelegate {
public:
    RailDelegate(RailView *view) : QStyledItemDelegate(view), m_view(view) { }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {Theme::railWidth - 1,
                index.data(SeparatorRole).toBool() ? separatorHeight : entryHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PainterScope scope(painter);
        const Theme &theme = Theme::current();
        if (index.data(SeparatorRole).toBool()) {
            painter->fillRect(QRect(option.rect.left() + 14, option.rect.center().y(),
                                    option.rect.width() - 28, 1),
                              theme.line);
            return;
        }
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool hot = option.state.testFlag(QStyle::State_MouseOver);
        const QRectF box = QRectF(option.rect).adjusted(sideMargin, 0, -sideMargin, -1);
        if (selected || hot)
            paintRounded(painter, box, Theme::controlRadius,
                         selected ? theme.accentSoft : theme.hover);
        if (selected && m_view->showsFocus())
            paintFocusRing(painter, box, Theme::controlRadius);
        const QColor color = selected ? theme.accent : theme.text;
        paintIcon(painter, QRectF(box.left() + 10, box.center().y() - 8.5, 17, 17),
                  index.data(IconRole).value<Icon>(), selected ? theme.accent : theme.muted);
        const double badge = paintBadge(painter, box, index);
        paintText(painter, box.adjusted(36, 0, -badge - 10, 0),
                  index.data(Qt::DisplayRole).toString(),
                  themeFont(Theme::bodySize, selected ? QFont::DemiBold : QFont::Medium), color);
    }

private:
    /// Returns the width it took.
    static double paintBadge(QPainter *painter, const QRectF &box, const QModelIndex &index)
    {
        const QString text = index.data(BadgeRole).toString();
        if (text.isEmpty())
            return 0;
        const auto band = index.data(BandRole).value<Band>();
        const Theme &theme = Theme::current();
        const QFont font = themeFont(Theme::axisSize, QFont::DemiBold);
        const double width = std::max(18.0, QFontMetricsF(font).horizontalAdvance(text) + 10);
        const QRectF pill(box.right() - 8 - width, box.center().y() - 9, width, 18);
        paintRounded(painter, pill, 9, theme.bandSoft(band));
        paintText(painter, pill, text, font, theme.bandText(band), Qt::AlignCenter);
        return width + 8;
    }

    RailView *m_view;
};

} // namespace

NavRail::NavRail(QWidget *parent) : QFrame(parent), m_model(new QStandardItemModel(this))
{
    auto *view = new RailView(this);
    m_view = view;
    setProperty("surface", QStringLiteral("rail"));
    setFixedWidth(Theme::railWidth);
    auto *name = new QLabel(tr("Rapport"), this);
    name->setProperty("role", QStringLiteral("name"));
    name->setContentsMargins(18, 0, 0, 0);
    name->setFixedHeight(46);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RailDelegate(view));
    m_view->setProperty("embedded", true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Pages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(name);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (!m_silent && index.isValid())
                    Q_EMIT currentChanged(index.data(KeyRole).toString());
            });
}

void NavRail::addPage(const QString &key, Icon picture, const QString &label)
{
    auto *item = new QStandardItem(label);
    item->setData(key, KeyRole);
    item->setData(QVariant::fromValue(picture), IconRole);
    item->setEditable(false);
    m_model->appendRow(item);
}

void NavRail::addSeparator()
{
    auto *item = new QStandardItem;
    item->setData(true, SeparatorRole);
    item->setFlags(Qt::NoItemFlags);
    m_model->appendRow(item);
}

void NavRail::setBadge(const QString &key, const QString &text, Band band)
{
    if (QStandardItem *item = itemOf(key)) {
        item->setData(text, BadgeRole);
        item->setData(QVariant::fromValue(band), BandRole);
        item->setData(text.isEmpty() ? item->text() : QString(item->text() + u", "_s + text),
                      Qt::AccessibleTextRole);
    }
}

void NavRail::setCurrent(const QString &key)
{
    const QScopedValueRollback silence(m_silent, true);
    if (const QStandardItem *item = itemOf(key))
        m_view->setCurrentIndex(item->index());
}

QString NavRail::current() const
{
    return m_view->currentIndex().data(KeyRole).toString();
}

QStandardItem *NavRail::itemOf(const QString &key) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row)->data(KeyRole).toString() == key && !key.isEmpty())
            return m_model->item(row);
    }
    return nullptr;
}

} // namespace rapport::ui
