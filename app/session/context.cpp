// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/context.h"

#include "base/clock.h"
#include "session/metrics_controller.h"
#include "store/workspace_tables.h"

#include <utility>

namespace rapport {

using namespace Qt::Literals::StringLiterals;

Result<ReadContext> ReadContext::load(Connection &connection, const QDateTime &now,
                                      ReadCaches *caches)
{
    const auto catalogue = readCatalogue(connection);
    RAPPORT_TRY(catalogue);
    const auto texts = readSettings(connection);
    RAPPORT_TRY(texts);
    return ReadContext(connection, *catalogue, WorkspaceSettings::fromTexts(*texts), now, caches);
}

QString viewsOf(KindId kind)
{
    return u"view of "_s + Catalogue::builtIn().kind(kind).name;
}

Result<WriteContext> WriteContext::load(Connection &connection, Author author)
{
    WriteContext context(connection, std::move(author));
    auto catalogue = readCatalogue(connection);
    RAPPORT_TRY(catalogue);
    context.m_catalogue = std::move(*catalogue);
    auto texts = readSettings(connection);
    RAPPORT_TRY(texts);
    context.m_settingTexts = std::move(*texts);
    context.m_settings = WorkspaceSettings::fromTexts(context.m_settingTexts);
    return context;
}

QString WriteContext::today() const
{
    return m_author.now.toTimeZone(m_settings.zone).date().toString(Qt::ISODate);
}

RecordWriter WriteContext::newWriter() const
{
    return {*m_connection, m_catalogue, toStoredTime(m_author.now), today()};
}

Result<void> WriteContext::addCustomField(KindId kind, const Field &field)
{
    auto catalogue = rapport::addCustomField(*m_connection, m_catalogue, kind, field);
    RAPPORT_TRY(catalogue);
    m_catalogue = std::move(*catalogue);
    m_summary.catalogue = true;
    return {};
}

Result<std::optional<ChangeSetId>> WriteContext::finish(RecordWriter &writer, const QString &label,
                                                        std::optional<ChangeSetId> undoes,
                                                        const Job &job)
{
    RAPPORT_TRY(writer.settle());
    bool halfLifeChanged = false;
    if (writer.summary().settings) {
        auto texts = readSettings(*m_connection);
        RAPPORT_TRY(texts);
        const double before =
            std::exchange(m_settings, WorkspaceSettings::fromTexts(*texts)).halfLife;
        halfLifeChanged = m_settings.halfLife != before;
    }
    RAPPORT_TRY(MetricsController(*m_connection, m_settings)
                    .refresh(writer, halfLifeChanged ? Stale::Everybody : Stale::AsChanged, job));
    auto set = writer.finish({label, m_author.actor, m_author.source, undoes});
    RAPPORT_TRY(set);
    m_summary.merge(writer.summary());
    return set;
}

} // namespace rapport
