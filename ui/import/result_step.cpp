// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/result_step.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/number_card.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

enum Number { Created, Updated, Unchanged, Rejected };

constexpr int kCardWidth = 150;
constexpr size_t kShownFaults = 6;

qint64 countOf(const ImportOutcome::Counts &counts, int number)
{
    return number == Created ? counts.created
        : number == Updated  ? counts.updated
                             : counts.unchanged;
}

/// The kind that most of the import is about.
KindId mainKind(const ImportOutcome &outcome)
{
    size_t best = size_t(KindId::Developer);
    const auto changed = [&](size_t kind) {
        return outcome.kinds[kind].created + outcome.kinds[kind].updated;
    };
    for (size_t kind = 0; kind < size_t(kKindCount); ++kind) {
        if (changed(kind) > changed(best))
            best = kind;
    }
    return KindId(best);
}

QString faultLine(const Rejection &rejection)
{
    return ResultStep::tr("Row %1: %2").arg(rejection.row).arg(rejection.message);
}

} // namespace

ResultStep::ResultStep(QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel(this)),
      m_notes(new QLabel(this)),
      m_fault(new Notice(this)),
      m_rejects(new Notice(this)),
      m_faults(new QLabel(this)),
      m_rows(new QPushButton(tr("Show the rows"), this)),
      m_undo(new QPushButton(tr("Undo this import"), this))
{
    m_title->setProperty("role", u"title"_s);
    m_title->setWordWrap(true);
    for (QLabel *label : {m_notes, m_faults}) {
        label->setProperty("role", u"muted"_s);
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *cards = new QWidget(this);
    auto *grid = new CardGrid(kCardWidth, cards);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::cardGap);
    for (NumberCard *&card : m_cards) {
        card = new NumberCard(cards);
        card->setAutoDefault(false);
        grid->addWidget(card);
        connect(card, &NumberCard::clicked, this, [this] { Q_EMIT rowsRequested(m_kind); });
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::spaceS);
    for (QPushButton *button : {m_rows, m_undo}) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Theme::spaceS, 0, 0);
    layout->setSpacing(Theme::spaceM);
    for (QWidget *part : std::initializer_list<QWidget *>{m_title, m_fault, cards, m_notes})
        layout->addWidget(part);
    layout->addLayout(buttons);
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(m_rejects);
    layout->addWidget(m_faults);
    layout->addStretch(1);
    connect(m_rows, &QPushButton::clicked, this, [this] { Q_EMIT rowsRequested(m_kind); });
    connect(m_undo, &QPushButton::clicked, this, &ResultStep::undoRequested);
}

QString ResultStep::title() const
{
    return m_title->text();
}

void ResultStep::showOutcome(const ImportOutcome &outcome, const Catalogue &catalogue,
                             const QString &rejectsFile)
{
    const bool changed = outcome.changeSet.has_value();
    m_kind = mainKind(outcome);
    m_title->setText(changed ? tr("The file is imported.")
                             : tr("Nothing changed: all of the file is here already."));
    m_fault->hide();
    m_notes->setText(outcome.notes.join(u'\n'));
    m_notes->setVisible(!outcome.notes.isEmpty());
    m_rows->setVisible(changed);
    m_undo->setVisible(changed);
    m_undo->setEnabled(true);
    fillCards(outcome, catalogue);
    showRejects(outcome, rejectsFile);
}

void ResultStep::fillCards(const ImportOutcome &outcome, const Catalogue &catalogue)
{
    const QStringList labels = {tr("New"), tr("Changed"), tr("Unchanged"), tr("Rejected rows")};
    const QLocale locale;
    for (int number = Created; number < Rejected; ++number) {
        qint64 sum = 0;
        QStringList parts;
        for (const Kind &kind : catalogue.kinds()) {
            const qint64 count = countOf(outcome.kinds[size_t(kind.id)], number);
            sum += count;
            if (count > 0)
                parts << tr("%1 %2", "12 developers")
                             .arg(locale.toString(count),
                                  count == 1 ? kind.displayLabel().toLower()
                                             : kind.displayLabelPlural().toLower());
        }
        m_cards[size_t(number)]->setContent(
            {labels[number], locale.toString(sum), {}, parts.join(u" · "_s)});
        m_cards[size_t(number)]->setEnabled(sum > 0 && number != Unchanged);
    }
    m_cards[Rejected]->setContent(
        {labels[Rejected],
         locale.toString(outcome.rejected),
         {},
         outcome.rejected > 0 ? tr("see below") : tr("every row was good")});
    m_cards[Rejected]->setEnabled(false);
}

void ResultStep::showRejects(const ImportOutcome &outcome, const QString &rejectsFile)
{
    m_save = nullptr;
    m_rejects->setVisible(outcome.rejected > 0);
    m_faults->setVisible(outcome.rejected > 0);
    if (outcome.rejected == 0)
        return;
    if (rejectsFile.isEmpty()) {
        m_rejects->say(tr("Rejected rows could not be written to a file: no folder can be written "
                          "to."),
                       Notice::Tone::Caution);
    } else {
        m_rejects->say(tr("The rejected rows are in %1. Correct them there and import just that "
                          "file.")
                           .arg(QFileInfo(rejectsFile).fileName()),
                       Notice::Tone::Caution);
        m_save = m_rejects->addButton(tr("Save as…"));
        connect(m_save, &QPushButton::clicked, this, &ResultStep::saveRejectsRequested);
        connect(m_rejects->addButton(tr("Open folder")), &QPushButton::clicked, this,
                &ResultStep::openFolderRequested);
    }
    QStringList lines;
    for (const Rejection &rejection : outcome.firstRejections) {
        if (size_t(lines.size()) == kShownFaults)
            break;
        lines << faultLine(rejection);
    }
    if (outcome.rejected > lines.size())
        lines << tr("… and %1 more").arg(QLocale().toString(outcome.rejected - lines.size()));
    m_faults->setText(lines.join(u'\n'));
}

void ResultStep::showTakenBack(const QString &sentence)
{
    m_title->setText(sentence);
    m_fault->hide();
    m_rows->hide();
    m_undo->hide();
    for (NumberCard *card : m_cards)
        card->setEnabled(false);
}

void ResultStep::setFault(const QString &sentence)
{
    m_fault->say(sentence, Notice::Tone::Error);
    m_undo->setEnabled(true);
}

QString rejectsFileFor(const QString &name, const QStringList &folders)
{
    const QString base = QFileInfo(name).completeBaseName();
    for (const QString &path : folders) {
        if (path.isEmpty() || !QFileInfo(path).isWritable())
            continue;
        const QDir folder(path);
        QString free = base + u"-rejects.csv"_s;
        for (int number = 2; folder.exists(free); ++number)
            free = u"%1-rejects-%2.csv"_s.arg(base).arg(number);
        return folder.filePath(free);
    }
    return {};
}

} // namespace rapport::ui
