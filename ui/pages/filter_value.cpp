// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/filter_value.h"

#include "domain/field_text.h"
#include "domain/filter_sentence.h"
#include "ui/models/answers.h"
#include "ui/pages/field_editor.h"
#include "ui/pages/reference_names.h"
#include "ui/theme/theme.h"
#include "ui/widgets/choice_popup.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kMostChoices = 500;
constexpr int kMostFound = 50;
const QString kUsualDays = u"30"_s;

bool isDay(const Field &field)
{
    return field.type == FieldType::Date || field.type == FieldType::Time;
}

/// How an operator's values are filled in.
enum class Sort : quint8 { Nothing, Lines, TwoLines, Days, List, YesNo };

Sort sortOf(const Field &field, TermOp op)
{
    switch (op) {
    case TermOp::IsEmpty:
    case TermOp::IsNotEmpty: return Sort::Nothing;
    case TermOp::Between: return Sort::TwoLines;
    case TermOp::InLastDays: return Sort::Days;
    case TermOp::AnyOf:
    case TermOp::NoneOf: return Sort::List;
    default: return field.type == FieldType::YesNo ? Sort::YesNo : Sort::Lines;
    }
}

/// Records of a reference's kind that hold \p text: those that few refer to are found as well.
Result<std::vector<ChoiceCount>> findTargets(const ReadContext &context, KindId kind,
                                             const QString &text)
{
    Query query;
    query.kind = kind;
    query.search = text;
    const auto ids = context.records().firstIds(query, kMostFound);
    RAPPORT_TRY(ids);
    std::vector<ChoiceCount> found;
    for (const qint64 id : *ids) {
        const auto title = context.records().title(kind, RecordId(id));
        RAPPORT_TRY(title);
        found.push_back({Value(id), *title, -1});
    }
    return found;
}

} // namespace

FilterValue::FilterValue(Workspace &workspace, ReferenceNames &names, KindId kind,
                         const QString &path, const Field &field, TermOp op, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_names(names),
      m_kind(kind),
      m_path(path),
      m_field(field),
      m_op(op)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceXs);
    switch (sortOf(field, op)) {
    case Sort::Nothing: break;
    case Sort::Lines: buildLines(1); break;
    case Sort::TwoLines: buildLines(2); break;
    case Sort::Days:
        buildLines(1);
        m_lines.front()->setText(kUsualDays);
        m_lines.front()->setMaximumWidth(72);
        layout->addWidget(new QLabel(tr("days"), this));
        break;
    case Sort::List: buildList(); break;
    case Sort::YesNo:
        m_yesNo = new QComboBox(this);
        m_yesNo->addItem(tr("yes"), 1);
        m_yesNo->addItem(tr("no"), 0);
        m_yesNo->setAccessibleName(tr("Value"));
        layout->addWidget(m_yesNo);
        connect(m_yesNo, &QComboBox::activated, this, &FilterValue::changed);
        break;
    }
    if (!m_list)
        layout->addStretch(m_lines.size() == 1 && m_op != TermOp::InLastDays ? 0 : 1);
}

void FilterValue::buildLines(int count)
{
    auto *box = static_cast<QHBoxLayout *>(layout());
    Field asked = m_field;
    if (m_op == TermOp::InLastDays)
        asked.type = FieldType::Integer;
    else if (isDay(m_field))
        asked.type = FieldType::Date;
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            box->addWidget(new QLabel(tr("and"), this));
        auto *line = asked.type == FieldType::Date ? new DateFieldEditor(asked, this)
                                                   : new LineFieldEditor(asked, this);
        const QString name = i > 0 ? tr("Second value") : tr("Value");
        line->setAccessibleName(name);
        if (m_field.unit == u"s" && m_op != TermOp::InLastDays)
            line->setPlaceholderText(tr("seconds"));
        box->addWidget(line, 1);
        m_lines.push_back(line);
        connect(line, &QLineEdit::textChanged, this, &FilterValue::changed);
    }
}

void FilterValue::buildList()
{
    m_list = new QPushButton(this);
    m_list->setProperty("align", u"left"_s);
    m_list->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    layout()->addWidget(m_list);
    showChosen();
    connect(m_list, &QPushButton::clicked, this, &FilterValue::openChoices);
    connect(&m_names, &ReferenceNames::learned, this, &FilterValue::showChosen);
}

void FilterValue::openChoices()
{
    QStringList chosen;
    for (const Value &value : m_chosen)
        chosen << fieldText(m_field, value);
    m_popup = new ChoicePopup(m_field.displayLabel(), chosen, m_list);
    connect(m_popup, &ChoicePopup::chosenChanged, this, [this](const QStringList &texts) {
        m_chosen.clear();
        for (const QString &text : texts) {
            if (const auto value = parseOperand(m_field, Op::Equal, text))
                m_chosen.push_back(*value);
        }
        showChosen();
        Q_EMIT changed();
    });
    whenAnswered(m_workspace.choices(m_kind, m_path, kMostChoices), m_popup,
                 [this](const Result<std::vector<ChoiceCount>> &counts) {
                     offer(counts ? *counts : std::vector<ChoiceCount>());
                     if (!m_field.isReference() || !counts || int(counts->size()) < kMostChoices)
                         return;
                     connect(m_popup, &ChoicePopup::searched, this, [this](const QString &text) {
                         whenAnswered(
                             m_workspace.read(Lane::Pages,
                                              [kind = *m_field.target, text](ReadContext &context) {
                                                  return findTargets(context, kind, text);
                                              }),
                             m_popup, [this](const Result<std::vector<ChoiceCount>> &found) {
                                 if (found)
                                     offer(*found);
                             });
                     });
                 });
    m_popup->popup();
}

void FilterValue::offer(const std::vector<ChoiceCount> &counts)
{
    std::vector<Choice> choices;
    const auto add = [&](const Value &value, qint64 count) {
        choices.push_back({fieldText(m_field, value), textOf(value), count});
    };
    for (const ChoiceCount &count : counts) {
        if (m_field.isReference())
            m_names.learn(*m_field.target, count.value.toInteger(), count.text);
        add(count.value, count.count);
    }
    // What nobody has can still be asked for, and what was chosen be taken away.
    std::vector<Value> more = m_chosen;
    for (const QString &choice : m_field.choices)
        more.emplace_back(choice);
    for (const Value &value : more) {
        const QString text = fieldText(m_field, value);
        if (std::ranges::none_of(choices, [&](const Choice &one) { return one.value == text; }))
            add(value, 0);
    }
    if (m_popup)
        m_popup->setChoices(choices);
}

QString FilterValue::textOf(const Value &value) const
{
    if (m_field.type == FieldType::Choice)
        return choiceLabel(value.toText());
    const SentenceContext context{
        QTimeZone::utc(), [this](KindId kind, qint64 id) { return m_names.name(kind, id); }};
    return valueInSentence(m_field, value, context);
}

void FilterValue::showChosen()
{
    QStringList texts;
    for (const Value &value : m_chosen)
        texts << textOf(value);
    const QString all = texts.join(tr(", "));
    m_list->setText(texts.isEmpty() ? tr("Choose…")
                                    : fontMetrics().elidedText(all, Qt::ElideRight, 170));
    m_list->setToolTip(all);
    m_list->setAccessibleName(texts.isEmpty() ? tr("Values, none chosen")
                                              : tr("Values: %1").arg(all));
}

void FilterValue::setValues(const std::vector<Value> &values)
{
    const QSignalBlocker quiet(this);
    if (m_list) {
        m_chosen = values;
        showChosen();
    } else if (m_yesNo && !values.empty()) {
        m_yesNo->setCurrentIndex(m_yesNo->findData(int(values.front().toInteger())));
    }
    for (size_t i = 0; i < m_lines.size() && i < values.size(); ++i)
        m_lines[i]->setText(values[i].toText());
}

Result<std::vector<Value>> FilterValue::values() const
{
    const Error missing{Error::Code::Invalid, {}, {}};
    if (m_list)
        return m_chosen.empty() ? Result<std::vector<Value>>(missing) : m_chosen;
    if (m_yesNo)
        return std::vector<Value>{Value(m_yesNo->currentData().toInt())};
    const Op op = m_op == TermOp::InLastDays                      ? Op::InLastDays
        : m_op == TermOp::Contains || m_op == TermOp::ContainsNot ? Op::Contains
        : m_op == TermOp::StartsWith                              ? Op::StartsWith
                                                                  : Op::Equal;
    Field asked = m_field;
    // Times are compared by their day.
    if (isDay(m_field) && op != Op::InLastDays)
        asked.type = FieldType::Date;
    std::vector<Value> values;
    for (QLineEdit *line : m_lines) {
        const QString text = dynamic_cast<const FieldEditor *>(line)->editedText();
        auto value = parseOperand(asked, op, text);
        markInvalid(line, !value);
        RAPPORT_TRY(value);
        if (value->isNull())
            return missing;
        values.push_back(std::move(*value));
    }
    return values;
}

bool FilterValue::isAlike(const Field &field, TermOp one, TermOp other)
{
    return sortOf(field, one) == sortOf(field, other);
}

} // namespace rapport::ui
