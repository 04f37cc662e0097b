// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/bar_list.h"

#include "ui/theme/painting.h"

#include <QListView>
#include <QLocale>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rapport::ui {
namespace {

enum Role { KeyRole = Qt::UserRole, ValueRole, TextRole, BandRole, ShareRole };

constexpr int rowHeight = 30;

class BarDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    double widestLabel = 0;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, rowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const PainterScope scope(painter);
        const Theme &theme = Theme::current();
        const QRectF row = option.rect;
        if (option.state.testFlag(QStyle::State_MouseOver))
            paintRounded(painter, row, 4, theme.hover);
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        if (view && view->hasFocus() && index == view->currentIndex())
            paintFocusRing(painter, row, 4);
        // The labels get what they need, up to half; a common start makes bars comparable.
        const double labelWidth =
            std::clamp(widestLabel + 14, row.width() * 0.34, std::max(90.0, row.width() * 0.5));
        const double textWidth = QFontMetricsF(themeFont(Theme::secondarySize))
                                     .horizontalAdvance(index.data(TextRole).toString());
        paintText(painter,
                  row.adjusted(0, 0, 0, 0)
                      .intersected({row.left(), row.top(), labelWidth - 8, row.height()}),
                  index.data().toString(), themeFont(), theme.text);
        // Room for the widest usual value keeps bars of one list comparable.
        const double room = row.width() - labelWidth - std::max(textWidth, 34.0) - 8;
        const double share = index.data(ShareRole).toDouble();
        const double bar = share > 0 ? std::max(3.0, room * share) : 0;
        const auto band = index.data(BandRole).value<Band>();
        const QColor fill = band == Band::None ? theme.accent : theme.bandFill(band);
        if (bar > 0)
            paintRounded(painter, {row.left() + labelWidth, row.center().y() - 7, bar, 14}, 3,
                         blend(fill, theme.panel, 0.86));
        paintText(painter,
                  {row.left() + labelWidth + bar + (bar > 0 ? 6 : 0), row.top(), textWidth + 2,
                   row.height()},
                  index.data(TextRole).toString(), themeFont(Theme::secondarySize), theme.muted);
    }
};

/// Writes its sentence where a list has no rows.
class BarView : public QListView {
public:
    using QListView::QListView;
    QString emptyText;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QListView::paintEvent(event);
        if (model()->rowCount() > 0)
            return;
        QPainter painter(viewport());
        paintText(&painter, viewport()->rect(), emptyText, themeFont(), Theme::current().muted,
                  Qt::AlignCenter);
    }
};

} // namespace

BarList::BarList(QWidget *parent)
    : QWidget(parent), m_model(new QStandardItemModel(this)), m_view(new BarView(this))
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new BarDelegate(m_view));
    m_view->setProperty("embedded", true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    m_view->setCursor(Qt::PointingHandCursor);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    setEmptyText(tr("No data yet"));
    const auto announce = [this](const QModelIndex &index) {
        Q_EMIT rowClicked(index.data(KeyRole).toString());
    };
    connect(m_view, &QListView::clicked, this, announce);
    // A style may activate on single click, which clicked() has told already.
    connect(m_view, &QListView::activated, this, [this, announce](const QModelIndex &index) {
        if (!m_view->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick, nullptr,
                                        m_view))
            announce(index);
    });
}

void BarList::setRows(const std::vector<BarRow> &rows, double maximum)
{
    m_model->clear();
    double most = maximum;
    double widest = 0;
    const QFontMetricsF metrics(themeFont());
    for (const BarRow &row : rows) {
        widest = std::max(widest, metrics.horizontalAdvance(row.label));
        if (maximum <= 0 && std::isfinite(row.value))
            most = std::max(most, row.value);
    }
    for (const BarRow &row : rows) {
        const bool known = std::isfinite(row.value);
        const QString text = !row.valueText.isEmpty() ? row.valueText
            : known                                   ? QLocale().toString(row.value, 'f', 2)
                                                      : QString(QChar(0x2013));
        auto *item = new QStandardItem(row.label);
        item->setData(row.key, KeyRole);
        item->setData(text, TextRole);
        item->setData(QVariant::fromValue(row.band), BandRole);
        item->setData(known && most > 0 ? std::clamp(row.value / most, 0.0, 1.0) : 0.0, ShareRole);
        QStringList said{row.label, text, row.band == Band::None ? QString() : bandLabel(row.band),
                         row.note};
        said.removeAll(QString());
        item->setData(said.join(u", "), Qt::AccessibleTextRole);
        item->setToolTip(said.join(u", "));
        m_model->appendRow(item);
    }
    static_cast<BarDelegate *>(m_view->itemDelegate())->widestLabel = widest;
    m_view->viewport()->update();
}

void BarList::setEmptyText(const QString &text)
{
    static_cast<BarView *>(m_view)->emptyText = text;
    m_view->viewport()->update();
}

} // namespace rapport::ui
