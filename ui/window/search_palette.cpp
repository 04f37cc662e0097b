// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/search_palette.h"

#include "domain/search_text.h"
#include "ui/models/answers.h"
#include "ui/theme/painting.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr auto kPause = 30ms;
/// Only what takes this long is worth saying.
constexpr auto kTellAfter = 120ms;
constexpr int kWidth = 640;
constexpr int kFromTop = 72; ///< below the parent's upper edge
constexpr int kMostRows = 14;
constexpr int kPerKind = 5;

} // namespace

SearchPalette::SearchPalette(Workspace *workspace, const std::vector<PaletteCommand> &commands,
                             QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint),
      m_workspace(workspace),
      m_list(commands, workspace != nullptr, this),
      m_field(new QLineEdit(this)),
      m_view(new QListView(this)),
      m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_TranslucentBackground);
    setWindowTitle(tr("Search everything"));
    build();
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    m_tell.setSingleShot(true);
    m_tell.setInterval(kTellAfter);
    connect(&m_pause, &QTimer::timeout, this, &SearchPalette::search);
    connect(&m_tell, &QTimer::timeout, this, &SearchPalette::arrange);
    connect(m_field, &QLineEdit::textChanged, this, &SearchPalette::typed);
    connect(m_view, &QListView::clicked, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    showHits({});
    warm();
}

SearchPalette::~SearchPalette()
{
    m_stop.request_stop();
}

void SearchPalette::build()
{
    m_field->setPlaceholderText(m_workspace ? tr("Search developers, companies, pages, commands…")
                                            : tr("Search commands…"));
    m_field->setAccessibleName(tr("Search everything"));
    m_field->setProperty("role", u"palette"_s);
    m_field->addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_view->setModel(&m_list);
    m_view->setItemDelegate(new PaletteDelegate(m_view));
    m_view->setProperty("embedded", true);
    m_view->setAccessibleName(tr("Results"));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setUniformItemSizes(true);
    m_view->setMouseTracking(true);
    // The keyboard stays with the field, which moves the current line.
    m_view->setFocusPolicy(Qt::NoFocus);
    m_note->setProperty("role", u"muted"_s);
    m_note->setContentsMargins(30, 4, 8, 8);
    m_note->setWordWrap(true);
    auto *line = new QFrame(this);
    line->setProperty("surface", u"line"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_field);
    layout->addWidget(line);
    auto *results = new QVBoxLayout;
    results->setContentsMargins(8, 4, 8, 8);
    results->setSpacing(0);
    results->addWidget(m_view);
    results->addWidget(m_note);
    layout->addLayout(results);
}

/// Builds the texts that are searched while the user begins to type; in the lane that no page
/// waits for.
void SearchPalette::warm()
{
    if (!m_workspace)
        return;
    // What it finds is of no use; that it has been looked for is.
    whenAnswered(
        m_workspace->read(Lane::Analysis,
                          [](ReadContext &context) { return findEverywhere(context, u"a"_s, 1); }),
        this, [](const Result<std::vector<SearchHits>> &) {});
}

void SearchPalette::popup()
{
    const QWidget *over = parentWidget()->window();
    const int width = std::min(kWidth, over->width() - 2 * Theme::spaceXl);
    setFixedWidth(width);
    arrange();
    move(over->mapToGlobal(QPoint((over->width() - width) / 2, kFromTop)));
    show();
    activateWindow();
    m_field->setFocus(Qt::PopupFocusReason);
}

QString SearchPalette::wanted() const
{
    return m_field->text().trimmed();
}

QString SearchPalette::note() const
{
    return m_note->isHidden() ? QString() : m_note->text();
}

void SearchPalette::typed()
{
    m_chooseFirst = false;
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_reading = false;
    m_tell.stop();
    if (m_workspace && !searchWords(wanted()).empty()) {
        m_pause.start();
    } else {
        m_pause.stop();
        showHits({});
    }
}

void SearchPalette::search()
{
    m_reading = true;
    m_tell.start();
    const std::stop_token token = m_stop.get_token();
    const Job job(token, {});
    whenAnswered(m_workspace->read(Lane::Pages,
                                   [text = wanted(), job](ReadContext &context) {
                                       return findEverywhere(context, text, kPerKind, job);
                                   }),
                 this, [this, token](const Result<std::vector<SearchHits>> &hits) {
                     if (token.stop_requested())
                         return;
                     m_reading = false;
                     m_tell.stop();
                     showHits(hits ? *hits : std::vector<SearchHits>());
                     if (!hits)
                         m_note->setText(hits.error().text);
                     if (std::exchange(m_chooseFirst, false))
                         choose(m_view->currentIndex().row());
                 });
}

void SearchPalette::showHits(const std::vector<SearchHits> &hits)
{
    m_list.show(wanted(), hits, m_workspace ? m_workspace->catalogue() : Catalogue::builtIn());
    m_note->setText(tr("Nothing is called \u201c%1\u201d.").arg(wanted()));
    setCurrent(m_list.choosable(0, 1));
    m_view->scrollToTop();
    arrange();
}

void SearchPalette::arrange()
{
    const int rows = m_list.rowCount();
    const bool slow = m_reading && !m_tell.isActive();
    if (slow)
        m_note->setText(tr("Searching…"));
    m_view->setVisible(rows > 0);
    m_view->setFixedHeight(std::clamp(rows, 1, kMostRows) * PaletteDelegate::rowHeight);
    m_note->setVisible(rows == 0 || slow);
    if (const QWidget *over = parentWidget())
        m_view->setFixedHeight(std::min(
            m_view->height(),
            std::max(3 * PaletteDelegate::rowHeight, over->window()->height() - kFromTop - 120)));
    layout()->activate();
    resize(width(), sizeHint().height());
}

void SearchPalette::setCurrent(int row)
{
    m_view->setCurrentIndex(m_list.index(row, 0));
    // Readers of the screen are with the field; it tells them where the arrows led.
    m_field->setAccessibleDescription(
        row < 0 ? QString() : m_list.index(row, 0).data(Qt::AccessibleTextRole).toString());
    // The first line of a group is seen with its heading.
    if (row > 0 && !m_list.entry(row - 1).isChoosable())
        m_view->scrollTo(m_list.index(row - 1, 0));
}

void SearchPalette::step(int by)
{
    const int now = m_view->currentIndex().row();
    int next = m_list.choosable(now + by, by);
    if (next < 0)
        next = by > 0 ? m_list.choosable(0, 1) : m_list.choosable(m_list.rowCount() - 1, -1);
    setCurrent(next);
}

bool SearchPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int page = std::max(1, m_view->height() / PaletteDelegate::rowHeight - 1);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp: {
        const bool down = static_cast<QKeyEvent *>(event)->key() == Qt::Key_PageDown;
        const int by = down ? 1 : -1;
        const int target = m_view->currentIndex().row() + by * page;
        const int inside = std::clamp(target, 0, std::max(0, m_list.rowCount() - 1));
        const int row = m_list.choosable(inside, by);
        setCurrent(row >= 0 ? row : m_list.choosable(inside, -by));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        // Who types and presses Enter means what they typed, not what is still listed.
        if (isBusy())
            m_chooseFirst = true;
        else
            choose(m_view->currentIndex().row());
        return true;
    default: return QDialog::eventFilter(watched, event);
    }
}

void SearchPalette::choose(int row)
{
    if (row < 0 || !m_list.entry(row).isChoosable())
        return;
    const PaletteEntry entry = m_list.entry(row);
    const QString text = wanted();
    // A command may open a window of its own, so this one goes first.
    close();
    switch (entry.sort) {
    case PaletteEntry::Sort::Record: Q_EMIT recordChosen(entry.kind, entry.record); break;
    case PaletteEntry::Sort::All: Q_EMIT allChosen(entry.kind, text); break;
    case PaletteEntry::Sort::Page: Q_EMIT pageChosen(entry.page); break;
    case PaletteEntry::Sort::Command:
        if (entry.action)
            entry.action->trigger();
        break;
    case PaletteEntry::Sort::Heading: break;
    }
}

void SearchPalette::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && isVisible() && !isActiveWindow())
        close();
}

// A translucent window gets no background from a style sheet.
void SearchPalette::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    paintRounded(&painter, rect(), Theme::cardRadius, theme.panel, theme.control);
}

} // namespace rapport::ui
