// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/http_reader.h"

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace rapport {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

QByteArray bytes(beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

int statusOf(const boost::system::error_code &error)
{
    if (error == http::error::header_limit)
        return 431;
    if (error == http::error::body_limit)
        return 413;
    return error == http::error::bad_version ? 505 : 400;
}

} // namespace

struct HttpReader::Parser {
    http::request_parser<http::string_body> beast;
};

HttpReader::HttpReader(HttpLimits limits) : m_limits(limits)
{
    reset();
}

HttpReader::~HttpReader() = default;

void HttpReader::reset()
{
    m_parser = std::make_unique<Parser>();
    m_parser->beast.header_limit(m_limits.head);
    m_parser->beast.body_limit(m_limits.body);
    m_state = State::Head;
    m_begun = false;
    m_head = {};
}

HttpReader::State HttpReader::take(QByteArray &input)
{
    auto &parser = m_parser->beast;
    const State before = m_state;
    const auto mayRead = [&] { return m_state == State::Head || m_state == State::Body; };
    while (m_state == before && mayRead() && !parser.is_done() && !input.isEmpty()) {
        m_begun = true;
        boost::system::error_code error;
        const size_t used =
            parser.put(boost::asio::const_buffer(input.constData(), size_t(input.size())), error);
        input.remove(0, qsizetype(used));
        if (error && error != http::error::need_more) {
            m_state = State::Failed;
            m_failure = statusOf(error);
            break;
        }
        if (m_state == State::Head && parser.is_header_done()) {
            noteHead();
            parser.eager(true); // from here on it may take all there is of the body
            m_state = State::Body;
        }
        if (error) // it needs more than there is
            break;
    }
    // What the grammar keeps waiting for the end of, like a chunk's extension, has a limit too.
    if (mayRead() && m_state == before && !parser.is_done()
        && quint64(input.size()) > quint64(m_limits.head)) {
        m_state = State::Failed;
        m_failure = 431;
    }
    if (m_state == State::Body && before == State::Body && parser.is_done())
        m_state = State::Done;
    return m_state;
}

void HttpReader::noteHead()
{
    const auto &message = m_parser->beast.get();
    m_head.method = bytes(message.method_string());
    m_head.target = bytes(message.target());
    for (const auto &field : message)
        m_head.headers.emplace_back(bytes(field.name_string()).toLower(), bytes(field.value()));
    m_head.keepsAlive = m_parser->beast.keep_alive();
    m_head.isHttp11 = message.version() >= 11;
    m_head.expectsContinue = beast::iequals(message[http::field::expect], "100-continue");
}

HttpRequest HttpReader::takeRequest()
{
    HttpRequest request;
    request.head = std::move(m_head);
    request.body = QByteArray::fromStdString(m_parser->beast.get().body());
    reset();
    return request;
}

} // namespace rapport
