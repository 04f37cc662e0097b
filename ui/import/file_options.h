// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/import_session.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSpinBox;

namespace rapport::ui {

/// How a file is written, as found out; all of it can be said otherwise.
///
/// Changes what the session wants and says so; whoever hears it looks at the file again.
class FileOptions : public QWidget {
    Q_OBJECT
public:
    enum class Option { Sheet, Encoding, Separator, Quote, Headings, Decimal, Dates };
    static constexpr int kOptions = 7;

    explicit FileOptions(ImportSession &session, QWidget *parent = nullptr);

    /// Shows what the session's look found.
    void refresh();
    /// Null for Option::Headings.
    [[nodiscard]] QComboBox *combo(Option option) const;
    [[nodiscard]] QSpinBox *headings() const { return m_headings; }

Q_SIGNALS:
    void changed();

private:
    /// One option: its label, which says whether it was found out, and its field.
    struct Line {
        QString name;
        QWidget *box = nullptr;
        QLabel *label = nullptr;
        QComboBox *combo = nullptr;
    };

    void addLine(Option option, const QString &name, QWidget *field);
    void show(Option option, const QVariant &value, bool said, bool visible);
    void take(Option option);

    ImportSession &m_session;
    std::array<Line, kOptions> m_lines;
    QSpinBox *m_headings = nullptr;
};

/// "Day first: 31/12/2026".
[[nodiscard]] QString dateOrderText(const QString &order);

} // namespace rapport::ui
