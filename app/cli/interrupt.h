// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace rapport {

/// Turns Ctrl-C (and being asked to end) into a stop request, for as long as it lives.
///
/// The first signal asks the running job to stop; a second one ends the program, which is safe
/// too: a transaction that is not committed leaves no trace. At most one may exist.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::thread m_waiter; ///< waits for the handler, which itself may not do much
};

/// Makes a file that outgrows the process's limit an error instead of the process's death.
void surviveFileSizeLimit();

} // namespace rapport
