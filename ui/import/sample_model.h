// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/import/file_look.h"

#include <QAbstractTableModel>

namespace rapport::ui {

/// The first rows of a file as they are in it, heading rows first and set apart.
class SampleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit SampleModel(QObject *parent = nullptr) : QAbstractTableModel(parent) { }

    void show(const FileLook &look);
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] bool isHeading(int row) const { return row < int(m_headings.size()); }

    std::vector<QStringList> m_headings;
    std::vector<QStringList> m_samples;
    int m_columns = 0;
};

} // namespace rapport::ui
