// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/http_message.h"

#include <memory>

namespace rapport {

/// How long a request may be.
struct HttpLimits {
    quint32 head = 16 * 1024;   ///< bytes of the request line and the headers
    quint64 body = 1024 * 1024; ///< bytes
};

/// Makes requests of the bytes of one connection, piece by piece.
///
/// The grammar is Boost.Beast's; nothing else of ours knows that. A body announced as longer than
/// the limit fails with its head, before any of it is read.
class HttpReader {
public:
    enum class State {
        Head,   ///< of a request, not complete yet
        Body,   ///< head() is complete, the body is not
        Done,   ///< takeRequest() has it
        Failed, ///< see failure(); nothing more can be read from this connection
    };

    explicit HttpReader(HttpLimits limits);
    ~HttpReader();
    Q_DISABLE_COPY_MOVE(HttpReader)

    /// Takes from the front of \p input what belongs to this request; stops where the head ends.
    State take(QByteArray &input);
    [[nodiscard]] State state() const { return m_state; }
    /// Whether anything of a request was read.
    [[nodiscard]] bool hasBegun() const { return m_begun; }
    [[nodiscard]] const HttpHead &head() const { return m_head; }
    /// The request that is done; then the reader begins with the next.
    [[nodiscard]] HttpRequest takeRequest();
    /// The status that says what is wrong.
    [[nodiscard]] int failure() const { return m_failure; }

private:
    struct Parser;

    void reset();
    void noteHead();

    HttpLimits m_limits;
    std::unique_ptr<Parser> m_parser;
    State m_state = State::Head;
    bool m_begun = false;
    HttpHead m_head;
    int m_failure = 0;
};

} // namespace rapport
