// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/cell_parser.h"
#include "session/import_row.h"
#include "session/import_table.h"

namespace rapport {

/// The plan worked out for one file and one workspace: which column fills which cell of which
/// record of a row.
///
/// Belongs to one import and outlives its rows. The catalogue outlives it.
class ImportBindings {
public:
    /// Fails with a sentence where the plan does not fit the file or the workspace: a heading
    /// that is not there or twice, an unknown field, nothing mapped, days of unknown order. \p
    /// idTag is the workspace's own; id columns of another one are left out and told in notes().
    [[nodiscard]] static Result<ImportBindings> bind(const ImportPlan &plan,
                                                     const Catalogue &catalogue,
                                                     const ImportTable &table,
                                                     const QString &idTag);

    /// An empty row with all records that one can be about.
    [[nodiscard]] const ImportRow &prototype() const { return m_prototype; }
    /// Fills \p row from the cells of \p view, or says why the row cannot be taken.
    [[nodiscard]] std::optional<Rejection> fill(const RowView &view, ImportRow &row);
    [[nodiscard]] const QStringList &notes() const { return m_notes; }
    /// Whether the file is an export of this workspace that says when its records were changed.
    [[nodiscard]] bool tellsExportTimes() const { return m_exportTime.column >= 0; }
    /// Rows so far whose time could not be read.
    [[nodiscard]] qint64 unreadExportTimes() const { return m_unreadExportTimes; }

private:
    struct Binding {
        int column = -1; ///< -1 where it is a constant
        KindId kind = KindId::Company;
        int field = -1; ///< -1 where it is the own id
        ImportPolicy policy = ImportPolicy::Overwrite;
        QString heading = {};
        Value constant = {};
        std::optional<CellParser> parser = {};
        // Where its value goes in the row.
        size_t record = 0;
        size_t cell = 0;
    };

    explicit ImportBindings(const Catalogue &catalogue) : m_catalogue(&catalogue) { }
    Result<void> add(const ImportColumn &column, const ImportTable &table, const CellStyle &style,
                     const QString &idTag);
    void layOut(KindId main);
    void addLinks();
    [[nodiscard]] bool links(const RowRecord &from, const Field &field, const RowRecord &to) const;
    [[nodiscard]] std::optional<Rejection> put(Binding &binding, QString text,
                                               ImportRow &row) const;
    [[nodiscard]] std::optional<Rejection> putOwnId(const Binding &binding, const QString &text,
                                                    RowRecord &record) const;
    [[nodiscard]] std::optional<Rejection> readIdInName(RowRecord &record) const;
    void findExportTime(const ImportTable &table, const CellStyle &style, KindId main);
    void putExportTime(const RowView &view, ImportRow &row);
    [[nodiscard]] static bool isGiven(const RowRecord &record);
    [[nodiscard]] std::optional<Rejection> extraCells(const RowView &view) const;

    const Catalogue *m_catalogue;
    std::vector<Binding> m_bindings;
    Binding m_exportTime; ///< its column is -1 where there is none
    qint64 m_unreadExportTimes = 0;
    ImportRow m_prototype;
    QStringList m_notes;
    int m_columnCount = 0;
    bool m_guarded = false;
    bool m_foreignIds = false; ///< "#12" in this file is an id of another workspace
};

} // namespace rapport
