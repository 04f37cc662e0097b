// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/reference_editor.h"

#include "ui/models/answers.h"

#include <QCompleter>
#include <QStandardItemModel>

namespace rapport::ui {

namespace {

constexpr size_t mostOffered = 20;
constexpr int pauseMs = 120;
constexpr int idRole = Qt::UserRole + 1;
constexpr int titleRole = Qt::UserRole + 2;

/// A few records whose naming fields hold \p text, with what tells them apart.
Result<std::vector<Row>> findRecords(const ReadContext &context, KindId kind, const QString &text,
                                     const Job &job)
{
    Query query;
    query.kind = kind;
    query.search = text;
    const Kind &owner = context.catalogue().kind(kind);
    query.sort = {{owner.titleField, Qt::AscendingOrder}};
    auto ids = context.records().ids(query, job);
    RAPPORT_TRY(ids);
    if (ids->size() > mostOffered)
        ids->resize(mostOffered);
    std::vector<const Field *> fields;
    if (kind == KindId::Developer)
        fields.push_back(owner.find(u"email"));
    auto rows = context.records().page(kind, *ids, fields);
    RAPPORT_TRY(rows);
    for (Row &row : *rows) {
        const auto title = context.records().title(kind, row.id);
        RAPPORT_TRY(title);
        row.cells.insert(row.cells.begin(), Cell{*title, {}});
    }
    return rows;
}

} // namespace

ReferenceEditor::ReferenceEditor(Workspace &workspace, const Field &field, QWidget *parent)
    : LineFieldEditor(field, parent),
      m_workspace(workspace),
      m_target(*field.target),
      m_found(new QStandardItemModel(this)),
      m_completer(new QCompleter(m_found, this))
{
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setCompletionRole(titleRole);
    setCompleter(m_completer);
    setPlaceholderText(tr("Type to find"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ReferenceEditor::search);
    connect(this, &QLineEdit::textEdited, &m_pause, qOverload<>(&QTimer::start));
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            &ReferenceEditor::pick);
}

ReferenceEditor::~ReferenceEditor()
{
    m_stop.request_stop();
}

QString ReferenceEditor::editedText() const
{
    const QString written = text().trimmed();
    if (m_record.isValid() && written == m_title)
        return u'#' + QString::number(m_record.value);
    return written;
}

QString ReferenceEditor::shownText() const
{
    return text().trimmed();
}

void ReferenceEditor::setEditedText(const QString &text)
{
    m_record = {};
    setText(text);
    bool isId = false;
    const RecordId id(text.startsWith(u'#') ? text.mid(1).toLongLong(&isId) : 0);
    if (!isId)
        return;
    whenAnswered(m_workspace.read(Lane::Pages,
                                  [target = m_target, id](ReadContext &context) {
                                      return context.records().title(target, id);
                                  }),
                 this, [this, id, text](const Result<QString> &title) {
                     if (title && this->text() == text)
                         setRecord(id, *title);
                 });
}

void ReferenceEditor::setRecord(RecordId id, const QString &title)
{
    m_record = id;
    m_title = title.trimmed();
    setText(m_title);
}

void ReferenceEditor::search()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    const QString wanted = text().trimmed();
    if (wanted.isEmpty())
        return;
    const Job job(m_stop.get_token(), {});
    whenAnswered(m_workspace.read(Lane::Pages,
                                  [target = m_target, wanted, job](ReadContext &context) {
                                      return findRecords(context, target, wanted, job);
                                  }),
                 this, [this, wanted](const Result<std::vector<Row>> &rows) {
                     if (rows && text().trimmed() == wanted)
                         offer(*rows);
                 });
}

void ReferenceEditor::offer(const std::vector<Row> &rows)
{
    m_found->clear();
    int exact = 0;
    for (const Row &row : rows) {
        const QString title = row.cells.front().value.toText();
        const QString more = row.cells.size() > 1 ? row.cells[1].value.toText() : QString();
        const bool tell = !more.isEmpty() && more != title;
        auto *item =
            new QStandardItem(tell ? QStringLiteral("%1 \u00b7 %2").arg(title, more) : title);
        item->setData(row.id.value, idRole);
        item->setData(title, titleRole);
        m_found->appendRow(item);
        if (title.compare(text().trimmed(), Qt::CaseInsensitive) == 0) {
            ++exact;
            m_record = row.id;
            m_title = text().trimmed();
        }
    }
    if (exact != 1)
        m_record = {};
    if (hasFocus() && !rows.empty())
        m_completer->complete();
}

void ReferenceEditor::pick(const QModelIndex &index)
{
    setRecord(RecordId(index.data(idRole).toLongLong()), index.data(titleRole).toString());
    // The completer still writes its own text after this.
    QMetaObject::invokeMethod(
        this,
        [this] {
            setText(m_title);
            if (picked)
                picked();
        },
        Qt::QueuedConnection);
}

} // namespace rapport::ui
