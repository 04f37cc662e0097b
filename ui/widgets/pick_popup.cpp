// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pick_popup.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

enum Role { ValueRole = Qt::UserRole, NoteRole, HeadingRole, CurrentRole, FoundByRole };

constexpr int kWidth = 320;
constexpr int kRowHeight = 30;
constexpr int kNoteHeight = 46; ///< of a row with a note
constexpr int kMostHeight = 300;
constexpr int kManyItems = 9; ///< from here on they can be searched
constexpr int kTick = 22;

class PickDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        return {kWidth - 40, index.data(NoteRole).toString().isEmpty() ? kRowHeight : kNoteHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PainterScope scope(painter);
        const Theme &theme = Theme::current();
        const QRectF row = option.rect;
        const QString text = index.data().toString();
        if (index.data(HeadingRole).toBool()) {
            paintText(painter, row.adjusted(8, 4, -8, 0), text,
                      themeFont(Theme::secondarySize, QFont::DemiBold), theme.muted);
            return;
        }
        if (option.state.testFlag(QStyle::State_Selected))
            paintRounded(painter, row, 4, theme.accentSoft);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            paintRounded(painter, row, 4, theme.hover);
        const QString note = index.data(NoteRole).toString();
        const QRectF inner = row.adjusted(8, 0, -8 - kTick, 0);
        const QRectF line = note.isEmpty()
            ? inner
            : QRectF(inner.left(), inner.top() + 5, inner.width(), inner.height() / 2 - 4);
        paintText(painter, line, text, themeFont(), theme.text);
        if (!note.isEmpty())
            paintText(painter, line.translated(0, line.height()), note,
                      themeFont(Theme::secondarySize), theme.muted);
        if (index.data(CurrentRole).toBool())
            paintIcon(painter, QRectF(row.right() - 8 - 16, row.center().y() - 8, 16, 16),
                      Icon::Check, theme.accent);
    }
};

} // namespace

PickPopup::PickPopup(const QString &title, const std::vector<PickItem> &items,
                     const QString &current, QWidget *anchor)
    : Popover(anchor),
      m_search(new SearchField(this)),
      m_view(new QListView(this)),
      m_model(new QStandardItemModel(this)),
      m_nothing(new QLabel(tr("Nothing of that name"), this))
{
    setAccessibleName(title);
    setFixedWidth(kWidth);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search in %1").arg(title));
    m_search->setMinimumHeight(Theme::controlHeight);
    m_search->setVisible(int(items.size()) >= kManyItems);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new PickDelegate(m_view));
    m_view->setProperty("embedded", true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(title);
    m_nothing->setProperty("role", QStringLiteral("muted"));
    m_nothing->setContentsMargins(8, 6, 8, 6);
    m_nothing->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(9, 9, 9, 9);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_view);
    layout->addWidget(m_nothing);
    m_search->installEventFilter(this);
    m_view->installEventFilter(this);
    fill(items, current);
    connect(m_search, &SearchField::textChanged, this, &PickPopup::narrow);
    connect(m_view, &QListView::clicked, this, &PickPopup::pick);
    setFocusProxy(m_search->isVisibleTo(this) ? static_cast<QWidget *>(m_search) : m_view);
}

void PickPopup::fill(const std::vector<PickItem> &items, const QString &current)
{
    QString group;
    int height = 0;
    QModelIndex chosen;
    for (const PickItem &item : items) {
        auto *row = new QStandardItem(item.text);
        if (item.heading)
            group = item.text;
        row->setFlags(item.heading ? Qt::NoItemFlags : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        row->setData(item.value, ValueRole);
        row->setData(item.note, NoteRole);
        row->setData(item.heading, HeadingRole);
        row->setData(QString(group + u' ' + item.text), FoundByRole);
        row->setData(!item.heading && item.value == current, CurrentRole);
        if (!item.note.isEmpty())
            row->setData(item.note, Qt::AccessibleDescriptionRole);
        m_model->appendRow(row);
        height += item.note.isEmpty() ? kRowHeight : kNoteHeight;
        if (!item.heading && (item.value == current || !chosen.isValid()))
            chosen = row->index();
    }
    m_view->setFixedHeight(std::min(height, kMostHeight));
    m_view->setCurrentIndex(chosen);
    m_view->scrollTo(chosen, QAbstractItemView::PositionAtCenter);
}

void PickPopup::narrow(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    int heading = -1;
    int first = -1;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStandardItem *item = m_model->item(row);
        if (item->data(HeadingRole).toBool()) {
            heading = row;
            m_view->setRowHidden(row, true);
            continue;
        }
        const QString by = item->data(FoundByRole).toString();
        const bool fits = std::ranges::all_of(
            words, [&by](const QString &word) { return by.contains(word, Qt::CaseInsensitive); });
        m_view->setRowHidden(row, !fits);
        if (fits && heading >= 0)
            m_view->setRowHidden(heading, false);
        if (fits && first < 0)
            first = row;
    }
    m_nothing->setVisible(first < 0);
    m_view->setVisible(first >= 0);
    if (first >= 0)
        m_view->setCurrentIndex(m_model->index(first, 0));
}

void PickPopup::move(int by)
{
    for (int row = m_view->currentIndex().row() + by; row >= 0 && row < m_model->rowCount();
         row += by) {
        if (!m_view->isRowHidden(row) && m_model->item(row)->isSelectable()) {
            m_view->setCurrentIndex(m_model->index(row, 0));
            return;
        }
    }
}

bool PickPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Popover::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape: close(); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: pick(m_view->currentIndex()); return true;
    default: return Popover::eventFilter(watched, event);
    }
}

void PickPopup::pick(const QModelIndex &index)
{
    if (!index.isValid() || m_view->isRowHidden(index.row()))
        return;
    // What the caller opens next is not to be closed along with this.
    const QString value = index.data(ValueRole).toString();
    close();
    Q_EMIT picked(value);
}

} // namespace rapport::ui
