// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTabBar;

namespace rapport::ui {

class FilterChip;

/// A row of tabs that never scrolls: as many as fit whole, the rest behind "More".
///
/// The current tab is always among those shown. The arrow keys reach all of them. GUI thread;
/// Qt parenthood.
class ViewTabs : public QWidget {
    Q_OBJECT
public:
    explicit ViewTabs(QWidget *parent = nullptr);

    void setNames(const QStringList &names);
    void setText(int tab, const QString &text);
    /// Without chosen().
    void setCurrent(int tab);
    [[nodiscard]] QTabBar *tabs() const;
    /// What opens the tabs that do not fit; hidden while all do.
    [[nodiscard]] FilterChip *more() const { return m_more; }
    /// How many tabs are behind "More" at the present width.
    [[nodiscard]] int hiddenCount() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Another tab is the current one, by mouse, key or "More".
    void chosen(int tab);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Bar;

    [[nodiscard]] int widthOf(int tab) const;
    void openMore();
    void arrange();

    Bar *m_tabs;
    FilterChip *m_more;
};

} // namespace rapport::ui
