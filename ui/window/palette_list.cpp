// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/palette_list.h"

#include "domain/search_text.h"
#include "ui/theme/painting.h"

#include <QAction>

#include <algorithm>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

/// What a menu calls a command, without the mark of its key.
QString plain(const QString &text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'&' && ++i == text.size())
            break;
        result.append(text[i]);
    }
    return result;
}

Icon pictureOf(KindId kind)
{
    for (const PageInfo &page : allPages()) {
        if (page.kind == kind)
            return page.picture;
    }
    return Icon::Search;
}

/// How well \p name answers to \p words: 0 not at all, 2 where it begins with the first.
int fit(const QString &name, const std::vector<QByteArray> &words)
{
    const QByteArray folded = foldForSearch(name);
    for (const QByteArray &word : words) {
        if (!folded.contains(word))
            return 0;
    }
    return words.empty() || folded.startsWith(words.front()) ? 2 : 1;
}

} // namespace

PaletteList::PaletteList(const std::vector<PaletteCommand> &commands, bool withPages,
                         QObject *parent)
    : QAbstractListModel(parent)
{
    if (withPages) {
        for (const PageInfo &page : allPages()) {
            PaletteEntry entry{PaletteEntry::Sort::Page, page.picture, page.title};
            entry.page = page.key;
            m_pages.push_back(entry);
        }
    }
    for (const PaletteCommand &command : commands) {
        if (!command.action || !command.action->isEnabled())
            continue;
        PaletteEntry entry{PaletteEntry::Sort::Command, Icon::ChevronRight,
                           plain(command.action->text()), command.menu};
        entry.keys = command.action->shortcut().toString(QKeySequence::NativeText);
        entry.action = command.action;
        m_commands.push_back(entry);
    }
}

void PaletteList::show(const QString &search, const std::vector<SearchHits> &hits,
                       const Catalogue &catalogue)
{
    beginResetModel();
    m_entries.clear();
    for (const SearchHits &found : hits)
        add(found, catalogue.kind(found.kind));
    addNamed(search, m_pages, Icon::Open, tr("Go to"));
    addNamed(search, m_commands, Icon::ChevronRight, tr("Commands"));
    endResetModel();
}

void PaletteList::add(const SearchHits &hits, const Kind &kind)
{
    const Icon picture = pictureOf(kind.id);
    PaletteEntry entry{PaletteEntry::Sort::Heading, picture, kind.displayLabelPlural()};
    entry.kind = kind.id;
    m_entries.push_back(entry);
    entry.sort = PaletteEntry::Sort::Record;
    for (const SearchHit &hit : hits.hits) {
        entry.title = hit.title;
        entry.detail = hit.detail.simplified();
        entry.record = hit.id;
        m_entries.push_back(entry);
    }
    if (hits.more) {
        PaletteEntry all{PaletteEntry::Sort::All, picture,
                         tr("All %1 found").arg(kind.displayLabelPlural().toLower())};
        all.kind = kind.id;
        m_entries.push_back(all);
    }
}

void PaletteList::addNamed(const QString &search, const std::vector<PaletteEntry> &all,
                           Icon picture, const QString &heading)
{
    const std::vector<QByteArray> words = searchWords(search);
    std::vector<PaletteEntry> fitting;
    for (const int wanted : {2, 1}) {
        for (const PaletteEntry &entry : all) {
            if (fit(entry.title, words) == wanted)
                fitting.push_back(entry);
        }
    }
    if (fitting.empty())
        return;
    m_entries.push_back({PaletteEntry::Sort::Heading, picture, heading});
    std::ranges::move(fitting, std::back_inserter(m_entries));
}

int PaletteList::choosable(int row, int step) const
{
    for (; row >= 0 && row < rowCount(); row += step) {
        if (entry(row).isChoosable())
            return row;
    }
    return -1;
}

int PaletteList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant PaletteList::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PaletteEntry &entry = this->entry(index.row());
    if (role == Qt::DisplayRole)
        return entry.title;
    if (role == Qt::ToolTipRole)
        return entry.detail.isEmpty() ? entry.title : entry.title + u" · "_s + entry.detail;
    if (role == Qt::AccessibleTextRole) {
        // A name alone would not say what it is the name of.
        QStringList parts = {entry.title};
        for (int row = index.row(); entry.isChoosable() && row >= 0; --row) {
            if (!this->entry(row).isChoosable()) {
                parts << this->entry(row).title;
                break;
            }
        }
        parts << entry.detail << entry.keys;
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    return {};
}

Qt::ItemFlags PaletteList::flags(const QModelIndex &index) const
{
    return index.isValid() && entry(index.row()).isChoosable()
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
        : Qt::NoItemFlags;
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, rowHeight};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const PainterScope scope(painter);
    const Theme &theme = Theme::current();
    const PaletteEntry &entry = static_cast<const PaletteList *>(index.model())->entry(index.row());
    const QRectF row = option.rect;
    if (!entry.isChoosable()) {
        const QRectF mark(row.left() + 8, row.bottom() - 21, 14, 14);
        paintIcon(painter, mark, entry.picture, theme.muted);
        paintText(painter, QRectF(row.left() + 30, row.bottom() - 26, row.width() - 38, 24),
                  entry.title, themeFont(Theme::secondarySize, QFont::DemiBold), theme.muted);
        return;
    }
    const bool current = option.state.testFlag(QStyle::State_Selected);
    if (current || option.state.testFlag(QStyle::State_MouseOver))
        paintRounded(painter, row, Theme::controlRadius, current ? theme.accentSoft : theme.hover);
    QRectF rest = row.adjusted(30, 0, -10, 0);
    if (!entry.keys.isEmpty()) {
        const double used = paintText(painter, rest, entry.keys, themeFont(Theme::secondarySize),
                                      theme.muted, Qt::AlignRight | Qt::AlignVCenter);
        rest.setRight(rest.right() - used - Theme::spaceM);
    }
    const bool link = entry.sort == PaletteEntry::Sort::All;
    const double used =
        paintText(painter, rest, entry.title, themeFont(), link ? theme.accent : theme.text);
    rest.setLeft(rest.left() + used + Theme::spaceS);
    // A few letters of a detail tell nothing.
    if (rest.width() > 40)
        paintText(painter, rest, entry.detail, themeFont(Theme::secondarySize), theme.muted);
}

} // namespace rapport::ui
