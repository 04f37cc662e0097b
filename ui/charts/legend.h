// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace rapport::ui {

/// Says which line of a LineChart is which: a dot in the series' colour and its name.
class Legend : public QWidget {
    Q_OBJECT
public:
    /// At most two names: the accent and the grey.
    explicit Legend(const QStringList &names, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_names;
};

} // namespace rapport::ui
