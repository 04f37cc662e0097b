// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace rapport::ui {

/// Lays its items out in equal columns, as many as fit, in balanced rows of equal height: six
/// cards become one row of six, two of three or three of two, never five and one.
class CardGrid : public QLayout {
    Q_OBJECT
public:
    /// Columns are never narrower than \p minimumColumn (except when only one fits).
    explicit CardGrid(int minimumColumn, QWidget *parent = nullptr);
    ~CardGrid() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect &rect) override;
    /// How many columns \p width gives; at least 1.
    [[nodiscard]] int columnsFor(int width) const;

private:
    int arrange(const QRect &rect, bool place) const;
    [[nodiscard]] std::vector<QLayoutItem *> shown() const;

    int m_minimumColumn;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace rapport::ui
