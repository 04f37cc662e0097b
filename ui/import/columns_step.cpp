// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/columns_step.h"

#include "ui/import/columns_model.h"
#include "ui/import/columns_view.h"
#include "ui/import/target_choices.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

} // namespace

ColumnsStep::ColumnsStep(ImportSession &session, QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_model(new ColumnsModel(session, this)),
      m_view(new ColumnsView(*m_model, this)),
      m_kind(new QComboBox(this)),
      m_count(new QLabel(this)),
      m_plans(new QPushButton(tr("Remembered plans…"), this)),
      m_constant(new QPushButton(tr("Same in every row…"), this)),
      m_remembered(new Notice(this))
{
    auto *label = new QLabel(tr("One row is"), this);
    label->setBuddy(m_kind);
    m_kind->setAccessibleName(tr("One row is"));
    m_count->setProperty("role", u"muted"_s);
    m_constant->setToolTip(tr("Sets a field to the same value in all records of this file"));
    for (QPushButton *button : {m_plans, m_constant})
        button->setAutoDefault(false);
    auto *head = new QHBoxLayout;
    head->setSpacing(Theme::spaceS);
    head->addWidget(label);
    head->addWidget(m_kind);
    head->addSpacing(Theme::spaceS);
    head->addWidget(m_count, 1);
    head->addWidget(m_constant);
    head->addWidget(m_plans);
    auto *table = new Card(this);
    table->setFlush(true);
    table->content()->addWidget(m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceM);
    layout->addLayout(head);
    layout->addWidget(m_remembered);
    layout->addWidget(table, 1);
    connect(m_kind, &QComboBox::activated, this,
            [this] { Q_EMIT kindChosen(KindId(m_kind->currentData().toInt())); });
    connect(m_plans, &QPushButton::clicked, this, &ColumnsStep::plansRequested);
    connect(m_constant, &QPushButton::clicked, this, &ColumnsStep::askForConstant);
    connect(m_model, &ColumnsModel::mappingChanged, this, [this] {
        showCount();
        Q_EMIT mappingChanged();
    });
}

void ColumnsStep::refresh(const Catalogue &catalogue)
{
    {
        const QSignalBlocker quiet(m_kind);
        m_kind->clear();
        for (const Kind &kind : catalogue.kinds())
            m_kind->addItem(kind.displayLabel(), int(kind.id));
        m_kind->setCurrentIndex(m_kind->findData(int(m_session.kind)));
    }
    m_model->refresh(catalogue);
    if (m_model->rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model->index(0, ColumnsModel::TargetColumn));
    showCount();
}

void ColumnsStep::showCount()
{
    const auto used = std::ranges::count_if(
        m_session.columns, [](const ImportColumn &column) { return !isLeftOut(column); });
    const auto all = int(m_session.columns.size());
    m_count->setText(used == all ? tr("All %1 columns are used").arg(all)
                                 : tr("%1 of %2 columns are used").arg(used).arg(all));
}

void ColumnsStep::setRemembered(const QString &sentence, const QStringList &newHeadings)
{
    m_model->setNewHeadings(newHeadings);
    if (sentence.isEmpty())
        m_remembered->hide();
    else
        m_remembered->say(sentence);
}

void ColumnsStep::askForConstant()
{
    std::vector<PickItem> items = targetItems(m_model->catalogue(), m_session.kind);
    // A value for nothing, or for a field of its own, is not what is asked for here.
    std::erase_if(items, [](const PickItem &item) {
        return !item.heading && (item.value.isEmpty() || item.value == kNewFieldTarget);
    });
    auto *popup = new PickPopup(tr("Field that is the same in every row"), items, {}, m_constant);
    connect(popup, &PickPopup::picked, m_view, &ColumnsView::addConstant);
    popup->popup();
    popup->setFocus(Qt::PopupFocusReason);
}

} // namespace rapport::ui
