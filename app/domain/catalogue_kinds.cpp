// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/catalogue_kinds.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;
using FieldType::Choice, FieldType::Country, FieldType::Date, FieldType::Email;
using FieldType::Integer, FieldType::Link, FieldType::LongText, FieldType::Number;
using FieldType::Reference, FieldType::Scales, FieldType::Tags, FieldType::Text;
using FieldType::Time, FieldType::YesNo;

Field plain(QString name, QString label, QString labelZh, FieldType type = Text)
{
    Field field;
    field.name = field.column = std::move(name);
    field.label = std::move(label);
    field.labelZh = std::move(labelZh);
    field.type = type;
    return field;
}

Field required(Field field)
{
    field.required = true;
    return field;
}

Field between(Field field, std::optional<qint64> least, std::optional<qint64> most = {})
{
    field.least = least;
    field.most = most;
    return field;
}

Field withDefault(Field field, QString text)
{
    field.defaultText = std::move(text);
    return field;
}

Field computed(QString name, QString label, QString labelZh, FieldType type, QString unit = {})
{
    Field field = plain(std::move(name), std::move(label), std::move(labelZh), type);
    field.computed = true;
    field.column.clear();
    field.unit = std::move(unit);
    return field;
}

Field closedChoice(QString name, QString label, QString labelZh, QStringList choices)
{
    Field field = plain(std::move(name), std::move(label), std::move(labelZh), Choice);
    field.choices = std::move(choices);
    return field;
}

Field openChoice(QString name, QString label, QString labelZh, QStringList choices)
{
    Field field =
        closedChoice(std::move(name), std::move(label), std::move(labelZh), std::move(choices));
    field.openChoices = true;
    return field;
}

Field reference(QString name, QString label, QString labelZh, KindId target,
                OnTargetRemoved onTargetRemoved = OnTargetRemoved::ClearReference)
{
    Field field = plain(std::move(name), std::move(label), std::move(labelZh), Reference);
    field.target = target;
    field.onTargetRemoved = onTargetRemoved;
    return field;
}

Field ownedBy(QString name, QString label, QString labelZh, KindId target)
{
    return reference(std::move(name), std::move(label), std::move(labelZh), target,
                     OnTargetRemoved::RemoveToo);
}

Field answer(Measure measure, QString label, QString labelZh)
{
    Field field =
        plain(measureName(measure), std::move(label), std::move(labelZh), FieldType::Measure);
    field.scoreInput = measure;
    return field;
}

Field segment()
{
    return openChoice(u"segment"_s, u"Segment"_s, u"群体"_s,
                      {u"internal"_s, u"third-party"_s, u"open-source"_s});
}

Field country()
{
    return plain(u"country"_s, u"Country"_s, u"国家"_s, Country);
}

Field product()
{
    return plain(u"product"_s, u"Product"_s, u"产品"_s);
}

Field version()
{
    return plain(u"version"_s, u"Version"_s, u"版本"_s);
}

/// Where a record came from; both together make a second import of it a no-op.
std::vector<Field> provenance()
{
    return {plain(u"source"_s, u"Source"_s, u"来源"_s),
            plain(u"source_id"_s, u"Source id"_s, u"来源编号"_s)};
}

std::vector<Field> componentColumns()
{
    std::vector<Field> fields;
    for (const auto &[name, label, zh] :
         {std::tuple{u"ux"_s, u"Experience"_s, u"体验"_s},
          std::tuple{u"ts"_s, u"Technical support"_s, u"技术支持"_s},
          std::tuple{u"csat"_s, u"Customer satisfaction"_s, u"客户满意"_s},
          std::tuple{u"dp"_s, u"Documentation"_s, u"文档"_s},
          std::tuple{u"ds"_s, u"Community support"_s, u"社区支持"_s},
          std::tuple{u"ir"_s, u"Integration"_s, u"集成"_s}})
        fields.push_back(computed(name, label, zh, FieldType::Measure));
    return fields;
}

std::vector<Field> scoreColumns()
{
    return {computed(u"cs"_s, u"Satisfaction"_s, u"满意度"_s, FieldType::Measure),
            computed(u"e"_s, u"Efficiency"_s, u"效率"_s, FieldType::Measure)};
}

/// Appends \p more to \p fields.
void append(std::vector<Field> &fields, std::vector<Field> more)
{
    std::ranges::move(more, std::back_inserter(fields));
}

Kind company()
{
    Kind kind{KindId::Company,
              u"company"_s,
              u"Company"_s,
              u"Companies"_s,
              u"公司"_s,
              u"name"_s,
              {{u"domain"_s}, {u"name"_s}},
              {},
              {u"name"_s, u"domain"_s, u"tags"_s, u"notes"_s},
              {}};
    kind.fields = {
        required(plain(u"name"_s, u"Name"_s, u"名称"_s)),
        plain(u"domain"_s, u"Domain"_s, u"域名"_s, Tags),
        country(),
        segment(),
        openChoice(u"tier"_s, u"Tier"_s, u"级别"_s, {u"strategic"_s, u"growth"_s, u"standard"_s}),
        plain(u"tags"_s, u"Tags"_s, u"标签"_s, Tags),
        plain(u"notes"_s, u"Notes"_s, u"备注"_s, LongText),
    };
    kind.fields.push_back(computed(u"developers"_s, u"Developers"_s, u"开发者"_s, Integer));
    append(kind.fields, scoreColumns());
    return kind;
}

Kind developer()
{
    Kind kind{KindId::Developer,
              u"developer"_s,
              u"Developer"_s,
              u"Developers"_s,
              u"开发者"_s,
              u"name"_s,
              {{u"email"_s}, {u"source"_s, u"source_id"_s}},
              {u"name"_s, u"email"_s},
              {u"name"_s, u"email"_s, u"company"_s, u"tags"_s, u"notes"_s},
              {}};
    kind.fields = {
        plain(u"name"_s, u"Name"_s, u"姓名"_s),
        plain(u"email"_s, u"E-mail"_s, u"邮箱"_s, Email),
        reference(u"company"_s, u"Company"_s, u"公司"_s, KindId::Company),
        plain(u"job_title"_s, u"Job title"_s, u"职位"_s),
        country(),
        segment(),
        withDefault(
            closedChoice(u"role"_s, u"Role"_s, u"角色"_s, {u"community"_s, u"staff"_s, u"bot"_s}),
            u"community"_s),
        plain(u"tags"_s, u"Tags"_s, u"标签"_s, Tags),
        plain(u"joined_on"_s, u"Joined on"_s, u"加入日期"_s, Date),
        withDefault(closedChoice(u"consent"_s, u"Consent"_s, u"同意"_s,
                                 {u"unknown"_s, u"given"_s, u"withdrawn"_s}),
                    u"unknown"_s),
        plain(u"consent_on"_s, u"Consent on"_s, u"同意日期"_s, Date),
        plain(u"lawful_basis"_s, u"Lawful basis"_s, u"法律依据"_s),
        plain(u"notes"_s, u"Notes"_s, u"备注"_s, LongText),
    };
    append(kind.fields, provenance());
    append(kind.fields, scoreColumns());
    append(kind.fields,
           {computed(u"cs_coverage"_s, u"Satisfaction coverage"_s, u"满意度覆盖"_s, Number),
            computed(u"e_coverage"_s, u"Efficiency coverage"_s, u"效率覆盖"_s, Number),
            computed(u"band"_s, u"Satisfaction band"_s, u"满意度等级"_s, Text),
            computed(u"e_band"_s, u"Efficiency band"_s, u"效率等级"_s, Text)});
    append(kind.fields, componentColumns());
    append(kind.fields,
           {computed(u"sheets"_s, u"Answer sheets"_s, u"答卷数"_s, Integer),
            computed(u"interactions"_s, u"Interactions"_s, u"互动数"_s, Integer),
            computed(u"last_seen"_s, u"Last seen"_s, u"最近活动"_s, Time),
            computed(u"company_segment"_s, u"Company's segment"_s, u"公司群体"_s, Text)});
    return kind;
}

Kind identity()
{
    Kind kind{KindId::Identity,
              u"identity"_s,
              u"Identity"_s,
              u"Identities"_s,
              u"身份"_s,
              u"handle"_s,
              {{u"platform"_s, u"handle"_s}},
              {},
              {u"platform"_s, u"handle"_s},
              {}};
    kind.fields = {
        ownedBy(u"developer"_s, u"Developer"_s, u"开发者"_s, KindId::Developer),
        openChoice(u"platform"_s, u"Platform"_s, u"平台"_s,
                   {u"email"_s, u"github"_s, u"gitlab"_s, u"discord"_s, u"slack"_s, u"forum"_s,
                    u"x"_s, u"stackoverflow"_s}),
        plain(u"handle"_s, u"Handle"_s, u"账号"_s),
        withDefault(plain(u"verified"_s, u"Verified"_s, u"已验证"_s, YesNo), u"no"_s),
    };
    return kind;
}

Kind survey()
{
    Kind kind{KindId::Survey,
              u"survey"_s,
              u"Survey"_s,
              u"Surveys"_s,
              u"调查"_s,
              u"title"_s,
              {{u"title"_s}},
              {},
              {u"title"_s, u"product"_s, u"version"_s},
              {}};
    kind.fields = {
        required(plain(u"title"_s, u"Title"_s, u"标题"_s)),
        product(),
        version(),
        plain(u"opened_on"_s, u"Opened on"_s, u"开始日期"_s, Date),
        plain(u"closed_on"_s, u"Closed on"_s, u"结束日期"_s, Date),
        plain(u"scales"_s, u"Scales"_s, u"量表"_s, Scales),
        between(plain(u"invited"_s, u"Invited"_s, u"邀请人数"_s, Integer), 0),
    };
    append(kind.fields,
           {computed(u"sheets"_s, u"Answer sheets"_s, u"答卷数"_s, Integer),
            computed(u"response_rate"_s, u"Response rate"_s, u"回复率"_s, Number)});
    append(kind.fields, componentColumns());
    return kind;
}

Kind feedback()
{
    Kind kind{KindId::Feedback,
              u"feedback"_s,
              u"Feedback"_s,
              u"Feedback"_s,
              u"反馈"_s,
              u"taken_on"_s,
              {{u"source"_s, u"source_id"_s}, {u"developer"_s, u"survey"_s, u"taken_on"_s}},
              {},
              {u"developer"_s, u"survey"_s, u"comment"_s},
              {}};
    kind.fields = {
        ownedBy(u"developer"_s, u"Developer"_s, u"开发者"_s, KindId::Developer),
        reference(u"survey"_s, u"Survey"_s, u"调查"_s, KindId::Survey),
        withDefault(plain(u"taken_on"_s, u"Taken on"_s, u"日期"_s, Date), u"@today"_s),
        answer(Measure::Ux, u"Experience"_s, u"体验"_s),
        answer(Measure::Ts, u"Technical support"_s, u"技术支持"_s),
        answer(Measure::Csat, u"Customer satisfaction"_s, u"客户满意"_s),
        answer(Measure::Dp, u"Documentation"_s, u"文档"_s),
        answer(Measure::Ds, u"Community support"_s, u"社区支持"_s),
        answer(Measure::Ir, u"Integration"_s, u"集成"_s),
        between(plain(u"nps"_s, u"NPS answer"_s, u"推荐意愿"_s, Integer), 0, 10),
        plain(u"comment"_s, u"Comment"_s, u"评论"_s, LongText),
        segment(),
        country(),
        reference(u"company"_s, u"Company"_s, u"公司"_s, KindId::Company),
        product(),
        version(),
    };
    append(kind.fields, provenance());
    append(kind.fields, scoreColumns());
    return kind;
}

Kind interaction()
{
    Kind kind{KindId::Interaction,
              u"interaction"_s,
              u"Interaction"_s,
              u"Interactions"_s,
              u"互动"_s,
              u"subject"_s,
              {{u"source"_s, u"source_id"_s}},
              {},
              {u"subject"_s, u"body"_s, u"developer"_s, u"tags"_s},
              {}};
    kind.fields = {
        ownedBy(u"developer"_s, u"Developer"_s, u"开发者"_s, KindId::Developer),
        required(openChoice(u"kind"_s, u"Kind"_s, u"类型"_s,
                            {u"question"_s, u"issue"_s, u"pull request"_s, u"review"_s, u"commit"_s,
                             u"support ticket"_s, u"message"_s, u"reply"_s, u"answer"_s,
                             u"review comment"_s, u"article"_s, u"talk"_s, u"example"_s, u"call"_s,
                             u"meeting"_s, u"e-mail"_s})),
        openChoice(u"channel"_s, u"Channel"_s, u"渠道"_s,
                   {u"forum"_s, u"github"_s, u"discord"_s, u"slack"_s, u"email"_s, u"support"_s}),
        withDefault(closedChoice(u"by"_s, u"By"_s, u"发起方"_s, {u"them"_s, u"us"_s}), u"them"_s),
        required(plain(u"occurred_at"_s, u"Occurred at"_s, u"发生时间"_s, Time)),
        plain(u"subject"_s, u"Subject"_s, u"主题"_s),
        plain(u"body"_s, u"Body"_s, u"内容"_s, LongText),
        plain(u"url"_s, u"Link"_s, u"链接"_s, Link),
        plain(u"thread"_s, u"Thread"_s, u"会话"_s),
        plain(u"responded_at"_s, u"Responded at"_s, u"回应时间"_s, Time),
        plain(u"responder"_s, u"Responder"_s, u"回应人"_s),
        plain(u"resolved_at"_s, u"Resolved at"_s, u"解决时间"_s, Time),
        reference(u"project"_s, u"Project"_s, u"项目"_s, KindId::Project),
        product(),
        version(),
        plain(u"tags"_s, u"Tags"_s, u"标签"_s, Tags),
    };
    append(kind.fields, provenance());
    kind.fields.push_back(
        computed(u"response_time"_s, u"Response time"_s, u"响应时间"_s, Integer, u"s"_s));
    return kind;
}

Kind event()
{
    Kind kind{KindId::Event,
              u"event"_s,
              u"Event"_s,
              u"Events"_s,
              u"活动"_s,
              u"title"_s,
              {{u"title"_s, u"starts_at"_s}},
              {},
              {u"title"_s, u"place"_s, u"topics"_s},
              {}};
    kind.fields = {
        required(plain(u"title"_s, u"Title"_s, u"标题"_s)),
        openChoice(u"kind"_s, u"Kind"_s, u"类型"_s,
                   {u"talk"_s, u"seminar"_s, u"workshop"_s, u"hackathon"_s, u"meetup"_s,
                    u"conference"_s, u"webinar"_s}),
        closedChoice(u"format"_s, u"Format"_s, u"形式"_s, {u"online"_s, u"on-site"_s, u"hybrid"_s}),
        plain(u"starts_at"_s, u"Starts at"_s, u"开始时间"_s, Time),
        plain(u"ends_at"_s, u"Ends at"_s, u"结束时间"_s, Time),
        plain(u"place"_s, u"Place"_s, u"地点"_s),
        country(),
        plain(u"url"_s, u"Link"_s, u"链接"_s, Link),
        between(plain(u"capacity"_s, u"Capacity"_s, u"容量"_s, Integer), 0),
        plain(u"topics"_s, u"Topics"_s, u"主题词"_s, Tags),
    };
    append(kind.fields,
           {computed(u"registered"_s, u"Registered"_s, u"报名数"_s, Integer),
            computed(u"attended"_s, u"Attended"_s, u"到场数"_s, Integer),
            computed(u"mean_rating"_s, u"Mean rating"_s, u"平均评分"_s, FieldType::Measure)});
    return kind;
}

Kind attendance()
{
    Kind kind{KindId::Attendance,
              u"attendance"_s,
              u"Attendance"_s,
              u"Attendances"_s,
              u"参与"_s,
              u"status"_s,
              {{u"event"_s, u"developer"_s}},
              {},
              {u"developer"_s, u"event"_s, u"comment"_s},
              {}};
    kind.fields = {
        ownedBy(u"event"_s, u"Event"_s, u"活动"_s, KindId::Event),
        ownedBy(u"developer"_s, u"Developer"_s, u"开发者"_s, KindId::Developer),
        closedChoice(u"role"_s, u"Role"_s, u"角色"_s,
                     {u"guest"_s, u"speaker"_s, u"organiser"_s, u"staff"_s}),
        closedChoice(u"status"_s, u"Status"_s, u"状态"_s,
                     {u"invited"_s, u"registered"_s, u"attended"_s, u"no-show"_s, u"cancelled"_s}),
        plain(u"rating"_s, u"Rating"_s, u"评分"_s, FieldType::Measure),
        plain(u"comment"_s, u"Comment"_s, u"评论"_s, LongText),
    };
    return kind;
}

Kind resource()
{
    Kind kind{KindId::Resource,
              u"resource"_s,
              u"Resource"_s,
              u"Resources"_s,
              u"资源"_s,
              u"title"_s,
              {{u"url"_s}, {u"title"_s}},
              {},
              {u"title"_s, u"url"_s, u"topics"_s, u"product"_s},
              {}};
    kind.fields = {
        required(plain(u"title"_s, u"Title"_s, u"标题"_s)),
        openChoice(
            u"kind"_s, u"Kind"_s, u"类型"_s,
            {u"API reference"_s, u"tutorial"_s, u"case"_s, u"video"_s, u"article"_s, u"sample"_s}),
        plain(u"url"_s, u"Link"_s, u"链接"_s, Link),
        plain(u"topics"_s, u"Topics"_s, u"主题词"_s, Tags),
        product(),
        version(),
        plain(u"published_on"_s, u"Published on"_s, u"发布日期"_s, Date),
    };
    append(kind.fields,
           {computed(u"engagements"_s, u"Engagements"_s, u"使用数"_s, Integer),
            computed(u"useful_share"_s, u"Useful share"_s, u"有用比例"_s, FieldType::Measure)});
    return kind;
}

Kind engagement()
{
    Kind kind{KindId::Engagement,
              u"engagement"_s,
              u"Engagement"_s,
              u"Engagements"_s,
              u"使用"_s,
              u"kind"_s,
              {{u"source"_s, u"source_id"_s},
               {u"resource"_s, u"developer"_s, u"kind"_s, u"occurred_at"_s}},
              {},
              {u"developer"_s, u"resource"_s},
              {}};
    kind.fields = {
        ownedBy(u"resource"_s, u"Resource"_s, u"资源"_s, KindId::Resource),
        ownedBy(u"developer"_s, u"Developer"_s, u"开发者"_s, KindId::Developer),
        closedChoice(u"kind"_s, u"Kind"_s, u"类型"_s,
                     {u"viewed"_s, u"sent"_s, u"useful"_s, u"not useful"_s}),
        plain(u"occurred_at"_s, u"Occurred at"_s, u"发生时间"_s, Time),
    };
    append(kind.fields, provenance());
    return kind;
}

Kind project()
{
    Kind kind{KindId::Project,
              u"project"_s,
              u"Project"_s,
              u"Projects"_s,
              u"项目"_s,
              u"title"_s,
              {{u"title"_s, u"developer"_s}, {u"title"_s, u"company"_s}, {u"title"_s}},
              {},
              {u"title"_s, u"developer"_s, u"company"_s, u"notes"_s},
              {}};
    kind.fields = {
        required(plain(u"title"_s, u"Title"_s, u"标题"_s)),
        reference(u"developer"_s, u"Developer"_s, u"开发者"_s, KindId::Developer),
        reference(u"company"_s, u"Company"_s, u"公司"_s, KindId::Company),
        closedChoice(u"stage"_s, u"Stage"_s, u"阶段"_s,
                     {u"idea"_s, u"building"_s, u"in production"_s, u"succeeded"_s, u"failed"_s,
                      u"abandoned"_s}),
        plain(u"started_on"_s, u"Started on"_s, u"开始日期"_s, Date),
        plain(u"ended_on"_s, u"Ended on"_s, u"结束日期"_s, Date),
        product(),
        version(),
        plain(u"url"_s, u"Link"_s, u"链接"_s, Link),
        plain(u"notes"_s, u"Notes"_s, u"备注"_s, LongText),
    };
    return kind;
}

Kind task()
{
    Kind kind{KindId::Task,
              u"task"_s,
              u"Task"_s,
              u"Tasks"_s,
              u"任务"_s,
              u"title"_s,
              {},
              {},
              {u"title"_s, u"developer"_s, u"assignee"_s, u"notes"_s},
              {}};
    kind.fields = {
        required(plain(u"title"_s, u"Title"_s, u"标题"_s)),
        ownedBy(u"developer"_s, u"Developer"_s, u"开发者"_s, KindId::Developer),
        reference(u"interaction"_s, u"Interaction"_s, u"互动"_s, KindId::Interaction),
        plain(u"due_on"_s, u"Due on"_s, u"到期日"_s, Date),
        plain(u"done_on"_s, u"Done on"_s, u"完成日"_s, Date),
        plain(u"assignee"_s, u"Assignee"_s, u"负责人"_s),
        plain(u"notes"_s, u"Notes"_s, u"备注"_s, LongText),
    };
    return kind;
}

/// What every kind has: made and kept by the program.
std::vector<Field> systemColumns()
{
    std::vector<Field> fields = {computed(u"id"_s, u"Id"_s, u"编号"_s, Integer),
                                 computed(u"created_at"_s, u"Created at"_s, u"创建时间"_s, Time),
                                 computed(u"updated_at"_s, u"Updated at"_s, u"更新时间"_s, Time)};
    for (Field &field : fields)
        field.column = field.name;
    return fields;
}

} // namespace

std::vector<Kind> builtInKinds()
{
    std::vector<Kind> kinds = {company(),  developer(),   identity(), survey(),
                               feedback(), interaction(), event(),    attendance(),
                               resource(), engagement(),  project(),  task()};
    for (Kind &kind : kinds)
        append(kind.fields, systemColumns());
    return kinds;
}

} // namespace rapport
