// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/new_row_field.h"

#include "session/editor.h"
#include "ui/models/answers.h"

#include <QKeyEvent>

#include <algorithm>

namespace rapport::ui {

NewRowField::NewRowField(Workspace &workspace, KindId kind, QWidget *parent)
    : QLineEdit(parent), m_workspace(workspace), m_kind(kind)
{
    const QString label = workspace.catalogue().kind(kind).displayLabel().toLower();
    setProperty("role", QStringLiteral("newrow"));
    setFrame(false);
    setPlaceholderText(tr("+ New %1: type a name and press Enter").arg(label));
    setAccessibleName(tr("New %1").arg(label));
    connect(this, &QLineEdit::returnPressed, this, &NewRowField::add);
}

bool NewRowField::suits(const Kind &kind)
{
    const Field *title = kind.find(kind.titleField);
    if (!title || title->type != FieldType::Text
        || (!title->required && !kind.oneOf.contains(title->name)))
        return false;
    return std::ranges::all_of(kind.fields, [&](const Field &field) {
        return !field.required || field.name == kind.titleField || !field.defaultText.isEmpty();
    });
}

void NewRowField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

void NewRowField::add()
{
    if (text().trimmed().isEmpty() || m_adding)
        return;
    m_adding = true;
    const QString title = m_workspace.catalogue().kind(m_kind).titleField;
    whenAnswered(m_workspace.editor().addRecord(m_kind, {{title, text().trimmed()}}), this,
                 [this](const Result<Change> &change) {
                     m_adding = false;
                     if (!change) {
                         Q_EMIT failed(change.error());
                         return;
                     }
                     clear();
                     Q_EMIT added(change->created.front());
                 });
}

} // namespace rapport::ui
