// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/record_dialog.h"

#include "domain/field_text.h"
#include "ui/models/answers.h"
#include "ui/pages/field_editor.h"
#include "ui/pages/table_presets.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_foot.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace rapport::ui {

namespace {

constexpr int formWidth = 460;

QString givenText(const FieldTexts &given, const Field &field, QDate today)
{
    for (const auto &[name, text] : given) {
        if (name == field.name)
            return text;
    }
    return fieldText(field, defaultValue(field, today.toString(Qt::ISODate)));
}

bool isUsual(const Kind &kind, const Field &field, const FieldTexts &given)
{
    return field.required || kind.oneOf.contains(field.name)
        || defaultColumns(kind).contains(field.name)
        || std::ranges::any_of(given, [&](const auto &entry) { return entry.first == field.name; });
}

} // namespace

RecordDialog::RecordDialog(Workspace &workspace, KindId kind, const FieldTexts &given,
                           QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_kind(kind)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New %1").arg(workspace.catalogue().kind(kind).displayLabel().toLower()));
    build(given);
}

void RecordDialog::build(const FieldTexts &given)
{
    const Kind &kind = m_workspace.catalogue().kind(m_kind);
    auto *area = new QScrollArea(this);
    auto *content = new QWidget(area);
    auto *form = new QGridLayout(content);
    form->setContentsMargins(0, 0, Theme::spaceS, 0);
    form->setHorizontalSpacing(Theme::spaceL);
    form->setVerticalSpacing(Theme::spaceS);
    form->setColumnStretch(1, 1);
    for (const bool optional : {false, true}) {
        for (const Field &field : kind.fields) {
            if (field.editable() && isUsual(kind, field, given) != optional)
                addLine(*form, field, givenText(given, field, m_workspace.today()), optional);
        }
    }
    form->setRowStretch(form->rowCount(), 1);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_message = new QLabel(this);
    m_message->setProperty("role", QStringLiteral("error"));
    m_message->setWordWrap(true);
    m_message->hide();
    m_more = new QPushButton(tr("More fields"));
    m_more->setProperty("role", QStringLiteral("flat"));
    m_more->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_more->setVisible(std::ranges::any_of(m_lines, &Line::optional));
    auto *foot = new DialogFoot(*this);
    foot->setLeft(m_more);
    foot->addCancel();
    m_save = foot->addPrimary(tr("Add"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(Theme::spaceM);
    layout->addWidget(area, 1);
    layout->addWidget(m_message);
    layout->addWidget(foot);
    connect(m_more, &QPushButton::clicked, this, &RecordDialog::showMore);
    connect(m_save, &QPushButton::clicked, this, &RecordDialog::save);
    resize(formWidth + 60, std::clamp(content->sizeHint().height() + 92, 220, 620));
}

void RecordDialog::addLine(QGridLayout &form, const Field &field, const QString &text,
                           bool optional)
{
    const QString name = field.displayLabel();
    auto *label = new QLabel(field.required ? tr("%1 *").arg(name) : name, this);
    label->setProperty("role", QStringLiteral("muted"));
    QWidget *editor = makeFieldEditor(m_workspace, m_kind, field, this);
    editor->setAccessibleName(field.required ? tr("%1, required").arg(name) : name);
    editor->setObjectName(field.name);
    if (auto *fieldEditor = dynamic_cast<FieldEditor *>(editor))
        fieldEditor->setEditedText(text);
    if (qobject_cast<QPlainTextEdit *>(editor))
        editor->setFixedHeight(editor->sizeHint().height());
    label->setBuddy(editor);
    label->setVisible(!optional);
    editor->setVisible(!optional);
    const int row = form.rowCount();
    form.addWidget(label, row, 0, Qt::AlignTop | Qt::AlignLeft);
    label->setMinimumHeight(Theme::controlHeight);
    form.addWidget(editor, row, 1);
    m_lines.push_back({field, label, editor, optional});
    if (m_lines.size() == 1)
        editor->setFocus();
}

void RecordDialog::showMore()
{
    m_more->hide();
    for (const Line &line : m_lines) {
        line.label->show();
        line.editor->show();
    }
    resize(width(), std::max(height(), 620));
}

QWidget *RecordDialog::editorOf(const QString &field) const
{
    const auto line =
        std::ranges::find_if(m_lines, [&](const Line &one) { return one.field.name == field; });
    return line == m_lines.end() ? nullptr : line->editor;
}

std::optional<FieldTexts> RecordDialog::values()
{
    FieldTexts values;
    const Line *wrong = nullptr;
    QString sentence;
    for (const Line &line : m_lines) {
        const QString text = dynamic_cast<FieldEditor *>(line.editor)->editedText();
        const auto value = parseField(line.field, text);
        const bool missing = value && value->isNull() && line.field.required;
        markInvalid(line.editor, !value || missing);
        if (!wrong && (!value || missing)) {
            wrong = &line;
            sentence = value ? tr("%1 must not be empty.").arg(line.field.displayLabel())
                             : value.error().text;
        }
        if (!text.isEmpty())
            values.emplace_back(line.field.name, text);
    }
    say(sentence);
    if (!wrong)
        return values;
    if (wrong->optional)
        showMore();
    wrong->editor->setFocus();
    return {};
}

void RecordDialog::save()
{
    const auto wanted = values();
    if (!wanted || !m_save->isEnabled())
        return;
    m_save->setEnabled(false);
    whenAnswered(m_workspace.editor().addRecord(m_kind, *wanted), this,
                 [this](const Result<Change> &change) {
                     m_save->setEnabled(true);
                     if (!change) {
                         say(change.error().text);
                         return;
                     }
                     if (!change->created.empty())
                         Q_EMIT added(m_kind, change->created.front());
                     accept();
                 });
}

void RecordDialog::say(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
}

void RecordDialog::keyPressEvent(QKeyEvent *event)
{
    // Enter in any field adds the record; a dialog's own handling would press "More fields".
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        save();
    else
        QDialog::keyPressEvent(event);
}

} // namespace rapport::ui
