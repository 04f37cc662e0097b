// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/top_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/search_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kSearchLeast = 180;
constexpr int kSearchMost = 282;

} // namespace

TopBar::TopBar(QWidget *parent)
    : QFrame(parent),
      m_title(new QLabel(this)),
      m_filters(new FilterBar(this)),
      m_search(new SearchField(this)),
      m_import(new QPushButton(tr("Import"), this))
{
    setProperty("surface", u"topbar"_s);
    setFixedHeight(Theme::topBarHeight + 1);
    m_title->setProperty("role", u"title"_s);
    const QString all = tr("all", "no filter");
    m_filters->setChips({{u"segment"_s, tr("Segment"), all},
                         {u"company"_s, tr("Company"), all},
                         {u"country"_s, tr("Country"), all},
                         {u"tags"_s, tr("Tag"), all}});
    m_search->showKeys(QKeySequence::Find);
    m_search->setMinimumWidth(kSearchLeast);
    m_search->setMaximumWidth(kSearchMost);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_import->setProperty("role", u"primary"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 0, 20, 0);
    layout->setSpacing(Theme::spaceS);
    layout->addWidget(m_title);
    layout->addSpacing(Theme::spaceM);
    layout->addWidget(m_filters, 3);
    layout->addStretch(0);
    layout->addSpacing(Theme::spaceM);
    layout->addWidget(m_search, 2);
    layout->addWidget(m_import);
}

void TopBar::setTitle(const QString &title)
{
    m_title->setText(title);
}

QString TopBar::title() const
{
    return m_title->text();
}

void TopBar::setFiltersVisible(bool visible)
{
    m_filters->setVisible(visible);
    m_search->setVisible(visible);
    auto *layout = static_cast<QHBoxLayout *>(this->layout());
    layout->setStretch(3, visible ? 0 : 1);
}

} // namespace rapport::ui
