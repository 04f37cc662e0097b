// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/global_search.h"
#include "ui/theme/icons.h"
#include "ui/window/page_list.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QStyledItemDelegate>

#include <vector>

class QAction;

namespace rapport::ui {

/// A command that the palette offers: an action of the window and the menu it is in.
struct PaletteCommand {
    QPointer<QAction> action;
    QString menu;
};

/// One line of the palette.
struct PaletteEntry {
    enum class Sort : quint8 { Heading, Record, All, Page, Command };

    Sort sort = Sort::Heading;
    Icon picture = Icon::Search; ///< of a heading
    QString title;
    QString detail = {}; ///< what tells it from others of its name
    QString keys = {};   ///< of a command
    KindId kind = KindId::Developer;
    RecordId record = {};
    QString page = {};
    QPointer<QAction> action = {};

    [[nodiscard]] bool isChoosable() const { return sort != Sort::Heading; }
};

/// What the palette lists: headings, and below each what can be chosen. GUI thread.
class PaletteList : public QAbstractListModel {
    Q_OBJECT
public:
    PaletteList(const std::vector<PaletteCommand> &commands, bool withPages, QObject *parent);

    /// Lists \p hits and the pages and commands whose names hold every word of \p search; all
    /// pages and commands where it has no word.
    void show(const QString &search, const std::vector<SearchHits> &hits,
              const Catalogue &catalogue);
    [[nodiscard]] const PaletteEntry &entry(int row) const { return m_entries[size_t(row)]; }
    /// The next line from \p row on that can be chosen, \p step being 1 or -1; -1 if none.
    [[nodiscard]] int choosable(int row, int step) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    void add(const SearchHits &hits, const Kind &kind);
    void addNamed(const QString &search, const std::vector<PaletteEntry> &all, Icon picture,
                  const QString &heading);

    std::vector<PaletteEntry> m_pages;
    std::vector<PaletteEntry> m_commands;
    std::vector<PaletteEntry> m_entries;
};

/// Draws the lines of a PaletteList.
class PaletteDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int rowHeight = 32;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace rapport::ui
