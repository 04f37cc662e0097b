// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/import_plan.h"
#include "ui/widgets/popover.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace rapport::ui {

/// Asks for the kind, the name and the type of a custom field that an import is to make.
class NewFieldPopup : public Popover {
    Q_OBJECT
public:
    /// \p suggested is what the field would be called; a row of the file is a \p kind.
    NewFieldPopup(const Catalogue &catalogue, KindId kind, const NewField &suggested,
                  QWidget *anchor);

    [[nodiscard]] QLineEdit *nameField() const { return m_name; }

Q_SIGNALS:
    void chosen(const rapport::NewField &field);

private:
    [[nodiscard]] NewField field() const;
    void update();
    void apply();

    Catalogue m_catalogue;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QComboBox *m_type;
    QLabel *m_fault;
    QPushButton *m_apply;
};

/// A name for a field made of a column's heading: small letters, figures and underscores.
[[nodiscard]] QString fieldNameFrom(const QString &heading);
/// The type that all of \p samples fit, the narrowest one; text in doubt.
[[nodiscard]] FieldType guessedType(const QStringList &samples);

} // namespace rapport::ui
