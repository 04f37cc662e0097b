// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/detail_panel.h"

#include "session/editor.h"
#include "ui/charts/bar_list.h"
#include "ui/dialogs/record_dialog.h"
#include "ui/models/answers.h"
#include "ui/pages/related_list.h"
#include "ui/pages/why_section.h"
#include "ui/theme/icons.h"
#include "ui/widgets/avatar.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/score_pill.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int meanRowHeight = 30;
constexpr int widestFieldName = 136;
constexpr int longestWord = 20;

/// What a record is known by at a glance, besides its name.
QStringList secondLineFields(KindId kind)
{
    switch (kind) {
    case KindId::Developer: return {u"company"_s, u"segment"_s, u"country"_s};
    case KindId::Company: return {u"segment"_s, u"tier"_s, u"country"_s};
    case KindId::Survey: return {u"product"_s, u"version"_s};
    case KindId::Feedback: return {u"survey"_s, u"taken_on"_s};
    case KindId::Interaction: return {u"developer"_s, u"kind"_s, u"occurred_at"_s};
    case KindId::Event: return {u"kind"_s, u"starts_at"_s, u"place"_s};
    case KindId::Resource: return {u"kind"_s, u"product"_s, u"version"_s};
    case KindId::Project: return {u"developer"_s, u"company"_s, u"stage"_s};
    case KindId::Task: return {u"developer"_s, u"due_on"_s};
    default: return {};
    }
}

/// Whether a field is told elsewhere in the panel, or is of no interest to a person.
bool isToldElsewhere(KindId kind, const Field &field)
{
    static const QSet<QString> scores = {u"cs"_s,   u"e"_s,      u"cs_coverage"_s, u"e_coverage"_s,
                                         u"band"_s, u"e_band"_s, u"ux"_s,          u"ts"_s,
                                         u"csat"_s, u"dp"_s,     u"ds"_s,          u"ir"_s};
    if (field.name == u"id" || field.name == u"scales")
        return true;
    return field.computed && (kind == KindId::Developer || kind == KindId::Survey)
        && scores.contains(field.name);
}

QLabel *plainLabel(const QString &text, QWidget *parent, const QString &role = {})
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (!role.isEmpty())
        label->setProperty("role", role);
    return label;
}

/// The value of a field: wrapped, or elided where it is one long word that cannot wrap.
QWidget *valueLabel(const QString &text, const QString &detail, QWidget *parent)
{
    if (text.size() <= longestWord || text.contains(u' ') || text.contains(u'\n')) {
        QLabel *label = plainLabel(text, parent);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setToolTip(detail);
        return label;
    }
    auto *label = new ElidedLabel(text, parent);
    auto *copy = new QAction(icon(Icon::Copy), DetailPanel::tr("Copy"), label);
    QObject::connect(copy, &QAction::triggered, label,
                     [text] { QGuiApplication::clipboard()->setText(text); });
    label->addAction(copy);
    label->setContextMenuPolicy(Qt::ActionsContextMenu);
    return label;
}

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

DetailPanel::DetailPanel(Workspace &workspace, KindId kind, QWidget *parent)
    : QFrame(parent),
      m_workspace(workspace),
      m_kind(kind),
      m_refresh(*this, [this](const Job &job) { read(job); })
{
    setProperty("surface", u"card"_s);
    setMinimumWidth(280);
    setAccessibleName(tr("Details"));
    build();
    connect(&m_refresh, &PageRefresh::settled, this, &DetailPanel::settled);
    show(std::nullopt);
}

void DetailPanel::build()
{
    m_avatar = new Avatar(this);
    m_title = plainLabel({}, this, u"name"_s);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_second = new ElidedLabel(this);
    m_second->setProperty("role", u"muted"_s);
    m_pill = new ScorePill(this);
    auto *close = new QToolButton(this);
    close->setIcon(icon(Icon::Close));
    close->setToolTip(tr("Close details"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &DetailPanel::closeRequested);
    auto *who = new QVBoxLayout;
    who->setSpacing(1);
    who->addWidget(m_title);
    who->addWidget(m_second);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(Theme::cardPadding, Theme::cardPadding - 4, Theme::spaceS, 0);
    top->addWidget(m_avatar);
    top->addSpacing(Theme::spaceXs);
    top->addLayout(who, 1);
    top->addWidget(m_pill);
    top->addWidget(close);

    auto *content = new QWidget(this);
    content->setProperty("page", true);
    // As wide as the panel, never wider: what does not fit wraps or is elided.
    content->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_why = new WhySection(content);
    m_meansHeading = plainLabel(tr("Mean answers"), content, u"heading"_s);
    m_means = new BarList(content);
    m_fieldsBox = new QWidget(content);
    m_fields = new QGridLayout(m_fieldsBox);
    m_fields->setContentsMargins(0, 0, 0, 0);
    m_fields->setHorizontalSpacing(Theme::spaceM);
    m_fields->setVerticalSpacing(Theme::spaceXs);
    m_fields->setColumnStretch(1, 1);
    m_lists = new QVBoxLayout;
    m_lists->setSpacing(Theme::spaceL);
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::cardPadding, Theme::spaceS, Theme::cardPadding,
                               Theme::cardPadding);
    layout->setSpacing(Theme::spaceL);
    layout->addWidget(m_why);
    layout->addWidget(m_meansHeading);
    layout->addWidget(m_means);
    layout->addWidget(m_fieldsBox);
    layout->addLayout(m_lists);
    layout->addStretch(1);
    m_area = new QScrollArea(this);
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::TabFocus);
    m_area->setAccessibleName(tr("Details"));
    m_nothing = plainLabel(tr("Select a row to see its details."), this, u"muted"_s);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(1, 1, 1, 1);
    outer->setSpacing(Theme::spaceXs);
    outer->addLayout(top);
    outer->addWidget(m_area, 1);
    outer->addWidget(m_nothing, 1);
}

const Kind &DetailPanel::kind() const
{
    return m_workspace.catalogue().kind(m_kind);
}

CellContext DetailPanel::context() const
{
    return {m_workspace.settings(), m_workspace.now()};
}

void DetailPanel::showRecord(RecordId id)
{
    if (id == m_record)
        return;
    m_record = id;
    if (id.isValid())
        m_refresh.restart();
    else
        show(std::nullopt);
}

void DetailPanel::workspaceChanged(const ChangeSummary &summary)
{
    const bool touched = summary.settings || summary.catalogue || summary.touchesScores()
        || std::ranges::any_of(summary.kinds, &ChangeSummary::Touched::any);
    if (touched && m_record.isValid())
        m_refresh.request();
}

bool DetailPanel::isBusy() const
{
    return isVisible() && m_record.isValid() && m_refresh.isBusy();
}

void DetailPanel::read(const Job &)
{
    whenAnswered(m_workspace.read(Lane::Pages,
                                  [kind = m_kind, id = m_record](ReadContext &context)
                                      -> Result<std::optional<RecordDetails>> {
                                      if (!id.isValid())
                                          return std::optional<RecordDetails>();
                                      return readDetails(context, kind, id);
                                  }),
                 this, [this](const Result<std::optional<RecordDetails>> &details) {
                     if (!m_refresh.finish())
                         return;
                     if (details)
                         show(*details);
                     else
                         Q_EMIT failed(details.error());
                 });
}

void DetailPanel::show(std::optional<RecordDetails> details)
{
    const bool same = details && m_details && details->row.id == m_details->row.id;
    const int scroll = m_area->verticalScrollBar()->value();
    m_details = std::move(details);
    m_area->setVisible(m_details.has_value());
    m_nothing->setVisible(!m_details);
    for (QWidget *part : {static_cast<QWidget *>(m_avatar), static_cast<QWidget *>(m_title),
                          static_cast<QWidget *>(m_second)})
        part->setVisible(m_details.has_value());
    m_pill->hide();
    if (!m_details)
        return;
    showHeader(*m_details);
    m_why->setVisible(m_details->why.has_value());
    if (m_details->why)
        m_why->setWhy(*m_details->why, m_workspace.settings());
    showMeans(*m_details);
    showFields(*m_details);
    showLists(*m_details);
    m_area->verticalScrollBar()->setValue(same ? scroll : 0);
}

QString DetailPanel::cellOf(const RecordDetails &details, const QString &field) const
{
    const int index = kind().indexOf(field);
    return index < 0 || size_t(index) >= details.row.cells.size()
        ? QString()
        : cellText(kind().fields[size_t(index)], details.row.cells[size_t(index)], context());
}

QString DetailPanel::secondLine(const RecordDetails &details) const
{
    QStringList parts;
    for (const QString &field : secondLineFields(m_kind))
        parts.append(cellOf(details, field));
    parts.removeAll(QString());
    return parts.join(u" \u00b7 "_s);
}

void DetailPanel::showHeader(const RecordDetails &details)
{
    // An answer sheet is known by who filled it in.
    QString title = m_kind == KindId::Feedback ? cellOf(details, u"developer"_s) : details.title;
    if (title.isEmpty())
        title = tr("Anonymous");
    m_avatar->setName(title);
    m_title->setText(title);
    m_second->setText(secondLine(details));
    const int index = kind().indexOf(u"cs");
    const Value score = index < 0 ? Value() : details.row.cells[size_t(index)].value;
    m_pill->setVisible(!score.isNull());
    if (!score.isNull())
        m_pill->setScore(score.toReal(), m_workspace.settings().bands.of(score.toReal()));
}

void DetailPanel::showMeans(const RecordDetails &details)
{
    std::vector<BarRow> rows;
    for (const Measure measure : kMeasures) {
        const int index = m_kind == KindId::Survey ? kind().indexOf(measureName(measure)) : -1;
        if (index < 0 || details.row.cells[size_t(index)].value.isNull())
            continue;
        const double mean = details.row.cells[size_t(index)].value.toReal();
        rows.push_back({measureName(measure),
                        measureLabel(measure),
                        mean,
                        localScore(mean, m_workspace.settings().bands),
                        m_workspace.settings().bands.of(mean),
                        {}});
    }
    m_meansHeading->setVisible(!rows.empty());
    m_means->setVisible(!rows.empty());
    m_means->setFixedHeight(int(rows.size()) * meanRowHeight + 4);
    m_means->setRows(rows);
}

void DetailPanel::showFields(const RecordDetails &details)
{
    clear(*m_fields);
    int line = 0;
    int widest = 0;
    for (size_t i = 0; i < kind().fields.size() && i < details.row.cells.size(); ++i) {
        const Field &field = kind().fields[i];
        const Cell &cell = details.row.cells[i];
        if (cell.value.isNull() || isToldElsewhere(m_kind, field)
            || field.name == kind().titleField)
            continue;
        const bool whole = field.type == FieldType::LongText;
        const QString text = whole ? cell.value.toText() : cellText(field, cell, context());
        auto *label = new ElidedLabel(field.displayLabel(), m_fieldsBox);
        label->setProperty("role", u"muted"_s);
        widest = std::max(widest, label->sizeHint().width());
        QWidget *value = valueLabel(text, cellDetail(field, cell, context()), m_fieldsBox);
        value->setAccessibleName(tr("%1: %2").arg(field.displayLabel(), text));
        m_fields->addWidget(label, line, 0, Qt::AlignTop);
        m_fields->addWidget(value, line, 1);
        ++line;
    }
    m_fields->setColumnMinimumWidth(0, std::min(widest, widestFieldName));
}

RelatedList *DetailPanel::addList()
{
    auto *list = new RelatedList(this);
    m_lists->addWidget(list);
    connect(list, &RelatedList::openRequested, this, &DetailPanel::openRecord);
    connect(list, &RelatedList::removeRequested, this, &DetailPanel::removeRelated);
    m_listWidgets.push_back(list);
    return list;
}

void DetailPanel::showLists(const RecordDetails &details)
{
    size_t used = 0;
    const auto next = [&]() -> RelatedList * {
        RelatedList *list = used < m_listWidgets.size() ? m_listWidgets[used] : addList();
        ++used;
        disconnect(list, &RelatedList::addRequested, this, nullptr);
        list->show();
        return list;
    };
    RelatedList::Look look{context(), false, false};
    const auto showGroup = [&](const RelatedGroup &group) {
        look.canEdit = !m_workspace.isReadOnly() && group.kind != KindId::Developer
            && group.kind != KindId::Feedback;
        if (group.records.empty() && !look.canEdit)
            return;
        RelatedList *list = next();
        const Kind &other = m_workspace.catalogue().kind(group.kind);
        list->setRecords(other.displayLabelPlural(), group.count, group.records, look);
        connect(list, &RelatedList::addRequested, this, [this, group] { addRelated(group); });
    };
    // What there is comes before what there could be.
    for (const RelatedGroup &group : details.related) {
        if (!group.records.empty())
            showGroup(group);
    }
    if (!details.timeline.empty())
        next()->setRecords(tr("Timeline"), 0, details.timeline, {context(), true, false});
    for (const RelatedGroup &group : details.related) {
        if (group.records.empty())
            showGroup(group);
    }
    for (size_t i = used; i < m_listWidgets.size(); ++i)
        m_listWidgets[i]->hide();
}

void DetailPanel::addRelated(const RelatedGroup &group)
{
    const QString reference = u'#' + QString::number(m_record.value);
    auto *dialog = new RecordDialog(m_workspace, group.kind, {{group.field, reference}}, window());
    const QString label = m_workspace.catalogue().kind(group.kind).displayLabel();
    connect(dialog, &RecordDialog::added, this,
            [this, label] { Q_EMIT done(tr("Added: %1").arg(label.toLower())); });
    dialog->open();
}

void DetailPanel::removeRelated(KindId kind, RecordId id)
{
    const QString label = m_workspace.catalogue().kind(kind).displayLabel();
    whenAnswered(m_workspace.editor().removeRecords(kind, {id}), this,
                 [this, label](const Result<Change> &change) {
                     if (change)
                         Q_EMIT done(tr("Removed: %1").arg(label.toLower()));
                     else
                         Q_EMIT failed(change.error());
                 });
}

void DetailPanel::openRecord(KindId kind, RecordId id, const QString &title)
{
    Filter filter;
    filter.conditions = {{u"id"_s, Op::Equal, {Value(id.value)}}};
    Q_EMIT rowsRequested(kind, filter, title);
}

void DetailPanel::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    // Links carry the colour of the theme they were written in.
    if (event->type() == QEvent::StyleChange && m_details && m_lists)
        showLists(*m_details);
}

} // namespace rapport::ui
