// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit_demo_pages.h"
#include "ui/theme/theme_controller.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/nav_rail.h"
#include "ui/widgets/search_field.h"

#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextStream>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using namespace rapport::ui;

namespace {

NavRail *rail(QWidget *parent)
{
    auto *rail = new NavRail(parent);
    const std::tuple<QString, Icon, QString> pages[] = {
        {u"dashboard"_s, Icon::Dashboard, u"Dashboard"_s},
        {u"developers"_s, Icon::Developers, u"Developers"_s},
        {u"companies"_s, Icon::Companies, u"Companies"_s},
        {u"interactions"_s, Icon::Interactions, u"Interactions"_s},
        {u"feedback"_s, Icon::Feedback, u"Feedback"_s},
        {u"surveys"_s, Icon::Surveys, u"Surveys"_s},
        {u"events"_s, Icon::Events, u"Events"_s},
        {u"resources"_s, Icon::Resources, u"Resources"_s},
        {u"projects"_s, Icon::Projects, u"Projects"_s},
        {u"tasks"_s, Icon::Tasks, u"Tasks"_s},
    };
    for (const auto &[key, picture, label] : pages)
        rail->addPage(key, picture, label);
    rail->addSeparator();
    rail->addPage(u"reports"_s, Icon::Reports, u"Reports"_s);
    rail->addPage(u"weights"_s, Icon::Weights, u"Weights"_s);
    rail->addPage(u"history"_s, Icon::History, u"History"_s);
    rail->addPage(u"settings"_s, Icon::Settings, u"Settings"_s);
    rail->setBadge(u"tasks"_s, u"7"_s);
    return rail;
}

QFrame *topBar(const QString &title, QWidget *parent)
{
    auto *bar = new QFrame(parent);
    bar->setProperty("surface", u"topbar"_s);
    bar->setFixedHeight(Theme::topBarHeight + 1);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(20, 0, 20, 0);
    layout->setSpacing(8);
    auto *heading = new QLabel(title, bar);
    heading->setProperty("role", u"title"_s);
    auto *filters = new FilterBar(bar);
    filters->setChips({{u"segment"_s, u"Segment"_s, u"all"_s},
                       {u"company"_s, u"Company"_s, u"all"_s},
                       {u"country"_s, u"Country"_s, u"all"_s},
                       {u"tag"_s, u"Tag"_s, u"all"_s}});
    if (title == u"Developers")
        filters->setChosen(u"segment"_s, {u"third_party"_s, u"x"_s}, {u"Third party"_s, u"X"_s});
    auto *search = new SearchField(bar);
    search->setPlaceholderText(u"Search everything"_s);
    search->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    search->setMinimumWidth(180);
    search->setMaximumWidth(282);
    search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *import = new QPushButton(u"Import"_s, bar);
    import->setProperty("role", u"primary"_s);
    layout->addWidget(heading);
    layout->addSpacing(12);
    layout->addWidget(filters, 3);
    layout->addSpacing(12);
    layout->addWidget(search, 2);
    layout->addWidget(import);
    return bar;
}

QWidget *window(const QString &page)
{
    auto *window = new QWidget;
    auto *outer = new QVBoxLayout(window);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    outer->addLayout(middle, 1);
    NavRail *pages = rail(window);
    pages->setCurrent(page == u"controls" ? u"settings"_s : page);
    middle->addWidget(pages);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    middle->addLayout(right, 1);
    right->addWidget(topBar(page.left(1).toUpper() + page.mid(1), window));
    right->addWidget(page == u"dashboard"        ? demo::dashboardPage()
                         : page == u"developers" ? demo::tablePage()
                                                 : demo::controlsPage(),
                     1);
    auto *bar = new JobBar(window);
    bar->setFacts({u"community.rapport"_s, u"12,408 developers"_s, u"Saved"_s});
    if (page == u"controls")
        bar->showMessage(u"The file is in use by another program."_s, JobBar::Tone::Error);
    else if (page == u"developers")
        bar->showMessage(u"Tagged 214 developers"_s, JobBar::Tone::Success, JobBar::Offer::Undo);
    else
        bar->setJob(
            {u"Importing feedback-october.csv"_s, 64, u"182,000 rows/s"_s, u"3 s left"_s, true});
    outer->addWidget(bar);
    return window;
}

} // namespace

/// Draws every page of the demo in both themes and two sizes into the folder given; without one
/// shows them as windows.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    ThemeController themes(application);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        for (const QString &page : {u"controls"_s, u"developers"_s, u"dashboard"_s}) {
            QWidget *shown = window(page);
            shown->setAttribute(Qt::WA_DeleteOnClose);
            shown->resize(1440, 900);
            shown->show();
        }
        return QApplication::exec();
    }
    const QDir folder(arguments[1]);
    folder.mkpath(u"."_s);
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        themes.setChoice(choice);
        for (const QString &page : {u"dashboard"_s, u"developers"_s, u"controls"_s}) {
            for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
                const std::unique_ptr<QWidget> shown(window(page));
                shown->resize(size);
                shown->show();
                // A turn of the event loop, so that layouts settle as they do on a screen.
                QTimer::singleShot(120, &application, &QApplication::quit);
                QApplication::exec();
                const QString name =
                    u"%1-%2-%3.png"_s.arg(page, themes.isDark() ? u"dark" : u"light")
                        .arg(size.width());
                if (!shown->grab().save(folder.filePath(name))) {
                    QTextStream(stderr) << "Cannot write " << folder.filePath(name) << '\n';
                    return 1;
                }
            }
        }
    }
    return 0;
}
