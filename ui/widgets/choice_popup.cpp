// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_popup.h"

#include "ui/theme/icons.h"
#include "ui/theme/painting.h"
#include "ui/widgets/search_field.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace rapport::ui {
namespace {

enum Role { ValueRole = Qt::UserRole, CountRole };

constexpr int popupWidth = 260;
constexpr int rowHeight = 30;
constexpr int mostRows = 9;

class ChoiceDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {popupWidth - 20, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PainterScope scope(painter);
        const Theme &theme = Theme::current();
        const QRectF row = option.rect;
        const bool current = option.state.testFlag(QStyle::State_HasFocus);
        if (current || option.state.testFlag(QStyle::State_MouseOver))
            paintRounded(painter, row, 4, current ? theme.accentSoft : theme.hover);
        const bool on = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        const QRectF box(row.left() + 8, row.center().y() - 8, 16, 16);
        paintRounded(painter, box, 4, on ? theme.accent : theme.panel,
                     on ? theme.accent : theme.muted);
        if (on)
            paintIcon(painter, box.adjusted(2, 2, -2, -2), Icon::Check, theme.onAccent);
        const qint64 count = index.data(CountRole).toLongLong();
        double right = 8;
        if (count >= 0) {
            right += paintText(painter, row.adjusted(34, 0, -8, 0), QLocale().toString(count),
                               themeFont(Theme::secondarySize), theme.muted,
                               Qt::AlignRight | Qt::AlignVCenter)
                + 10;
        }
        paintText(painter, row.adjusted(34, 0, -right, 0), index.data().toString(), themeFont(),
                  theme.text);
    }
};

} // namespace

ChoicePopup::ChoicePopup(const QString &title, const QStringList &chosen, QWidget *anchor)
    : Popover(anchor),
      m_search(new SearchField(this)),
      m_view(new QListView(this)),
      m_note(new QLabel(tr("Loading…"), this)),
      m_clear(new QPushButton(tr("Clear"), this)),
      m_model(new QStandardItemModel(this)),
      m_values(chosen),
      m_texts(chosen)
{
    setAccessibleName(title);
    setFixedWidth(popupWidth);
    m_search->setAccessibleName(tr("Search in %1").arg(title));
    m_search->installEventFilter(this);
    m_search->hide();
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ChoiceDelegate(m_view));
    m_view->setProperty("embedded", true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(title);
    m_view->installEventFilter(this);
    m_view->hide();
    m_note->setProperty("role", QStringLiteral("muted"));
    m_note->setContentsMargins(8, 6, 8, 6);
    m_clear->setProperty("role", QStringLiteral("link"));
    m_clear->setVisible(!chosen.isEmpty());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(9, 9, 9, 9);
    layout->setSpacing(6);
    layout->addWidget(m_search);
    layout->addWidget(m_view);
    layout->addWidget(m_note);
    layout->addWidget(m_clear, 0, Qt::AlignLeft);
    connect(m_search, &SearchField::textChanged, this, &ChoicePopup::filter);
    connect(m_search, &SearchField::searchChanged, this, &ChoicePopup::searched);
    connect(m_view, &QListView::clicked, this, &ChoicePopup::toggle);
    connect(m_clear, &QPushButton::clicked, this, &ChoicePopup::clearAll);
}

void ChoicePopup::setChoices(const std::vector<Choice> &choices)
{
    m_model->clear();
    for (const Choice &choice : choices) {
        auto *item = new QStandardItem(choice.text);
        const auto at = m_values.indexOf(choice.value);
        item->setData(choice.value, ValueRole);
        item->setData(choice.count, CountRole);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(at >= 0 ? Qt::Checked : Qt::Unchecked);
        if (at >= 0)
            m_texts[at] = choice.text;
        m_model->appendRow(item);
    }
    const int rows = m_model->rowCount();
    if (rows > mostRows - 1)
        m_search->show();
    m_view->setVisible(rows > 0);
    m_view->setFixedHeight(std::clamp(rows, 1, mostRows) * rowHeight);
    m_note->setText(tr("Nothing to choose from"));
    m_note->setVisible(rows == 0);
    filter(m_search->text());
    if (!m_search->hasFocus())
        (m_search->isVisibleTo(this) ? static_cast<QWidget *>(m_search) : m_view)->setFocus();
    if (rows > 0 && !m_search->isVisibleTo(this))
        m_view->setCurrentIndex(m_model->index(0, 0));
    adjustSize();
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return Popover::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape) {
        close();
        return true;
    }
    if (watched == m_search && key == Qt::Key_Down) {
        m_view->setFocus(Qt::TabFocusReason);
        for (int row = 0; row < m_model->rowCount(); ++row) {
            if (!m_view->isRowHidden(row)) {
                m_view->setCurrentIndex(m_model->index(row, 0));
                break;
            }
        }
        return true;
    }
    if (watched == m_view
        && (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        toggle(m_view->currentIndex());
        return true;
    }
    return Popover::eventFilter(watched, event);
}

void ChoicePopup::toggle(const QModelIndex &index)
{
    QStandardItem *item = m_model->itemFromIndex(index);
    if (!item)
        return;
    const QString value = item->data(ValueRole).toString();
    const auto at = m_values.indexOf(value);
    if (at >= 0) {
        m_values.removeAt(at);
        m_texts.removeAt(at);
    } else {
        m_values << value;
        m_texts << item->text();
    }
    item->setCheckState(at >= 0 ? Qt::Unchecked : Qt::Checked);
    announce();
}

void ChoicePopup::filter(const QString &text)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_view->setRowHidden(row, !m_model->item(row)->text().contains(text, Qt::CaseInsensitive));
}

void ChoicePopup::announce()
{
    m_clear->setVisible(!m_values.isEmpty());
    adjustSize();
    Q_EMIT chosenChanged(m_values, m_texts);
}

void ChoicePopup::clearAll()
{
    m_values.clear();
    m_texts.clear();
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_model->item(row)->setCheckState(Qt::Unchecked);
    announce();
}

} // namespace rapport::ui
