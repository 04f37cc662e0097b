// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/theme/theme.h"
#include "ui/widgets/filter_chip.h"
#include "ui/widgets/period_popup.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace rapport::ui {
namespace {

constexpr int gap = Theme::spaceS;
constexpr int rowHeight = Theme::controlHeight;

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_periodChip(new FilterChip(this)), m_more(new FilterChip(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Filters"));
    m_more->hide();
    connect(m_more, &FilterChip::clicked, this, &FilterBar::openMore);
    connect(m_periodChip, &FilterChip::clicked, this, [this] { openPeriod(m_periodChip); });
    connect(m_periodChip, &FilterChip::cleared, this, [this] { pickPeriod(Period()); });
    setPeriod(m_period);
}

FilterBar::~FilterBar() = default;

void FilterBar::setChips(const std::vector<ChipSpec> &chips)
{
    for (const Entry &old : m_entries)
        old.chip->deleteLater();
    m_entries.clear();
    QWidget *previous = nullptr;
    for (const ChipSpec &spec : chips) {
        auto *chip = new FilterChip(this);
        const QString key = spec.key;
        connect(chip, &FilterChip::clicked, this, [this, key, chip] { openChip(key, chip); });
        connect(chip, &FilterChip::cleared, this, [this, key] { choose(key, {}, {}); });
        m_entries.push_back({spec, {}, {}, chip});
        showState(m_entries.back());
        if (previous)
            setTabOrder(previous, chip);
        previous = chip;
    }
    if (previous)
        setTabOrder(previous, m_periodChip);
    setTabOrder(m_periodChip, m_more);
    arrange();
}

FilterBar::Entry *FilterBar::entry(const QString &key)
{
    const auto found = std::ranges::find_if(
        m_entries, [&](const Entry &candidate) { return candidate.spec.key == key; });
    return found == m_entries.end() ? nullptr : &*found;
}

const FilterBar::Entry *FilterBar::entry(const QString &key) const
{
    return const_cast<FilterBar *>(this)->entry(key);
}

std::vector<FilterChip *> FilterBar::allChips() const
{
    std::vector<FilterChip *> chips;
    for (const Entry &one : m_entries)
        chips.push_back(one.chip);
    if (m_periodVisible)
        chips.push_back(m_periodChip);
    return chips;
}

FilterChip *FilterBar::chip(const QString &key) const
{
    if (key == QStringLiteral("period"))
        return m_periodChip;
    const Entry *found = entry(key);
    return found ? found->chip : nullptr;
}

QStringList FilterBar::values(const QString &key) const
{
    const Entry *found = entry(key);
    return found ? found->values : QStringList();
}

void FilterBar::setChoices(const QString &key, const std::vector<Choice> &choices)
{
    if (m_popup && m_popupKey == key)
        m_popup->setChoices(choices);
}

void FilterBar::setChosen(const QString &key, const QStringList &values, const QStringList &texts)
{
    if (Entry *found = entry(key)) {
        found->values = values;
        found->texts = texts.size() == values.size() ? texts : values;
        showState(*found);
        arrange();
    }
}

void FilterBar::choose(const QString &key, const QStringList &values, const QStringList &texts)
{
    setChosen(key, values, texts);
    Q_EMIT chosen(key, values);
}

void FilterBar::setPeriod(const Period &period)
{
    m_period = period;
    m_periodChip->setState(periodLabel(period), period != Period());
    arrange();
}

void FilterBar::pickPeriod(const Period &period)
{
    setPeriod(period);
    Q_EMIT periodChosen(period);
}

void FilterBar::setPeriodVisible(bool visible)
{
    m_periodVisible = visible;
    arrange();
}

void FilterBar::showState(Entry &entry)
{
    QString what = entry.values.isEmpty() ? entry.spec.allText : entry.texts.first();
    if (entry.values.size() > 1)
        what = tr("%1 +%2").arg(what).arg(entry.values.size() - 1);
    entry.chip->setState(tr("%1: %2", "filter name: chosen value").arg(entry.spec.label, what),
                         !entry.values.isEmpty());
}

void FilterBar::openChip(const QString &key, QWidget *anchor)
{
    const Entry *found = entry(key);
    if (!found)
        return;
    m_popup = new ChoicePopup(found->spec.label, found->values, anchor);
    m_popupKey = key;
    connect(m_popup, &ChoicePopup::chosenChanged, this,
            [this, key](const QStringList &values, const QStringList &texts) {
                choose(key, values, texts);
            });
    connect(m_popup, &ChoicePopup::searched, this,
            [this, key](const QString &text) { Q_EMIT choicesRequested(key, text); });
    m_popup->popup();
    Q_EMIT choicesRequested(key, QString());
}

void FilterBar::openPeriod(QWidget *anchor)
{
    auto *popup = new PeriodPopup(m_period, anchor);
    connect(popup, &PeriodPopup::picked, this, &FilterBar::pickPeriod);
    popup->popup();
}

void FilterBar::openMore()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Entry &one : m_entries) {
        if (one.chip->isHidden())
            menu->addAction(one.chip->text(), this,
                            [this, key = one.spec.key] { openChip(key, m_more); });
    }
    if (m_periodVisible && m_periodChip->isHidden())
        menu->addAction(m_periodChip->text(), this, [this] { openPeriod(m_more); });
    menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4)));
}

int FilterBar::hiddenCount() const
{
    const auto chips = allChips();
    return static_cast<int>(
        std::ranges::count_if(chips, [](const FilterChip *chip) { return chip->isHidden(); }));
}

QSize FilterBar::sizeHint() const
{
    int width = 0;
    for (const FilterChip *chip : allChips())
        width += chip->sizeHint().width() + gap;
    return {std::max(0, width - gap), rowHeight};
}

QSize FilterBar::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 96), rowHeight};
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        arrange();
}

void FilterBar::arrange()
{
    const auto chips = allChips();
    m_periodChip->setVisible(m_periodVisible);
    int needed = 0;
    for (const FilterChip *chip : chips)
        needed += chip->sizeHint().width() + gap;
    const bool all = needed - gap <= width();
    // "More (9)" is the widest it can get, so that the count never moves the chips.
    m_more->setState(tr("More (%1)").arg(9), false);
    const int room = all ? width() : width() - m_more->sizeHint().width() - gap;
    int x = 0;
    int hidden = 0;
    bool hiddenActive = false;
    for (FilterChip *chip : chips) {
        const QSize size = chip->sizeHint();
        const bool fits = hidden == 0 && x + size.width() <= room;
        chip->setVisible(fits);
        if (fits) {
            chip->setGeometry(QRect(QPoint(x, (height() - size.height()) / 2), size));
            x += size.width() + gap;
        } else {
            ++hidden;
            hiddenActive = hiddenActive || chip->isActive();
        }
    }
    m_more->setVisible(hidden > 0);
    m_more->setState(hiddenActive ? tr("More (%1) ●").arg(hidden) : tr("More (%1)").arg(hidden),
                     false);
    const QSize size = m_more->sizeHint();
    m_more->setGeometry(QRect(QPoint(x, (height() - size.height()) / 2), size));
    updateGeometry();
}

} // namespace rapport::ui
