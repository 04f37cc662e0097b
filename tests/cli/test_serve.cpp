// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve_process.h"
#include "support/http_client.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <set>

using namespace Qt::Literals::StringLiterals;
using rapport::test::HttpAnswer;
using rapport::test::HttpClient;
using rapport::test::HttpHeaders;

namespace {

const QByteArray kJohn = R"({"name": "John Doe", "company": "Example Inc.", "satisfaction": 0.8})";

const QByteArray kListedJohn =
    R"({"developers": [{"id": 1, "name": "John Doe", "company": "Example Inc.",)"
    R"("satisfaction": 0.8}]})";

QJsonArray rowsOf(const HttpAnswer &answer)
{
    return answer.json()[u"rows"_s].toArray();
}

/// Every "$ref" of \p value, at any depth.
void collectReferences(const QJsonValue &value, std::set<QString> &references)
{
    if (value.isArray()) {
        for (const QJsonValue &item : value.toArray())
            collectReferences(item, references);
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == u"$ref"_s)
            references.insert(it.value().toString());
        else
            collectReferences(it.value(), references);
    }
}

/// Another program in the middle of writing to a workspace.
class OtherWriter {
public:
    explicit OtherWriter(const QString &path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(path);
        if (!database.open() || !QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s))
            qFatal("the workspace cannot be locked");
    }
    ~OtherWriter() { QSqlDatabase::removeDatabase(u"other"_s); }
    Q_DISABLE_COPY_MOVE(OtherWriter)
};

} // namespace

/// The developer service as its clients see it: "rapport-cli serve" on a real file.
class TestServe : public QObject {
    Q_OBJECT

    struct Served {
        ServeProcess process;
        std::unique_ptr<HttpClient> client;

        Served()
        {
            if (const QByteArray fault = process.start(); !fault.isEmpty())
                qFatal("%s", fault.constData());
            client = std::make_unique<HttpClient>(process.port(), process.token());
        }

        HttpAnswer get(const QByteArray &target) { return client->request("GET", target); }
        HttpAnswer post(const QByteArray &target, const QByteArray &body,
                        const HttpHeaders &headers = {})
        {
            return client->request("POST", target, body, headers);
        }
        /// How many records of \p kind there are.
        qsizetype count(const QByteArray &kind)
        {
            return rowsOf(get("/api/v1/" + kind + "?columns=id")).size();
        }
    };

private Q_SLOTS:
    void speaksAsTheSourceDoes()
    {
        Served served;
        const HttpAnswer added = served.post("/developers", kJohn);
        QCOMPARE(added.status, 201);
        QCOMPARE(added.json()[u"message"_s].toString(), u"Developer added successfully."_s);
        QCOMPARE(added.json()[u"id"_s].toInt(), 1);
        const HttpAnswer listed = served.get("/developers");
        QCOMPARE(listed.status, 200);
        QCOMPARE(listed.json(), QJsonDocument::fromJson(kListedJohn).object());
        // Without a key of its own every request makes a new developer, of the same company.
        QCOMPARE(served.post("/developers", kJohn).json()[u"id"_s].toInt(), 2);
        QCOMPARE(served.count("company"), 1);
        // One sheet of today says the same of all three measures of satisfaction.
        const QJsonObject sheet = rowsOf(served.get("/api/v1/feedback")).first().toObject();
        for (const QString &measure : {u"ux"_s, u"ts"_s, u"csat"_s})
            QCOMPARE(sheet[measure].toDouble(), 0.8);
        QVERIFY(sheet[u"dp"_s].isNull());
        QCOMPARE(sheet[u"taken_on"_s].toString(),
                 QDateTime::currentDateTimeUtc().date().toString(Qt::ISODate));
        QCOMPARE(served.process.stop().exit, 0);
        const auto history = served.process.cli().run({u"history"_s, u"w"_s, u"--json"_s});
        QVERIFY2(history.out.contains("\"service\""), history.all().constData());
        QCOMPARE(served.process.cli().run({u"undo"_s, u"w"_s}).exit, 0);
        QCOMPARE(served.process.cli().run({u"doctor"_s, u"w"_s}).exit, 0);
        QCOMPARE(served.process.cli().run({u"verify"_s, u"w"_s}).exit, 0);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<HttpHeaders>("headers");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *method, const QByteArray &target,
                            const QByteArray &body, int status, const char *field = "",
                            const HttpHeaders &headers = {}) {
            QTest::newRow(name) << QByteArray(method) << target << body << headers << status
                                << QString::fromLatin1(field);
        };
        row("no token", "GET", "/developers", "", 401, "", {{"Authorization", "none"}});
        row("a wrong token", "GET", "/developers", "", 401, "",
            {{"Authorization", "Bearer " + QByteArray(64, '0')}});
        row("a page's origin", "GET", "/developers", "", 403, "", {{"Origin", "http://localhost"}});
        row("a foreign host", "GET", "/developers", "", 403, "", {{"Host", "example.org"}});
        row("a host that begins like ours", "GET", "/developers", "", 403, "",
            {{"Host", "localhost.example.org"}});
        row("no such address", "GET", "/nowhere", "", 404);
        row("no such kind", "GET", "/api/v1/robot", "", 404);
        row("no such record", "GET", "/api/v1/developer/99", "", 404);
        row("no such record to change", "PATCH", "/api/v1/developer/99", R"({"name":"x"})", 404);
        row("no such record to remove", "DELETE", "/api/v1/developer/99", "", 404);
        row("an id that is none", "GET", "/api/v1/developer/x", "", 404);
        row("no such metric", "GET", "/api/v1/metrics/luck", "", 404);
        row("a wrong method", "PUT", "/developers", kJohn, 405);
        row("a wrong method of a kind", "DELETE", "/api/v1/developer", "", 405);
        row("no JSON", "POST", "/developers", "{\"name\": ", 400);
        row("no UTF-8", "POST", "/developers", "{\"name\": \"\xff\", \"satisfaction\": 1}", 400);
        row("no object", "POST", "/developers", "[]", 422, "name");
        row("no name", "POST", "/developers", R"({"satisfaction": 0.5})", 422, "name");
        row("a name that is no text", "POST", "/developers", R"({"name": 1, "satisfaction": 0.5})",
            422, "name");
        row("a company that is no text", "POST", "/developers",
            R"({"name": "A", "company": 1, "satisfaction": 0.5})", 422, "company");
        row("too satisfied", "POST", "/developers", R"({"name": "A", "satisfaction": 1.01})", 422,
            "satisfaction");
        row("not satisfied at all", "POST", "/developers", R"({"name": "A", "satisfaction": -1})",
            422, "satisfaction");
        row("satisfied in words", "POST", "/developers", R"({"name": "A", "satisfaction": "1"})",
            422, "satisfaction");
        row("an unknown field of the exchange", "POST", "/developers",
            R"({"name": "A", "satisfaction": 1, "email": "a@b.c"})", 422, "email");
        row("an unknown field", "POST", "/api/v1/developer", R"({"nickname": "A"})", 422,
            "nickname");
        row("a computed field", "POST", "/api/v1/developer", R"({"name": "A", "cs": 1})", 422,
            "cs");
        row("a choice that is none", "POST", "/api/v1/developer",
            R"([{"name": "A"}, {"name": "B", "consent": "maybe"}])", 422, "consent");
        row("a required field left out", "POST", "/api/v1/company", R"({"country": "DE"})", 422,
            "name");
        row("an empty list", "POST", "/api/v1/developer", "[]", 422);
        row("a list of numbers", "POST", "/api/v1/developer", "[1]", 422);
        row("tags that are no texts", "POST", "/api/v1/developer",
            R"({"name": "A", "tags": [1, 2]})", 422, "tags");
        row("nothing to change", "PATCH", "/api/v1/developer/1", "{}", 422);
        row("an unknown parameter", "GET", "/developers?limits=1", "", 422, "limits");
        row("a limit that is none", "GET", "/developers?limit=-1", "", 422, "limit");
        row("too many rows", "GET", "/api/v1/developer?limit=10001", "", 422, "limit");
        row("a condition that is none", "GET", "/api/v1/developer?where=cs", "", 422, "where");
        row("so many conditions", "GET",
            "/api/v1/developer?limit=1" + QByteArray("&where=id>0").repeated(300), "", 422,
            "where");
        row("a sort that repeats itself", "GET", "/api/v1/developer?sort=id,name,id", "", 422,
            "sort");
        row("a column that is none", "GET", "/api/v1/developer?columns=luck", "", 422, "columns");
        row("a place that is none", "GET", "/api/v1/developer?sort=name&after=xyz", "", 422,
            "after");
        row("a day that is none", "GET", "/api/v1/scores?as_of=2026-02-30", "", 422, "as_of");
        row("a group that is none", "GET", "/api/v1/scores?by=shoe", "", 422, "by");
        row("a key that is none", "POST", "/developers", kJohn, 422, "Idempotency-Key");
        row("a head that is too long", "GET", "/developers", "", 431, "",
            {{"X-Long", QByteArray(20'000, 'x')}});
        row("a body that is too long", "POST", "/developers", QByteArray(1'100'000, ' '), 413);
        row("a body that is too long, unauthenticated", "POST", "/developers",
            QByteArray(1'100'000, ' '), 413, "", {{"Authorization", "none"}});
    }

    void refuses()
    {
        static Served served;
        QFETCH(const QByteArray, method);
        QFETCH(const QByteArray, target);
        QFETCH(const QByteArray, body);
        QFETCH(HttpHeaders, headers);
        QFETCH(const int, status);
        QFETCH(const QString, field);
        if (field == u"Idempotency-Key"_s)
            headers.append({"Idempotency-Key", QByteArray(256, 'k')});
        const HttpAnswer answer = served.client->request(method, target, body, headers);
        QVERIFY2(answer.status == status && answer.fault.isEmpty(), answer.all().constData());
        QCOMPARE(answer.header("Content-Type"), "application/problem+json");
        const QJsonObject problem = answer.json();
        QCOMPARE(problem[u"status"_s].toInt(), status);
        QVERIFY(!problem[u"title"_s].toString().isEmpty());
        QVERIFY(!problem[u"detail"_s].toString().isEmpty());
        const QJsonObject error = problem[u"errors"_s].toArray().first().toObject();
        QCOMPARE(error[u"field"_s].toString(), field);
        QCOMPARE(error[u"reason"_s].toString().isEmpty(), field.isEmpty());
        if (status == 405)
            QVERIFY(answer.header("Allow").contains("POST"));
        // Nothing of it was written.
        QCOMPARE(served.count("developer") + served.count("company"), 0);
    }

    void answersWhetherItIsThereWithoutAToken()
    {
        Served served;
        HttpClient stranger(served.process.port());
        QCOMPARE(stranger.request("GET", "/healthz").json()[u"status"_s].toString(), u"ok"_s);
        QCOMPARE(stranger.request("GET", "/openapi.json").status, 401);
    }

    void changesRecordsOfEveryKind()
    {
        Served served;
        const HttpAnswer one = served.post(
            "/api/v1/developer",
            R"({"name": "Ada", "email": "ada@x.org", "company": "X", "tags": ["a", "b"]})");
        QCOMPARE(one.status, 201);
        QCOMPARE(one.header("Location"), "/api/v1/developer/1");
        const QByteArray ada = one.header("Location");
        QCOMPARE(served.get(ada).json()[u"tags"_s].toString(), u"a, b"_s);
        QCOMPARE(served.get(ada + "?columns=company").json(),
                 QJsonObject({{u"company"_s, u"X"_s}}));
        const HttpAnswer changed =
            served.client->request("PATCH", ada, R"({"country": "Germany", "job_title": null})");
        QCOMPARE(changed.status, 200);
        QCOMPARE(served.get(ada).json()[u"country"_s].toString(), u"DE"_s);
        // All or none.
        const QByteArray half =
            R"([{"developer": "ada@x.org", "ux": 0.5}, {"developer": "ada@x.org", "ux": 2}])";
        QCOMPARE(served.post("/api/v1/feedback", half).status, 422);
        QCOMPARE(served.count("feedback"), 0);
        const HttpAnswer many = served.post(
            "/api/v1/feedback",
            // No raw string: Qt's moc takes the # in one for the preprocessor's.
            "[{\"developer\": \"ada@x.org\", \"ux\": 0.5}, {\"developer\": \"#1\", \"dp\": 1}]");
        QCOMPARE(many.json()[u"ids"_s].toArray(), QJsonArray({1, 2}));
        QCOMPARE(served.get(ada).json()[u"e"_s].toDouble(), 1.0);
        for (const char *kind : {"company", "identity", "survey", "interaction", "event",
                                 "attendance", "resource", "engagement", "project", "task"})
            QCOMPARE(served.get(QByteArray("/api/v1/") + kind).status, 200);
        QCOMPARE(served.client->request("DELETE", ada).status, 200);
        QCOMPARE(served.get(ada).status, 404);
        QCOMPARE(served.count("feedback"), 0);
        QCOMPARE(served.process.stop().exit, 0);
        QCOMPARE(served.process.cli().run({u"doctor"_s, u"w"_s}).exit, 0);
    }

    void carriesOutAKeyOnce()
    {
        Served served;
        const HttpHeaders key = {{"Idempotency-Key", "k-1"}};
        const HttpAnswer first = served.post("/developers", kJohn, key);
        const HttpAnswer second = served.post("/developers", kJohn, key);
        QCOMPARE(second.status, 201);
        QCOMPARE(second.body, first.body);
        QCOMPARE(served.count("developer"), 1);
        // The same key for something else is a mistake of the client.
        const HttpAnswer other =
            served.post("/developers", R"({"name": "B", "satisfaction": 1})", key);
        QCOMPARE(other.status, 409);
        QCOMPARE(served.post("/api/v1/developer", R"([{"name": "A"}])", key).status, 409);
        // A request that failed may come again with the same key.
        const HttpHeaders next = {{"Idempotency-Key", "k-2"}};
        QCOMPARE(served.post("/api/v1/company", R"({"name": ""})", next).status, 422);
        QCOMPARE(served.post("/api/v1/company", R"({"name": "Y"})", next).status, 201);
        QCOMPARE(served.post("/api/v1/company", R"({"name": "Y"})", next).status, 201);
        QCOMPARE(served.count("company"), 2);
        // Removing twice is answered twice.
        const HttpHeaders last = {{"Idempotency-Key", "k-3"}};
        QCOMPARE(served.client->request("DELETE", "/api/v1/developer/1", {}, last).status, 200);
        QCOMPARE(served.client->request("DELETE", "/api/v1/developer/1", {}, last).status, 200);
        QCOMPARE(served.client->request("DELETE", "/api/v1/developer/1").status, 404);
    }

    void turnsPages_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("as they came") << QByteArray("");
        QTest::newRow("by name") << QByteArray("&sort=name");
        QTest::newRow("by a country that many lack, then downwards by name")
            << QByteArray("&sort=country,-name");
        QTest::newRow("downwards by score") << QByteArray("&sort=-cs");
        QTest::newRow("downwards by id") << QByteArray("&sort=-id");
        QTest::newRow("by company, found and filtered")
            << QByteArray("&sort=-company,cs&search=dev&where=id%20%3E%203&where=cs+isnotempty");
    }

    void turnsPages()
    {
        static Served served;
        if (served.count("developer") == 0) {
            for (int i = 0; i < 23; ++i) {
                const QByteArray number = QByteArray::number(i);
                served.post("/developers",
                            "{\"name\": \"Dev " + QByteArray::number(i % 5) + "\", \"company\": \"C"
                                + QByteArray::number(i % 3) + "\", \"satisfaction\": 0."
                                + QByteArray::number(i % 4) + "}");
                if (i % 3 == 0)
                    served.client->request("PATCH", "/api/v1/developer/" + number,
                                           i % 2 == 0 ? R"({"country": "DE"})"
                                                      : R"({"country": "CN"})");
            }
            served.post("/api/v1/developer", R"([{"name": "Dev 9"}, {"email": "z@z.z"}])");
        }
        QFETCH(const QByteArray, query);
        const QJsonArray all = rowsOf(served.get("/api/v1/developer?limit=1000" + query));
        QVERIFY(all.size() > 10);
        QJsonArray turned;
        QByteArray after;
        int pages = 0;
        do {
            const HttpAnswer page =
                served.get("/api/v1/developer?limit=4" + query
                           + (after.isEmpty() ? QByteArray() : "&after=" + after));
            QCOMPARE(page.status, 200);
            for (const QJsonValue &row : rowsOf(page))
                turned.append(row);
            after = page.json()[u"next"_s].toString().toLatin1();
        } while (!after.isEmpty() && ++pages < 100);
        QCOMPARE(turned, all);
    }

    void searchesAsTheWindowDoes()
    {
        Served served;
        served.post(
            "/api/v1/developer",
            QStringLiteral("[{\"name\": \"\u00C9mile Zola\"}, {\"name\": \"Emil\"}]").toUtf8());
        for (const char *search : {"emile", "zola+emile", "ZOLA", "%C3%89MILE"}) {
            const QJsonArray rows =
                rowsOf(served.get("/api/v1/developer?columns=id&search=" + QByteArray(search)));
            QVERIFY2(rows == QJsonArray({QJsonObject({{u"id"_s, 1}})}), search);
        }
        QCOMPARE(rowsOf(served.get("/api/v1/developer?search=emil&limit=1")).size(), 1);
        QCOMPARE(rowsOf(served.get("/api/v1/developer?search=nobody")).size(), 0);
    }

    void listsLongTablesInPieces()
    {
        Served served;
        // More than fits into one piece of an answer.
        for (int part = 0; part < 3; ++part) {
            QByteArray list = "[";
            for (int i = 0; i < 1000; ++i)
                list += QByteArray(i > 0 ? "," : "") + "{\"name\": \"D\"}";
            QCOMPARE(served.post("/api/v1/developer", list + "]").status, 201);
        }
        const HttpAnswer all = served.get("/developers");
        QCOMPARE(all.header("Transfer-Encoding"), "chunked");
        QCOMPARE(all.json()[u"developers"_s].toArray().size(), 3000);
        QCOMPARE(served.get("/developers?limit=1500").json()[u"developers"_s].toArray().size(),
                 1500);
        QCOMPARE(served.get("/developers?limit=0").json()[u"developers"_s].toArray().size(), 0);
        QCOMPARE(served.get("/api/v1/scores?by=developer").status, 200);
    }

    void tellsScoresAndMetrics()
    {
        Served served;
        served.post("/developers", kJohn);
        const QJsonObject score =
            rowsOf(served.get("/api/v1/scores?by=company")).first().toObject();
        QCOMPARE(score[u"key"_s].toString(), u"Example Inc."_s);
        QCOMPARE(score[u"cs"_s].toDouble(), 0.8);
        const auto listed =
            served.process.cli().run({u"score"_s, u"w"_s, u"--by"_s, u"company"_s, u"--json"_s});
        QCOMPARE(score, QJsonDocument::fromJson(listed.out).object()[u"rows"_s].toArray().first());
        const HttpAnswer nps = served.get("/api/v1/metrics/nps");
        QCOMPARE(nps.status, 200);
        QCOMPARE(rowsOf(nps).first().toObject()[u"metric"_s].toString(), u"nps"_s);
    }

    void describesItself()
    {
        Served served;
        const QJsonObject document = served.get("/openapi.json").json();
        QCOMPARE(document[u"openapi"_s].toString(), u"3.1.0"_s);
        const QJsonObject paths = document[u"paths"_s].toObject();
        // Each path and method of the document is there.
        std::set<QString> ids;
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            for (const QString &method : path.value().toObject().keys()) {
                if (method == u"parameters"_s)
                    continue;
                const QString id = path.value()[method].toObject()[u"operationId"_s].toString();
                QVERIFY2(ids.insert(id).second, qPrintable(id));
                QString target = path.key();
                target.replace(u"{id}"_s, u"1"_s).replace(u"{name}"_s, u"nps"_s);
                const HttpAnswer answer =
                    served.client->request(method.toUpper().toLatin1(), target.toLatin1());
                QVERIFY2(answer.status != 405 && answer.status < 500, answer.all().constData());
                if (answer.status == 404)
                    QVERIFY2(target.endsWith(u"/1"_s), answer.all().constData());
            }
        }
        std::set<QString> references;
        collectReferences(document, references);
        QVERIFY(references.size() > 20);
        for (const QString &reference : references) {
            QJsonValue target = document;
            for (const QString &part : reference.split(u'/').mid(1))
                target = target[part];
            QVERIFY2(target.isObject(), qPrintable(reference));
        }
        // The fields are the catalogue's.
        const auto fields =
            served.process.cli().run({u"fields"_s, u"developer"_s, u"w"_s, u"--json"_s});
        const QJsonObject properties =
            document[u"components"_s][u"schemas"_s][u"developer"_s][u"properties"_s].toObject();
        for (const QJsonValue &field :
             QJsonDocument::fromJson(fields.out).object()[u"rows"_s].toArray())
            QVERIFY2(properties.contains(field[u"field"_s].toString()),
                     qPrintable(field[u"field"_s].toString()));
    }

    void keepsTheTokenToItself()
    {
        Served served;
        const QString path = served.process.cli().path(u"token"_s);
        QCOMPARE(served.process.token().size(), 64);
#ifdef Q_OS_UNIX
        const auto others =
            QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFileInfo(path).permissions() & others));
#endif
        QCOMPARE(served.process.stop().exit, 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("too short\n");
        file.close();
        const auto refused = served.process.cli().run(
            {u"serve"_s, u"w"_s, u"--port"_s, u"0"_s, u"--token-file"_s, u"token"_s});
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.err.contains("24"), refused.all().constData());
    }

    void saysThatAPortIsTaken()
    {
        Served served;
        const auto refused = served.process.cli().run({u"serve"_s, u"w"_s, u"--port"_s,
                                                       QString::number(served.process.port()),
                                                       u"--token-file"_s, u"token"_s});
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.err.contains("Port"), refused.all().constData());
    }

    void tellsWhenThereAreTooMany()
    {
        Served served;
        const QByteArray request = "POST /developers HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                                   "Bearer "
            + served.process.token() + "\r\nContent-Length: " + QByteArray::number(kJohn.size())
            + "\r\n\r\n" + kJohn;
        std::vector<std::unique_ptr<HttpClient>> clients;
        {
            // Nobody can be answered while another program writes.
            const OtherWriter writer(served.process.cli().path(u"w"_s));
            for (int i = 0; i < 64; ++i) {
                clients.push_back(std::make_unique<HttpClient>(served.process.port()));
                QVERIFY(clients.back()->send(request));
            }
            HttpAnswer answer;
            // The service may not have read all of them yet.
            QTRY_VERIFY2(
                (answer = HttpClient(served.process.port()).request("GET", "/healthz")).status
                    == 429,
                answer.all().constData());
            QCOMPARE(answer.header("Retry-After"), "1");
            QCOMPARE(answer.json()[u"status"_s].toInt(), 429);
        }
        for (const auto &client : clients)
            QCOMPARE(client->receive().status, 201);
        QCOMPARE(served.count("developer"), 64);
    }

    void finishesTheRequestUnderWay()
    {
        Served served;
        QByteArray list = "[";
        for (int i = 0; i < 20'000; ++i)
            list += QByteArray(i > 0 ? "," : "") + "{\"name\": \"Developer\"}";
        list += ']';
        HttpClient client(served.process.port());
        client.send("POST /api/v1/developer HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                    + served.process.token()
                    + "\r\nContent-Length: " + QByteArray::number(list.size()) + "\r\n\r\n" + list);
        // It has been asked to end before it can have finished.
        QCOMPARE(served.process.stop().exit, 0);
        const HttpAnswer answer = client.receive();
        QVERIFY2(answer.status == 201, answer.all().left(500).constData());
        QCOMPARE(answer.json()[u"ids"_s].toArray().size(), 20'000);
        const auto listed =
            served.process.cli().run({u"list"_s, u"w"_s, u"developer"_s, u"--json"_s});
        QCOMPARE(listed.rows().size(), 20'000);
    }

    void answersPipelinedAndOldRequests()
    {
        Served served;
        HttpClient client(served.process.port());
        const QByteArray authorization =
            "Host: localhost\r\nAuthorization: Bearer " + served.process.token() + "\r\n";
        client.send("GET /healthz HTTP/1.1\r\n" + authorization + "\r\nGET /developers HTTP/1.1\r\n"
                    + authorization + "\r\n");
        QCOMPARE(client.receive().json()[u"status"_s].toString(), u"ok"_s);
        QVERIFY(client.receive().json().contains(u"developers"_s));
        HttpClient old(served.process.port());
        old.send("GET /developers HTTP/1.0\r\n" + authorization + "\r\n");
        const HttpAnswer answer = old.receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Connection"), "close");
        HttpClient head(served.process.port());
        head.send("HEAD /developers HTTP/1.1\r\n" + authorization + "\r\n");
        QCOMPARE(head.receive(HttpClient::Body::None).status, 200);
        // What follows has a body again, a fault as well.
        head.send("nonsense\r\n\r\n");
        const HttpAnswer fault = head.receive();
        QCOMPARE(fault.status, 400);
        QCOMPARE(fault.json()[u"status"_s].toInt(), 400);
        // Long requests at once, each longer than a head may be.
        HttpClient many(served.process.port());
        const QByteArray body = kJohn + QByteArray(20'000, ' ');
        const QByteArray request = "POST /developers HTTP/1.1\r\n" + authorization
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        many.send(request.repeated(8));
        for (int i = 0; i < 8; ++i)
            QCOMPARE(many.receive().status, 201);
    }
};

QTEST_GUILESS_MAIN(TestServe)
#include "test_serve.moc"
