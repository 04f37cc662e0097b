// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/plan_manager.h"

#include "ui/import/plans_model.h"
#include "ui/models/answers.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/dialog_foot.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QPushButton>
#include <QSaveFile>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr QSize kSize(680, 420);
constexpr int kKindWidth = 130;
constexpr int kColumnsWidth = 90;
constexpr int kUsedWidth = 160;

Result<void> writeJson(const QJsonObject &json, const QString &path)
{
    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(json).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error{Error::Code::Io,
                 PlanManager::tr("%1 cannot be written: %2").arg(path, file.errorString()),
                 {}};
}

void setUp(QTableView &view)
{
    view.setAccessibleName(PlanManager::tr("Remembered plans"));
    view.setProperty("embedded", true);
    view.setShowGrid(false);
    view.setWordWrap(false);
    view.setTabKeyNavigation(false);
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::SingleSelection);
    view.setEditTriggers(QAbstractItemView::EditKeyPressed);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(Theme::rowHeight);
    QHeaderView *header = view.horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(PlansModel::NameColumn, QHeaderView::Stretch);
    for (const auto &[column, width] : {std::pair{PlansModel::KindColumn, kKindWidth},
                                        std::pair{PlansModel::ColumnsColumn, kColumnsWidth},
                                        std::pair{PlansModel::UsedColumn, kUsedWidth}})
        header->resizeSection(column, width);
}

} // namespace

PlanManager::PlanManager(Workspace &workspace, FileChooser &files, Use use, QWidget *parent)
    : QDialog(parent),
      m_files(files),
      m_model(new PlansModel(workspace, this)),
      m_body(new QStackedWidget(this)),
      m_view(new QTableView(this)),
      m_fault(new Notice(this))
{
    setWindowTitle(tr("Remembered plans"));
    resize(kSize);
    build(use);
    connect(m_model, &PlansModel::loaded, this, [this] {
        const int rows = m_model->rowCount();
        m_body->setCurrentIndex(rows > 0 ? 0 : 1);
        if (rows > 0 && row() < 0)
            m_view->setCurrentIndex(m_model->index(0, PlansModel::NameColumn));
        updateButtons();
    });
    connect(m_model, &PlansModel::failed, this,
            [this](const QString &sentence) { m_fault->say(sentence, Notice::Tone::Error); });
    m_model->reload();
}

void PlanManager::build(Use use)
{
    m_view->setModel(m_model);
    setUp(*m_view);
    m_body->addWidget(m_view);
    m_body->addWidget(new EmptyState(
        Icon::Import,
        tr("Nothing is remembered yet: the first import of a file remembers what its columns are."),
        {}, this));
    m_body->setCurrentIndex(1);
    auto *table = new Card(this);
    table->setFlush(true);
    table->content()->addWidget(m_body);
    auto *foot = new DialogFoot(*this);
    m_rename = foot->addButton(tr("Rename"));
    m_export = foot->addButton(tr("Export as JSON…"));
    m_forget = foot->addButton(tr("Forget"));
    m_forget->setProperty("role", u"danger"_s);
    if (use == Use::Offered) {
        foot->addCancel();
        m_use = foot->addPrimary(tr("Use for this file"));
        connect(m_use, &QPushButton::clicked, this, [this] {
            Q_EMIT planChosen(m_model->at(row()));
            accept();
        });
    } else {
        foot->addClose();
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::spaceL, Theme::spaceL, Theme::spaceL, Theme::spaceL);
    layout->setSpacing(Theme::spaceM);
    layout->addWidget(m_fault);
    layout->addWidget(table, 1);
    layout->addWidget(foot);
    connect(m_rename, &QPushButton::clicked, this,
            [this] { m_view->edit(m_model->index(row(), PlansModel::NameColumn)); });
    connect(m_export, &QPushButton::clicked, this, &PlanManager::exportPlan);
    connect(m_forget, &QPushButton::clicked, this, [this] { m_model->remove(row()); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PlanManager::updateButtons);
    updateButtons();
}

int PlanManager::row() const
{
    return m_view->currentIndex().row();
}

void PlanManager::updateButtons()
{
    const bool any = row() >= 0;
    for (QPushButton *button : {m_rename, m_export, m_forget, m_use}) {
        if (button)
            button->setEnabled(any);
    }
}

void PlanManager::exportPlan()
{
    FileRequest request;
    request.purpose = FileRequest::For::Saving;
    request.title = tr("Export the plan");
    request.filters = {tr("Import plan (*.json)")};
    request.suggested = m_model->at(row()).name + u".json"_s;
    request.suffix = u"json"_s;
    const QJsonObject json = m_model->at(row()).plan.toJson();
    m_files.choose(this, request, [this, json](const QString &path) {
        whenAnswered(inBackground([json, path] { return writeJson(json, path); }), this,
                     [this](const Result<void> &written) {
                         if (!written)
                             m_fault->say(written.error().text, Notice::Tone::Error);
                     });
    });
}

} // namespace rapport::ui
