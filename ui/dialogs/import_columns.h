// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tabular/table_format.h"
#include "ui/dialogs/import_targets.h"

#include <QTableWidget>

#include <map>

class QComboBox;

namespace rapport::ui {

/// The columns of a file, each with its heading, its first values, the field it goes to and,
/// for a measure, the scale of its answers.
class ImportColumns : public QTableWidget {
    Q_OBJECT
public:
    explicit ImportColumns(QWidget *parent = nullptr);

    /// Shows the columns of \p detection, mapped as \p plan says.
    void setTable(const Catalogue &catalogue, const TableDetection &detection,
                  const ImportPlan &plan);
    /// The plan's columns as they are now, or the sentence about a scale that cannot be read.
    [[nodiscard]] Result<std::vector<ImportColumn>> columns() const;

    [[nodiscard]] QComboBox *targetOf(int column) const;
    /// Null where the column is no measure.
    [[nodiscard]] QComboBox *scaleOf(int column) const;

Q_SIGNALS:
    void changed();

private:
    void addColumn(int column, const TableDetection &detection, const ImportColumn *planned);
    void targetChosen(int column);
    void addScale(int column, const std::optional<MeasureScale> &scale);

    Catalogue m_catalogue;
    ImportTargets *m_targets;
    std::vector<ImportColumn> m_extra; ///< constants and new fields of the plan, kept as they are
    std::map<int, ImportColumn> m_planned;
};

} // namespace rapport::ui
