// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the import window has done on other threads; the window itself is in import_window.cpp.
#include "ui/import/import_window.h"

#include "ui/import/changes_step.h"
#include "ui/import/clipboard_table.h"
#include "ui/import/columns_step.h"
#include "ui/import/file_step.h"
#include "ui/import/plan_manager.h"
#include "ui/import/result_step.h"
#include "ui/models/answers.h"
#include "ui/models/cell_text.h"
#include "ui/widgets/job_meter.h"

#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonObject>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kProgressPage = 4; ///< after the four steps
constexpr qsizetype kShownNames = 5;
constexpr qsizetype kLongestName = 40;

/// Copies \p from over \p to.
Result<void> copyOver(const QString &from, const QString &to)
{
    if (QFileInfo(from) == QFileInfo(to))
        return {};
    QFile::remove(to);
    QFile source(from);
    if (source.copy(to))
        return {};
    return Error{Error::Code::Io,
                 ImportWindow::tr("%1 cannot be written: %2").arg(to, source.errorString()),
                 {}};
}

QString namesOf(const QStringList &headings)
{
    QStringList names;
    for (const QString &heading : headings.mid(0, kShownNames))
        names << u'“' + heading.simplified().left(kLongestName) + u'”';
    return names.join(u", "_s) + (headings.size() > kShownNames ? u" …"_s : QString());
}

/// How a file is read as one before it was, and what is different.
QString rememberedSentence(const SavedImportPlan &saved, const HeadingChanges &changes,
                           const QString &usedAt)
{
    QStringList parts = {ImportWindow::tr("Read like %1, last used %2.").arg(saved.name, usedAt)};
    if (!changes.added.isEmpty())
        parts << ImportWindow::tr("New in this file: %1.").arg(namesOf(changes.added));
    if (!changes.vanished.isEmpty())
        parts << ImportWindow::tr("No longer in it: %1.").arg(namesOf(changes.vanished));
    return parts.join(u' ');
}

} // namespace

bool ImportWindow::isBusy() const
{
    return m_looking > 0 || m_meter->isRunning() || m_changes->isBusy();
}

LookContext ImportWindow::lookContext() const
{
    return {m_workspace.catalogue(), m_workspace.idTag(), m_session.wantedKind};
}

void ImportWindow::setFile(const QString &path, std::optional<KindId> kind)
{
    start(path, QFileInfo(path).fileName(), false);
    m_session.wantedKind = kind;
    look();
}

void ImportWindow::start(const QString &file, const QString &title, bool pasted)
{
    m_session = {};
    m_session.file = file;
    m_session.title = title;
    m_session.pasted = pasted;
    m_readable = false;
    showStep(Step::File);
    m_file->refresh();
}

void ImportWindow::paste()
{
    const QString path = m_pastes.filePath(u"pasted-%1.csv"_s.arg(++m_pasted));
    ++m_looking;
    whenAnswered(inBackground([clipping = Clipping::of(QGuiApplication::clipboard()->mimeData()),
                               path] { return writeClipping(clipping, path); }),
                 this, [this, path](const Result<void> &written) {
                     --m_looking;
                     if (!written) {
                         setFault(written.error().text);
                         updateButtons();
                         return;
                     }
                     start(path, tr("Clipboard"), true);
                     look();
                 });
}

void ImportWindow::look()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_decisions = {};
    m_previewed = {};
    ++m_looking;
    setFault({});
    m_file->setReading(true);
    updateButtons();
    const auto work = [file = m_session.file, wanted = m_session.wanted, context = lookContext(),
                       job = Job(m_stop.get_token(), {})] {
        return lookAtFile(file, wanted, context, job);
    };
    whenAnswered(
        inBackground(work), this, [this, serial = ++m_looks](const Result<FileLook> &found) {
            if (serial != m_looks) {
                --m_looking;
                return;
            }
            if (!found) {
                --m_looking;
                failLook(found.error());
                return;
            }
            whenAnswered(
                m_workspace.importPlans(), this,
                [this, serial, look = *found](const Result<std::vector<SavedImportPlan>> &plans) {
                    --m_looking;
                    if (serial == m_looks)
                        showLook(look, plans ? *plans : std::vector<SavedImportPlan>());
                });
        });
}

void ImportWindow::failLook(const Error &error)
{
    m_readable = false;
    m_file->setReading(false);
    m_file->setUnreadable();
    setFault(error.text);
    updateButtons();
}

void ImportWindow::showLook(const FileLook &found, const std::vector<SavedImportPlan> &plans)
{
    m_readable = true;
    if (m_session.takeLook(found)) {
        m_columns->setRemembered({}, {});
        const auto saved = bestPlan(plans, m_session.headings());
        if (saved && m_session.wantedKind.value_or(saved->plan.kind) == saved->plan.kind)
            useSaved(*saved);
    }
    m_file->setReading(false);
    m_file->refresh();
    updateButtons();
}

void ImportWindow::useSaved(const SavedImportPlan &saved)
{
    m_session.takeSaved(saved);
    m_columns->setRemembered(
        rememberedSentence(saved, headingChanges(saved, m_session.headings()),
                           timeText(saved.usedAt, m_workspace.settings().zone)),
        headingChanges(saved, m_session.headings()).added);
    m_columns->refresh(m_workspace.catalogue());
    updateButtons();
}

void ImportWindow::openPlans()
{
    auto *manager = new PlanManager(m_workspace, m_files, PlanManager::Use::Offered, this);
    manager->setAttribute(Qt::WA_DeleteOnClose);
    connect(manager, &PlanManager::planChosen, this, &ImportWindow::useSaved);
    manager->open();
}

void ImportWindow::chooseKind(KindId kind)
{
    m_session.wantedKind = kind;
    ++m_looking;
    updateButtons();
    const auto work = [look = *m_session.look, kind, context = lookContext()] {
        return proposedPlan(look, kind, context);
    };
    whenAnswered(inBackground(work), this, [this, serial = ++m_looks](const ImportPlan &plan) {
        --m_looking;
        if (serial == m_looks) {
            m_session.takePlan(plan);
            m_columns->refresh(m_workspace.catalogue());
        }
        updateButtons();
    });
}

void ImportWindow::run(const QString &label, ImportOptions options,
                       std::function<void(const Answer &)> done)
{
    const auto plan = m_session.plan();
    if (!plan || m_meter->isRunning())
        return;
    setFault({});
    if (m_session.look)
        options.found = m_session.look->table;
    const Job job = m_meter->begin(label);
    m_body->setCurrentIndex(kProgressPage);
    updateButtons();
    // A preview lists thousands of effects, which are not to be copied in this thread.
    const auto shared =
        m_workspace.editor()
            .importFile(m_session.file, *plan, std::move(options), job)
            .then(QThreadPool::globalInstance(), [](Result<ImportOutcome> outcome) -> Answer {
                RAPPORT_TRY(outcome);
                return Outcome(std::make_shared<ImportOutcome>(std::move(*outcome)));
            });
    whenAnswered(shared, this, [this, done = std::move(done)](const Answer &answer) {
        m_meter->end();
        done(answer);
    });
}

void ImportWindow::preview()
{
    const auto plan = m_session.plan();
    if (!plan) {
        setFault(plan.error().text);
        return;
    }
    const bool again = m_step == Step::Changes;
    if (!again && m_previewed == plan->toJson()) {
        showStep(Step::Changes);
        return;
    }
    m_previewed = plan->toJson();
    ImportOptions options;
    options.dryRun = true;
    options.listEffects = true;
    options.decisions = m_decisions;
    run(tr("Checking %1").arg(m_session.title), std::move(options),
        [this](const Answer &answer) { showPreview(answer); });
}

void ImportWindow::showPreview(const Answer &answer)
{
    if (!answer) {
        m_previewed = {};
        showStep(Step::Columns);
        setFault(answer.error().text);
        return;
    }
    const auto plan = m_session.plan();
    m_changes->setOutcome(*answer,
                          EffectContext::of(m_workspace.catalogue(), *plan,
                                            {m_workspace.settings(), m_workspace.now()}));
    showStep(Step::Changes);
}

void ImportWindow::import()
{
    const QString beside = m_session.pasted ? QString() : QFileInfo(m_session.file).absolutePath();
    const QString rejects = rejectsFileFor(m_session.pasted ? tr("pasted.csv") : m_session.title,
                                           {beside, QFileInfo(m_workspace.path()).absolutePath()});
    ImportOptions options;
    options.rejectsFile = rejects;
    options.decisions = m_decisions;
    run(tr("Importing %1").arg(m_session.title), std::move(options),
        [this, rejects, since = m_workspace.now()](const Answer &answer) {
            showResult(answer, rejects, since);
        });
}

void ImportWindow::showResult(const Answer &answer, const QString &rejectsFile,
                              const QDateTime &since)
{
    if (!answer) {
        showStep(Step::Changes);
        setFault(answer.error().text);
        return;
    }
    const ImportOutcome &outcome = **answer;
    m_rejectsFile = rejectsFile;
    m_since = since;
    m_set = outcome.changeSet;
    m_result->showOutcome(outcome, m_workspace.catalogue(), rejectsFile);
    showStep(Step::Result);
    if (m_set)
        Q_EMIT imported(*m_set, tr("%1 imported").arg(m_session.title));
}

void ImportWindow::undo()
{
    if (!m_set)
        return;
    m_result->undoButton()->setEnabled(false);
    whenAnswered(m_workspace.editor().undo(*m_set), this, [this](const Result<Change> &change) {
        if (!change) {
            m_result->setFault(change.error().text);
            return;
        }
        m_set.reset();
        const QString sentence = change->kept.empty()
            ? tr("The import is taken back.")
            : tr("The import is taken back. What was changed since is kept: %1.")
                  .arg(QLocale().toString(qlonglong(change->kept.size())));
        m_result->showTakenBack(sentence);
        Q_EMIT takenBack(sentence);
    });
}

void ImportWindow::saveRejects()
{
    FileRequest request;
    request.purpose = FileRequest::For::Saving;
    request.title = tr("Save the rejected rows");
    request.filters = {tr("CSV (*.csv)")};
    request.suggested = m_rejectsFile;
    request.suffix = u"csv"_s;
    m_files.choose(this, request, [this](const QString &path) {
        whenAnswered(inBackground([from = m_rejectsFile, path] { return copyOver(from, path); }),
                     this, [this](const Result<void> &copied) {
                         if (!copied)
                             m_result->setFault(copied.error().text);
                     });
    });
}

} // namespace rapport::ui
