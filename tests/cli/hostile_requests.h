// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/http_client.h"

#include <QRandomGenerator>

// What a client may send that means ill, or is broken: requests made up from a seed, most of them
// valid ones with a single fault.

namespace rapport::test {

using namespace Qt::Literals::StringLiterals;

/// Random numbers that are the same for the same seed.
class Dice {
public:
    explicit Dice(quint32 seed) : m_random(seed) { }

    int below(qsizetype limit) { return int(m_random.bounded(quint32(limit))); }
    bool oneIn(int count) { return below(count) == 0; }
    /// One part of \p text, in which a few words stand for what is no text.
    QByteArray pick(const QByteArray &text, char separator = '|')
    {
        const QByteArrayList parts = text.split(separator);
        QByteArray part = parts[below(parts.size())];
        if (separator == '|') {
            part.replace("NUL", QByteArray(1, '\0')).replace("LONG", QByteArray(9000, 'x'));
            part.replace("RANDOM", bytes(1 + below(200)));
        }
        return part;
    }
    QByteArray bytes(qsizetype size)
    {
        QByteArray bytes(size, Qt::Uninitialized);
        for (char &byte : bytes)
            byte = char(below(256));
        return bytes;
    }

private:
    QRandomGenerator m_random;
};

struct Request {
    QByteArray method;
    QByteArray target;
    QByteArray version = "HTTP/1.1";
    HttpHeaders headers;
    QByteArray body;
    QByteArray lineEnd = "\r\n";
    /// It ends where it says, so that an answer must come.
    bool isWhole = true;

    /// Announces the body, unless something else does.
    [[nodiscard]] QByteArray bytes() const
    {
        QByteArray bytes = method + ' ' + target + ' ' + version + lineEnd;
        bool isAnnounced = body.isEmpty() && method == "GET";
        for (const auto &[name, value] : headers) {
            bytes += name + ": " + value + lineEnd;
            isAnnounced |= name == "Content-Length" || name == "Transfer-Encoding";
        }
        if (!isAnnounced)
            bytes += "Content-Length: " + QByteArray::number(body.size()) + lineEnd;
        return bytes + lineEnd + body;
    }
};

inline void set(Request &request, const QByteArray &name, const QByteArray &value)
{
    request.headers.removeIf([&](const auto &header) { return header.first == name; });
    request.headers.append({name, value});
}

inline Request validRequest(Dice &dice, const QByteArray &host, const QByteArray &token)
{
    // Method, target and body of each.
    QByteArray line = dice.pick(R"(POST /developers {"name": "N", "satisfaction": 0.8}
POST /developers {"name": "John Doe", "company": "Example Inc.", "satisfaction": 0.8}
POST /api/v1/developer {"name": "Ada N", "email": "nN@mail.example"}
POST /api/v1/company [{"name": "One N"}, {"name": "Two N"}]
PATCH /api/v1/developer/N {"job_title": "Engineer", "tags": "a, b"}
DELETE /api/v1/developer/N
GET /developers?limit=20
GET /api/v1/developer/N
GET /api/v1/KIND/N
GET /api/v1/KIND?limit=10
GET /api/v1/developer?where=name%20contains%20a&search=john&sort=-name&limit=5
GET /api/v1/scores?by=company
GET /api/v1/metrics/active_developers
GET /openapi.json
GET /healthz)",
                                '\n');
    line.replace("KIND",
                 dice.pick("company|developer|identity|survey|feedback|interaction|event|"
                           "attendance|resource|engagement|project|task"));
    line.replace('N', QByteArray::number(1 + dice.below(30)));
    Request request;
    request.method = line.split(' ').at(0);
    request.target = line.split(' ').at(1);
    request.body = line.split(' ').sliced(2).join(' ');
    request.headers.append({QByteArray("Host"), host});
    request.headers.append({QByteArray("Authorization"), "Bearer " + token});
    if (!request.body.isEmpty())
        set(request, "Content-Type", "application/json");
    return request;
}

// Nothing in the following may hold what must not be in an error: the token, a path, SQL.

inline void mutateMethod(Request &request, Dice &dice)
{
    request.method = dice.pick("PUT|OPTIONS|TRACE|CONNECT|get|PRI|| |G E T|GENULT|LONG|\xff\xfe|(|"
                               "POST|PATCH|DELETE|HEAD|QUERY");
    request.isWhole = false;
}

inline void mutateTarget(Request &request, Dice &dice)
{
    const bool isOneWord = !dice.oneIn(4);
    request.isWhole &= isOneWord;
    request.target = isOneWord
        ? dice.pick("/LONG|/%|/%zz|/developers%00|/%c0%af|/%ff%fe|/../../etc/passwd|"
                    "/..%2f..%2fetc%2fpasswd|/api/v1/../../token|//|///developers|*|http:|"
                    "http://evil.example/developers|/developers/|/developers/1/2/3|/api|/api/v1|"
                    "/api/v1/|/api/v1/nope|/api/v1/developer/|/api/v2/developer|"
                    "/api/v1/developer/-1|/api/v1/developer/0x10|/api/v1/developer/1%2f2|"
                    "/api/v1/developer/99999999999999999999999|/api/v1/metrics/nope|"
                    "/api/v1/developer/9223372036854775807|/api/v1/metrics/%%%%|/api/v1/scores|"
                    "/api/v1/scores?by=nope|/developers#fragment|/%2e%2e/x|/healthz/../developers")
        : dice.pick("|/a b|/NUL|developers|/\r\nX: y|/\x01\x02|/RANDOM|/\xe4\xb8\xad|/<>\"{}\\^`");
}

inline void mutateQuery(Request &request, Dice &dice)
{
    request.target += request.target.contains('?') ? '&' : '?';
    request.target += dice.pick("where|search|sort|columns|limit|after|by||where%00|WHERE|as_of");
    request.target += '='
        + dice.pick("|name|name%20%3D|name%20~%20(|id%20%3E%201e999|';DROP%20TABLE%20x--|NaN|"
                    "nope%20is%201|name%20is%20%22|-1|0|1e9|99999999999999999999|0x5|%|%2|%00|%ff|"
                    "%ed%a0%80|%F4%90%80%80|%F0%9F%92%A9|a,,b|-|--name|name,name|%25%5F%2A|*|(((((|"
                    "NEAR(%22|eyJpZCI6MX0|LONG|+|%2B|a=b=c|joined_on%20%3E%20yesterday|"
                    "joined_on%20%3E%209999-99-99|cs%20%3E%20high|a%20b%20c%20d%20e%20f");
    if (dice.oneIn(10))
        request.target += QByteArray("&where=id%20%3E%201").repeated(dice.below(300));
}

inline void mutateHeaders(Request &request, Dice &dice)
{
    const QByteArray line = dice.pick(R"(Authorization:|Bearer|Bearer |Basic Og==|x|Bearer LONG
Authorization:Bearer wrong-wrong-wrong-wrong-wrong|bearer x
Host:evil.example|127.0.0.1.evil.example||[::1|a b|localhost:99999999|127.0.0.1:|0x7f000001
Host:localhost@evil.example|localhost, localhost|127.0.0.1/|localhost|[::1]
Origin:https://evil.example|null||http://127.0.0.1
Content-Type:text/plain||application/json; charset=utf-16|application/xml|;;;|LONG
Idempotency-Key:|k|"k"|LONG|a b|RANDOM|k1|k2|k3
Accept:text/html||*/*;q=0|image/png
Connection:close|upgrade|keep-alive, close|
If-Match:*|"1"|W/"x"|
X-Long:LONG|LONGLONG|LONGLONGLONGLONG
X-Many:)",
                                      '\n');
    const qsizetype colon = line.indexOf(':');
    set(request, line.first(colon), dice.pick(line.sliced(colon + 1)));
    for (int i = line == "X-Many:" ? dice.below(2000) : 0; i > 0; --i)
        set(request, "X-" + QByteArray::number(i), "y");
    if (dice.oneIn(12))
        request.headers.removeIf([](const auto &h) { return h.first == "Authorization"; });
    request.isWhole &= !line.startsWith("Idempotency"); // RANDOM may hold the end of a line
}

/// What smuggles requests past servers: doubt about where a request ends.
inline void mutateFraming(Request &request, Dice &dice)
{
    request.isWhole = false;
    const auto add = [&request](const QByteArray &name, const QByteArray &value) {
        request.headers.append({name, value});
    };
    const QByteArray size = QByteArray::number(request.body.size());
    const QByteArray hexSize = QByteArray::number(request.body.size(), 16);
    switch (dice.below(9)) {
    case 0: add("Host", dice.pick("127.0.0.1|evil.example")); break;
    case 1:
        add("Content-Length",
            dice.pick("-1|+5|1e3|0x10|| |5, 5|5 5|99999999999999999999|9223372036854775807|"
                      "62914560|00000000005|abc|1"));
        break;
    case 2:
        add("Content-Length", size);
        add("Content-Length", dice.pick(size + "|0|5|1000"));
        break;
    case 3:
        add("Transfer-Encoding",
            dice.pick("chunked|gzip|chunked, chunked|xchunked|identity||\tchunked|Chunked"));
        if (dice.oneIn(2))
            add("Content-Length", dice.pick("4|0|999"));
        request.body = hexSize + "\r\n" + request.body + "\r\n0\r\n\r\n";
        break;
    case 4:
        add("Transfer-Encoding", "chunked");
        request.body = dice.pick(hexSize + "|0x" + hexSize
                                 + "|-1|zz||0;x=y|ffffffffffffffff|100000000|"
                                   "7fffffffffffffff|0000000000000000000"
                                 + hexSize + "| " + hexSize + "|1NUL|" + hexSize + ";LONG")
            + "\r\n" + request.body + "\r\n0\r\n\r\n";
        break;
    case 5: add("X-Folded", "a\r\n b\r\n\tc"); break;
    case 6:
        add(dice.pick("|Bad Name|Bad\tName|N\xc3\xa4me|Host |\x7f|NNULN"),
            dice.pick("x|aNULb|a\rb|a\nb|\x01"));
        break;
    case 7:
        request.version =
            dice.pick("HTTP/1.0|HTTP/2.0|HTTP/0.9|HTTP/1.2|http/1.1||HTTP/1.1 |HTTP/11|"
                      "HTTP/1.|HTTP/9999999999.1|FTP/1.1|LONG");
        break;
    default:
        request.lineEnd = dice.pick("\n|\r|\n\r|\r\r\n||\r\n\r\n");
        add("Expect", dice.pick("100-continue|200-ok"));
        break;
    }
}

inline void mutateBody(Request &request, Dice &dice)
{
    if (request.method == "GET")
        request.method = "POST";
    const QByteArray field =
        dice.pick(R"(name|company|satisfaction|email|joined_on|consent|tags|id|)"
                  R"(nope||cs|created_at|\u0000)");
    const QByteArray value = dice.pick(
        R"(null|true|-1|1e999|-1e-999|123456789012345678901234567890|0.8000000000000001|)"
        R"(""|"0.8"|[]|{}|[[[1]]]|"\ud800"|"\udc00\ud800"|"\u0000"|"RANDOM"|"\x"|NaN|Infinity|)"
        R"(01|1.|.5|+1|"=1+1"|'x'|)"
        "\"LONG\"|9007199254740993|\"\n\"|\"\xff\xfe\"|\"\xed\xa0\x80\"|\"\xe2\x80\xae\"");
    request.body = dice.pick(R"({"FIELD": VALUE}|{"name": "x", "FIELD": VALUE}|VALUE|NEST|[]|{}{}|)"
                             R"([VALUE, {"name": 1}]|{"name": "a", "name": 2}|| |{|}|{"name"|MANY|)"
                             R"({"name": "John|{"name": "x",}|RANDOM|name=John|{"name": "x"} more)"
                             "|\xef\xbb\xbf{\"name\": \"x\"}|HUGE");
    request.isWhole &= request.body != "HUGE"; // it may be refused before it is sent
    request.body.replace("FIELD", field).replace("VALUE", value);
    request.body.replace("NEST",
                         dice.pick("[|{\"a\":|[{\"name\":|[[[").repeated(dice.below(50'000)));
    request.body.replace(
        "MANY", "[" + QByteArray("{\"name\": \"many\"},").repeated(dice.below(50)) + "{}]");
    request.body.replace("HUGE", "{\"name\": \"" + QByteArray(1'100'000, 'b') + "\"}");
}

using Mutation = void (*)(Request &, Dice &);
constexpr Mutation kMutations[] = {mutateMethod,  mutateTarget,  mutateQuery,
                                   mutateHeaders, mutateFraming, mutateBody};

} // namespace rapport::test
