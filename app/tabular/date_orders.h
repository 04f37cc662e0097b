// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string_view>

namespace rapport {

/// In which orders all days of a column can be read: "31/12/2024" only with the day first.
///
/// Cells with a year of four digits in front say their order themselves and do not count, nor
/// does what is no day.
class DateOrders {
public:
    /// Looks at one cell, cheaply where it is no day.
    void look(std::string_view cell);

    /// "dmy", "mdy" or "ymd" where the cells leave only one, or where it makes no difference;
    /// empty where they leave more, or none, and where there are no such days.
    [[nodiscard]] QString order() const;
    /// Whether there are days of which the order cannot be told: the user has to.
    [[nodiscard]] bool isUnknown() const { return m_any && order().isEmpty(); }

private:
    bool m_any = false;
    bool m_differ = false; // some day is another one in another order
    bool m_dmy = true;
    bool m_mdy = true;
    bool m_ymd = true;
};

} // namespace rapport
