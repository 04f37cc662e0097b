// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QTabBar;

namespace rapport::ui {

class FilterChip;

/// A row of tabs that never scrolls: as many as fit whole, the rest behind "More", which is but
/// "+7" where room is scarce.
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
    /// Puts \p widget after the tabs, while there is room for it; it becomes a child.
    void setTrailing(QWidget *widget);
    /// What opens the tabs that do not fit; hidden while all do.
    [[nodiscard]] FilterChip *more() const { return m_more; }
    /// How many tabs are behind "More" at the present width.
    [[nodiscard]] int hiddenCount() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Another tab is the current one, by mouse, key or "More".
    void chosen(int tab);
    /// The user wants to know what can be done with a tab.
    void menuRequested(int tab, const QPoint &globalPlace);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Bar;

    [[nodiscard]] int widthOf(int tab) const;
    [[nodiscard]] int trailingWidth() const;
    /// Returns the width that it takes.
    int setMore(int hidden, bool isShort) const;
    void openMore();
    void arrange();

    Bar *m_tabs;
    FilterChip *m_more;
    QWidget *m_trailing = nullptr;
    int m_leastMore = 0;
};

} // namespace rapport::ui
