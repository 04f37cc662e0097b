// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gallery.h"

#include "ui/dialogs/export_dialog.h"
#include "ui/import/import_window.h"
#include "ui/pages/filter_builder.h"
#include "ui/pages/record_table.h"
#include "ui/pages/service_card.h"
#include "ui/pages/table_filter.h"
#include "ui/pages/table_page.h"
#include "ui/pages/table_toolbar.h"
#include "ui/pages/table_views.h"
#include "ui/pages/view_name_popover.h"
#include "ui/theme/theme.h"
#include "ui/window/job_runner.h"
#include "ui/window/search_palette.h"
#include "ui/window/window_actions.h"
#include "ui/window/workspace_commands.h"

#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QTabBar>
#include <QToolButton>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr auto kLookEvery = 20ms;
constexpr int kQuietLooks = 4; ///< a page must stay settled for so many looks
constexpr int kMostLooks = 3000;
const QDate kStoryEnd(2026, 11, 1);

constexpr std::array kThemes = {ThemeChoice::Light, ThemeChoice::Dark};

/// The dialog that is open on \p window, or null.
QDialog *openDialog(const MainWindow &window)
{
    QDialog *open = nullptr;
    // The one over the others is the last child of its parents.
    for (auto *dialog : window.findChildren<QDialog *>()) {
        if (dialog->isVisible())
            open = dialog;
    }
    return open;
}

Popover *openPopover(const MainWindow &window)
{
    for (auto *popover : window.findChildren<Popover *>()) {
        if (popover->isVisible())
            return popover;
    }
    return nullptr;
}

/// A filter that shows what the builder can do.
Filter sampleFilter()
{
    Filter either;
    either.join = Filter::Join::Any;
    either.conditions = {{u"cs"_s, Op::Less, {0.7}}, {u"tags"_s, Op::HasTag, {u"streaming"_s}}};
    Filter filter;
    filter.conditions = {{u"segment"_s, Op::In, {u"internal"_s, u"third-party"_s}},
                         {u"joined_on"_s, Op::InLastDays, {365}}};
    filter.groups = {either};
    return filter;
}

/// The window as it looks with its dialog over it.
QPixmap picture(MainWindow &window)
{
    QPixmap pixmap = window.grab();
    QPainter painter(&pixmap);
    QPoint place = window.mapToGlobal(QPoint());
    if (QDialog *dialog = openDialog(window)) {
        const QPixmap over = dialog->grab();
        painter.fillRect(pixmap.rect(), QColor(0, 0, 0, 70));
        const QPoint corner((pixmap.width() - over.width()) / 2,
                            (pixmap.height() - over.height()) / 2);
        painter.drawPixmap(corner, over);
        painter.setPen(Theme::current().control);
        painter.drawRect(QRect(corner, over.size()));
        place = dialog->mapToGlobal(QPoint()) - corner;
    }
    if (Popover *popover = openPopover(window))
        painter.drawPixmap(popover->pos() - place, popover->grab());
    return pixmap;
}

} // namespace

Gallery::Gallery(GalleryOptions options, ThemeController &themes, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_themes(themes)
{
    m_look.setInterval(kLookEvery);
    connect(&m_look, &QTimer::timeout, this, &Gallery::look);
}

Gallery::~Gallery() = default;

void Gallery::start()
{
    if (!m_options.folder.mkpath(u"."_s) || !m_own.isValid()) {
        fail(tr("The folder %1 cannot be made.").arg(m_options.folder.path()));
        return;
    }
    m_settings =
        std::make_unique<QSettings>(m_own.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_preferences->setPersonal({tr("Mei"), ThemeChoice::Light, false});
    openWindows();
}

void Gallery::openWindows()
{
    const bool own = m_options.workspace.isEmpty();
    Surroundings around{*m_preferences, m_themes, m_files};
    if (own)
        around.clock = fixedClock(QDateTime(kStoryEnd, QTime(12, 0), Qt::UTC));
    for (auto &window : m_windows) {
        window = std::make_unique<MainWindow>(around);
        window->setAttribute(Qt::WA_DeleteOnClose, false);
        window->setAttribute(Qt::WA_DontShowOnScreen);
    }
    m_opening = 2;
    for (const State state : {State::Sample, State::Empty}) {
        connect(&window(state), &MainWindow::opened, this, [this, state](bool ok) {
            if (ok)
                windowReady();
            else
                fail(window(state).findChild<JobBar *>()->message());
        });
    }
    window(State::Empty).createFile(m_own.filePath(u"empty.rapport"_s));
    if (own)
        window(State::Sample).createFile(m_own.filePath(u"community.rapport"_s));
    else
        window(State::Sample).openFile(m_options.workspace);
}

void Gallery::windowReady()
{
    if (--m_opening > 0)
        return;
    for (const auto &window : m_windows)
        window->show();
    if (m_options.workspace.isEmpty())
        window(State::Sample).commands()->fillWithSample({m_options.developers, 7, kStoryEnd, {}});
    listShots();
    next();
}

void Gallery::listShots()
{
    for (const State state : {State::Sample, State::Empty}) {
        const QString suffix = state == State::Sample ? u"-sample"_s : u"-empty"_s;
        for (const PageInfo &page : allPages())
            m_shots.push_back({page.key + suffix, state, {[key = page.key](MainWindow &window) {
                                   window.showPage(key);
                               }}});
    }
    m_shots.push_back({u"welcome-recent"_s, State::Welcome, {[](MainWindow &window) {
                           window.applyPersonal({});
                       }}});
    addDialogShots();
    addImportShots();
}

void Gallery::addDialogShots()
{
    const auto add = [this](const QString &name, std::function<void(MainWindow &)> open) {
        m_shots.push_back(
            {name + u"-sample"_s, State::Sample, {[open = std::move(open)](MainWindow &window) {
                 window.showPage(kDashboardPage.toString());
                 open(window);
             }}});
    };
    add(u"about"_s, [](MainWindow &window) { window.showAbout(); });
    add(u"shortcuts"_s, [](MainWindow &window) { window.showShortcuts(); });
    add(u"sampledialog"_s, [](MainWindow &window) { window.sample(); });
    add(u"palette"_s,
        [](MainWindow &window) { window.searchEverywhere()->field()->setText(u"an"_s); });
    add(u"export"_s, [](MainWindow &window) {
        window.showPage(kDevelopersPage.toString());
        window.windowActions()->exportRows->trigger();
    });
    add(u"exportcsv"_s, [](MainWindow &window) {
        window.showPage(kDevelopersPage.toString());
        window.windowActions()->exportRows->trigger();
        if (const auto *dialog = window.findChild<ExportDialog *>())
            dialog->formatField()->setCurrentIndex(dialog->formatField()->findData(u"csv"_s));
    });
    for (const KindId kind : {KindId::Developer, KindId::Feedback})
        add(pageOf(kind) + u"-detail"_s, [kind](MainWindow &window) {
            window.showPage(pageOf(kind));
            if (TablePage *table = window.pages()->currentTable()) {
                table->setPanelOpen(true);
                // The newest, who come first, have no scores to be seen yet.
                if (kind == KindId::Developer)
                    table->toolbar().tabs()->setCurrentIndex(1);
                table->table().selectRow(0);
            }
        });
    add(u"filter"_s, [](MainWindow &window) {
        window.showPage(kDevelopersPage.toString());
        if (TablePage *table = window.pages()->currentTable()) {
            table->showRows({}, {});
            table->filter().add(sampleFilter());
            table->filter().openBuilder(table->toolbar().filterButton());
        }
    });
    add(u"filtered"_s, [](MainWindow &window) { window.showPage(kDevelopersPage.toString()); });
    add(u"saveview"_s, [](MainWindow &window) {
        window.showPage(kDevelopersPage.toString());
        if (TablePage *table = window.pages()->currentTable())
            table->views().askForName();
    });
    // As it looks while it listens; nothing does.
    m_shots.push_back(
        {u"service-sample"_s,
         State::Sample,
         {[](MainWindow &window) {
              window.showPage(kSettingsPage.toString());
              window.pages()->setService(
                  {true, 5000, u"http://127.0.0.1:5000"_s, u"3f1c9a0d5be27486"_s.repeated(4), {}});
          },
          [](MainWindow &window) {
              const Page *page = window.pages()->currentPage();
              page->findChild<QScrollArea *>()->ensureWidgetVisible(
                  page->findChild<ServiceCard *>());
          }}});
    m_shots.back().leave = [](MainWindow &window) {
        window.pages()->setService({false, 5000, {}, {}, {}});
    };
    add(u"record"_s, [](MainWindow &window) {
        window.showPage(kDevelopersPage.toString());
        if (TablePage *table = window.pages()->currentTable()) {
            table->showRows({}, {});
            table->addRecord();
        }
    });
}

bool Gallery::isBusy(const MainWindow &window) const
{
    if (window.jobs()->isRunning() || window.isOpening())
        return true;
    if (const auto *import = window.findChild<ImportWindow *>(); import && import->isBusy())
        return true;
    if (const auto *dialog = window.findChild<ExportDialog *>(); dialog && dialog->isBusy())
        return true;
    if (const auto *palette = window.findChild<SearchPalette *>(); palette && palette->isBusy())
        return true;
    const Page *page = window.pages() ? window.pages()->currentPage() : nullptr;
    return page && page->isBusy();
}

void Gallery::next()
{
    const size_t perSize = m_shots.size();
    const size_t perTheme = perSize * m_options.sizes.size();
    if (m_next == perTheme * kThemes.size()) {
        Q_EMIT finished({});
        return;
    }
    const Shot &shot = m_shots[m_next % perSize];
    if (m_next % perSize == 0) {
        m_themes.setChoice(kThemes[m_next / perTheme]);
        for (const auto &window : m_windows)
            window->resize(m_options.sizes[m_next % perTheme / perSize]);
    }
    m_done = 0;
    shot.prepare[m_done++](window(shot.state));
    m_quiet = m_waited = 0;
    m_look.start();
}

void Gallery::look()
{
    const Shot &shot = m_shots[m_next % m_shots.size()];
    m_quiet = isBusy(window(shot.state)) ? 0 : m_quiet + 1;
    if (m_quiet >= kQuietLooks && m_done < shot.prepare.size()) {
        shot.prepare[m_done++](window(shot.state));
        m_quiet = m_waited = 0;
    } else if (m_quiet >= kQuietLooks) {
        m_look.stop();
        draw();
    } else if (++m_waited > kMostLooks) {
        fail(tr("The page %1 does not settle.").arg(shot.name));
    }
}

void Gallery::draw()
{
    const Shot &shot = m_shots[m_next % m_shots.size()];
    MainWindow &shown = window(shot.state);
    const QString name =
        u"%1-%2-%3.png"_s.arg(shot.name, m_themes.isDark() ? u"dark"_s : u"light"_s)
            .arg(shown.width());
    if (!picture(shown).save(m_options.folder.filePath(name))) {
        fail(tr("%1 cannot be written.").arg(m_options.folder.filePath(name)));
        return;
    }
    if (Popover *popover = openPopover(shown))
        popover->close();
    const auto dialogs = shown.findChildren<QDialog *>();
    for (auto dialog = dialogs.rbegin(); dialog != dialogs.rend(); ++dialog)
        (*dialog)->close();
    if (shot.leave)
        shot.leave(shown);
    ++m_drawn;
    ++m_next;
    QMetaObject::invokeMethod(this, &Gallery::next, Qt::QueuedConnection);
}

void Gallery::fail(const QString &error)
{
    m_look.stop();
    Q_EMIT finished(error);
}

} // namespace rapport::ui
