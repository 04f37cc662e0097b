// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/changes_step.h"

#include "ui/import/effect_panel.h"
#include "ui/import/effects_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/number_card.h"
#include "ui/widgets/search_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include <numeric>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kCardWidth = 132;

QString number(qint64 count)
{
    return QLocale().toString(count);
}

QPushButton *link(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("role", u"link"_s);
    button->setAutoDefault(false);
    return button;
}

} // namespace

ChangesStep::ChangesStep(ImportDecisions &decisions, QWidget *parent)
    : QWidget(parent),
      m_decisions(decisions),
      m_model(new EffectsModel(decisions, this)),
      m_outcome(std::make_shared<ImportOutcome>())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceM);
    makeCards();
    layout->addWidget(m_cardRow);
    layout->addWidget(makeTools());
    m_view = new EffectsView(*m_model, this);
    m_panel = new EffectPanel(*m_model, this);
    m_nothing = new EmptyState(Icon::Check, {}, {}, this);
    m_body = new QStackedWidget(this);
    m_body->addWidget(m_view);
    m_body->addWidget(m_nothing);
    auto *table = new Card(this);
    table->setFlush(true);
    table->content()->addWidget(m_body);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(Theme::cardGap);
    middle->addWidget(table, 1);
    middle->addWidget(m_panel);
    layout->addLayout(middle, 1);
    layout->addWidget(makeFoot());
    connect(m_view, &EffectsView::currentRowChanged, m_panel, &EffectPanel::showRow);
    connect(m_model, &EffectsModel::decisionsChanged, this, &ChangesStep::showDecisions);
    connect(m_model, &EffectsModel::filtered, this, [this] {
        m_body->setCurrentIndex(m_model->rowCount() > 0 ? 0 : 1);
        if (m_model->rowCount() > 0)
            m_view->setCurrentIndex(m_model->index(0, EffectsModel::RowColumn));
        showNote();
    });
}

void ChangesStep::makeCards()
{
    m_cardRow = new QWidget(this);
    auto *grid = new CardGrid(kCardWidth, m_cardRow);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::cardGap);
    for (int type = 0; type < ImportEffect::kTypes; ++type) {
        auto *card = new NumberCard(m_cardRow);
        card->setCheckable(true);
        card->setAutoDefault(false);
        grid->addWidget(card);
        m_cards[size_t(type)] = card;
        connect(card, &NumberCard::clicked, this, [this, type](bool on) {
            choose(on ? std::optional(ImportEffect::Type(type)) : std::nullopt);
        });
    }
}

QWidget *ChangesStep::makeTools()
{
    auto *tools = new QWidget(this);
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceS);
    m_search = new SearchField(tools);
    m_search->setPlaceholderText(tr("Find in the changes"));
    m_search->setAccessibleName(tr("Find in the changes"));
    m_search->setMaximumWidth(280);
    m_kinds = new QComboBox(tools);
    m_kinds->setAccessibleName(tr("Kind of record"));
    m_overwriteAll = new QCheckBox(tr("Overwrite all conflicts"), tools);
    m_leaveColumn = new QPushButton(tr("Leave a column out…"), tools);
    m_leaveColumn->setAutoDefault(false);
    row->addWidget(m_search, 1);
    row->addWidget(m_kinds);
    row->addStretch(1);
    row->addWidget(m_overwriteAll);
    row->addWidget(m_leaveColumn);
    connect(m_search, &SearchField::searchChanged, this, &ChangesStep::filter);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &ChangesStep::filter);
    connect(m_overwriteAll, &QCheckBox::toggled, m_model, &EffectsModel::setOverwriteAll);
    connect(m_leaveColumn, &QPushButton::clicked, this,
            [this] { Q_EMIT leaveColumnRequested(m_leaveColumn); });
    return tools;
}

QWidget *ChangesStep::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceM);
    m_note = new ElidedLabel(foot);
    m_note->setProperty("role", u"secondary"_s);
    m_decided = new QLabel(foot);
    m_decided->setProperty("role", u"secondary"_s);
    m_again = link(tr("Count again"), foot);
    m_again->setToolTip(tr("Shows the numbers as they are with what you decided"));
    m_forget = link(tr("Forget these decisions"), foot);
    row->addWidget(m_note, 1);
    row->addWidget(m_decided);
    row->addWidget(m_again);
    row->addWidget(m_forget);
    connect(m_again, &QPushButton::clicked, this, &ChangesStep::againRequested);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_model->forgetDecisions();
        const QSignalBlocker quiet(m_overwriteAll);
        m_overwriteAll->setChecked(false);
    });
    return foot;
}

QString ChangesStep::noteText() const
{
    return m_note->text();
}

NumberCard *ChangesStep::card(ImportEffect::Type type) const
{
    return m_cards[size_t(type)];
}

void ChangesStep::setOutcome(const EffectsModel::Outcome &outcome, const EffectContext &context)
{
    m_outcome = outcome;
    m_model->setOutcome(outcome, context);
    fillKinds();
    fillCards();
    const QSignalBlocker quiet(m_overwriteAll);
    m_overwriteAll->setVisible(total(ImportEffect::Type::Conflict) > 0 || m_decisions.overwriteAll);
    m_overwriteAll->setChecked(m_decisions.overwriteAll);
    // What there is nothing of any more cannot go on being all that is shown.
    if (m_type && total(*m_type) == 0)
        choose({});
    filter();
    showDecisions();
    showNote();
}

qint64 ChangesStep::total(ImportEffect::Type type) const
{
    qint64 sum = 0;
    switch (type) {
    case ImportEffect::Type::Created:
        for (const auto &counts : m_outcome->kinds)
            sum += counts.created;
        return sum;
    case ImportEffect::Type::Updated:
        for (const auto &counts : m_outcome->kinds)
            sum += counts.updated;
        return sum;
    case ImportEffect::Type::Unchanged:
        for (const auto &counts : m_outcome->kinds)
            sum += counts.unchanged;
        return sum;
    case ImportEffect::Type::Rejected: return m_outcome->rejected;
    default: return m_outcome->effects.count(type);
    }
}

QString ChangesStep::kindCounts(ImportEffect::Type type) const
{
    switch (type) {
    case ImportEffect::Type::Rejected: return tr("rows with a fault");
    case ImportEffect::Type::Conflict: return tr("changed here since the export");
    case ImportEffect::Type::WeakMatch: return tr("maybe here already");
    default: break;
    }
    QStringList parts;
    for (const Kind &kind : m_model->context().catalogue.kinds()) {
        const auto &counts = m_outcome->kinds[size_t(kind.id)];
        const qint64 count = type == ImportEffect::Type::Created ? counts.created
            : type == ImportEffect::Type::Updated                ? counts.updated
                                                                 : counts.unchanged;
        if (count > 0)
            parts << tr("%1 %2", "12 developers")
                         .arg(number(count),
                              count == 1 ? kind.displayLabel().toLower()
                                         : kind.displayLabelPlural().toLower());
    }
    return parts.join(u" · "_s);
}

void ChangesStep::fillCards()
{
    for (int i = 0; i < ImportEffect::kTypes; ++i) {
        const auto type = ImportEffect::Type(i);
        const qint64 count = total(type);
        NumberCard *card = m_cards[size_t(i)];
        card->setContent({effectTypeText(type), number(count), {}, kindCounts(type)});
        card->setEnabled(count > 0);
        card->setToolTip(tr("Shows only these"));
        // These two are rare; where there are none they would only be in the way.
        if (type == ImportEffect::Type::Conflict || type == ImportEffect::Type::WeakMatch)
            card->setVisible(count > 0);
    }
}

void ChangesStep::fillKinds()
{
    const QVariant before = m_kinds->currentData();
    const QSignalBlocker quiet(m_kinds);
    m_kinds->clear();
    m_kinds->addItem(tr("All kinds"), -1);
    for (const Kind &kind : m_model->context().catalogue.kinds()) {
        const auto &counts = m_outcome->kinds[size_t(kind.id)];
        if (counts.created + counts.updated + counts.unchanged > 0)
            m_kinds->addItem(kind.displayLabelPlural(), int(kind.id));
    }
    m_kinds->setCurrentIndex(std::max(0, m_kinds->findData(before)));
    m_kinds->setVisible(m_kinds->count() > 2);
}

void ChangesStep::choose(std::optional<ImportEffect::Type> type)
{
    m_type = type;
    for (int i = 0; i < ImportEffect::kTypes; ++i)
        m_cards[size_t(i)]->setChecked(type && int(*type) == i);
    filter();
}

void ChangesStep::filter()
{
    EffectFilter wanted{m_type, {}, m_search->text().simplified()};
    if (const int kind = m_kinds->currentData().toInt(); kind >= 0)
        wanted.kind = KindId(kind);
    m_nothing->setSentence(wanted == EffectFilter{}
                               ? tr("The file changes nothing: all of it is here already.")
                               : tr("Nothing among the changes is like that."));
    m_model->setFilter(wanted);
}

void ChangesStep::showNote()
{
    const ImportEffects &effects = m_outcome->effects;
    QStringList notes;
    if (effects.emptyCellsIgnored > 0)
        notes << tr("Empty cells that change nothing: %1").arg(number(effects.emptyCellsIgnored));
    const qint64 all = std::accumulate(effects.counts.begin(), effects.counts.end(), qint64(0));
    const qint64 most = m_type ? effects.count(*m_type) : all;
    qint64 listed = 0;
    for (int i = 0; i < ImportEffect::kTypes; ++i) {
        if (!m_type || int(*m_type) == i)
            listed += std::min<qint64>(effects.counts[size_t(i)], ImportEffects::kMostListed);
    }
    if (listed < most)
        notes << tr("The first %1 of %2 are listed").arg(number(listed), number(most));
    notes << m_outcome->notes;
    m_note->setText(notes.join(u" · "_s));
}

void ChangesStep::showDecisions()
{
    QStringList parts;
    if (const auto out = m_decisions.leftOut.size(); out > 0)
        parts << tr("%1 left out").arg(number(out));
    if (m_decisions.overwriteAll)
        parts << tr("all conflicts overwritten");
    else if (const auto over = m_decisions.overwrite.size(); over > 0)
        parts << tr("%1 overwritten").arg(number(over));
    if (const auto same = m_decisions.sameAs.size(); same > 0)
        parts << tr("%1 the same person").arg(number(same));
    m_decided->setText(parts.join(u" · "_s));
    m_again->setVisible(!parts.isEmpty());
    m_forget->setVisible(!parts.isEmpty());
}

} // namespace rapport::ui
