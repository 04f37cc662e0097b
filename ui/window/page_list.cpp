// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/page_list.h"

#include <QCoreApplication>

namespace rapport::ui {

namespace {

PageInfo tablePage(KindId kind, Icon picture)
{
    const Kind &shown = Catalogue::builtIn().kind(kind);
    return {shown.name, picture, shown.displayLabelPlural(), kind, true, false};
}

} // namespace

std::vector<PageInfo> allPages()
{
    return {
        {kDashboardPage.toString(),
         Icon::Dashboard,
         QCoreApplication::translate("Pages", "Dashboard"),
         {},
         true,
         false},
        tablePage(KindId::Developer, Icon::Developers),
        tablePage(KindId::Company, Icon::Companies),
        tablePage(KindId::Interaction, Icon::Interactions),
        tablePage(KindId::Feedback, Icon::Feedback),
        tablePage(KindId::Survey, Icon::Surveys),
        tablePage(KindId::Event, Icon::Events),
        tablePage(KindId::Resource, Icon::Resources),
        tablePage(KindId::Project, Icon::Projects),
        tablePage(KindId::Task, Icon::Tasks),
        {kWeightsPage.toString(),
         Icon::Weights,
         QCoreApplication::translate("Pages", "Weights"),
         {},
         true,
         true},
        {kHistoryPage.toString(),
         Icon::History,
         QCoreApplication::translate("Pages", "History"),
         {},
         false,
         false},
        {kSettingsPage.toString(),
         Icon::Settings,
         QCoreApplication::translate("Pages", "Settings"),
         {},
         false,
         false},
    };
}

QString pageOf(KindId kind)
{
    for (const PageInfo &page : allPages()) {
        if (page.kind == kind)
            return page.key;
    }
    return {};
}

} // namespace rapport::ui
