// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_dialog.h"

#include "session/plan_proposer.h"
#include "tabular/table_detector.h"
#include "ui/dialogs/import_columns.h"
#include "ui/dialogs/import_preview.h"
#include "ui/dialogs/import_result.h"
#include "ui/models/answers.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_foot.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"

#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QSize kSize(940, 650); // with its frame it fits a screen of 1024 x 700
constexpr int kPreviewHeight = 214;
constexpr int kShownRejections = 3;
constexpr int kMostHeadings = 20;

QString separatorName(char separator)
{
    switch (separator) {
    case ',': return ImportDialog::tr("comma");
    case ';': return ImportDialog::tr("semicolon");
    case '\t': return ImportDialog::tr("tab");
    case '|': return ImportDialog::tr("bar");
    default: return QString(QLatin1Char(separator));
    }
}

QHBoxLayout *fieldRow(const QString &text, QWidget *field)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(Theme::spaceS);
    auto *label = new QLabel(text);
    label->setBuddy(field);
    field->setAccessibleName(text);
    row->addWidget(label);
    row->addWidget(field);
    return row;
}

} // namespace

/// What a worker found out about the file.
struct ImportDialog::Looked {
    Result<TableDetection> detection;
    KindId kind = KindId::Developer;
    ImportPlan plan = {};
};

ImportDialog::ImportDialog(Workspace &workspace, FileChooser &files, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_files(files)
{
    setWindowTitle(tr("Import"));
    resize(kSize);
    m_columns = new ImportColumns;
    m_preview = new ImportPreview;
    auto *table = new Card;
    table->setFlush(true);
    table->content()->addWidget(m_columns);
    auto *rows = new Card(tr("First rows as they will be stored"));
    rows->content()->addWidget(m_preview);
    rows->setFixedHeight(kPreviewHeight);
    auto *mapping = new QWidget;
    auto *mapped = new QVBoxLayout(mapping);
    mapped->setContentsMargins(0, 0, 0, 0);
    mapped->setSpacing(Theme::spaceM);
    mapped->addWidget(makeOptions());
    mapped->addWidget(table, 1);
    mapped->addWidget(rows);
    m_body = new QStackedWidget(this);
    auto *nothing = new EmptyState(
        Icon::Import, tr("Choose a spreadsheet, or drop one on the window."), tr("Choose a file"));
    m_body->addWidget(nothing);
    m_body->addWidget(mapping);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spaceL, Theme::spaceL, Theme::spaceL, Theme::spaceL);
    layout->setSpacing(Theme::spaceM);
    layout->addWidget(makeHead());
    layout->addWidget(m_body, 1);
    layout->addWidget(makeFoot());
    connect(nothing, &EmptyState::actionTriggered, this, &ImportDialog::chooseFile);
    connect(m_columns, &ImportColumns::changed, this, &ImportDialog::columnsChanged);
    setBusy(false);
}

ImportDialog::~ImportDialog()
{
    m_stop.request_stop();
}

QWidget *ImportDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceM);
    m_name = new ElidedLabel(tr("No file chosen"), head);
    m_name->setProperty("role", u"title"_s);
    m_name->setElideMode(Qt::ElideMiddle);
    m_facts = new QLabel(head);
    m_facts->setProperty("role", u"muted"_s);
    auto *other = new QPushButton(tr("Another file…"), head);
    other->setAutoDefault(false);
    row->addWidget(m_name);
    row->addWidget(m_facts, 1);
    row->addWidget(other);
    connect(other, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    return head;
}

QWidget *ImportDialog::makeOptions()
{
    auto *options = new QWidget;
    auto *row = new QHBoxLayout(options);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceXl);
    m_kind = new QComboBox;
    for (const Kind &kind : m_workspace.catalogue().kinds())
        m_kind->addItem(kind.displayLabel(), int(kind.id));
    m_headings = new QSpinBox;
    m_headings->setRange(0, kMostHeadings);
    m_headings->setKeyboardTracking(false);
    m_dates = new QComboBox;
    m_dates->addItem(tr("As they show"), QString());
    m_dates->addItem(tr("Year first"), u"ymd"_s);
    m_dates->addItem(tr("Day first"), u"dmy"_s);
    m_dates->addItem(tr("Month first"), u"mdy"_s);
    row->addLayout(fieldRow(tr("One row is"), m_kind));
    row->addLayout(fieldRow(tr("Heading rows"), m_headings));
    row->addLayout(fieldRow(tr("Days are written"), m_dates));
    row->addStretch(1);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ImportDialog::kindChosen);
    connect(m_headings, &QSpinBox::valueChanged, this, [this](int rows) { look(rows); });
    connect(m_dates, &QComboBox::currentIndexChanged, this, &ImportDialog::columnsChanged);
    return options;
}

QWidget *ImportDialog::makeFoot()
{
    auto *foot = new DialogFoot(*this);
    m_result = new QLabel;
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    foot->setLeft(m_result);
    m_check = foot->addButton(tr("Check"));
    m_check->setToolTip(tr("Shows what would change, and changes nothing"));
    foot->addCancel();
    m_import = foot->addPrimary(tr("Import"));
    connect(m_check, &QPushButton::clicked, this, &ImportDialog::check);
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::accept);
    return foot;
}

void ImportDialog::chooseFile()
{
    m_files.choose(this, importRequest(), [this](const QString &path) { setFile(path, m_wanted); });
}

void ImportDialog::setFile(const QString &path, std::optional<KindId> kind)
{
    m_path = path;
    m_wanted = kind;
    m_name->setText(QFileInfo(path).fileName());
    m_name->setToolTip(QDir::toNativeSeparators(path));
    look({});
}

void ImportDialog::look(std::optional<int> headerRows)
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    setResult(tr("Reading the file…"), u"muted"_s);
    setBusy(true);
    TableHints hints;
    if (headerRows) {
        hints = hintsOf(m_detection);
        hints.headerRows = headerRows;
    }
    const auto work = [path = m_path, wanted = m_wanted, hints, catalogue = m_workspace.catalogue(),
                       idTag = m_workspace.idTag(), job = Job(m_stop.get_token(), {})] {
        Looked looked{detectTable(path, hints, job)};
        if (!looked.detection)
            return looked;
        looked.kind = wanted ? *wanted : guessKind(catalogue, *looked.detection);
        auto plan = proposePlan(catalogue, looked.kind, *looked.detection, idTag);
        looked.plan = plan ? *plan : ImportPlan{looked.kind};
        return looked;
    };
    whenAnswered(QtConcurrent::run(work), this, [this, serial = ++m_serial](const Looked &looked) {
        setBusy(false);
        if (serial == m_serial)
            showLooked(looked);
    });
}

void ImportDialog::showLooked(const Looked &looked)
{
    if (!looked.detection) {
        m_facts->clear();
        m_body->setCurrentIndex(0);
        setResult(looked.detection.error().text, u"error"_s);
        m_check->setEnabled(false);
        m_import->setEnabled(false);
        return;
    }
    m_detection = *looked.detection;
    m_plan = looked.plan;
    m_plan.kind = looked.kind;
    m_facts->setText(facts());
    m_body->setCurrentIndex(1);
    const QSignalBlocker kind(m_kind);
    const QSignalBlocker headings(m_headings);
    const QSignalBlocker dates(m_dates);
    m_kind->setCurrentIndex(m_kind->findData(int(looked.kind)));
    m_headings->setValue(m_detection.headerRows);
    m_dates->setCurrentIndex(
        std::max(0, m_dates->findData(m_plan.source.dateOrder.value_or(QString()))));
    m_columns->setTable(m_workspace.catalogue(), m_detection, m_plan);
}

QString ImportDialog::facts() const
{
    const QString rows = QLocale().toString(m_detection.rows);
    switch (m_detection.type) {
    case TableType::Xlsx:
    case TableType::Ods: return tr("%1 rows · sheet %2").arg(rows, m_detection.sheet);
    case TableType::Json: return tr("%1 rows · JSON").arg(rows);
    case TableType::Csv: break;
    }
    return tr("%1 rows · %2 · %3")
        .arg(rows, m_detection.dialect.encoding, separatorName(m_detection.dialect.separator));
}

void ImportDialog::kindChosen()
{
    m_wanted = KindId(m_kind->currentData().toInt());
    auto proposed =
        proposePlan(m_workspace.catalogue(), *m_wanted, m_detection, m_workspace.idTag());
    m_plan = proposed ? *proposed : ImportPlan{*m_wanted};
    m_plan.kind = *m_wanted;
    m_columns->setTable(m_workspace.catalogue(), m_detection, m_plan);
}

Result<ImportPlan> ImportDialog::plan() const
{
    auto columns = m_columns->columns();
    RAPPORT_TRY(columns);
    if (columns->empty())
        return Error{
            Error::Code::Invalid, tr("No column goes anywhere yet: choose a field for one."), {}};
    ImportPlan plan = m_plan;
    plan.columns = std::move(*columns);
    plan.source = sourceOf(m_detection);
    plan.source.headerRows = m_headings->value();
    plan.source.decimal = QLatin1Char(m_detection.decimal);
    if (const QString order = m_dates->currentData().toString(); !order.isEmpty())
        plan.source.dateOrder = order;
    return plan;
}

void ImportDialog::columnsChanged()
{
    const auto planned = plan();
    if (planned)
        m_preview->showRows(m_workspace.catalogue(), m_detection, *planned);
    setResult(planned ? QString() : planned.error().text, u"error"_s);
    m_check->setEnabled(planned.ok() && !isBusy());
    m_import->setEnabled(planned.ok() && !isBusy());
}

void ImportDialog::check()
{
    const auto planned = plan();
    if (!planned || isBusy())
        return;
    setResult(tr("Checking…"), u"muted"_s);
    m_stop = std::stop_source();
    setBusy(true);
    const ImportOptions options{true, {}};
    whenAnswered(
        m_workspace.editor().importFile(m_path, *planned, options, Job(m_stop.get_token(), {})),
        this, [this](const Result<ImportOutcome> &outcome) {
            setBusy(false);
            if (!outcome) {
                setResult(outcome.error().text, u"error"_s);
                return;
            }
            const QString faults = rejectionLines(*outcome, kShownRejections);
            const QString sentence = importSentence(*outcome, m_workspace.catalogue());
            setResult(faults.isEmpty() ? sentence : sentence + u'\n' + faults, {});
        });
}

void ImportDialog::accept()
{
    const auto planned = plan();
    if (!planned || isBusy())
        return;
    Q_EMIT importRequested(m_path, *planned, rejectsFileFor(m_path));
    QDialog::accept();
}

void ImportDialog::setResult(const QString &text, const QString &role)
{
    m_result->setText(text);
    m_result->setProperty("role", role);
    m_result->style()->unpolish(m_result);
    m_result->style()->polish(m_result);
}

QString ImportDialog::resultText() const
{
    return m_result->text();
}

void ImportDialog::setBusy(bool busy)
{
    m_busy = std::max(0, m_busy + (busy ? 1 : -1));
    const bool ready = m_busy == 0 && m_body->currentIndex() == 1;
    m_check->setEnabled(ready);
    m_import->setEnabled(ready);
    if (!busy && m_busy == 0)
        QMetaObject::invokeMethod(this, &ImportDialog::settled, Qt::QueuedConnection);
}

} // namespace rapport::ui
