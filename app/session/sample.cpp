// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample.h"

#include "base/clock.h"
#include "session/sample_parts.h"
#include "store/workspace_tables.h"

#include <QUuid>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kEarliestYear = 1900;
constexpr int kLatestYear = 9990;
constexpr int kMostDevelopers = 50'000'000;

QString tr(const char *text)
{
    return QCoreApplication::translate("Sample", text);
}

Error invalid(const QString &text)
{
    return Error{Error::Code::Invalid, text, {}};
}

/// Ids and the story's beginning are only right where nothing was before.
Result<void> checkEmpty(const WriteContext &context)
{
    const SqlBuilder builder(context.catalogue(), context.settings());
    const RecordReader reader(context.connection(), builder);
    for (const Kind &kind : context.catalogue().kinds()) {
        const auto count = reader.count(Query{kind.id});
        RAPPORT_TRY(count);
        if (*count > 0)
            return Error{Error::Code::Conflict,
                         tr("The workspace has records already; a sample community needs an empty "
                            "workspace."),
                         {}};
    }
    return {};
}

/// The seed's own UUID, marked as version 8 (RFC 9562: made by a rule of one's own).
QString uuidOf(quint64 seed)
{
    SampleRandom random(seed);
    const quint64 high = random.next();
    const quint64 low = random.next();
    std::array<uchar, 8> rest;
    for (size_t i = 0; i < rest.size(); ++i)
        rest[i] = uchar(low >> (56 - 8 * i));
    rest[0] = uchar((rest[0] & 0x3F) | 0x80);
    const QUuid uuid(uint(high >> 32), ushort(high >> 16), ushort((high & 0x0FFF) | 0x8000),
                     rest[0], rest[1], rest[2], rest[3], rest[4], rest[5], rest[6], rest[7]);
    return uuid.toString(QUuid::WithoutBraces);
}

Result<void> writeEverything(const SampleWorld &world)
{
    const auto write = [&world](KindId kind, Result<void> (*part)(const SampleWorld &)) {
        return world.sink.wants(kind) ? part(world) : Result<void>();
    };
    RAPPORT_TRY(write(KindId::Company, writeSampleCompanies));
    RAPPORT_TRY(write(KindId::Developer, writeSampleDevelopers));
    RAPPORT_TRY(write(KindId::Identity, writeSampleIdentities));
    RAPPORT_TRY(write(KindId::Survey, writeSampleSurveys));
    RAPPORT_TRY(write(KindId::Feedback, writeSampleFeedback));
    RAPPORT_TRY(write(KindId::Event, writeSampleEvents));
    RAPPORT_TRY(write(KindId::Attendance, writeSampleAttendances));
    RAPPORT_TRY(write(KindId::Resource, writeSampleResources));
    RAPPORT_TRY(write(KindId::Engagement, writeSampleEngagements));
    RAPPORT_TRY(write(KindId::Project, writeSampleProjects));

    std::vector<SampleOpenThread> open;
    if (world.sink.wants(KindId::Interaction)) {
        auto waiting = writeSampleInteractions(world);
        RAPPORT_TRY(waiting);
        open = std::move(*waiting);
    }
    return world.sink.wants(KindId::Task) ? writeSampleTasks(world, open) : Result<void>();
}

} // namespace

Result<std::optional<ChangeSetId>> makeSample(WriteContext &context, const SampleOptions &options,
                                              const Job &job)
{
    const QDate until =
        options.until.isValid() ? options.until : QDate::fromString(context.today(), Qt::ISODate);
    if (options.developers < 1 || options.developers > kMostDevelopers)
        return invalid(tr("A sample community has between 1 and 50,000,000 developers."));
    if (until.year() < kEarliestYear || until.year() > kLatestYear)
        return invalid(tr("The last day of a sample community lies between the years 1900 and "
                          "9990."));
    RAPPORT_TRY(checkEmpty(context));
    RAPPORT_TRY(setWorkspaceUuid(context.connection(), uuidOf(options.seed)));

    const SampleStory story(options.seed, options.developers, until);
    const SamplePeople people(story);
    RecordWriter writer = context.newWriter();
    SampleSink sink(writer, story, options.kinds, job);
    RAPPORT_TRY(writeEverything(SampleWorld{story, people, sink}));
    // The story is told; that it was told happens now.
    writer.setTime(toStoredTime(context.author().now));
    return context.finish(writer, tr("Sample community"), {}, job);
}

} // namespace rapport
