// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings_page.h"

#include "domain/value.h"
#include "session/editor.h"
#include "ui/models/answers.h"
#include "ui/pages/service_card.h"
#include "ui/pages/settings_form.h"
#include "ui/widgets/card.h"
#include "ui/widgets/card_grid.h"
#include "ui/widgets/toggle.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QTimeZone>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kCardWidth = 480;

/// The apply button at the card's lower right, with the error at its left.
QPushButton *addApply(Card *card, QLabel **error)
{
    *error = noteLabel({}, u"error"_s);
    card->content()->addStretch(1);
    auto *row = new QHBoxLayout;
    auto *apply = new QPushButton(SettingsPage::tr("Apply"), card);
    apply->setProperty("role", u"primary"_s);
    apply->setEnabled(false);
    row->addWidget(*error, 1);
    row->addWidget(apply, 0, Qt::AlignBottom);
    card->content()->addLayout(row);
    return apply;
}

QStringList zoneNames()
{
    QStringList names;
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        names << QString::fromUtf8(id);
    names.sort();
    return names;
}

} // namespace

SettingsPage::SettingsPage(Workspace &workspace, const PersonalSettings &personal, QWidget *parent)
    : Page(workspace, parent), m_personal(personal)
{
    auto *content = new QWidget;
    content->setProperty("page", true);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(20, Theme::spaceL, 20, Theme::spaceL);
    auto *cards = new CardGrid(kCardWidth);
    for (Card *card : {makeScores(), makeWorkspace(), makeYou(), makeLook(), makeService()})
        cards->addWidget(card);
    rows->addLayout(cards);
    rows->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);
    showStored();
    setPersonal(personal);
}

Card *SettingsPage::makeScores()
{
    auto *card = new Card(tr("Scores"));
    card->setHelp(tr("The bands say how a score is judged. The half-life says how fast an answer "
                     "loses weight: after so many days it counts half as much as a new one of the "
                     "same person. A change is part of the history and can be undone."));
    auto *rows = settingsForm(card);
    m_good = numberField();
    m_needsImprovement = numberField();
    m_halfLife = numberField();
    m_ages = new Toggle(tr("Older answers count less"));
    addSetting(rows, tr("Good from"), m_good);
    addSetting(rows, tr("Needs improvement from"), m_needsImprovement);
    addSetting(rows, tr("Age of answers"), m_ages);
    addSetting(rows, tr("Half-life in days"), m_halfLife);
    m_applyScores = addApply(card, &m_scoreError);
    for (QLineEdit *field : {m_good, m_needsImprovement, m_halfLife}) {
        connect(field, &QLineEdit::textEdited, this, &SettingsPage::checkScores);
        connect(field, &QLineEdit::returnPressed, this, &SettingsPage::applyScores);
    }
    connect(m_ages, &Toggle::toggled, this, &SettingsPage::checkScores);
    connect(m_applyScores, &QPushButton::clicked, this, &SettingsPage::applyScores);
    return card;
}

Card *SettingsPage::makeWorkspace()
{
    auto *card = new Card(tr("Workspace"));
    card->setHelp(tr("Days, weeks and months are those of this time zone, on every computer that "
                     "opens the workspace."));
    auto *rows = settingsForm(card);
    m_zone = new QComboBox;
    m_zone->addItems(zoneNames());
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setMinimumWidth(260);
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    addSetting(rows, tr("Time zone"), m_zone);
    m_applyZone = addApply(card, &m_zoneError);
    connect(m_zone, &QComboBox::currentTextChanged, this, &SettingsPage::checkZone);
    connect(m_applyZone, &QPushButton::clicked, this, &SettingsPage::applyZone);
    return card;
}

Card *SettingsPage::makeYou()
{
    auto *card = new Card(tr("You"));
    auto *rows = settingsForm(card);
    m_name = new QLineEdit;
    m_name->setFixedWidth(260);
    addSetting(rows, tr("Your name"), m_name);
    card->content()->addWidget(
        noteLabel(tr("Stands in the history beside what you change."), u"secondary"_s));
    card->content()->addStretch(1);
    connect(m_name, &QLineEdit::editingFinished, this, &SettingsPage::tellPersonal);
    return card;
}

Card *SettingsPage::makeLook()
{
    auto *card = new Card(tr("Look"));
    auto *rows = settingsForm(card);
    auto *choices = new QWidget;
    auto *row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceL);
    auto *group = new QButtonGroup(this);
    const std::array<QString, 3> names = {tr("Like the system"), tr("Light"), tr("Dark")};
    for (size_t i = 0; i < names.size(); ++i) {
        m_themes[i] = new QRadioButton(names[i]);
        group->addButton(m_themes[i], int(i));
        row->addWidget(m_themes[i]);
    }
    row->addStretch(1);
    m_motion = new Toggle(tr("Short movements where they explain something"));
    addSetting(rows, tr("Theme"), choices);
    addSetting(rows, tr("Motion"), m_motion);
    card->content()->addStretch(1);
    connect(group, &QButtonGroup::idClicked, this, &SettingsPage::tellPersonal);
    connect(m_motion, &Toggle::clicked, this, &SettingsPage::tellPersonal);
    return card;
}

Card *SettingsPage::makeService()
{
    m_service = new ServiceCard;
    m_service->hide(); // until somebody says what it is about
    connect(m_service, &ServiceCard::switched, this, &SettingsPage::serviceSwitched);
    return m_service;
}

void SettingsPage::setService(const ServiceState &state)
{
    m_service->setState(state);
    m_service->show();
}

void SettingsPage::workspaceChanged(const ChangeSummary &summary)
{
    if (summary.settings)
        showStored();
}

void SettingsPage::showStored()
{
    const WorkspaceSettings &settings = workspace().settings();
    m_good->setText(exactText(settings.bands.good()));
    m_needsImprovement->setText(exactText(settings.bands.needsImprovement()));
    m_ages->setChecked(settings.halfLife > 0);
    m_halfLife->setText(settings.halfLife > 0 ? exactText(settings.halfLife) : QString());
    m_zone->setCurrentText(QString::fromUtf8(settings.zone.id()));
    checkScores();
    checkZone();
}

QHash<QString, QString> SettingsPage::scoreTexts() const
{
    return {{u"band.good"_s, m_good->text()},
            {u"band.needs_improvement"_s, m_needsImprovement->text()},
            {u"half_life"_s, m_ages->isChecked() ? m_halfLife->text() : u"none"_s}};
}

void SettingsPage::checkScores()
{
    m_halfLife->setEnabled(m_ages->isChecked());
    if (m_ages->isChecked() && m_halfLife->text().isEmpty() && m_ages->hasFocus())
        m_halfLife->setText(findSetting(u"half_life")->defaultText);
    const auto checked = checkSettings(scoreTexts(), {});
    m_scoreError->setText(checked ? QString() : checked.error().text);
    const WorkspaceSettings &stored = workspace().settings();
    const auto number = [&](const QString &key) { return checked->value(key).toDouble(); };
    const bool changed = checked
        && (number(u"band.good"_s) != stored.bands.good()
            || number(u"band.needs_improvement"_s) != stored.bands.needsImprovement()
            || number(u"half_life"_s) != stored.halfLife);
    m_applyScores->setEnabled(changed && !workspace().isReadOnly());
}

void SettingsPage::applyScores()
{
    if (!m_applyScores->isEnabled())
        return;
    const auto texts = scoreTexts();
    const double halfLife = texts.value(u"half_life"_s).toDouble();
    if (halfLife != workspace().settings().halfLife)
        Q_EMIT rescoringRequested(texts);
    else
        store(texts, tr("The new bands are in force"));
}

void SettingsPage::checkZone()
{
    const auto checked = findSetting(u"zone")->normalise(m_zone->currentText());
    m_zoneError->setText(checked ? QString() : checked.error().text);
    const bool changed = checked && checked->toUtf8() != workspace().settings().zone.id();
    m_applyZone->setEnabled(changed && !workspace().isReadOnly());
}

void SettingsPage::applyZone()
{
    store({{u"zone"_s, m_zone->currentText()}},
          tr("The time zone is %1").arg(m_zone->currentText()));
}

void SettingsPage::store(const QHash<QString, QString> &texts, const QString &message)
{
    whenAnswered(workspace().editor().setSettings(texts), this,
                 [this, message](const Result<Change> &change) {
                     if (!change)
                         Q_EMIT failed(change.error());
                     else if (change->set)
                         Q_EMIT done(message);
                 });
}

void SettingsPage::setPersonal(const PersonalSettings &personal)
{
    m_personal = personal;
    m_name->setText(personal.name);
    m_themes[size_t(personal.theme)]->setChecked(true);
    m_motion->setChecked(personal.motion);
    for (Toggle *toggle : {m_motion, m_ages})
        toggle->setAnimated(personal.motion);
}

void SettingsPage::tellPersonal()
{
    PersonalSettings personal{m_name->text().trimmed(), ThemeChoice::System, m_motion->isChecked()};
    for (size_t i = 0; i < m_themes.size(); ++i) {
        if (m_themes[i]->isChecked())
            personal.theme = ThemeChoice(i);
    }
    if (personal.name.isEmpty())
        personal.name = m_personal.name;
    if (personal == m_personal)
        return;
    setPersonal(personal);
    Q_EMIT personalChanged(personal);
}

} // namespace rapport::ui
