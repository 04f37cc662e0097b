// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pictures of the import window; the rest of Gallery is in gallery.cpp.
#include "ui/window/gallery.h"

#include "ui/import/columns_model.h"
#include "ui/import/columns_step.h"
#include "ui/import/columns_view.h"
#include "ui/import/import_window.h"
#include "ui/window/workspace_commands.h"

#include <QFile>
#include <QPushButton>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr char kSurvey[] =
    "E-mail,Company,How easy is the API to use?,Documentation (1-10),"
    "Technical support,Would you recommend us?,Comment,T-shirt\n"
    "ana@example.com,Kernelworks,Good,8,0.7,9,Streaming is great,M\n"
    "tom@example.org,Blue Harbor,OK,6,0.5,7,,L\n"
    "lin@example.net,Kernelworks,Excellent,9,0.9,10,\"More examples, please\",S\n"
    "mei@example.com,Kite Labs,Bad,3,0.4,4,Rate limits hurt,M\n"
    "omar@example.org,,Good,7,1.4,8,,XL\n";

constexpr char kPeople[] = "Name,E-mail,Job title,Country\n"
                           "Thea Quince,thea.quince@mistralfinance.example,Principal engineer,DE\n"
                           "Divya Vaidya,divya@example.org,Lead engineer,IN\n"
                           "Noor Haddad,noor@example.org,CTO,LB\n";

constexpr char kAttendees[] = "Name;E-mail;Joined on;Job title\n"
                              "Ana Souza;ana@example.com;03/04/2026;Data scientist\n"
                              "Lin Wei;lin@example.net;11/02/2026;Engineer\n"
                              "Omar Haddad;omar@example.org;07/06/2026;CTO\n";

ImportWindow *importOf(MainWindow &window)
{
    return window.findChild<ImportWindow *>();
}

void goOn(MainWindow &window)
{
    if (ImportWindow *import = importOf(window))
        import->next();
}

void openTargets(MainWindow &window)
{
    if (ImportWindow *import = importOf(window)) {
        ColumnsView *view = import->columnsStep()->view();
        view->openChoices(view->model()->index(2, ColumnsModel::TargetColumn));
    }
}

void openPlans(MainWindow &window)
{
    if (ImportWindow *import = importOf(window))
        import->columnsStep()->plansButton()->click();
}

} // namespace

QString Gallery::writeCsv(const QString &name, const char *text) const
{
    const QString path = m_own.filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(text);
    return path;
}

void Gallery::addImportShots()
{
    using Steps = std::vector<std::function<void(MainWindow &)>>;
    const auto add = [this](const QString &name, const QString &file, Steps more) {
        Steps steps = {[file](MainWindow &window) {
            window.showPage(kDashboardPage.toString());
            window.importFile(file);
        }};
        steps.insert(steps.end(), more.begin(), more.end());
        m_shots.push_back({name + u"-sample"_s, State::Sample, steps});
    };
    const QString survey = writeCsv(u"spring-survey.csv"_s, kSurvey);
    add(u"import-choose"_s, {}, {});
    add(u"import-file"_s, survey, {});
    add(u"import-days"_s, writeCsv(u"attendees.csv"_s, kAttendees), {});
    add(u"import-columns"_s, survey, {goOn});
    add(u"import-target"_s, survey, {goOn, openTargets});
    add(u"import-changes"_s, survey, {goOn, goOn});
    add(u"import-people"_s, writeCsv(u"people.csv"_s, kPeople), {goOn, goOn});
    add(u"import-result"_s, survey, {goOn, goOn, goOn});
    // The next pictures are of the community as it was.
    m_shots.back().leave = [](MainWindow &window) { window.commands()->undoOffered(); };
    add(u"import-plans"_s, survey, {goOn, openPlans});
}

} // namespace rapport::ui
