// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/cell_parser.h"
#include "session/import_plan.h"
#include "tabular/table_format.h"

#include <QTableWidget>

namespace rapport::ui {

/// The first rows of a file as they would be stored; cells that do not fit are red and say why.
class ImportPreview : public QTableWidget {
    Q_OBJECT
public:
    explicit ImportPreview(QWidget *parent = nullptr);

    void showRows(const Catalogue &catalogue, const TableDetection &detection,
                  const ImportPlan &plan);

private:
    void fillColumn(int place, const Field &field, const TableDetection &detection,
                    const ImportColumn &column, const CellStyle &style);
};

} // namespace rapport::ui
