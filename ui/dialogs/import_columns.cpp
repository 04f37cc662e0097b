// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_columns.h"

#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QStylePainter>
#include <QWheelEvent>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Column { HeadingColumn, SampleColumn, TargetColumn, ScaleColumn, kColumns };

constexpr int kRowHeight = 40;
constexpr int kTargetWidth = 262;
constexpr int kScaleWidth = 150;
constexpr qsizetype kShownSamples = 3;

/// A combo box that leaves the wheel to the table, so that scrolling changes nothing, and says
/// with dots where its text is cut.
class CellCombo : public QComboBox {
public:
    CellCombo() { setProperty("resident", true); }

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
    void paintEvent(QPaintEvent *event) override
    {
        if (isEditable()) {
            QComboBox::paintEvent(event);
            return;
        }
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option,
                                                   QStyle::SC_ComboBoxEditField, this);
        option.currentText =
            fontMetrics().elidedText(option.currentText, Qt::ElideRight, room.width() - 4);
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

/// Where a plan's column is in the file, or -1.
int positionOf(const ImportColumn &column, const TableDetection &detection)
{
    if (const int *position = std::get_if<int>(&column.source))
        return *position;
    if (const QString *heading = std::get_if<QString>(&column.source)) {
        const auto found = std::ranges::find(detection.headings, *heading);
        return found == detection.headings.end() ? -1 : int(found - detection.headings.begin());
    }
    return -1;
}

QString samplesOf(const TableDetection &detection, int column)
{
    QStringList samples;
    for (const QStringList &row : detection.samples) {
        const QString cell = row.value(column).simplified();
        if (!cell.isEmpty() && !samples.contains(cell))
            samples << cell;
        if (samples.size() == kShownSamples)
            break;
    }
    return samples.join(u" · "_s);
}

QTableWidgetItem *readOnly(const QString &text)
{
    auto *item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(text);
    return item;
}

} // namespace

ImportColumns::ImportColumns(QWidget *parent) : QTableWidget(parent), m_targets(new ImportTargets)
{
    m_targets->setParent(this);
    setColumnCount(kColumns);
    setHorizontalHeaderLabels({tr("Column"), tr("First values"), tr("Goes to"), tr("Scale")});
    setAccessibleName(tr("Columns of the file"));
    setProperty("embedded", true);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setFocusPolicy(Qt::NoFocus); // the fields in the cells take it
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // The fields need what they need; the texts beside them can be elided.
    for (const auto &[column, width] :
         {std::pair{TargetColumn, kTargetWidth}, std::pair{ScaleColumn, kScaleWidth}}) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
        horizontalHeader()->resizeSection(column, width);
    }
    horizontalHeader()->setHighlightSections(false);
}

void ImportColumns::setTable(const Catalogue &catalogue, const TableDetection &detection,
                             const ImportPlan &plan)
{
    m_catalogue = catalogue;
    setRowCount(0);
    m_targets->setKind(catalogue, plan.kind);
    m_extra.clear();
    m_planned.clear();
    for (const ImportColumn &column : plan.columns) {
        const int position = positionOf(column, detection);
        if (position < 0 || column.newField)
            m_extra.push_back(column);
        else
            m_planned[position] = column;
    }
    setRowCount(detection.columnCount);
    for (int column = 0; column < detection.columnCount; ++column) {
        const auto found = m_planned.find(column);
        addColumn(column, detection, found == m_planned.end() ? nullptr : &found->second);
    }
    Q_EMIT changed();
}

void ImportColumns::addColumn(int column, const TableDetection &detection,
                              const ImportColumn *planned)
{
    const QString heading = size_t(column) < detection.headings.size()
        ? detection.headings[size_t(column)].simplified()
        : QString();
    setItem(column, HeadingColumn, readOnly(heading));
    setItem(column, SampleColumn, readOnly(samplesOf(detection, column)));
    item(column, SampleColumn)->setForeground(Theme::current().muted);
    setItem(column, ScaleColumn, readOnly({}));
    auto *target = new CellCombo;
    target->setModel(m_targets);
    target->setMaxVisibleItems(18);
    target->setAccessibleName(tr("Field for the column %1").arg(heading));
    target->setCurrentIndex(planned ? m_targets->rowOf(planned->field) : 0);
    setCellWidget(column, TargetColumn, target);
    if (planned)
        addScale(column, planned->scale);
    connect(target, &QComboBox::currentIndexChanged, this,
            [this, column] { targetChosen(column); });
}

QComboBox *ImportColumns::targetOf(int column) const
{
    return static_cast<QComboBox *>(cellWidget(column, TargetColumn));
}

QComboBox *ImportColumns::scaleOf(int column) const
{
    return static_cast<QComboBox *>(cellWidget(column, ScaleColumn));
}

void ImportColumns::targetChosen(int column)
{
    const auto planned = m_planned.find(column);
    addScale(column, planned == m_planned.end() ? std::nullopt : planned->second.scale);
    Q_EMIT changed();
}

void ImportColumns::addScale(int column, const std::optional<MeasureScale> &scale)
{
    const Field *field = fieldAt(m_catalogue, m_targets->pathAt(targetOf(column)->currentIndex()));
    if (!field || field->type != FieldType::Measure) {
        removeCellWidget(column, ScaleColumn);
        return;
    }
    if (scaleOf(column))
        return;
    auto *box = new CellCombo;
    box->setEditable(true);
    box->addItems(usualScales());
    if (scale && !usualScales().contains(scaleText(*scale)))
        box->insertItem(0, scaleText(*scale));
    box->setCurrentText(scaleText(scale.value_or(MeasureScale())));
    box->lineEdit()->setCursorPosition(0);
    box->setAccessibleName(tr("Scale of the column %1").arg(item(column, HeadingColumn)->text()));
    box->setToolTip(tr("\"1 to 5\", or the words from worst to best, separated by commas"));
    setCellWidget(column, ScaleColumn, box);
    connect(box, &QComboBox::currentTextChanged, this, &ImportColumns::changed);
}

Result<std::vector<ImportColumn>> ImportColumns::columns() const
{
    std::vector<ImportColumn> columns = m_extra;
    for (int column = 0; column < rowCount(); ++column) {
        const QString path = m_targets->pathAt(targetOf(column)->currentIndex());
        if (path.isEmpty())
            continue;
        const auto planned = m_planned.find(column);
        ImportColumn mapped;
        if (planned != m_planned.end() && planned->second.field == path)
            mapped = planned->second;
        mapped.source = column;
        mapped.field = path;
        const QComboBox *box = scaleOf(column);
        // A scale that was proposed may know more than its text says: numbers for words.
        if (box && !(mapped.scale && scaleText(*mapped.scale) == box->currentText())) {
            auto scale = parseScale(box->currentText());
            RAPPORT_TRY(scale);
            mapped.scale = *scale;
        }
        columns.push_back(std::move(mapped));
    }
    return columns;
}

} // namespace rapport::ui
