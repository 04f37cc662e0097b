// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/table_page.h"

#include "session/editor.h"
#include "ui/dialogs/bulk_edit_dialog.h"
#include "ui/dialogs/record_dialog.h"
#include "ui/models/answers.h"
#include "ui/models/display_columns.h"
#include "ui/pages/cell_commands.h"
#include "ui/pages/detail_panel.h"
#include "ui/pages/new_row_field.h"
#include "ui/pages/record_table.h"
#include "ui/pages/selection_summary.h"
#include "ui/pages/table_filter.h"
#include "ui/pages/table_presets.h"
#include "ui/pages/table_toolbar.h"
#include "ui/pages/table_views.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/empty_state.h"

#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Below this there is no room for a panel beside the table unless the user wants it.
constexpr int widthForPanel = 1100;
constexpr int panelWidth = 400;
constexpr int narrowPanelWidth = 312;
/// Where the choice is kept, for a narrow page and a wide one.
constexpr std::array panelKeys = {"panel_narrow", "panel"};

Icon pictureOf(KindId kind)
{
    switch (kind) {
    case KindId::Company: return Icon::Companies;
    case KindId::Survey: return Icon::Surveys;
    case KindId::Feedback: return Icon::Feedback;
    case KindId::Interaction: return Icon::Interactions;
    case KindId::Event:
    case KindId::Attendance: return Icon::Events;
    case KindId::Resource:
    case KindId::Engagement: return Icon::Resources;
    case KindId::Project: return Icon::Projects;
    case KindId::Task: return Icon::Tasks;
    default: return Icon::Developers;
    }
}

} // namespace

TablePage::TablePage(Workspace &workspace, KindId kind, QWidget *parent)
    : Page(workspace, parent), m_kind(kind), m_model(workspace, kind)
{
    build();
    connectParts();
    setColumns(defaultColumns(this->kind()));
    arrangePanel();
}

TablePage::~TablePage()
{
    // The view must go before the model that it shows.
    delete m_splitter;
}

const Kind &TablePage::kind() const
{
    return workspace().catalogue().kind(m_kind);
}

QString TablePage::settingsKey(const char *name) const
{
    return u"tables/%1/%2"_s.arg(kind().name, QLatin1StringView(name));
}

void TablePage::remember(QSettings &settings)
{
    m_settings = &settings;
    for (size_t i = 0; i < panelKeys.size(); ++i) {
        if (const QVariant open = settings.value(settingsKey(panelKeys[i])); open.isValid())
            m_panelChoices[i] = open.toBool();
    }
    const QStringList columns = settings.value(settingsKey("columns")).toStringList();
    setColumns(columns.isEmpty() ? this->columns() : columns);
    m_frozen = settings.value(settingsKey("frozen"), m_frozen).toBool();
    m_table->setFirstColumnFrozen(m_frozen);
    arrangePanel();
}

/// The user wants the first column to stay: on the page, or in the view until it is left.
void TablePage::freeze(bool frozen)
{
    if (!m_inSavedView) {
        m_frozen = frozen;
        keep("frozen", frozen);
    }
    m_table->setFirstColumnFrozen(frozen);
    m_views->showChanges();
}

void TablePage::keep(const char *name, const QVariant &value)
{
    if (!m_settings)
        return;
    if (value.isValid())
        m_settings->setValue(settingsKey(name), value);
    else
        m_settings->remove(settingsKey(name));
}

void TablePage::build()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    auto *card = new Card(m_splitter);
    card->setFlush(true);
    m_toolbar = new TableToolbar(card);
    m_stack = new QStackedWidget(card);
    m_table = new RecordTable(workspace(), m_model, m_stack);
    const QString plural = kind().displayLabelPlural().toLower();
    m_empty = new EmptyState(pictureOf(m_kind),
                             tr("No %1 yet. Import a spreadsheet or add one.").arg(plural),
                             tr("Import"), m_stack);
    m_noMatch = new EmptyState(Icon::Search, tr("Nothing matches."), tr("Clear filters"), m_stack);
    for (QWidget *state : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_empty),
                           static_cast<QWidget *>(m_noMatch)})
        m_stack->addWidget(state);
    auto *line = new QFrame(card);
    line->setProperty("surface", u"line"_s);
    card->content()->setSpacing(0);
    card->content()->addWidget(m_toolbar);
    card->content()->addWidget(line);
    card->content()->addWidget(m_stack, 1);
    if (!workspace().isReadOnly() && NewRowField::suits(kind())) {
        auto *edge = new QFrame(card);
        edge->setProperty("surface", u"line"_s);
        card->content()->addWidget(edge);
        m_newRow = new NewRowField(workspace(), m_kind, card);
        card->content()->addWidget(m_newRow);
    }
    m_panel = new DetailPanel(workspace(), m_kind, m_splitter);
    m_splitter->addWidget(card);
    m_splitter->addWidget(m_panel);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->addWidget(m_splitter);
    m_views = new TableViews(
        workspace(), m_kind, *m_toolbar, [this] { return present(); }, this);
    m_filter = new TableFilter(workspace(), m_kind, *m_toolbar, this);
    m_toolbar->setCanAdd(!workspace().isReadOnly());
}

void TablePage::connectParts()
{
    connect(m_views, &TableViews::chosen, this, &TablePage::showView);
    connect(m_views, &TableViews::counted, this, &TablePage::showCount);
    connect(m_views, &TableViews::settled, this, &TablePage::announceSettled);
    connect(m_views, &TableViews::failed, this, &Page::failed);
    connect(m_filter, &TableFilter::changed, this, &TablePage::applyQuery);
    connect(m_toolbar, &TableToolbar::chipCleared, this, &TablePage::forgetRows);
    connect(m_toolbar, &TableToolbar::columnsClicked, this, &TablePage::openColumnChooser);
    connect(m_toolbar, &TableToolbar::addClicked, this, &TablePage::addRecord);
    connect(m_toolbar, &TableToolbar::editManyClicked, this, [this] { editMany(); });
    connect(m_table, &RecordTable::bulkEditRequested, this, &TablePage::editMany);
    connect(m_toolbar, &TableToolbar::exportClicked, this,
            [this] { Q_EMIT exportRequested(query(), columns()); });
    connect(m_table, &RecordTable::exportRequested, m_toolbar, &TableToolbar::exportClicked);
    connect(m_toolbar, &TableToolbar::panelToggled, this, &TablePage::setPanelOpen);
    connect(m_empty, &EmptyState::actionTriggered, this, &TablePage::importRequested);
    connect(m_noMatch, &EmptyState::actionTriggered, this, &TablePage::clearFilters);
    connect(&m_model, &RecordTableModel::loaded, this, &TablePage::tableLoaded);
    connect(&m_model, &RecordTableModel::failed, this, &Page::failed);
    connect(&m_model, &RecordTableModel::busyChanged, this, &TablePage::announceSettled);
    connect(m_table, &RecordTable::failed, this, &Page::failed);
    connect(m_table, &RecordTable::done, this, &Page::done);
    connect(m_table, &RecordTable::told, this, &TablePage::told);
    connect(m_table, &RecordTable::longChangeRequested, this, &TablePage::longChangeRequested);
    connect(&m_table->summary(), &SelectionSummary::changed, this, &TablePage::selectionTold);
    connect(m_table, &RecordTable::recordRequested, this, &Page::rowsRequested);
    connect(m_table, &RecordTable::removeRequested, this, &TablePage::removeSelected);
    connect(m_table, &RecordTable::filterRequested, m_filter, &TableFilter::add);
    connect(m_table, &RecordTable::columnsMoved, this, &TablePage::chooseColumns);
    connect(m_table, &RecordTable::widthsChanged, m_views, &TableViews::showChanges);
    connect(m_table, &RecordTable::freezeRequested, this, &TablePage::freeze);
    if (m_newRow) {
        connect(m_newRow, &NewRowField::added, this, [this](RecordId id) {
            m_table->setFocus();
            showInTable(id);
            Q_EMIT done(tr("Added %1").arg(kind().displayLabel().toLower()));
        });
        connect(m_newRow, &NewRowField::failed, this, &Page::failed);
    }
    connect(m_table, &RecordTable::currentRecordChanged, this, &TablePage::currentChanged);
    connect(m_table, &RecordTable::detailRequested, this, [this] { setPanelOpen(!isPanelOpen()); });
    connect(m_panel, &DetailPanel::closeRequested, this, [this] { setPanelOpen(false); });
    connect(m_panel, &DetailPanel::rowsRequested, this, &Page::rowsRequested);
    connect(m_panel, &DetailPanel::failed, this, &Page::failed);
    connect(m_panel, &DetailPanel::done, this, &Page::done);
    connect(m_panel, &DetailPanel::settled, this, &TablePage::announceSettled);
    auto *add = new QShortcut(QKeySequence::New, this);
    add->setContext(Qt::WidgetWithChildrenShortcut);
    connect(add, &QShortcut::activated, this, &TablePage::addRecord);
}

void TablePage::setScope(const Scope &scope)
{
    if (scope == this->scope())
        return;
    Page::setScope(scope);
    applyQuery();
}

void TablePage::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    applyQuery();
}

void TablePage::showRows(const Filter &filter, const QString &title)
{
    m_rows = filter;
    m_rowsTitle = filter.isEmpty() ? QString() : title;
    m_toolbar->setChip(m_rowsTitle);
    m_filter->set({});
    m_views->chooseAll();
    showView();
}

void TablePage::forgetRows()
{
    m_rows = {};
    m_rowsTitle.clear();
    m_toolbar->setChip({});
    applyQuery();
}

/// Takes up the filter, order and columns of the view that was chosen.
void TablePage::showView()
{
    if (const SavedView *view = m_views->saved()) {
        m_inSavedView = true;
        m_rows = {};
        m_toolbar->setChip({});
        m_filter->set(view->query.filter, view->query.search);
        m_viewSort = view->query.sort.empty() ? defaultSort(kind()) : view->query.sort;
        m_table->setWidths(view->widths);
        m_table->setFirstColumnFrozen(view->firstColumnFrozen);
        setColumns(view->columns);
    } else if (std::exchange(m_inSavedView, false)) {
        m_filter->set({});
        m_viewSort = defaultSort(kind());
        m_table->setWidths({});
        const QStringList own =
            m_settings ? m_settings->value(settingsKey("columns")).toStringList() : QStringList();
        setColumns(own);
        m_table->setFirstColumnFrozen(m_frozen);
    }
    applyQuery();
}

SavedView TablePage::present() const
{
    Query query = this->query();
    query.kind = m_kind;
    query.filter = m_views->filter().and_(m_rows).and_(m_filter->filter());
    query.search = wholeSearch();
    if (!m_viewSort.empty())
        query.sort = m_viewSort;
    return {{}, query, columns(), m_table->widths(), m_table->isFirstColumnFrozen()};
}

/// What the view looks for and what the search field says; both must be found.
QString TablePage::wholeSearch() const
{
    QStringList parts = {m_filter->search(), m_search.trimmed()};
    parts.removeAll(QString());
    parts.removeDuplicates();
    return parts.join(u' ');
}

void TablePage::clearFilters()
{
    m_search.clear();
    showRows({}, {});
    Q_EMIT clearFiltersRequested();
}

bool TablePage::isFiltered() const
{
    return !query().filter.isEmpty() || !query().search.trimmed().isEmpty();
}

void TablePage::applyQuery()
{
    m_queryStale = true;
    m_countsStale = true;
    if (!isVisible())
        return;
    m_queryStale = false;
    Query wanted;
    wanted.kind = m_kind;
    wanted.filter = scopeFilter(m_kind, scope(), workspace().settings().zone)
                        .and_(m_views->filter())
                        .and_(m_rows)
                        .and_(m_filter->filter());
    wanted.search = wholeSearch();
    wanted.sort = !m_viewSort.empty() ? std::exchange(m_viewSort, {})
        : query().sort.empty()        ? defaultSort(kind())
                                      : query().sort;
    m_model.setQuery(wanted);
    m_table->showSort();
    m_views->showChanges();
    readCounts();
}

void TablePage::readCounts()
{
    if (!isVisible())
        return;
    m_countsStale = false;
    m_views->readCounts(scope());
}

void TablePage::tableLoaded()
{
    showCount();
    showRightState();
    m_views->showChanges(); // the user may have sorted
    goToWanted();
    // The panel tells of something from the start; who is awaited comes by itself.
    if (!m_wanted.isValid())
        m_table->ensureCurrent();
    announceSettled();
}

void TablePage::showCount()
{
    if (!m_model.isLoaded())
        return;
    const QLocale locale;
    const qint64 shown = m_model.rowCount();
    const QString plural = kind().displayLabelPlural().toLower();
    const QString text = m_views->total() > shown
        ? tr("%1 of %2").arg(locale.toString(shown), locale.toString(m_views->total()))
        : tr("%1 %2").arg(locale.toString(shown),
                          shown == 1 ? kind().displayLabel().toLower() : plural);
    if (text == m_countText)
        return;
    m_countText = text;
    m_toolbar->setCountText(text);
    Q_EMIT countChanged(text);
}

void TablePage::showRightState()
{
    QWidget *state = m_table;
    if (m_model.rowCount() == 0) {
        state = isFiltered() ? m_noMatch : m_empty;
        m_noMatch->setSentence(
            m_search.trimmed().isEmpty()
                ? tr("No %1 match these filters.").arg(kind().displayLabelPlural().toLower())
                : tr("Nothing matches \u201c%1\u201d.").arg(m_search.trimmed()));
    }
    const bool hadFocus = m_table->hasFocus();
    m_stack->setCurrentWidget(state);
    if (hadFocus && state == m_noMatch)
        m_noMatch->button()->setFocus();
    if (state != m_table)
        m_panel->showRecord({});
    arrangePanel();
}

void TablePage::workspaceChanged(const ChangeSummary &summary)
{
    m_panel->workspaceChanged(summary);
    if (summary.catalogue && !m_inSavedView)
        m_table->restoreWidths(m_settings, settingsKey("widths"));
    m_countsStale = true;
    if (!isVisible()) {
        m_queryStale = true;
        return;
    }
    m_model.workspaceChanged(summary);
    readCounts();
}

bool TablePage::isBusy() const
{
    return m_model.isBusy() || m_views->isBusy() || (isPanelOpen() && m_panel->isBusy());
}

void TablePage::announceSettled()
{
    const bool wasBusy = std::exchange(m_saidBusy, isBusy());
    if (wasBusy && !m_saidBusy)
        Q_EMIT settled();
}

void TablePage::setColumns(const QStringList &columns)
{
    m_model.setColumns(columns);
    if (m_model.columnCount() == 0)
        m_model.setColumns(defaultColumns(kind()));
    if (m_inSavedView)
        m_table->setWidths(m_table->widths());
    else
        m_table->restoreWidths(m_settings, settingsKey("widths"));
    m_table->showSort();
}

/// The user wants these columns: the page's own, or the view's until it is left.
void TablePage::chooseColumns(const QStringList &columns)
{
    if (!m_inSavedView)
        keep("columns", columns.isEmpty() ? QVariant() : QVariant(columns));
    setColumns(columns);
    m_views->showChanges();
}

void TablePage::openColumnChooser()
{
    auto *popup = new ChoicePopup(tr("Columns"), columns(), m_toolbar->columnsButton());
    std::vector<Choice> choices;
    for (const Field &field : kind().fields)
        choices.push_back({field.name, field.displayLabel()});
    for (const Field &field : displayColumns(m_kind))
        choices.push_back({field.name, field.displayLabel()});
    popup->setChoices(choices);
    connect(popup, &ChoicePopup::chosenChanged, this, [this](const QStringList &chosen) {
        // Columns keep their order; new ones come last.
        QStringList wanted;
        for (const QString &name : columns() + chosen) {
            if (chosen.contains(name) && !wanted.contains(name))
                wanted.append(name);
        }
        chooseColumns(wanted);
    });
    popup->popup();
}

void TablePage::addRecord()
{
    if (workspace().isReadOnly())
        return;
    auto *dialog = new RecordDialog(workspace(), m_kind, {}, window());
    connect(dialog, &RecordDialog::added, this, [this](KindId, RecordId id) {
        showRecord(id);
        Q_EMIT done(tr("Added %1").arg(kind().displayLabel().toLower()));
    });
    dialog->open();
}

void TablePage::editMany(const QString &field)
{
    if (workspace().isReadOnly() || m_model.rowCount() == 0)
        return;
    auto *dialog =
        new BulkEditDialog(workspace(), m_kind,
                           {m_table->cells().selectedIds(), m_model.ids(), isFiltered()}, window());
    dialog->setField(field);
    connect(dialog, &BulkEditDialog::changeRequested, this, &TablePage::longChangeRequested);
    dialog->open();
}

void TablePage::removeSelected()
{
    if (workspace().isReadOnly())
        return;
    const std::vector<RecordId> records = m_table->selectedRecords();
    if (records.empty())
        return;
    // Who comes after the removed rows is next.
    const int last = m_model.rowOf(records.back());
    const RecordId next = m_model.recordId(last + 1).isValid()
        ? m_model.recordId(last + 1)
        : m_model.recordId(m_model.rowOf(records.front()) - 1);
    const qint64 count = qint64(records.size());
    whenAnswered(
        workspace().editor().removeRecords(m_kind, records), this,
        [this, count, next](const Result<Change> &change) {
            if (!change) {
                Q_EMIT failed(change.error());
                return;
            }
            m_wanted = next;
            const QString name = count == 1 ? kind().displayLabel() : kind().displayLabelPlural();
            Q_EMIT done(tr("Deleted %1 %2").arg(QLocale().toString(count), name.toLower()));
        });
}

void TablePage::showRecord(RecordId id)
{
    setPanelOpen(true);
    showInTable(id);
}

void TablePage::showInTable(RecordId id)
{
    m_wanted = id;
    m_insists = false;
    if (m_model.isLoaded())
        goToWanted();
}

void TablePage::openRecord(RecordId id)
{
    showRecord(id);
    m_insists = true;
    if (m_model.isLoaded())
        goToWanted();
}

void TablePage::goToWanted()
{
    if (!m_wanted.isValid())
        return;
    if (m_table->setCurrentRecord(m_wanted))
        m_wanted = {};
    else if (std::exchange(m_insists, false) && isFiltered())
        clearFilters();
}

void TablePage::currentChanged(RecordId id)
{
    m_panel->showRecord(id);
    announceSettled();
}

void TablePage::setPanelOpen(bool open)
{
    m_panelChoices[size_t(isRoomy())] = open;
    keep(panelKeys[size_t(isRoomy())], open);
    arrangePanel();
}

bool TablePage::isPanelOpen() const
{
    return m_panel && !m_panel->isHidden();
}

bool TablePage::isRoomy() const
{
    return width() >= widthForPanel;
}

void TablePage::arrangePanel()
{
    // A narrow page has a panel only while the user wants one there.
    const bool wanted = m_panelChoices[size_t(isRoomy())].value_or(isRoomy());
    // Without records there is nothing to tell of.
    const bool open = wanted && m_stack->currentWidget() != m_empty;
    if (!open && m_panel->hasFocus())
        m_table->setFocus();
    const bool shown = open && !isPanelOpen();
    m_panel->setVisible(open);
    // The user may drag the panel's edge; only a page of another sort takes that back.
    if (m_panelIsWide != isRoomy() || shown) {
        const int panel = isRoomy() ? panelWidth : narrowPanelWidth;
        m_splitter->setSizes({std::max(200, m_splitter->width() - panel), panel});
    }
    m_panelIsWide = isRoomy();
    m_toolbar->setPanelOpen(wanted);
}

void TablePage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    arrangePanel();
    m_views->readSaved();
    if (m_queryStale)
        applyQuery();
    else if (m_countsStale)
        readCounts();
}

void TablePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrangePanel();
}

} // namespace rapport::ui
