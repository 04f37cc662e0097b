// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/cell_parser.h"
#include "ui/import/import_session.h"

#include <QAbstractTableModel>
#include <QSet>

namespace rapport::ui {

/// The columns of a file and what becomes of them: a row for each, then a row for each constant.
///
/// Shows and changes the columns of an ImportSession, which outlives it. Nothing is worked out
/// before a row is looked at, so that a file may have thousands of columns.
class ColumnsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, TargetColumn, ScaleColumn, PolicyColumn, FitColumn };
    static constexpr int kColumns = 5;
    enum Role {
        SamplesRole = Qt::UserRole, ///< of the name: its first values, or the constant
        NewRole,                    ///< whether the remembered plan did not know the heading
        LeftOutRole,                ///< whether the row goes nowhere
        OffersRole,                 ///< whether something can be chosen in the cell
        FaultRole,                  ///< whether first values do not fit, or a scale is missing
    };

    explicit ColumnsModel(ImportSession &session, QObject *parent = nullptr);

    /// Shows the session's columns as they are now, with the fields of \p catalogue.
    void refresh(const Catalogue &catalogue);
    /// Headings that the remembered plan did not know.
    void setNewHeadings(const QStringList &headings);

    void setTarget(int row, const QString &path);
    void setNewField(int row, const NewField &field);
    void setScale(int row, const MeasureScale &scale);
    void setPolicy(int row, ImportPolicy policy);
    /// Adds a row whose value is the same in every record; returns it.
    int addConstant(const QString &path);
    /// Takes a row that is no column of the file away.
    void removeExtra(int row);
    [[nodiscard]] bool isExtra(int row) const;

    [[nodiscard]] const Catalogue &catalogue() const { return m_catalogue; }
    /// What a row of the file is.
    [[nodiscard]] KindId kind() const { return m_session.kind; }
    [[nodiscard]] const ImportColumn &at(int row) const { return m_session.columns[size_t(row)]; }
    /// The field that a row goes to.
    [[nodiscard]] std::optional<Field> field(int row) const;
    /// The different first values of a row's column that say anything.
    [[nodiscard]] QStringList samples(int row) const;
    [[nodiscard]] QString name(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// The user mapped a column otherwise.
    void mappingChanged();

private:
    /// How the first values of a column fit its field.
    struct Fit {
        int filled = 0;
        int unfit = 0;
        QString firstFault = {};
    };

    void touch(int row);
    [[nodiscard]] Fit fit(int row) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QString fitText(int row) const;
    [[nodiscard]] QString help(int row, int column) const;
    [[nodiscard]] bool offers(int row, int column) const;

    ImportSession &m_session;
    Catalogue m_catalogue;
    QSet<QString> m_new;
};

} // namespace rapport::ui
