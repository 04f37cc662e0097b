// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace rapport::ui {

class FilterBar;
class SearchField;

/// The bar above the pages: the page's title, the filters, the search field, Import.
class TopBar : public QFrame {
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);

    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    /// Whether filters and search mean anything on the page.
    void setFiltersVisible(bool visible);
    [[nodiscard]] FilterBar *filters() const { return m_filters; }
    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] QPushButton *importButton() const { return m_import; }

private:
    QLabel *m_title;
    FilterBar *m_filters;
    SearchField *m_search;
    QPushButton *m_import;
};

} // namespace rapport::ui
