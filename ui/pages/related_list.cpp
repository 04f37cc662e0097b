// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/related_list.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/score_pill.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QToolButton *smallButton(Icon picture, const QString &text, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setIcon(icon(picture));
    button->setIconSize({14, 14});
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFixedSize(24, 24);
    return button;
}

QLabel *noteLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", u"muted"_s);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

bool hasOwnPage(KindId kind)
{
    return kind != KindId::Identity && kind != KindId::Attendance && kind != KindId::Engagement;
}

RelatedList::RelatedList(QWidget *parent)
    : QWidget(parent),
      m_heading(new QLabel(this)),
      m_add(smallButton(Icon::Add, {}, this)),
      m_rows(new QGridLayout)
{
    m_heading->setProperty("role", u"heading"_s);
    auto *top = new QHBoxLayout;
    top->addWidget(m_heading, 1);
    top->addWidget(m_add);
    m_rows->setHorizontalSpacing(Theme::spaceM);
    m_rows->setVerticalSpacing(0);
    m_rows->setColumnStretch(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceXs);
    layout->addLayout(top);
    layout->addLayout(m_rows);
    connect(m_add, &QToolButton::clicked, this, &RelatedList::addRequested);
}

void RelatedList::setRecords(const QString &heading, qint64 count,
                             const std::vector<RelatedRecord> &records, const Look &look)
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_heading->setText(count > 0 ? tr("%1 %2").arg(heading, QLocale().toString(count)) : heading);
    m_add->setVisible(look.canEdit);
    m_add->setToolTip(tr("Add to %1").arg(heading.toLower()));
    m_add->setAccessibleName(m_add->toolTip());
    setAccessibleName(heading);
    for (const RelatedRecord &record : records)
        addRow(record, look);
    if (count > qint64(records.size()))
        m_rows->addWidget(
            noteLabel(tr("and %1 more").arg(QLocale().toString(count - qint64(records.size()))),
                      this),
            m_rows->rowCount(), 1);
}

void RelatedList::addRow(const RelatedRecord &record, const Look &look)
{
    const int row = m_rows->rowCount();
    const int textColumn = look.timeline ? 1 : 0;
    if (look.timeline) {
        auto *when = noteLabel(timeAgo(record.at, look.context), this);
        when->setWordWrap(false);
        when->setMinimumWidth(48);
        when->setToolTip(timeText(record.at, look.context.settings.zone));
        m_rows->addWidget(when, row, 0, Qt::AlignTop);
    }
    auto *text = new QWidget(this);
    auto *lines = new QVBoxLayout(text);
    lines->setContentsMargins(0, 0, 0, Theme::spaceS);
    lines->setSpacing(1);
    lines->addWidget(titleOf(record));
    if (!record.note.isEmpty())
        lines->addWidget(noteLabel(record.note, text));
    m_rows->addWidget(text, row, textColumn, 1, 2 - textColumn);
    if (QWidget *mark = markOf(record, look))
        m_rows->addWidget(mark, row, 2, Qt::AlignTop | Qt::AlignRight);
}

QWidget *RelatedList::titleOf(const RelatedRecord &record)
{
    const QString title = record.title.isEmpty() ? tr("Untitled") : record.title;
    if (!hasOwnPage(record.kind)) {
        auto *label = new QLabel(title, this);
        label->setTextFormat(Qt::PlainText);
        label->setProperty("role", u"heading"_s);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        return label;
    }
    auto *label = new QLabel(this);
    label->setProperty("role", u"heading"_s);
    label->setWordWrap(true);
    // A link without its underline and colour: the panel is calm, the pointer tells.
    label->setText(u"<a href='open' style='text-decoration:none; color:%1'>%2</a>"_s.arg(
        Theme::current().text.name(), title.toHtmlEscaped()));
    label->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label->setAccessibleName(title);
    connect(label, &QLabel::linkActivated, this,
            [this, record] { Q_EMIT openRequested(record.kind, record.id, record.title); });
    return label;
}

QWidget *RelatedList::markOf(const RelatedRecord &record, const Look &look)
{
    if (record.score) {
        auto *pill = new ScorePill(this);
        pill->setScore(*record.score, look.context.settings.bands.of(record.score));
        return pill;
    }
    if (!look.canEdit)
        return nullptr;
    QToolButton *remove = smallButton(Icon::Close, tr("Remove %1").arg(record.title), this);
    connect(remove, &QToolButton::clicked, this,
            [this, kind = record.kind, id = record.id] { Q_EMIT removeRequested(kind, id); });
    return remove;
}

} // namespace rapport::ui
