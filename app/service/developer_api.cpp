// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/developer_api.h"

#include "base/answers.h"
#include "domain/json_text.h"
#include "insight/report_json.h"
#include "service/openapi.h"
#include "service/parameters.h"
#include "service/problem.h"
#include "service/record_answers.h"
#include "service/request_values.h"
#include "service/service_text.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <limits>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRowsAtOnce = 1000;
constexpr int kMostRows = 10'000;
constexpr qsizetype kLongestKey = 255;

/// The error of the first of \p results that failed.
template <typename... T>
std::optional<Error> firstError(const Result<T> &...results)
{
    std::optional<Error> first;
    const auto look = [&first](const auto &result) {
        if (!first && !result)
            first = result.error();
    };
    (look(results), ...);
    return first;
}

/// The rows of a long answer, some at a time, so that nobody else waits for all of them.
HttpResponse scoreRows(std::vector<GroupScore> scores, const QStringList &columns)
{
    struct State {
        std::vector<GroupScore> scores;
        QStringList columns;
        size_t done = 0;
        bool isOver = false;
    };
    auto state = std::make_shared<State>(State{std::move(scores), columns});
    HttpResponse response;
    response.body = "{\"rows\": [";
    response.more = [state](const BodyTaker &take) {
        QByteArray piece;
        const size_t end = std::min(state->scores.size(), state->done + kRowsAtOnce);
        for (; state->done < end; ++state->done) {
            QJsonObject row;
            for (const QString &column : state->columns)
                row.insert(column, scoreValue(state->scores[state->done], column));
            piece += state->done > 0 ? ",\n" : "\n";
            appendJson(piece, row);
        }
        if (state->done == state->scores.size() && !std::exchange(state->isOver, true))
            piece += "\n]}\n";
        take(std::move(piece));
    };
    return response;
}

HttpResponse created(int status, const QJsonObject &object, const QByteArray &location = {})
{
    HttpResponse response{status};
    appendJson(response.body, object);
    response.body += '\n';
    if (!location.isEmpty())
        response.headers.emplace_back("Location", location);
    return response;
}

QJsonValue setOf(const Change &change)
{
    return change.set ? QJsonValue(change.set->value) : QJsonValue();
}

std::optional<RecordId> idFrom(const QString &text)
{
    bool ok = false;
    const qint64 id = text.toLongLong(&ok);
    return ok && id > 0 ? std::optional(RecordId(id)) : std::nullopt;
}

HttpResponse noSuchAddress()
{
    return problem(404,
                   Service::tr("There is nothing at this address; /openapi.json lists what "
                               "there is."));
}

HttpResponse noSuchKind(const QString &name)
{
    QStringList names;
    for (const Kind &kind : Catalogue::builtIn().kinds())
        names.append(kind.name);
    return problem(
        404, Service::tr("There is no kind \"%1\"; there are: %2.").arg(name, names.join(u", "_s)));
}

/// Whether \p path is of the form \p pattern; \p captured takes what stands for {...}.
bool fits(const QStringList &pattern, const std::vector<QString> &path, QStringList &captured)
{
    if (size_t(pattern.size()) != path.size())
        return false;
    captured.clear();
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i].startsWith(u'{'))
            captured.append(path[size_t(i)]);
        else if (pattern[i] != path[size_t(i)])
            return false;
    }
    return true;
}

} // namespace

DeveloperApi::DeveloperApi(Workspace &workspace, AccessToken token)
    : m_workspace(workspace),
      m_gatekeeper(std::move(token)),
      m_editor(workspace, u"developer service"_s, ChangeSource::Service)
{
}

const std::vector<DeveloperApi::Route> &DeveloperApi::routes()
{
    using Api = DeveloperApi;
    // The first that fits counts: names before placeholders.
    static const std::vector<Route> all = {
        {{u"healthz"_s}, {{"GET", &Api::tellHealth}}},
        {{u"openapi.json"_s}, {{"GET", &Api::describeItself}}},
        {{u"developers"_s}, {{"GET", &Api::listDevelopers}, {"POST", &Api::addDeveloper}}},
        {{u"api"_s, u"v1"_s, u"scores"_s}, {{"GET", &Api::tellScores}}},
        {{u"api"_s, u"v1"_s, u"metrics"_s, u"{name}"_s}, {{"GET", &Api::tellMetric}}},
        {{u"api"_s, u"v1"_s, u"{kind}"_s},
         {{"GET", &Api::listRecords}, {"POST", &Api::addRecords}}},
        {{u"api"_s, u"v1"_s, u"{kind}"_s, u"{id}"_s},
         {{"GET", &Api::showRecord},
          {"PATCH", &Api::changeRecord},
          {"DELETE", &Api::removeRecord}}},
    };
    return all;
}

std::optional<HttpResponse> DeveloperApi::refuse(const HttpHead &head)
{
    return m_gatekeeper.refuse(head);
}

void DeveloperApi::answer(HttpRequest request, const Reply &reply)
{
    const QByteArray method = request.head.method == "HEAD" ? "GET" : request.head.method;
    Call call{std::move(request), reply};
    const auto &all = routes();
    const auto route = std::ranges::find_if(
        all, [&](const Route &one) { return fits(one.path, call.request.path, call.captured); });
    if (route == all.end()) {
        reply(noSuchAddress());
        return;
    }
    if (route->path.contains(u"{kind}"_s) && !Catalogue::builtIn().find(call.captured.front())) {
        reply(noSuchKind(call.captured.front()));
        return;
    }
    QByteArray allowed;
    for (const auto &[name, handler] : route->methods) {
        if (name == method) {
            (this->*handler)(call);
            return;
        }
        allowed += (allowed.isEmpty() ? "" : ", ") + name;
    }
    HttpResponse response =
        problem(405, Service::tr("This address takes %1.").arg(QString::fromLatin1(allowed)));
    response.headers.emplace_back("Allow", allowed);
    reply(std::move(response));
}

template <typename Function>
void DeveloperApi::read(const Call &call, Function function)
{
    whenAnswered(m_workspace.read(Lane::Analysis, std::move(function)), this,
                 [reply = call.reply](const Result<QByteArray> &answer) {
                     reply(answer ? HttpResponse{200, *answer} : problem(answer.error()));
                 });
}

void DeveloperApi::change(const Call &call, const Editor::Answer &answer,
                          std::function<HttpResponse(const Change &)> toResponse)
{
    whenAnswered(
        answer, this,
        [reply = call.reply, toResponse = std::move(toResponse)](const Result<Change> &change) {
            reply(change ? toResponse(*change) : problem(change.error()));
        });
}

Result<Editor> DeveloperApi::editorFor(const HttpRequest &request) const
{
    const auto keys = request.head.values("idempotency-key");
    if (keys.empty())
        return m_editor;
    const QByteArray &key = keys.front();
    const bool isPrintable = std::ranges::all_of(key, [](char c) { return c >= 0x20 && c < 0x7f; });
    if (keys.size() > 1 || key.isEmpty() || key.size() > kLongestKey || !isPrintable)
        return Error{Error::Code::Invalid,
                     Service::tr("Idempotency-Key must be given once, with 1 to %1 ASCII "
                                 "characters.")
                         .arg(kLongestKey),
                     {},
                     u"Idempotency-Key"_s};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {request.head.method, request.head.target, request.body}) {
        hash.addData(part);
        hash.addData("\n");
    }
    return m_editor.once({QString::fromLatin1(key), QString::fromLatin1(hash.result().toHex())});
}

void DeveloperApi::tellHealth(const Call &call)
{
    call.reply(HttpResponse{200, "{\"status\": \"ok\"}\n"});
}

void DeveloperApi::describeItself(const Call &call)
{
    read(call, [](ReadContext &context) -> Result<QByteArray> {
        return openApiDocument(context.catalogue());
    });
}

void DeveloperApi::listDevelopers(const Call &call)
{
    const auto parameters = Parameters::read(call.request.query, {u"limit"_s});
    const auto limit = parameters ? parameters->count(u"limit"_s, std::numeric_limits<int>::max())
                                  : Result<std::optional<int>>(parameters.error());
    if (!limit) {
        call.reply(problem(limit.error()));
        return;
    }
    auto list = std::make_shared<DeveloperList>();
    list->wanted = limit->value_or(std::numeric_limits<int>::max());
    nextDevelopers(list, [this, list, reply = call.reply](std::optional<QByteArray> piece) {
        if (!piece) {
            reply(problem(Error{Error::Code::Internal, {}, {}}));
            return;
        }
        HttpResponse response{200, std::move(*piece)};
        if (!list->isOver)
            response.more = [this, list](const BodyTaker &take) { nextDevelopers(list, take); };
        reply(std::move(response));
    });
}

void DeveloperApi::nextDevelopers(const std::shared_ptr<DeveloperList> &list, const BodyTaker &take)
{
    if (list->isOver) {
        take(QByteArray());
        return;
    }
    const auto slice = m_workspace.read(
        Lane::Analysis,
        [after = list->after, rows = std::min(list->wanted, kRowsAtOnce)](ReadContext &context) {
            return developerSlice(context, after, rows);
        });
    whenAnswered(slice, this, [list, take](const Result<DeveloperSlice> &answer) {
        if (!answer) {
            take(std::nullopt);
            return;
        }
        QByteArray piece = list->isFirst ? "{\"developers\": [\n" : "";
        if (!list->isFirst && !answer->json.isEmpty())
            piece += ",\n";
        piece += answer->json;
        list->isFirst = false;
        list->wanted -= answer->rows;
        list->after = answer->next;
        list->isOver = !answer->next || list->wanted == 0;
        if (list->isOver)
            piece += "\n]}\n";
        take(std::move(piece));
    });
}

void DeveloperApi::addDeveloper(const Call &call)
{
    const auto posted = readPostedDeveloper(call.request.body);
    auto editor = posted ? editorFor(call.request) : Result<Editor>(posted.error());
    if (!editor) {
        call.reply(bodyProblem(editor.error()));
        return;
    }
    change(call, editor->addRatedDeveloper(posted->name, posted->company, posted->satisfaction),
           [](const Change &change) {
               // The words are part of the exchange, not for a person.
               return created(201,
                              {{u"message"_s, u"Developer added successfully."_s},
                               {u"id"_s, change.created.front().value}});
           });
}

void DeveloperApi::listRecords(const Call &call)
{
    const auto parameters = Parameters::read(
        call.request.query, {u"search"_s, u"sort"_s, u"columns"_s, u"limit"_s, u"after"_s},
        {u"where"_s});
    const auto limit = parameters ? parameters->count(u"limit"_s, kMostRows)
                                  : Result<std::optional<int>>(parameters.error());
    if (!limit) {
        call.reply(problem(limit.error()));
        return;
    }
    RecordRequest request;
    request.kind = Catalogue::builtIn().find(call.captured.front())->id;
    request.texts = {parameters->texts(u"where"_s), parameters->text(u"search"_s),
                     parameters->text(u"sort"_s)};
    request.columns = parameters->text(u"columns"_s);
    request.after = parameters->text(u"after"_s);
    request.limit = limit->value_or(kRowsAtOnce);
    read(call, [request = std::move(request)](ReadContext &context) {
        return recordPage(context, request);
    });
}

void DeveloperApi::addRecords(const Call &call)
{
    auto posted = readPostedRecords(call.request.body);
    auto editor = posted ? editorFor(call.request) : Result<Editor>(posted.error());
    if (!editor) {
        call.reply(bodyProblem(editor.error()));
        return;
    }
    const QString kind = call.captured.front();
    change(call,
           editor->addRecords(Catalogue::builtIn().find(kind)->id, std::move(posted->records)),
           [kind, isList = posted->isList](const Change &change) {
               if (!isList) {
                   const qint64 id = change.created.front().value;
                   return created(201, {{u"id"_s, id}, {u"change_set"_s, setOf(change)}},
                                  "/api/v1/" + kind.toLatin1() + '/' + QByteArray::number(id));
               }
               QJsonArray ids;
               for (const RecordId id : change.created)
                   ids.append(id.value);
               return created(201, {{u"ids"_s, ids}, {u"change_set"_s, setOf(change)}});
           });
}

void DeveloperApi::showRecord(const Call &call)
{
    const auto id = idFrom(call.captured[1]);
    const auto parameters = Parameters::read(call.request.query, {u"columns"_s});
    if (!id || !parameters) {
        call.reply(id ? problem(parameters.error()) : noSuchAddress());
        return;
    }
    read(call,
         [kind = Catalogue::builtIn().find(call.captured[0])->id, id = *id,
          columns = parameters->text(u"columns"_s)](ReadContext &context) {
             return oneRecord(context, kind, id, columns);
         });
}

void DeveloperApi::changeRecord(const Call &call)
{
    const auto id = idFrom(call.captured[1]);
    if (!id) {
        call.reply(noSuchAddress());
        return;
    }
    auto values = readPostedFields(call.request.body);
    auto editor = values ? editorFor(call.request) : Result<Editor>(values.error());
    if (!editor) {
        call.reply(bodyProblem(editor.error()));
        return;
    }
    const KindId kind = Catalogue::builtIn().find(call.captured[0])->id;
    change(call, editor->setFields(kind, *id, std::move(*values)),
           [id = *id](const Change &change) {
               return created(200, {{u"id"_s, id.value}, {u"change_set"_s, setOf(change)}});
           });
}

void DeveloperApi::removeRecord(const Call &call)
{
    const auto id = idFrom(call.captured[1]);
    auto editor = editorFor(call.request);
    if (!id || !editor) {
        call.reply(id ? problem(editor.error()) : noSuchAddress());
        return;
    }
    const KindId kind = Catalogue::builtIn().find(call.captured[0])->id;
    change(call, editor->removeRecords(kind, {*id}), [id = *id](const Change &change) {
        return created(200, {{u"id"_s, id.value}, {u"change_set"_s, setOf(change)}});
    });
}

void DeveloperApi::tellScores(const Call &call)
{
    const auto parameters = Parameters::read(call.request.query, {u"by"_s, u"as_of"_s});
    if (!parameters) {
        call.reply(problem(parameters.error()));
        return;
    }
    const auto by = parameters->choice(u"by"_s, groupByNames(), int(GroupBy::All));
    const auto asOf = parameters->day(u"as_of"_s);
    if (const auto error = firstError(by, asOf)) {
        call.reply(problem(*error));
        return;
    }
    ScoreQuery query{GroupBy(*by)};
    if (asOf->isValid())
        query.asOf = *asOf;
    const auto scores = m_workspace.read(
        Lane::Analysis, [query](ReadContext &context) { return scoreBy(context, query); });
    whenAnswered(scores, this,
                 [reply = call.reply,
                  columns = scoreColumns(query.by)](const Result<std::vector<GroupScore>> &answer) {
                     reply(answer ? scoreRows(*answer, columns) : problem(answer.error()));
                 });
}

void DeveloperApi::tellMetric(const Call &call)
{
    const QString name = call.captured.front();
    if (!findMetric(name)) {
        QStringList names;
        for (const MetricDefinition &metric : metricDictionary())
            names.append(metric.name);
        call.reply(problem(404,
                           Service::tr("There is no metric \"%1\"; there are: %2.")
                               .arg(name, names.join(u", "_s))));
        return;
    }
    const auto parameters =
        Parameters::read(call.request.query, {u"by"_s, u"from"_s, u"to"_s, u"every"_s});
    if (!parameters) {
        call.reply(problem(parameters.error()));
        return;
    }
    const auto by = parameters->choice(u"by"_s, groupByNames(), int(GroupBy::All));
    const auto every = parameters->choice(u"every"_s, everyNames(), int(Every::Whole));
    const auto from = parameters->day(u"from"_s);
    const auto to = parameters->day(u"to"_s);
    if (const auto error = firstError(by, every, from, to)) {
        call.reply(problem(*error));
        return;
    }
    MetricQuery query{{name}, GroupBy(*by), {}, Every(*every)};
    query.scope.from = *from;
    query.scope.to = *to;
    read(call, [query](ReadContext &context) -> Result<QByteArray> {
        const auto rows = computeMetrics(context, query);
        RAPPORT_TRY(rows);
        QByteArray json = "{\"rows\": [";
        for (size_t i = 0; i < rows->size(); ++i) {
            json += i > 0 ? ",\n" : "\n";
            appendJson(json, metricJson((*rows)[i]));
        }
        return json + "\n]}\n";
    });
}

} // namespace rapport
