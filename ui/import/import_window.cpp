// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window itself; what runs on other threads is in import_window_jobs.cpp.
#include "ui/import/import_window.h"

#include "ui/import/changes_step.h"
#include "ui/import/columns_step.h"
#include "ui/import/effects_view.h"
#include "ui/import/file_options.h"
#include "ui/import/file_step.h"
#include "ui/import/progress_pane.h"
#include "ui/import/result_step.h"
#include "ui/import/target_choices.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_foot.h"
#include "ui/widgets/job_meter.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/step_bar.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QSize kLeastSize(940, 640); ///< with its frame it fits a screen of 1024 x 700
constexpr QSize kMostSize(1180, 800);
constexpr int kMargin = 84; ///< of the window below it that stays in sight

} // namespace

ImportWindow::ImportWindow(Workspace &workspace, FileChooser &files, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_files(files), m_meter(new JobMeter(this))
{
    setWindowTitle(tr("Import"));
    setMinimumSize(kLeastSize.boundedTo(QSize(820, 560)));
    const QSize room = parent ? parent->size() - QSize(kMargin, kMargin) : kLeastSize;
    resize(room.expandedTo(kLeastSize).boundedTo(kMostSize));
    build();
    connectSteps();
    showStep(Step::File);
}

ImportWindow::~ImportWindow()
{
    m_stop.request_stop();
}

void ImportWindow::build()
{
    m_steps = new StepBar({tr("File"), tr("Columns"), tr("Changes"), tr("Result")}, this);
    m_fault = new Notice(this);
    m_file = new FileStep(m_session, this);
    m_columns = new ColumnsStep(m_session, this);
    m_changes = new ChangesStep(m_decisions, this);
    m_result = new ResultStep(this);
    m_progress = new ProgressPane(this);
    m_body = new QStackedWidget(this);
    for (QWidget *page :
         std::initializer_list<QWidget *>{m_file, m_columns, m_changes, m_result, m_progress})
        m_body->addWidget(page);
    auto *foot = new DialogFoot(*this);
    m_back = foot->addButton(tr("Back"));
    m_cancel = foot->addCancel();
    m_next = foot->addPrimary({});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spaceXl, Theme::spaceL, Theme::spaceXl, Theme::spaceL);
    layout->setSpacing(Theme::spaceM);
    layout->addWidget(m_steps);
    layout->addWidget(m_fault);
    layout->addWidget(m_body, 1);
    layout->addWidget(foot);
}

void ImportWindow::connectSteps()
{
    connect(m_steps, &StepBar::chosen, this, [this](int step) { goTo(Step(step)); });
    connect(m_back, &QPushButton::clicked, this, &ImportWindow::back);
    connect(m_next, &QPushButton::clicked, this, &ImportWindow::next);
    connect(m_meter, &JobMeter::changed, m_progress, &ProgressPane::setStatus);
    connect(m_progress, &ProgressPane::cancelRequested, m_meter, &JobMeter::cancel);
    connect(m_file, &FileStep::chooseRequested, this, &ImportWindow::chooseFile);
    connect(m_file, &FileStep::pasteRequested, this, &ImportWindow::paste);
    connect(m_file, &FileStep::fileDropped, this, [this](const QString &path) { setFile(path); });
    connect(m_file, &FileStep::sourceChanged, this, &ImportWindow::look);
    connect(m_columns, &ColumnsStep::kindChosen, this, &ImportWindow::chooseKind);
    connect(m_columns, &ColumnsStep::mappingChanged, this, [this] {
        setFault({});
        updateButtons();
    });
    connect(m_columns, &ColumnsStep::plansRequested, this, &ImportWindow::openPlans);
    connect(m_changes, &ChangesStep::leaveColumnRequested, this, &ImportWindow::leaveColumnOut);
    connect(m_changes, &ChangesStep::againRequested, this, &ImportWindow::preview);
    connect(m_result, &ResultStep::undoRequested, this, &ImportWindow::undo);
    connect(m_result, &ResultStep::saveRejectsRequested, this, &ImportWindow::saveRejects);
    connect(m_result, &ResultStep::openFolderRequested, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_rejectsFile).absolutePath()));
    });
    connect(m_result, &ResultStep::rowsRequested, this, [this](KindId kind) {
        // What the import touched bears its time.
        Filter filter;
        filter.conditions = {
            {u"updated_at"_s, Op::GreaterOrEqual, {Value(m_since.toUTC().toString(Qt::ISODate))}}};
        Q_EMIT rowsRequested(kind, filter, tr("Import of %1").arg(m_session.title));
        accept();
    });
}

QString ImportWindow::fault() const
{
    return m_fault->text();
}

void ImportWindow::setFault(const QString &text)
{
    if (text.isEmpty())
        m_fault->hide();
    else
        m_fault->say(text, Notice::Tone::Error);
}

void ImportWindow::chooseFile()
{
    m_files.choose(this, importRequest(), [this](const QString &path) { setFile(path); });
}

void ImportWindow::goTo(Step step)
{
    if (m_meter->isRunning() || m_step == Step::Result)
        return;
    // Ahead goes as by the button, one step after the other, because each may object.
    if (step > m_step)
        next();
    else
        showStep(step);
}

void ImportWindow::showStep(Step step)
{
    m_step = step;
    setFault({});
    if (step == Step::Columns)
        m_columns->refresh(m_workspace.catalogue());
    m_body->setCurrentIndex(int(step));
    m_steps->setCurrent(int(step));
    updateButtons();
    // Enter goes on from here as well, and the keys of the list are at hand.
    if (step == Step::File && m_session.file.isEmpty())
        m_file->chooseButton()->setFocus();
    else if (step == Step::File)
        m_file->options()->setFocus();
    else if (step == Step::Changes)
        m_changes->view()->setFocus();
    else if (step == Step::Result)
        m_next->setFocus();
}

void ImportWindow::next()
{
    if (m_looking > 0 || m_meter->isRunning())
        return;
    switch (m_step) {
    case Step::File:
        if (m_session.asksForDateOrder())
            setFault(tr("Say first how the days are written."));
        else
            showStep(Step::Columns);
        break;
    case Step::Columns: preview(); break;
    case Step::Changes: import(); break;
    case Step::Result: accept(); break;
    }
}

void ImportWindow::back()
{
    if (m_meter->isRunning() || m_step == Step::File || m_step == Step::Result)
        return;
    showStep(Step(int(m_step) - 1));
}

void ImportWindow::reject()
{
    if (m_meter->isRunning())
        m_meter->cancel();
    else
        QDialog::reject();
}

void ImportWindow::updateButtons()
{
    const bool running = m_meter->isRunning();
    const bool done = m_step == Step::Result;
    const bool mapped = m_session.look && m_session.plan().ok();
    m_steps->setReachable(running || done              ? -1
                              : !m_readable            ? int(Step::File)
                              : m_step < Step::Columns ? int(Step::Columns)
                                                       : int(Step::Changes));
    m_back->setVisible(!done);
    m_back->setEnabled(!running && m_step != Step::File);
    m_cancel->setVisible(!done);
    m_cancel->setText(running ? tr("Stop") : tr("Cancel"));
    m_cancel->setEnabled(!running || m_meter->status().cancellable);
    m_next->setEnabled(!running
                       && (m_step == Step::File          ? m_readable && m_looking == 0
                               : m_step == Step::Columns ? mapped
                                                         : true));
    m_next->setText(m_step == Step::File          ? tr("Next")
                        : m_step == Step::Columns ? tr("See the changes")
                        : m_step == Step::Changes ? tr("Import")
                                                  : tr("Close"));
}

void ImportWindow::leaveColumnOut(QWidget *anchor)
{
    std::vector<PickItem> items;
    for (size_t place = 0; place < m_session.columns.size(); ++place) {
        const ImportColumn &column = m_session.columns[place];
        if (isLeftOut(column))
            continue;
        const int position = positionOf(column);
        items.push_back({QString::number(place), targetText(m_workspace.catalogue(), column),
                         position < 0
                             ? *constantOf(column)
                             : m_session.look->table.headings[size_t(position)].simplified()});
    }
    auto *popup = new PickPopup(tr("Column to leave out"), items, {}, anchor);
    connect(popup, &PickPopup::picked, this, [this](const QString &place) {
        ImportColumn &column = m_session.columns[place.toULongLong()];
        column.field.clear();
        column.newField.reset();
        if (m_session.plan())
            preview();
        else
            showStep(Step::Columns);
    });
    popup->popup();
    popup->setFocus(Qt::PopupFocusReason);
}

} // namespace rapport::ui
