// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/history_page.h"

#include "ui/models/answers.h"
#include "ui/pages/history_model.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"

#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

constexpr std::array kWidths = {144, 120, 240, 150, 112, 80};
constexpr int kWidestLabel = 260; ///< of what the button names

} // namespace

QString undoSentence(const QString &label, const std::vector<KeptItem> &kept)
{
    if (kept.empty())
        return HistoryPage::tr("Undone: %1").arg(label);
    return HistoryPage::tr("Undone: %1. Kept as they are: %2, the first because: %3")
        .arg(label, QLocale().toString(qlonglong(kept.size())), kept.front().reason);
}

QString changeTitle(const QString &verb, const ChangeSetInfo &set)
{
    const auto quoted = [](QString text) { return text.replace(u'&', QStringLiteral("&&")); };
    return HistoryPage::tr("%1 \"%2\" by %3", "undo: what: who")
        .arg(verb, quoted(set.label), quoted(set.actor));
}

HistoryPage::HistoryPage(Workspace &workspace, QWidget *parent)
    : Page(workspace, parent),
      m_model(new HistoryModel(workspace, this)),
      m_view(new QTableView(this)),
      m_stack(new QStackedLayout)
{
    makeView();
    auto *card = new Card(this);
    card->setFlush(true);
    auto *line = new QFrame(card);
    line->setProperty("surface", QStringLiteral("line"));
    card->content()->setSpacing(0);
    card->content()->addWidget(makeHead());
    card->content()->addWidget(line);
    card->content()->addLayout(m_stack, 1);
    auto *nothing =
        new EmptyState(Icon::History,
                       tr("Nothing has been changed yet. Whatever changes is listed here and can "
                          "be undone."),
                       {}, this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(nothing);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, Theme::spaceL, 20, Theme::spaceL);
    layout->addWidget(card);
    connect(m_model, &HistoryModel::answered, this, &HistoryPage::answered);
    connect(m_model, &HistoryModel::failed, this, &Page::failed);
    showLast();
}

QWidget *HistoryPage::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(Theme::spaceM, Theme::spaceS, Theme::spaceS, Theme::spaceS);
    row->setSpacing(Theme::spaceM);
    auto *hint = new ElidedLabel(tr("Every change that stands can be undone, in any order."), head);
    hint->setProperty("role", QStringLiteral("muted"));
    m_undo = new QPushButton(icon(Icon::Undo), {}, head);
    row->addWidget(hint, 1);
    row->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_last)
            undo(*m_last);
    });
    return head;
}

void HistoryPage::makeView()
{
    m_view->setModel(m_model);
    m_view->setProperty("embedded", true);
    m_view->setAccessibleName(tr("History"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->verticalHeader()->setDefaultSectionSize(Theme::rowHeight);
    QHeaderView *header = m_view->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    for (int i = 0; i < HistoryModel::kColumns; ++i)
        header->resizeSection(i, kWidths[size_t(i)]);
    header->setSectionResizeMode(HistoryModel::LabelColumn, QHeaderView::Stretch);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, &HistoryPage::showMenu);
    connect(m_view, &QTableView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == HistoryModel::ActionColumn)
            undoRow(index.row());
    });
    auto *take = new QAction(tr("Undo this change"), m_view);
    take->setShortcuts({QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)});
    take->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(take);
    connect(take, &QAction::triggered, this, [this] { undoRow(m_view->currentIndex().row()); });
}

void HistoryPage::workspaceChanged(const ChangeSummary &)
{
    m_stale = true;
    if (isVisible())
        reload();
}

bool HistoryPage::isBusy() const
{
    return m_model->isBusy() || m_reading > 0;
}

void HistoryPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_stale)
        reload();
}

void HistoryPage::reload()
{
    m_stale = false;
    m_model->reload();
    readLast();
}

void HistoryPage::readLast()
{
    ++m_reading;
    whenAnswered(workspace().undoState(), this, [this](const Result<Workspace::UndoState> &state) {
        --m_reading;
        m_last = state ? state->undo : std::nullopt;
        showLast();
        if (!state)
            Q_EMIT failed(state.error());
        answered();
    });
}

void HistoryPage::showLast()
{
    m_undo->setEnabled(m_last && !workspace().isReadOnly());
    if (!m_last) {
        m_undo->setText(tr("Nothing to undo"));
        m_undo->setToolTip({});
        return;
    }
    // What was done can be long; who did it must not be pushed out of sight.
    ChangeSetInfo shown = *m_last;
    shown.label = fontMetrics().elidedText(shown.label, Qt::ElideMiddle, kWidestLabel);
    shown.actor = fontMetrics().elidedText(shown.actor, Qt::ElideMiddle, kWidestLabel / 2);
    m_undo->setText(changeTitle(tr("Undo"), shown));
    m_undo->setToolTip(
        tr("%1 \"%2\" by %3", "undo: what: who").arg(tr("Undo"), m_last->label, m_last->actor));
    m_undo->setAccessibleName(m_undo->toolTip());
}

void HistoryPage::answered()
{
    m_stack->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
    if (!isBusy())
        Q_EMIT settled();
}

void HistoryPage::undoRow(int row)
{
    if (row < 0 || row >= m_model->rowCount() || !m_model->canUndo(row))
        return;
    undo(m_model->at(row));
}

void HistoryPage::undo(const ChangeSetInfo &set)
{
    whenAnswered(workspace().editor().undo(set.id), this,
                 [this, label = set.label](const Result<Change> &change) {
                     if (change)
                         Q_EMIT done(undoSentence(label, change->kept));
                     else
                         Q_EMIT failed(change.error());
                 });
}

void HistoryPage::showMenu(const QPoint &place)
{
    const QModelIndex index = m_view->indexAt(place);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *undo = menu->addAction(icon(Icon::Undo), tr("Undo this change"), this,
                                    [this, row = index.row()] { undoRow(row); });
    undo->setEnabled(m_model->canUndo(index.row()));
    menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace rapport::ui
