// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/cell_commands.h"

#include "domain/field_text.h"
#include "tabular/formula_guard.h"
#include "ui/models/answers.h"
#include "ui/models/display_columns.h"
#include "ui/models/record_table_model.h"
#include "ui/pages/field_editor.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QMimeData>
#include <QTableView>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

/// Our own cells: the workspace's tag, a line break, and rowsAsOwnText().
constexpr auto ownFormat = "application/x-rapport-cells"_L1;
/// More text than this is a file, not a clipping.
constexpr qsizetype mostText = 16'000'000;
constexpr qsizetype mostHtml = 1'000'000;

QString number(qint64 count)
{
    return QLocale().toString(count);
}

struct Clipping {
    QString text;
    QString html;
    QString own;
};

/// Runs in the reader's thread.
Result<Clipping> readClipping(const ReadContext &context, KindId kind,
                              const std::vector<qint64> &ids, const QStringList &columns,
                              Headings headings)
{
    std::vector<const Field *> fields;
    std::vector<Field> copies;
    for (const QString &name : columns) {
        const auto field = resolvePath(context.catalogue(), kind, name);
        RAPPORT_TRY(field);
        fields.push_back(*field);
        copies.push_back(**field);
    }
    const auto rows = context.records().page(kind, ids, fields);
    RAPPORT_TRY(rows);
    return Clipping{rowsAsText(copies, *rows, headings), rowsAsHtml(copies, *rows, headings),
                    headings == Headings::Without ? rowsAsOwnText(copies, *rows) : QString()};
}

/// What a person copied, as the text that the field's parser takes.
QString asTyped(const Field &field, const QString &text, bool isOwn)
{
    if (isOwn)
        return text;
    if (field.type == FieldType::Measure || field.type == FieldType::Number)
        return plainNumber(text);
    return field.isTextual() || field.isReference() ? unguardFormula(text) : text;
}

/// The first row of the ranges that \p take gets is the topmost.
template <typename Function>
void eachCell(const QItemSelection &selection, Function take)
{
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            for (int column = range.left(); column <= range.right(); ++column)
                take(row, column);
        }
    }
}

} // namespace

CellCommands::CellCommands(Workspace &workspace, RecordTableModel &model, QTableView &view)
    : QObject(&view), m_workspace(workspace), m_model(model), m_view(view)
{
}

CellSelection CellCommands::selected() const
{
    return CellSelection(m_view.selectionModel()->selection());
}

std::vector<qint64> CellCommands::selectedIds() const
{
    const std::vector<qint64> &all = m_model.ids();
    const CellSelection cells = selected();
    std::vector<qint64> ids;
    for (const Span &span : cells.rows())
        ids.insert(ids.end(), all.begin() + span.first, all.begin() + span.last + 1);
    return ids;
}

void CellCommands::refuse(const QString &sentence)
{
    Q_EMIT failed({Error::Code::Invalid, sentence, {}});
}

void CellCommands::copy(Headings headings)
{
    copyThen(headings, {});
}

void CellCommands::cut()
{
    const CellSelection cells = selected();
    if (cells.rowCount() <= mostRows && !canWrite(cells.columnNumbers()))
        return;
    copyThen(Headings::Without, [this] { clear(); });
}

void CellCommands::copyThen(Headings headings, const std::function<void()> &then)
{
    const CellSelection cells = selected();
    if (cells.isEmpty())
        return;
    if (cells.rowCount() > mostRows) {
        refuse(tr("Only %1 rows can be copied at once; choose fewer, or export them all.")
                   .arg(number(mostRows)));
        return;
    }
    if (!cells.isBlock()) {
        refuse(tr("Cells that form no rectangle cannot be copied together."));
        return;
    }
    QStringList columns;
    for (const int column : cells.columnNumbers())
        columns.append(m_model.field(column).name);
    columns = storedColumns(m_model.kindId(), columns);
    if (columns.isEmpty()) {
        refuse(tr("A drawing cannot be copied as text."));
        return;
    }
    const QString message = cells.isRows(m_model.columnCount())
        ? tr("Copied %n row(s)", nullptr, int(cells.rowCount()))
        : tr("Copied %n cell(s)", nullptr, int(cells.rowCount() * columns.size()));
    whenAnswered(
        m_workspace.read(Lane::Pages,
                         [kind = m_model.kindId(), ids = selectedIds(), columns,
                          headings](ReadContext &context) {
                             return readClipping(context, kind, ids, columns, headings);
                         }),
        this, [this, message, then, tag = m_workspace.idTag()](const Result<Clipping> &clipping) {
            if (!clipping) {
                Q_EMIT failed(clipping.error());
                return;
            }
            auto *data = new QMimeData;
            data->setText(clipping->text);
            data->setHtml(clipping->html);
            if (!clipping->own.isEmpty())
                data->setData(ownFormat, (tag + u'\n' + clipping->own).toUtf8());
            QGuiApplication::clipboard()->setMimeData(data);
            Q_EMIT told(message);
            if (then)
                then();
        });
}

void CellCommands::paste()
{
    if (const QMimeData *data = QGuiApplication::clipboard()->mimeData())
        paste(*data);
}

void CellCommands::paste(const QMimeData &data)
{
    if (m_workspace.isReadOnly() || m_model.rowCount() == 0)
        return;
    const QString own = QString::fromUtf8(data.data(ownFormat));
    const QString tag = m_workspace.idTag() + u'\n';
    // An id means the same record only in the workspace that it comes from.
    const bool isOwn = own.startsWith(tag);
    const QString text = isOwn ? own.mid(tag.size()) : data.text();
    if (text.size() > mostText || (text.isEmpty() && data.html().size() > mostHtml)) {
        refuse(tr("That is too much to paste; save it as a file and import it."));
        return;
    }
    const CellBlock block = text.isEmpty() ? cellsOfHtml(data.html()) : cellsOfText(text);
    if (block.empty())
        refuse(tr("There is nothing on the clipboard that goes into cells."));
    else if (block.size() == 1 && block.front().size() == 1 && selected().cellCount() > 1)
        fillSelection(block.front().front(), isOwn);
    else
        pasteBlock(block, isOwn);
}

Result<CellCommands::Area> CellCommands::areaFor(const CellBlock &block) const
{
    const CellSelection cells = selected();
    const int rows = int(block.size());
    const int columns = int(widthOf(block));
    const QModelIndex current = m_view.currentIndex();
    if (cells.isRectangle() && cells.rowCount() % rows == 0 && cells.columnCount() % columns == 0)
        return Area{cells.rows().front().first, cells.columns().front().first,
                    int(cells.rowCount()), cells.columnCount()};
    const Area area{cells.isEmpty() ? std::max(0, current.row()) : cells.rows().front().first,
                    cells.isEmpty() ? std::max(0, current.column()) : cells.columns().front().first,
                    rows, columns};
    const auto invalid = [](const QString &sentence) {
        return Error{Error::Code::Invalid, sentence, {}};
    };
    const int width = m_model.columnCount() - area.left;
    if (columns > width)
        return invalid(
            tr("The clipboard has %1 columns, but from %2 on there are only %3 here. "
               "Nothing was pasted.")
                .arg(number(columns), m_model.field(area.left).displayLabel(), number(width)));
    const int height = m_model.rowCount() - area.top;
    if (rows > height)
        return invalid(tr("The clipboard has %1 rows, but from here on there are only %2. Nothing "
                          "was pasted; new records come in by Add or Import.")
                           .arg(number(rows), number(height)));
    return area;
}

void CellCommands::pasteBlock(const CellBlock &block, bool isOwn)
{
    const auto area = areaFor(block);
    if (!area) {
        Q_EMIT failed(area.error());
        return;
    }
    if (area->rows > mostRows) {
        refuse(
            tr("Only %1 rows can be pasted at once; import them instead.").arg(number(mostRows)));
        return;
    }
    std::vector<int> columns;
    for (int column = 0; column < area->columns; ++column)
        columns.push_back(area->left + column);
    if (!canWrite(columns))
        return;
    const qsizetype width = widthOf(block);
    std::vector<CellText> cells;
    for (int row = 0; row < area->rows; ++row) {
        const QStringList &texts = block[size_t(row) % block.size()];
        for (int column = 0; column < area->columns; ++column) {
            const Field &field = m_model.field(area->left + column);
            cells.push_back({m_model.recordId(area->top + row), field.name,
                             asTyped(field, texts.value(column % width), isOwn)});
        }
    }
    select(*area);
    const int count = int(cells.size());
    apply(std::move(cells), tr("Paste %n cell(s)", nullptr, count),
          tr("Pasting %n cell(s)", nullptr, count), tr("Pasted %n cell(s)", nullptr, count));
}

void CellCommands::fillSelection(const QString &text, bool isOwn)
{
    const CellSelection chosen = selected();
    if (chosen.rowCount() > mostRows) {
        refuse(tr("Only %1 rows can be filled at once; use \u201cSet a field\u201d for more.")
                   .arg(number(mostRows)));
        return;
    }
    if (!canWrite(chosen.columnNumbers()))
        return;
    std::vector<CellText> cells;
    eachCell(m_view.selectionModel()->selection(), [&](int row, int column) {
        const Field &field = m_model.field(column);
        cells.push_back({m_model.recordId(row), field.name, asTyped(field, text, isOwn)});
    });
    const int count = int(cells.size());
    apply(std::move(cells), tr("Paste %n cell(s)", nullptr, count),
          tr("Pasting %n cell(s)", nullptr, count), tr("Pasted %n cell(s)", nullptr, count));
}

void CellCommands::fillDown()
{
    const CellSelection chosen = selected();
    if (m_workspace.isReadOnly() || chosen.isEmpty())
        return;
    if (!chosen.isBlock()) {
        refuse(tr("Cells that form no rectangle cannot be filled together."));
        return;
    }
    if (chosen.rowCount() > mostRows) {
        refuse(tr("Only %1 rows can be filled at once; use \u201cSet a field\u201d for more.")
                   .arg(number(mostRows)));
        return;
    }
    const std::vector<int> columns = chosen.columnNumbers();
    if (!canWrite(columns))
        return;
    std::vector<qint64> targets = selectedIds();
    RecordId source(targets.front());
    if (targets.size() > 1)
        targets.erase(targets.begin());
    else
        source = m_model.recordId(chosen.rows().front().first - 1);
    if (!source.isValid()) {
        refuse(tr("There is no row above to fill from."));
        return;
    }
    QStringList names;
    for (const int column : columns)
        names.append(m_model.field(column).name);
    whenAnswered(m_workspace.page(m_model.kindId(), {source.value}, names), this,
                 [this, columns, targets](const Result<std::vector<Row>> &rows) {
                     if (!rows)
                         Q_EMIT failed(rows.error());
                     else if (!rows->empty())
                         fillFrom(rows->front(), columns, targets);
                 });
}

void CellCommands::fillFrom(const Row &source, const std::vector<int> &columns,
                            const std::vector<qint64> &targets)
{
    std::vector<CellText> cells;
    for (const qint64 id : targets) {
        for (size_t i = 0; i < columns.size() && i < source.cells.size(); ++i) {
            const Field &field = m_model.field(columns[i]);
            cells.push_back({RecordId(id), field.name, fieldText(field, source.cells[i].value)});
        }
    }
    const int count = int(cells.size());
    apply(std::move(cells), tr("Fill down %n cell(s)", nullptr, count),
          tr("Filling down %n cell(s)", nullptr, count),
          tr("Filled down %n cell(s)", nullptr, count));
}

void CellCommands::clear()
{
    const CellSelection chosen = selected();
    if (m_workspace.isReadOnly() || chosen.isEmpty())
        return;
    if (chosen.rowCount() > mostRows) {
        refuse(tr("Only %1 rows can be emptied at once; use \u201cSet a field\u201d for more.")
                   .arg(number(mostRows)));
        return;
    }
    if (!canWrite(chosen.columnNumbers()))
        return;
    std::vector<CellText> cells;
    eachCell(m_view.selectionModel()->selection(), [&](int row, int column) {
        cells.push_back({m_model.recordId(row), m_model.field(column).name, QString()});
    });
    const int count = int(cells.size());
    apply(std::move(cells), tr("Clear %n cell(s)", nullptr, count),
          tr("Clearing %n cell(s)", nullptr, count), tr("Cleared %n cell(s)", nullptr, count));
}

bool CellCommands::canWrite(const std::vector<int> &columns)
{
    if (m_workspace.isReadOnly())
        return false;
    for (const int column : columns) {
        const Field &field = m_model.field(column);
        if (!field.editable()) {
            refuse(tr("%1 is computed and cannot be set. Nothing was changed.")
                       .arg(field.displayLabel()));
            return false;
        }
    }
    return true;
}

void CellCommands::apply(std::vector<CellText> cells, const QString &label, const QString &doing,
                         const QString &done)
{
    const KindId kind = m_model.kindId();
    if (cells.size() > mostCellsAtOnce) {
        Q_EMIT longChangeRequested(
            {doing, done,
             [workspace = &m_workspace, kind, cells = std::move(cells), label](const Job &job) {
                 return workspace->editor().setCells(kind, cells, label, job);
             }});
        return;
    }
    whenAnswered(m_workspace.editor().setCells(kind, std::move(cells), label), this,
                 [this, done](const Result<Change> &change) {
                     if (!change)
                         Q_EMIT failed(change.error());
                     else if (change->set)
                         Q_EMIT this->done(done);
                     else
                         Q_EMIT told(tr("The cells have these values already"));
                 });
}

void CellCommands::select(const Area &area)
{
    const QModelIndex first = m_model.index(area.top, area.left);
    const QModelIndex last = m_model.index(area.top + area.rows - 1, area.left + area.columns - 1);
    m_view.selectionModel()->select(QItemSelection(first, last),
                                    QItemSelectionModel::ClearAndSelect);
}

} // namespace rapport::ui
