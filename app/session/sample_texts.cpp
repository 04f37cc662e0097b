// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_texts.h"

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The parts of \p list between bars.
QStringList parted(const QString &list)
{
    return list.split(u'|');
}

/// Every opening followed by every closing.
QStringList combined(const QString &openings, const QString &closings)
{
    QStringList all;
    for (const QString &opening : parted(openings)) {
        for (const QString &closing : parted(closings))
            all.append((opening + u' ' + closing).trimmed());
    }
    return all;
}

std::vector<SampleTopic> makeTopics()
{
    return {
        {u"rate limits"_s,
         parted(u"How do I retry after a 429?|Which limit counts first, requests or tokens?|"
                "Can one project have its own rate limit?|Is there a header with the remaining "
                "quota?"_s),
         parted(u"429 without a Retry-After header|Burst of 20 requests is refused|Limits reset "
                "an hour late"_s),
         parted(u"Production traffic throttled|Please raise our token limit|Throttled since this "
                "morning"_s),
         parted(u"Back off with jitter on 429|Expose the remaining quota"_s),
         u"Working within rate limits"_s},
        {u"streaming"_s,
         parted(u"How do I stop a stream cleanly?|Do streamed chunks keep word boundaries?|Can "
                "usage be read from a streamed answer?"_s),
         parted(u"Stream hangs behind a proxy|Last chunk is lost on slow links|Events arrive "
                "twice after a reconnect"_s),
         parted(u"Streams time out after 60 seconds|Streaming stalls from our Frankfurt region"_s),
         parted(u"Reconnect streams after a drop|Add a streaming example in Go"_s),
         u"Streaming answers end to end"_s},
        {u"fine-tuning"_s,
         parted(u"How much data does fine-tuning need?|Can I fine-tune on dialogues?|How do I "
                "compare two tuned models?"_s),
         parted(u"Fine-tuning job stays queued|Validation loss is missing from the report|Upload "
                "fails above 512 MB"_s),
         parted(u"Tuned model answers slower than the base|Our fine-tuning job failed twice"_s),
         parted(u"Check the data set before upload|Print the loss per epoch"_s),
         u"Fine-tuning from the first data set"_s},
        {u"billing"_s,
         parted(u"How are cached tokens billed?|Can I set a monthly cap?|Where do I see cost per "
                "project?"_s),
         parted(u"Usage page shows yesterday twice|Invoice lacks the VAT number|Cost export has "
                "no project column"_s),
         parted(u"Invoice is higher than the usage page|Please move us to annual billing|Card "
                "refused, service paused"_s),
         parted(u"Round cost to six decimals|Add cost per key to the export"_s),
         u"Reading your bill"_s},
        {u"SDK"_s,
         parted(u"Does the SDK work with asyncio?|Which TypeScript version is supported?|How do I "
                "mock the client in tests?"_s),
         parted(u"Type hints are wrong for tool calls|Client leaks connections|Import fails on "
                "Windows paths"_s),
         parted(u"SDK upgrade broke our build|Need a Java SDK for our platform"_s),
         parted(u"Close idle connections|Fix type hints of tool calls|Support proxies in the "
                "client"_s),
         u"SDK quick start"_s},
        {u"safety filters"_s,
         parted(u"Why is a medical text refused?|Can I see which filter fired?|How strict is the "
                "default filter?"_s),
         parted(u"Filter refuses quoted song titles|False refusal on recipe names|Refusal reason "
                "is empty"_s),
         parted(u"Legitimate legal texts are refused|Please review our filter settings"_s),
         parted(u"Return the refusal reason|Add tests for quoted text"_s),
         u"Safety filters explained"_s},
        {u"tool use"_s,
         parted(u"How many tools can one call have?|How do I force a tool call?|Can tools return "
                "images?"_s),
         parted(u"Tool arguments are not valid JSON|Parallel calls come back in wrong order"_s),
         parted(u"Tool calls loop in our assistant|Schema with references is refused"_s),
         parted(u"Validate tool schemas|Add a calculator example"_s), u"Tool use patterns"_s},
        {u"embeddings"_s,
         parted(
             u"Which dimension fits short texts?|Do embeddings mix languages?|How do I update an "
             "index in place?"_s),
         parted(u"Embeddings differ between regions|Batch of 2,000 texts times out"_s),
         parted(u"Re-embedding 40 million texts|Search quality fell after the update"_s),
         parted(u"Batch embeddings by length|Normalise vectors in the example"_s),
         u"Search with embeddings"_s},
    };
}

const QString &closings()
{
    static const QString text =
        u"|Thanks to the team.|More examples would help.|We use it every day.|Happy to talk."_s;
    return text;
}

QStringList makeComments(SampleTone tone)
{
    switch (tone) {
    case SampleTone::Happy:
        return combined(u"Streaming just works.|The new SDK saved us two weeks.|Support answered "
                        "within the hour.|The best API we have integrated this year.|Aria handles "
                        "our German contracts surprisingly well.|The office hours are great."_s,
                        closings());
    case SampleTone::Content:
        return combined(
            u"Good overall.|Solid, with small rough edges.|Pricing is fair, the console "
            "is a bit slow.|Upgrading was easy.|Would like a longer context."_s,
            closings());
    case SampleTone::Docs:
        return combined(u"The documentation is behind the API.|I could not find how errors are "
                        "retried.|The tutorial stops where it gets hard.|Examples are in Python "
                        "only.|Search in the docs finds the old version first."_s,
                        closings());
    case SampleTone::Support:
        return combined(
            u"Tickets take too long.|We explained the problem three times.|Support is "
            "friendly but slow.|No answer over the weekend."_s,
            u"|We need a named contact.|Please tell us where a ticket stands.|This costs "
            "us customers."_s);
    case SampleTone::RateLimits:
        return combined(
            u"We were throttled in production without a warning.|The rate-limit "
            "incident cost us a launch.|429 all morning.|Limits changed overnight and "
            "nobody told us."_s,
            u"|Please announce changes.|The status page said all green.|We are looking at "
            "alternatives.|Support could not say when it ends."_s);
    case SampleTone::Unhappy:
        return combined(u"Not ready for us yet.|Too many refusals on harmless texts.|The upgrade "
                        "broke our integration.|Latency from our region is too high."_s,
                        u"|We keep watching it.|Fix this and we are back.|The previous version was "
                        "better."_s);
    }
    return {};
}

QStringList makeChineseComments(SampleTone tone)
{
    switch (tone) {
    case SampleTone::Happy:
        return parted(
            u"接入非常顺利，推荐给同事了。|流式输出很稳定。|技术支持回复很快，点赞。|新版本中文效果明显更好。"_s);
    case SampleTone::Content:
        return parted(u"整体不错，希望上下文更长。|价格合理，控制台稍慢。|升级很方便。"_s);
    case SampleTone::Docs:
        return parted(u"文档跟不上接口更新。|希望有更多中文教程。|示例只有 Python，缺少 Java。"_s);
    case SampleTone::Support:
        return parted(u"工单处理太慢。|周末没有人回复。|同一个问题解释了三遍。"_s);
    case SampleTone::RateLimits:
        return parted(
            u"生产环境突然被限流，没有任何通知。|整个上午都是 429。|限流调整应该提前公告。"_s);
    case SampleTone::Unhappy:
        return parted(u"正常内容经常被拒绝。|升级后接口不兼容。|国内访问延迟偏高。"_s);
    }
    return {};
}

/// One list per tone, made at first use.
template <typename Make>
std::vector<QStringList> perTone(Make make)
{
    std::vector<QStringList> lists;
    for (int tone = 0; tone <= int(SampleTone::Unhappy); ++tone)
        lists.push_back(make(SampleTone(tone)));
    return lists;
}

} // namespace

const std::vector<SampleTopic> &sampleTopics()
{
    static const std::vector<SampleTopic> topics = makeTopics();
    return topics;
}

const QStringList &sampleComments(SampleTone tone)
{
    static const std::vector<QStringList> lists = perTone(makeComments);
    return lists[size_t(tone)];
}

const QStringList &sampleChineseComments(SampleTone tone)
{
    static const std::vector<QStringList> lists = perTone(makeChineseComments);
    return lists[size_t(tone)];
}

const QStringList &sampleQuestionBodies()
{
    static const QStringList list = combined(
        u"We see this since the last release.|It works on my machine but not in production.|I read "
        "the guide twice and am none the wiser.|A short example is in the link.|Happens about once "
        "in a thousand calls."_s,
        u"What are we missing?|Any hint is welcome.|Is this intended?|Python 3.12, latest SDK."_s);
    return list;
}

const QStringList &sampleReplies()
{
    static const QStringList list = combined(
        u"Thanks for the report.|Good question.|We could reproduce it.|You are not alone with this."_s,
        u"The guide has a section on it.|A fix is on its way.|Please try the latest SDK.|Could you "
        "send a request id?|Set the header as in the example."_s);
    return list;
}

const QStringList &sampleMessages()
{
    static const QStringList list = parted(
        u"Looking forward to the meetup|Our pilot went live|Question about the roadmap|Thanks "
        "for the workshop|Moving to the new version next month|Who else uses this with "
        "Kotlin?|Sharing our benchmark"_s);
    return list;
}

const QStringList &sampleContributions()
{
    static const QStringList list = parted(
        u"Batch requests in the sample app|Notes from a migration|Retry helper for Rust|A "
        "chat widget in 50 lines|Evaluating answers with unit tests|Translation of the quick "
        "start|Caching prompts, measured"_s);
    return list;
}

const QStringList &sampleJobTitles()
{
    static const QStringList list =
        parted(u"Backend engineer|Machine learning engineer|Data scientist|Staff engineer|Mobile "
               "developer|Platform engineer|Engineering manager|Full-stack developer|Research "
               "engineer|Solution architect|Founder|Student"_s);
    return list;
}

const QStringList &sampleDeveloperTags()
{
    static const QStringList list =
        parted(u"python|typescript|java|go|rust|mobile|chatbots|search|agents|beta tester|speaker|"
               "education|healthcare|champion"_s);
    return list;
}

const QStringList &sampleDeveloperNotes()
{
    static const QStringList list =
        parted(u"Prefers e-mail to calls.|Met at the spring hackathon.|Interested in a case study.|"
               "Asked for early access to the next version.|Runs a local user group."_s);
    return list;
}

const QStringList &sampleCompanyTags()
{
    static const QStringList list = parted(
        u"pilot|reference|reseller|education|healthcare|finance|retail|public sector|gaming"_s);
    return list;
}

const QStringList &sampleCompanyNotes()
{
    static const QStringList list = parted(
        u"Quarterly review with their platform team.|Evaluating two vendors.|Renewal is due in "
        "spring.|Wants on-site training.\nContact goes through purchasing."_s);
    return list;
}

const QStringList &sampleProjectNouns()
{
    static const QStringList list = parted(
        u"support assistant|contract search|meeting notes|code review bot|invoice reader|travel "
        "planner|tutor for maths|product descriptions|ticket triage|voice menu|claims check|"
        "medical letters|recipe finder|log analysis|news digest|translation desk"_s);
    return list;
}

const QStringList &sampleProjectCodenames()
{
    static const QStringList list = parted(
        u"Albatross|Barnacle|Cicada|Dormouse|Egret|Firefly|Gecko|Hedgehog|Ibis|Jackdaw|Kingfisher|"
        "Lapwing|Marmot|Newt|Otter|Puffin|Quail|Robin|Starling|Tapir|Urchin|Vole|Wombat|"
        "Yak|Zebra|Bumblebee|Chinchilla|Damselfly"_s);
    return list;
}

const QStringList &sampleProjectNotes()
{
    static const QStringList list = parted(
        u"Started at a hackathon.|Two engineers, three months.|Waiting for a higher rate limit.|"
        "Saves the team a day a week.|Stopped when the budget ended."_s);
    return list;
}

const QStringList &sampleTaskNotes()
{
    static const QStringList list = parted(
        u"Ask how the upgrade went.|Mention the new guide.|Offer a slot in the office hours.|Check "
        "with support first."_s);
    return list;
}

const QStringList &sampleEventComments()
{
    static const QStringList list = parted(
        u"Great speakers.|More time for questions, please.|The hands-on part was the best.|Room "
        "was too small.|很有收获，期待下一次。"_s);
    return list;
}

} // namespace rapport
