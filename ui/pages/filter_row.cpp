// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/filter_row.h"

#include "domain/filter_sentence.h"
#include "ui/models/display_columns.h"
#include "ui/pages/filter_value.h"
#include "ui/pages/table_presets.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kFieldWidth = 168;
constexpr int kOpWidth = 136;

/// The fields that can be asked for: those of the table first, as people know them.
std::vector<const Field *> offered(const Kind &kind)
{
    std::vector<const Field *> fields;
    const QStringList usual = storedColumns(kind.id, defaultColumns(kind));
    for (const QString &name : usual)
        fields.push_back(kind.find(name));
    for (const Field &field : kind.fields) {
        if (!usual.contains(field.name) && field.type != FieldType::Scales)
            fields.push_back(&field);
    }
    return fields;
}

} // namespace

FilterRow::FilterRow(Workspace &workspace, ReferenceNames &names, KindId kind, QWidget *parent)
    : QWidget(parent),
      m_workspace(workspace),
      m_names(names),
      m_kind(kind),
      m_fields(new QComboBox(this)),
      m_ops(new QComboBox(this)),
      m_remove(new QToolButton(this)),
      m_problem(new QLabel(this))
{
    m_fields->setFixedWidth(kFieldWidth);
    m_fields->setMaxVisibleItems(16);
    m_fields->setAccessibleName(tr("Field"));
    for (const Field *field : offered(workspace.catalogue().kind(kind)))
        m_fields->addItem(field->displayLabel(), field->name);
    m_ops->setFixedWidth(kOpWidth);
    m_ops->setAccessibleName(tr("Operator"));
    m_remove->setIcon(icon(Icon::Close));
    m_remove->setAccessibleName(tr("Remove this condition"));
    m_remove->setToolTip(tr("Remove this condition"));
    m_problem->setProperty("role", u"error"_s);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceXs);
    m_line = new QHBoxLayout;
    m_line->setSpacing(Theme::spaceS);
    m_line->addWidget(m_fields);
    m_line->addWidget(m_ops);
    m_line->addWidget(m_remove);
    layout->addLayout(m_line);
    layout->addWidget(m_problem);
    connect(m_fields, &QComboBox::activated, this, [this] {
        fieldChosen();
        start();
        Q_EMIT changed();
    });
    connect(m_ops, &QComboBox::activated, this, [this] {
        opChosen();
        Q_EMIT changed();
    });
    connect(m_remove, &QToolButton::clicked, this, &FilterRow::removeRequested);
    fieldChosen();
}

QString FilterRow::path() const
{
    return m_fields->currentData().toString();
}

TermOp FilterRow::op() const
{
    return TermOp(m_ops->currentData().toInt());
}

const Field *FilterRow::field() const
{
    const auto found = resolvePath(m_workspace.catalogue(), m_kind, path());
    return found ? *found : nullptr;
}

void FilterRow::fieldChosen()
{
    m_ops->clear();
    for (const TermOp op : termOps(*field()))
        m_ops->addItem(termOpLabel(op, field()->type), int(op));
    makeValue();
}

void FilterRow::opChosen()
{
    const auto values = m_value->values();
    const bool alike = FilterValue::isAlike(*field(), m_valueOp, op());
    makeValue();
    if (alike && values)
        m_value->setValues(*values);
    check();
}

void FilterRow::makeValue()
{
    delete m_value;
    m_valueOp = op();
    m_value = new FilterValue(m_workspace, m_names, m_kind, path(), *field(), op(), this);
    m_line->insertWidget(2, m_value, 1);
    setTabOrder(m_ops, m_value);
    setTabOrder(m_value, m_remove);
    m_problem->hide();
    connect(m_value, &FilterValue::changed, this, [this] {
        check();
        Q_EMIT changed();
    });
}

void FilterRow::check()
{
    const auto values = m_value->values();
    m_problem->setText(values ? QString() : values.error().text);
    m_problem->setVisible(!m_problem->text().isEmpty());
}

QString FilterRow::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void FilterRow::setTerm(const FilterTerm &term)
{
    // A field of what is referred to is not offered, but kept.
    if (m_fields->findData(term.field) < 0)
        m_fields->addItem(pathLabel(m_workspace.catalogue(), m_kind, term.field), term.field);
    m_fields->setCurrentIndex(m_fields->findData(term.field));
    fieldChosen();
    m_ops->setCurrentIndex(std::max(0, m_ops->findData(int(term.op))));
    makeValue();
    m_value->setValues(term.values);
}

std::optional<FilterTerm> FilterRow::term() const
{
    const auto values = m_value->values();
    if (!values)
        return std::nullopt;
    return FilterTerm{path(), op(), *values};
}

void FilterRow::start()
{
    QWidget *first = nullptr;
    for (QWidget *child : m_value->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (child->focusPolicy() != Qt::NoFocus && !first)
            first = child;
    }
    (first ? first : m_ops)->setFocus(Qt::TabFocusReason);
}

} // namespace rapport::ui
