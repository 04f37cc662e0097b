// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/file_step.h"

#include "ui/import/file_options.h"
#include "ui/import/sample_model.h"
#include "ui/theme/painting.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/notice.h"

#include <QDir>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kColumnWidth = 132;

/// The one local file that is dragged, or nothing.
QString fileOf(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 && urls.first().isLocalFile() ? urls.first().toLocalFile() : QString();
}

QTableView *makeRows(SampleModel *model, QWidget *parent)
{
    auto *rows = new QTableView(parent);
    rows->setModel(model);
    rows->setAccessibleName(FileStep::tr("First rows of the file"));
    rows->setProperty("embedded", true);
    rows->setShowGrid(false);
    rows->setWordWrap(false);
    rows->setTabKeyNavigation(false);
    rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    rows->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    rows->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    rows->verticalHeader()->setDefaultSectionSize(Theme::compactRowHeight);
    rows->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    rows->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    rows->horizontalHeader()->setHighlightSections(false);
    // They share the width; where they are many, the table scrolls.
    rows->horizontalHeader()->setMinimumSectionSize(kColumnWidth);
    rows->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    return rows;
}

} // namespace

/// Where a file can be dropped while there is none.
class FileStep::DropZone : public QFrame {
public:
    explicit DropZone(FileStep &step) : QFrame(&step)
    {
        auto *invitation =
            new EmptyState(Icon::Import,
                           FileStep::tr("Drop a spreadsheet here, choose a file, or paste cells "
                                        "that you copied from one. Nothing changes before you have "
                                        "seen what would."),
                           FileStep::tr("Choose a file"), this);
        auto *paste = new QPushButton(FileStep::tr("Paste from the clipboard"), this);
        paste->setProperty("role", u"link"_s);
        paste->setAutoDefault(false);
        auto *layout = new QVBoxLayout(this);
        layout->addStretch(2);
        layout->addWidget(invitation);
        layout->addWidget(paste, 0, Qt::AlignHCenter);
        layout->addStretch(3);
        step.m_choose = invitation->button();
        step.m_paste = paste;
        connect(invitation, &EmptyState::actionTriggered, &step, &FileStep::chooseRequested);
        connect(paste, &QPushButton::clicked, &step, &FileStep::pasteRequested);
    }

    void setWanted(bool wanted)
    {
        m_wanted = wanted;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme &theme = Theme::current();
        QPen pen(m_wanted ? theme.accent : theme.control, m_wanted ? 2 : 1, Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(m_wanted ? theme.accentSoft : theme.panel);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), Theme::cardRadius,
                                Theme::cardRadius);
    }

private:
    bool m_wanted = false;
};

FileStep::FileStep(ImportSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_body(new QStackedWidget(this)), m_zone(nullptr)
{
    setAcceptDrops(true);
    m_zone = new DropZone(*this);
    m_body->addWidget(m_zone);
    m_body->addWidget(makeFound());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceM);
    layout->addWidget(m_body, 1);
}

QWidget *FileStep::makeHead()
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceM);
    m_name = new ElidedLabel(head);
    m_name->setProperty("role", u"title"_s);
    m_name->setElideMode(Qt::ElideMiddle);
    m_facts = new QLabel(head);
    m_facts->setProperty("role", u"muted"_s);
    auto *paste = new QPushButton(tr("Paste"), head);
    auto *other = new QPushButton(tr("Another file…"), head);
    row->addWidget(m_name);
    row->addWidget(m_facts, 1);
    for (QPushButton *button : {paste, other}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(paste, &QPushButton::clicked, this, &FileStep::pasteRequested);
    connect(other, &QPushButton::clicked, this, &FileStep::chooseRequested);
    return head;
}

QWidget *FileStep::makeFound()
{
    auto *found = new QWidget(this);
    auto *layout = new QVBoxLayout(found);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceM);
    m_question = new Notice(found);
    m_options = new FileOptions(m_session, found);
    m_samples = new SampleModel(this);
    m_rows = makeRows(m_samples, found);
    auto *table = new Card(found);
    table->setFlush(true);
    table->content()->addWidget(m_rows);
    layout->addWidget(makeHead());
    layout->addWidget(m_options);
    layout->addWidget(m_question);
    layout->addWidget(table, 1);
    connect(m_options, &FileOptions::changed, this, &FileStep::sourceChanged);
    return found;
}

void FileStep::refresh()
{
    const bool known = m_session.look.has_value();
    m_body->setCurrentIndex(m_session.file.isEmpty() ? 0 : 1);
    m_name->setText(m_session.title);
    m_name->setToolTip(m_session.pasted ? QString() : QDir::toNativeSeparators(m_session.file));
    m_options->setVisible(known);
    m_facts->setText(known ? facts() : QString());
    if (known) {
        m_options->refresh();
        m_samples->show(*m_session.look);
    } else {
        m_samples->clear();
    }
    askForDateOrder();
}

void FileStep::setReading(bool reading)
{
    if (reading)
        m_facts->setText(tr("Reading…"));
    else if (m_session.look)
        m_facts->setText(facts());
}

void FileStep::setUnreadable()
{
    m_samples->clear();
    m_question->hide();
    m_facts->setText(tr("cannot be read so"));
    // Without options to try there is only another file to choose.
    if (!m_session.look)
        m_body->setCurrentIndex(0);
}

QString FileStep::facts() const
{
    const FileLook &look = *m_session.look;
    const QLocale locale;
    return QStringList{
        look.format,
        tr("%1 rows · %2 columns")
            .arg(locale.toString(look.table.rows), locale.toString(look.table.columnCount)),
        locale.formattedDataSize(look.bytes)}
        .join(u" · "_s);
}

void FileStep::askForDateOrder()
{
    if (!m_session.asksForDateOrder()) {
        m_question->hide();
        return;
    }
    const auto &[column, day] = m_session.look->unclearDays.front();
    const QString heading = m_session.look->table.headings[size_t(column)].simplified().left(60);
    m_question->say(
        day.isEmpty()
            ? tr("The days in the column “%1” could all begin with the day or with the month. "
                 "Which is it?")
                  .arg(heading)
            : tr("%1 in the column “%2” could begin with the day or with the month; so could all "
                 "its days. Which is it?")
                  .arg(day, heading),
        Notice::Tone::Caution);
    for (const QString &order : {u"dmy"_s, u"mdy"_s}) {
        QPushButton *button = m_question->addButton(dateOrderText(order));
        connect(button, &QPushButton::clicked, this, [this, order] {
            m_session.wanted.dateOrder = order;
            Q_EMIT sourceChanged();
        });
    }
}

void FileStep::dragEnterEvent(QDragEnterEvent *event)
{
    if (fileOf(*event->mimeData()).isEmpty())
        return;
    event->acceptProposedAction();
    m_zone->setWanted(true);
}

void FileStep::dragLeaveEvent(QDragLeaveEvent *)
{
    m_zone->setWanted(false);
}

void FileStep::dropEvent(QDropEvent *event)
{
    m_zone->setWanted(false);
    const QString path = fileOf(*event->mimeData());
    if (path.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT fileDropped(path);
}

} // namespace rapport::ui
