// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/effect_panel.h"

#include "ui/import/effects_model.h"
#include "ui/theme/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kWidth = 272;
constexpr qsizetype kLongestValue = 2000; ///< of a value; a cell may be a book
constexpr qsizetype kLongestTitle = 60;

QString html(const QString &text)
{
    QString cut = text.left(kLongestValue).toHtmlEscaped();
    if (text.size() > kLongestValue)
        cut += u'…';
    return cut.replace(u'\n', u"<br>"_s);
}

QLabel *wrapped(QWidget *parent, const QString &role = {})
{
    auto *label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (!role.isEmpty())
        label->setProperty("role", role);
    return label;
}

} // namespace

EffectPanel::EffectPanel(EffectsModel &model, QWidget *parent)
    : Card(parent),
      m_model(model),
      m_facts(wrapped(this, u"secondary"_s)),
      m_message(wrapped(this)),
      m_keep(new QRadioButton(this)),
      m_decide(new QRadioButton(this)),
      m_imported(new QCheckBox(tr("Import this row"), this)),
      m_changes(wrapped(nullptr))
{
    setFixedWidth(kWidth);
    m_message->setTextFormat(Qt::PlainText);
    m_changes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_changes->setAccessibleName(tr("Field by field"));
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_changes);
    scroll->viewport()->setAutoFillBackground(false);
    m_changes->setAutoFillBackground(false);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_facts, m_message, m_keep, m_decide, m_imported})
        content()->addWidget(part);
    content()->addWidget(scroll, 1);
    connect(m_decide, &QRadioButton::toggled, this, [this](bool on) {
        if (m_row >= 0)
            m_model.setDecided(m_row, on);
    });
    connect(m_imported, &QCheckBox::toggled, this, [this](bool on) {
        if (m_row >= 0)
            m_model.setLeftOut({m_model.index(m_row, 0)}, !on);
    });
    connect(&m_model, &EffectsModel::decisionsChanged, this, &EffectPanel::showDecision);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this, [this] { showRow(-1); });
    showRow(-1);
}

void EffectPanel::showRow(int row)
{
    m_row = row;
    for (QWidget *part : std::initializer_list<QWidget *>{m_message, m_keep, m_decide, m_imported})
        part->hide();
    if (row < 0) {
        setTitle(tr("Details"));
        m_facts->setText(tr("Choose a row to see it field by field."));
        m_changes->clear();
        return;
    }
    const ImportEffect &effect = m_model.at(row);
    const QString title = effect.title.simplified();
    setTitle(title.isEmpty() ? tr("Row %1").arg(effect.row)
                             : fontMetrics().elidedText(title.left(kLongestTitle), Qt::ElideRight,
                                                        kWidth - 3 * Theme::cardPadding));
    const bool rejected = effect.type == ImportEffect::Type::Rejected;
    const Kind &kind = m_model.context().catalogue.kind(effect.kind);
    QStringList facts = {tr("Row %1").arg(effect.row), effectTypeName(effect.type)};
    if (!rejected)
        facts.insert(1, kind.displayLabel());
    else if (!effect.column.isEmpty())
        facts << tr("column %1").arg(effect.column.simplified().left(kLongestTitle));
    m_facts->setText(facts.join(u" · "_s));
    m_message->setText(effect.message);
    m_message->setVisible(!effect.message.isEmpty());
    m_changes->setText(changesHtml());
    showDecision();
}

void EffectPanel::showDecision()
{
    if (m_row < 0)
        return;
    const ImportEffect &effect = m_model.at(m_row);
    const bool conflict = effect.type == ImportEffect::Type::Conflict;
    const bool weak = effect.type == ImportEffect::Type::WeakMatch;
    m_keep->setText(conflict ? tr("Keep what is here") : tr("Somebody new"));
    m_decide->setText(conflict ? tr("Overwrite with the file") : tr("The same person"));
    m_keep->setVisible(conflict || weak);
    m_decide->setVisible(conflict || weak);
    m_imported->setVisible(effect.type != ImportEffect::Type::Rejected);
    const QSignalBlocker keep(m_keep);
    const QSignalBlocker decide(m_decide);
    const QSignalBlocker imported(m_imported);
    const bool decided = m_model.isDecided(m_row);
    m_keep->setChecked(!decided);
    m_decide->setChecked(decided);
    m_imported->setChecked(!m_model.isLeftOut(m_row));
}

QString EffectPanel::changesHtml() const
{
    const ImportEffect &effect = m_model.at(m_row);
    const QString muted = Theme::current().muted.name();
    QString text;
    for (const ImportEffect::Change &change : effect.changes) {
        const ChangeText parts = changeText(effect, change, m_model.context());
        text += u"<p style='margin:0 0 8px 0'><span style='color:%1;font-size:%2px'>%3</span><br>"_s
                    .arg(muted)
                    .arg(Theme::secondarySize)
                    .arg(html(parts.field));
        if (!parts.before.isEmpty())
            text += u"<s style='color:%1'>%2</s> → "_s.arg(muted, html(parts.before));
        text += parts.after.isEmpty()
            ? u"<span style='color:%1'>%2</span>"_s.arg(muted, tr("empty"))
            : html(parts.after);
        text += u"</p>"_s;
    }
    return text;
}

} // namespace rapport::ui
