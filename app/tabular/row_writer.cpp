// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tabular/row_writer.h"

namespace rapport {

RowWriter::~RowWriter() = default;

void RowWriter::setTypes(std::vector<ColumnType>) { }

} // namespace rapport
