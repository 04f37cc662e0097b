// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace rapport::ui {

/// One cohort: who began in a month, and the share (0..1) still there after 0, 1, 2 ... months.
struct CohortRow {
    QString label;
    qint64 size = 0;
    std::vector<double> shares; ///< NaN: not known
};

/// The retention triangle: a row per cohort, darker where more stayed.
///
/// Hovering or the arrow keys show a cell's numbers; a click or Enter tells which cell. GUI
/// thread; Qt parenthood.
class CohortGrid : public QWidget {
    Q_OBJECT
public:
    explicit CohortGrid(QWidget *parent = nullptr);

    void setRows(std::vector<CohortRow> rows);
    void setEmptyText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void cellClicked(int row, int month);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QRectF cellRect(int row, int month) const;
    [[nodiscard]] QPoint cellAt(const QPointF &position) const;
    [[nodiscard]] QString describe(const QPoint &cell) const;
    [[nodiscard]] double labelWidth() const;
    [[nodiscard]] int months() const;
    void setCurrent(const QPoint &cell);
    void paintCell(QPainter *painter, int row, int month) const;

    std::vector<CohortRow> m_rows;
    QString m_emptyText;
    QPoint m_current{-1, -1}; ///< x month, y row
    bool m_keyboard = false;
};

} // namespace rapport::ui
