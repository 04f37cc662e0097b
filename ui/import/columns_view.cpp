// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/columns_view.h"

#include "ui/import/columns_delegate.h"
#include "ui/import/columns_model.h"
#include "ui/import/new_field_popup.h"
#include "ui/import/scale_popup.h"
#include "ui/import/target_choices.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>

namespace rapport::ui {

namespace {

constexpr int kRowHeight = 48;
constexpr int kTargetWidth = 236;
constexpr int kScaleWidth = 112;
constexpr int kPolicyWidth = 122;
constexpr int kFitWidth = 138;
constexpr int kMoreRoom = 1000; ///< from this width on the fields get more of it

} // namespace

ColumnsView::ColumnsView(ColumnsModel &model, QWidget *parent) : QTableView(parent), m_model(model)
{
    setModel(&model);
    setItemDelegate(new ColumnsDelegate(this));
    setAccessibleName(tr("Columns of the file"));
    setProperty("embedded", true);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked);
    setTabKeyNavigation(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionResizeMode(ColumnsModel::NameColumn, QHeaderView::Stretch);
}

void ColumnsView::resizeEvent(QResizeEvent *event)
{
    const int more = viewport()->width() > kMoreRoom ? 60 : 0;
    horizontalHeader()->resizeSection(ColumnsModel::TargetColumn, kTargetWidth + more);
    horizontalHeader()->resizeSection(ColumnsModel::ScaleColumn, kScaleWidth + more);
    horizontalHeader()->resizeSection(ColumnsModel::PolicyColumn, kPolicyWidth);
    horizontalHeader()->resizeSection(ColumnsModel::FitColumn, kFitWidth);
    QTableView::resizeEvent(event);
}

void ColumnsView::openChoices(const QModelIndex &index)
{
    if (!index.data(ColumnsModel::OffersRole).toBool())
        return;
    switch (index.column()) {
    case ColumnsModel::TargetColumn: openTargets(index); break;
    case ColumnsModel::ScaleColumn: openScale(index); break;
    case ColumnsModel::PolicyColumn: openPolicies(index); break;
    default: break;
    }
}

void ColumnsView::showAt(Popover *popup, const QModelIndex &index)
{
    const QRect cell = visualRect(index).adjusted(4, 0, 0, -6);
    popup->popupAt(cell.translated(viewport()->mapTo(this, QPoint())));
    popup->setFocus(Qt::PopupFocusReason);
}

void ColumnsView::openTargets(const QModelIndex &index)
{
    const int row = index.row();
    const ImportColumn &column = m_model.at(row);
    auto *popup = new PickPopup(tr("Field for %1").arg(m_model.name(row)),
                                targetItems(m_model.catalogue(), m_model.kind()),
                                column.newField ? kNewFieldTarget.toString() : column.field, this);
    const QPersistentModelIndex place(index);
    connect(popup, &PickPopup::picked, this, [this, place](const QString &path) {
        if (!place.isValid())
            return;
        if (path == kNewFieldTarget)
            openNewField(place);
        else if (path.isEmpty())
            leaveOut(place.row());
        else
            m_model.setTarget(place.row(), path);
    });
    showAt(popup, index);
}

void ColumnsView::openNewField(const QModelIndex &index)
{
    const int row = index.row();
    NewField suggested{m_model.kind(), fieldNameFrom(m_model.name(row)),
                       guessedType(m_model.samples(row))};
    if (m_model.at(row).newField)
        suggested = *m_model.at(row).newField;
    auto *popup = new NewFieldPopup(m_model.catalogue(), m_model.kind(), suggested, this);
    connect(popup, &NewFieldPopup::chosen, this,
            [this, place = QPersistentModelIndex(index)](const NewField &field) {
                if (place.isValid())
                    m_model.setNewField(place.row(), field);
            });
    showAt(popup, index);
}

void ColumnsView::openPolicies(const QModelIndex &index)
{
    const auto field = m_model.field(index.row());
    if (!field)
        return;
    std::vector<PickItem> items;
    for (const ImportPolicy policy : policiesFor(*field))
        items.push_back({QString::number(int(policy)), policyText(policy), policyHelp(policy)});
    auto *popup = new PickPopup(tr("What becomes of values that are there"), items,
                                QString::number(int(m_model.at(index.row()).policy)), this);
    connect(popup, &PickPopup::picked, this,
            [this, place = QPersistentModelIndex(index)](const QString &policy) {
                if (place.isValid())
                    m_model.setPolicy(place.row(), ImportPolicy(policy.toInt()));
            });
    showAt(popup, index);
}

void ColumnsView::openScale(const QModelIndex &index)
{
    auto *popup = new ScalePopup(m_model.at(index.row()).scale.value_or(MeasureScale()),
                                 m_model.samples(index.row()), this);
    connect(popup, &ScalePopup::chosen, this,
            [this, place = QPersistentModelIndex(index)](const MeasureScale &scale) {
                if (place.isValid())
                    m_model.setScale(place.row(), scale);
            });
    showAt(popup, index);
}

void ColumnsView::leaveOut(int row)
{
    if (m_model.isExtra(row))
        m_model.removeExtra(row);
    else
        m_model.setTarget(row, {});
}

void ColumnsView::addConstant(const QString &path)
{
    const QModelIndex added = m_model.index(m_model.addConstant(path), ColumnsModel::NameColumn);
    setCurrentIndex(added);
    scrollTo(added);
    edit(added);
}

void ColumnsView::keyPressEvent(QKeyEvent *event)
{
    // Enter in the field of a constant comes by here on its way to the window's button.
    if (state() == EditingState)
        return;
    const QModelIndex current = currentIndex();
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
    case Qt::Key_Space:
        if (current.flags().testFlag(Qt::ItemIsEditable))
            edit(current);
        else
            openChoices(current);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (current.isValid())
            leaveOut(current.row());
        return;
    default: QTableView::keyPressEvent(event);
    }
}

void ColumnsView::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        openChoices(index);
}

} // namespace rapport::ui
