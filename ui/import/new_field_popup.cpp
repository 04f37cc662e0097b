// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/new_field_popup.h"

#include "domain/field_text.h"
#include "ui/import/target_choices.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kWidth = 300;
constexpr qsizetype kLongestName = 40;

} // namespace

QString fieldNameFrom(const QString &heading)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s);
    QString name = heading.toLower().normalized(QString::NormalizationForm_KD);
    name.remove(QRegularExpression(u"\\p{Mn}"_s));
    name.replace(others, u"_"_s);
    while (!name.isEmpty() && !name.front().isLower())
        name.remove(0, 1);
    name.truncate(kLongestName);
    while (name.endsWith(u'_'))
        name.chop(1);
    return name.isEmpty() ? u"field"_s : name;
}

FieldType guessedType(const QStringList &samples)
{
    for (const FieldType type : {FieldType::YesNo, FieldType::Integer, FieldType::Number,
                                 FieldType::Date, FieldType::Time}) {
        Field field;
        field.type = type;
        const bool fits = std::ranges::all_of(
            samples, [&field](const QString &sample) { return parseField(field, sample).ok(); });
        if (fits && !samples.isEmpty())
            return type;
    }
    return FieldType::Text;
}

NewFieldPopup::NewFieldPopup(const Catalogue &catalogue, KindId kind, const NewField &suggested,
                             QWidget *anchor)
    : Popover(anchor),
      m_catalogue(catalogue),
      m_kind(new QComboBox(this)),
      m_name(new QLineEdit(suggested.name, this)),
      m_type(new QComboBox(this)),
      m_fault(new QLabel(this)),
      m_apply(new QPushButton(tr("Make this field"), this))
{
    setAccessibleName(tr("New custom field"));
    setFixedWidth(kWidth);
    for (const KindId id : reachableKinds(catalogue, kind))
        m_kind->addItem(catalogue.kind(id).displayLabel(), int(id));
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(int(suggested.kind))));
    for (const FieldType type : customFieldTypes())
        m_type->addItem(fieldTypeLabel(type), int(type));
    m_type->setCurrentIndex(std::max(0, m_type->findData(int(suggested.type))));
    m_fault->setProperty("role", u"error"_s);
    m_fault->setWordWrap(true);
    m_apply->setProperty("role", u"primary"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::cardPadding, Theme::spaceM, Theme::cardPadding,
                               Theme::cardPadding);
    layout->setSpacing(Theme::spaceXs);
    const auto add = [this, layout](const QString &text, QWidget *field) {
        auto *label = new QLabel(text, this);
        label->setProperty("role", u"secondary"_s);
        label->setBuddy(field);
        field->setAccessibleName(text);
        layout->addWidget(label);
        layout->addWidget(field);
        layout->addSpacing(Theme::spaceXs);
    };
    add(tr("Field of"), m_kind);
    add(tr("Name"), m_name);
    add(tr("Holds"), m_type);
    layout->addWidget(m_fault);
    layout->addWidget(m_apply);
    connect(m_name, &QLineEdit::textChanged, this, &NewFieldPopup::update);
    connect(m_name, &QLineEdit::returnPressed, this, &NewFieldPopup::apply);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &NewFieldPopup::update);
    connect(m_apply, &QPushButton::clicked, this, &NewFieldPopup::apply);
    m_name->selectAll();
    setFocusProxy(m_name);
    update();
}

NewField NewFieldPopup::field() const
{
    return {KindId(m_kind->currentData().toInt()), m_name->text().trimmed(),
            FieldType(m_type->currentData().toInt())};
}

void NewFieldPopup::update()
{
    static const QRegularExpression rule(u"^[a-z][a-z0-9_]{0,62}$"_s);
    const NewField wanted = field();
    QString fault;
    if (!rule.match(wanted.name).hasMatch())
        fault = tr("Small letters, figures and _, a letter first.");
    else if (m_catalogue.kind(wanted.kind).find(wanted.name))
        fault = tr("There is a field of this name already.");
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
    m_apply->setEnabled(fault.isEmpty());
    adjustSize();
}

void NewFieldPopup::apply()
{
    if (!m_apply->isEnabled())
        return;
    const NewField wanted = field();
    close();
    Q_EMIT chosen(wanted);
}

} // namespace rapport::ui
