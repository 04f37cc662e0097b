// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/bulk_edit_dialog.h"

#include "domain/field_text.h"
#include "ui/pages/field_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_foot.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int dialogWidth = 460;
const QString replaceTags = u" "_s;

QString number(size_t count)
{
    return QLocale().toString(qulonglong(count));
}

} // namespace

BulkEditDialog::BulkEditDialog(Workspace &workspace, KindId kind, Records records, QWidget *parent)
    : QDialog(parent), m_workspace(workspace), m_kind(kind), m_records(std::move(records))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Set a field of many records"));
    build();
    // Whoever chose several rows means these.
    setMeant(m_records.selected.size() > 1 ? Meant::Selected : Meant::Shown);
    makeEditor();
}

void BulkEditDialog::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(Theme::spaceS);
    m_selected = new QRadioButton(tr("%1 selected").arg(number(m_records.selected.size())), this);
    m_selected->setEnabled(!m_records.selected.empty());
    m_shown = new QRadioButton(m_records.filtered
                                   ? tr("All %1 that are shown").arg(number(m_records.shown.size()))
                                   : tr("All %1").arg(number(m_records.shown.size())),
                               this);
    layout->addWidget(m_selected);
    layout->addWidget(m_shown);
    m_fields = new QComboBox(this);
    m_fields->setMaxVisibleItems(14);
    for (const Field &field : m_workspace.catalogue().kind(m_kind).fields) {
        if (field.editable() && field.type != FieldType::Scales)
            m_fields->addItem(field.displayLabel(), field.name);
    }
    addLine(*layout, tr("Field"), m_fields);
    m_tags = new QComboBox(this);
    m_tags->addItem(tr("Add these"), u"+"_s);
    m_tags->addItem(tr("Take these away"), u"-"_s);
    // A first space is none of the signs, and no part of a tag.
    m_tags->addItem(tr("Replace all by these"), replaceTags);
    m_tags->setAccessibleName(tr("What to do with the tags"));
    layout->addWidget(m_tags);
    m_editorBox = new QWidget(this);
    auto *box = new QVBoxLayout(m_editorBox);
    box->setContentsMargins(0, 0, 0, 0);
    addLine(*layout, tr("Value"), m_editorBox);
    m_message = new QLabel(this);
    m_message->setProperty("role", u"error"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    layout->addWidget(m_message);
    layout->addStretch(1);
    auto *foot = new DialogFoot(*this);
    foot->addCancel();
    m_set = foot->addPrimary({});
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(foot);
    setMinimumWidth(dialogWidth);
    connect(m_fields, &QComboBox::currentIndexChanged, this, &BulkEditDialog::makeEditor);
    connect(m_tags, &QComboBox::currentIndexChanged, this, &BulkEditDialog::updateButton);
    connect(m_shown, &QRadioButton::toggled, this, &BulkEditDialog::updateButton);
    connect(m_set, &QPushButton::clicked, this, &BulkEditDialog::set);
}

void BulkEditDialog::addLine(QVBoxLayout &layout, const QString &label, QWidget *widget)
{
    auto *name = new QLabel(label, this);
    name->setProperty("role", u"muted"_s);
    name->setBuddy(widget);
    layout.addSpacing(Theme::spaceXs);
    layout.addWidget(name);
    layout.addWidget(widget);
}

const Field &BulkEditDialog::field() const
{
    return *m_workspace.catalogue().kind(m_kind).find(m_fields->currentData().toString());
}

const std::vector<qint64> &BulkEditDialog::ids() const
{
    return m_shown->isChecked() ? m_records.shown : m_records.selected;
}

void BulkEditDialog::setField(const QString &name)
{
    if (const int at = m_fields->findData(name); at >= 0)
        m_fields->setCurrentIndex(at);
}

void BulkEditDialog::setMeant(Meant meant)
{
    (meant == Meant::Selected ? m_selected : m_shown)->setChecked(true);
}

void BulkEditDialog::makeEditor()
{
    delete m_editor;
    m_editor = makeFieldEditor(m_workspace, m_kind, field(), m_editorBox);
    m_editor->setAccessibleName(tr("New value of %1").arg(field().displayLabel()));
    m_editorBox->layout()->addWidget(m_editor);
    m_tags->setVisible(field().type == FieldType::Tags);
    const auto changed = [this] {
        say({});
        updateButton();
    };
    if (auto *line = qobject_cast<QLineEdit *>(m_editor))
        connect(line, &QLineEdit::textChanged, this, changed);
    else if (auto *choice = qobject_cast<QComboBox *>(m_editor))
        connect(choice, &QComboBox::currentTextChanged, this, changed);
    else if (auto *text = qobject_cast<QPlainTextEdit *>(m_editor))
        connect(text, &QPlainTextEdit::textChanged, this, changed);
    changed();
}

QString BulkEditDialog::whose() const
{
    const Kind &kind = m_workspace.catalogue().kind(m_kind);
    return ids().size() == 1
        ? tr("1 %1").arg(kind.displayLabel().toLower())
        : tr("%1 %2").arg(number(ids().size()), kind.displayLabelPlural().toLower());
}

QString BulkEditDialog::sentence(const QString &setting, const QString &clearing) const
{
    const bool empty = dynamic_cast<FieldEditor *>(m_editor)->editedText().trimmed().isEmpty();
    return (empty ? clearing : setting).arg(field().displayLabel().toLower(), whose());
}

void BulkEditDialog::updateButton()
{
    if (!m_editor)
        return;
    m_set->setText(sentence(tr("Set %1 of %2"), tr("Clear %1 of %2")));
    const bool empty = dynamic_cast<FieldEditor *>(m_editor)->editedText().trimmed().isEmpty();
    const bool changesTags =
        field().type == FieldType::Tags && m_tags->currentData().toString() != replaceTags;
    m_set->setEnabled(!ids().empty() && !(empty && (field().required || changesTags)));
}

std::optional<QString> BulkEditDialog::text()
{
    const QString written = dynamic_cast<FieldEditor *>(m_editor)->editedText();
    const auto value = parseField(field(), written);
    markInvalid(m_editor, !value);
    if (!value) {
        say(value.error().text);
        return {};
    }
    return field().type == FieldType::Tags ? m_tags->currentData().toString() + written : written;
}

void BulkEditDialog::set()
{
    const auto wanted = text();
    if (!wanted)
        return;
    LongChange change{sentence(tr("Setting %1 of %2"), tr("Clearing %1 of %2")),
                      sentence(tr("Set %1 of %2"), tr("Cleared %1 of %2")),
                      [workspace = &m_workspace, kind = m_kind, ids = ids(), name = field().name,
                       text = *wanted](const Job &job) {
                          return workspace->editor().setFieldOfAll(kind, ids, name, text, job);
                      }};
    Q_EMIT changeRequested(change);
    accept();
}

void BulkEditDialog::say(const QString &sentence)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    if (sentence.isEmpty())
        markInvalid(m_editor, false);
}

} // namespace rapport::ui
