// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/selection_summary.h"

#include "ui/models/answers.h"
#include "ui/models/cell_text.h"
#include "ui/models/record_table_model.h"

#include <QLocale>
#include <QTableView>

#include <algorithm>
#include <cmath>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

/// So many rows can be in memory all at once.
constexpr qint64 mostRowsHere = 512;
constexpr size_t rowsPerRead = 512;

bool isNumeric(const Field &field)
{
    // An id is a name, not an amount.
    return field.name != u"id"
        && (field.type == FieldType::Integer || field.type == FieldType::Number
            || field.type == FieldType::Measure);
}

QString amount(double number)
{
    return QLocale().toString(std::round(number * 100) / 100, 'f', QLocale::FloatingPointShortest);
}

} // namespace

SelectionSummary::SelectionSummary(Workspace &workspace, const RecordTableModel &model,
                                   QTableView &view)
    : QObject(&view), m_workspace(workspace), m_model(model), m_view(view)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(30);
    connect(&m_soon, &QTimer::timeout, this, &SelectionSummary::summarise);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, &m_soon,
            qOverload<>(&QTimer::start));
    connect(&model, &QAbstractItemModel::modelReset, &m_soon, qOverload<>(&QTimer::start));
    connect(&workspace, &Workspace::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        // Rows that come by while scrolling change nothing about what was read as a whole.
        if (!m_text.isEmpty()
            && CellSelection(m_view.selectionModel()->selection()).rowCount() <= mostRowsHere)
            m_soon.start();
    });
}

SelectionSummary::~SelectionSummary()
{
    m_stop.request_stop();
}

void SelectionSummary::summarise()
{
    m_stop.request_stop();
    ++m_token;
    const QItemSelection selection = m_view.selectionModel()->selection();
    const CellSelection cells(selection);
    const bool rows = cells.isRows(m_model.columnCount());
    if (cells.cellCount() <= 1 || (rows && cells.rowCount() == 1)) {
        say({});
        return;
    }
    const std::vector<int> columns = rows ? std::vector<int>() : numericColumns(cells);
    m_seconds = !columns.empty() && std::ranges::all_of(columns, [this](int column) {
        return m_model.field(column).unit == u"s";
    });
    if (columns.empty())
        say({countText(cells)});
    else if (cells.rowCount() > mostRows)
        say({countText(cells), tr("sums of up to %1 rows only").arg(QLocale().toString(mostRows))});
    else if (const auto numbers =
                 cells.rowCount() <= mostRowsHere ? numbersHere(selection) : std::nullopt)
        say({countText(cells), numbersText(*numbers)});
    else
        readNumbers(cells, columns);
}

QString SelectionSummary::countText(const CellSelection &cells) const
{
    if (cells.isRows(m_model.columnCount()))
        return tr("%1 rows").arg(QLocale().toString(cells.rowCount()));
    return tr("%1 cells").arg(QLocale().toString(cells.cellCount()));
}

QString SelectionSummary::numbersText(const Numbers &numbers) const
{
    if (numbers.count == 0)
        return {};
    const double mean = numbers.sum / double(numbers.count);
    const auto text = [this](double number) {
        return m_seconds ? durationText(std::llround(number)) : amount(number);
    };
    return tr("sum %1 · mean %2").arg(text(numbers.sum), text(mean));
}

std::vector<int> SelectionSummary::numericColumns(const CellSelection &cells) const
{
    std::vector<int> columns = cells.columnNumbers();
    std::erase_if(columns, [this](int column) { return !isNumeric(m_model.field(column)); });
    return columns;
}

std::optional<SelectionSummary::Numbers>
SelectionSummary::numbersHere(const QItemSelection &selection) const
{
    Numbers numbers;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            if (m_model.index(row, 0).data(RecordTableModel::LoadingRole).toBool())
                return {};
            for (int column = range.left(); column <= range.right(); ++column) {
                const QVariant value = m_model.index(row, column).data(RecordTableModel::ValueRole);
                if (!isNumeric(m_model.field(column)) || !value.isValid())
                    continue;
                ++numbers.count;
                numbers.sum += value.toDouble();
            }
        }
    }
    return numbers;
}

void SelectionSummary::readNumbers(const CellSelection &cells, const std::vector<int> &columns)
{
    // What form no block are so few rows that all are read soon, and then are here.
    if (!cells.isBlock()) {
        say({countText(cells)});
        return;
    }
    say({countText(cells), tr("adding up\u2026")});
    m_stop = std::stop_source();
    std::vector<qint64> ids;
    for (const Span &span : cells.rows())
        ids.insert(ids.end(), m_model.ids().begin() + span.first,
                   m_model.ids().begin() + span.last + 1);
    QStringList names;
    for (const int column : columns)
        names.append(m_model.field(column).name);
    const Job job(m_stop.get_token(), {});
    const auto run = [kind = m_model.kindId(), ids = std::move(ids), names,
                      job](ReadContext &context) -> Result<Numbers> {
        std::vector<const Field *> fields;
        for (const QString &name : names) {
            const auto field = resolvePath(context.catalogue(), kind, name);
            RAPPORT_TRY(field);
            fields.push_back(*field);
        }
        Numbers numbers;
        for (size_t from = 0; from < ids.size(); from += rowsPerRead) {
            if (job.cancelled())
                return Job::cancelledError();
            const size_t to = std::min(ids.size(), from + rowsPerRead);
            const auto rows = context.records().page(
                kind, {ids.begin() + ptrdiff_t(from), ids.begin() + ptrdiff_t(to)}, fields);
            RAPPORT_TRY(rows);
            for (const Row &row : *rows) {
                for (const Cell &cell : row.cells) {
                    if (cell.value.isNull())
                        continue;
                    ++numbers.count;
                    numbers.sum += cell.value.toReal();
                }
            }
        }
        return numbers;
    };
    whenAnswered(m_workspace.read(Lane::Analysis, run), this,
                 [this, token = m_token, count = countText(cells)](const Result<Numbers> &numbers) {
                     if (token != m_token)
                         return;
                     say(numbers ? QStringList{count, numbersText(*numbers)} : QStringList{count});
                 });
}

void SelectionSummary::say(const QStringList &parts)
{
    QStringList said = parts;
    said.removeAll(QString());
    const QString text = said.join(u" · "_s);
    if (text == m_text)
        return;
    m_text = text;
    Q_EMIT changed(text);
}

} // namespace rapport::ui
