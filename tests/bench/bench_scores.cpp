// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include "insight/distribution.h"
#include "session/editor.h"

#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>

#include <cmath>

namespace rapport::bench {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kRuns = 15;
constexpr int kBins = 64;
constexpr int kEdits = 40;

std::unique_ptr<Workspace> openWorkspace(const QString &path)
{
    auto workspace = Workspace::open(path, {u"bench"_s, ChangeSource::Window});
    if (!workspace)
        fail(workspace.error().text);
    return std::move(*workspace);
}

/// Columns of plausible answers without a file behind them.
ComponentColumns madeUpColumns(int rows)
{
    ComponentColumns columns;
    quint32 state = 12345;
    for (auto &column : columns.columns) {
        column.reserve(size_t(rows));
        for (int i = 0; i < rows; ++i) {
            state = state * 1664525U + 1013904223U;
            column.push_back(float(state >> 8) / float(1 << 24));
        }
    }
    return columns;
}

/// What the loop would be if nothing could be missing and nobody asked for bands.
double plainLoop(const ComponentColumns &columns, std::vector<qint64> &bins)
{
    double sum = 0;
    std::ranges::fill(bins, 0);
    for (size_t i = 0; i < columns.size(); ++i) {
        const double score = 0.3 * double(columns.columns[0][i])
            + 0.4 * double(columns.columns[1][i]) + 0.3 * double(columns.columns[2][i]);
        ++bins[size_t(std::min(int(score * kBins), kBins - 1))];
        sum += score;
    }
    return sum;
}

/// The median seconds from asking for an edit of one measure to its answer: stored, rescored,
/// journaled and durable.
double editSeconds(const QString &path)
{
    auto workspace = openWorkspace(path);
    const auto sheets = workspace->ids({KindId::Feedback, {}, {}, {}}).result();
    if (!sheets || sheets->empty())
        fail(u"no answer sheets"_s);
    int turn = 0;
    // Never what is stored already, or nothing would be written.
    QRandomGenerator random(quint32(QDateTime::currentMSecsSinceEpoch()));
    return medianSeconds(kEdits, [&] {
        const RecordId sheet((*sheets)[(size_t(turn) * 7919) % sheets->size()]);
        const auto change =
            workspace->editor()
                .setField(KindId::Feedback, sheet, u"ux"_s, exactText(random.generateDouble()))
                .result();
        if (!change)
            fail(change.error().text);
        if (!change->set)
            fail(u"an edit changed nothing"_s);
        ++turn;
    });
}

} // namespace

QString sampleWorkspace(const Options &options, int developers)
{
    const QString path = u"%1/sample-%2.rapport"_s.arg(options.folder).arg(developers);
    if (QFile::exists(path))
        return path;
    auto workspace = Workspace::create(path, u"UTC"_s, {u"bench"_s, ChangeSource::Sample});
    if (!workspace)
        fail(workspace.error().text);
    SampleOptions sample;
    sample.developers = developers;
    sample.until = QDate(2026, 11, 1);
    sample.kinds = {KindId::Company, KindId::Developer, KindId::Survey, KindId::Feedback};
    const auto made = (*workspace)->editor().fillWithSample(sample).result();
    if (!made)
        fail(made.error().text);
    return path;
}

QJsonObject measureSample(const Options &options)
{
    QFile::remove(u"%1/sample-%2.rapport"_s.arg(options.folder).arg(options.developers));
    const double time = seconds([&] { (void)sampleWorkspace(options, options.developers); });
    return {{u"developers"_s, options.developers}, {u"seconds"_s, time}};
}

QJsonObject measureEdit(const Options &options)
{
    const int few = std::max(options.developers / 1000, 1000);
    const double small = editSeconds(sampleWorkspace(options, few));
    const double large = editSeconds(sampleWorkspace(options, options.developers));
    return {{u"developers_small"_s, few},
            {u"developers_large"_s, options.developers},
            {u"milliseconds_small"_s, small * 1e3},
            {u"milliseconds_large"_s, large * 1e3},
            {u"ratio"_s, large / small}};
}

QJsonObject measureScores(const Options &options)
{
    const ComponentColumns columns = madeUpColumns(options.developers);
    std::vector<qint64> bins(kBins);
    double check = 0;
    const double plain = medianSeconds(kRuns, [&] { check += plainLoop(columns, bins); });
    double mean = 0;
    const double ours = medianSeconds(kRuns, [&] {
        mean = scoreHistogram(columns, ScoreKind::Satisfaction, Weights(), Bands(), kBins).mean;
    });
    if (std::abs(check / kRuns / options.developers - mean) > 1e-6)
        fail(u"the two loops do not agree"_s);
    return {{u"scores"_s, options.developers},
            {u"milliseconds"_s, ours * 1e3},
            {u"plain_loop_milliseconds"_s, plain * 1e3},
            {u"ratio"_s, ours / plain}};
}

} // namespace rapport::bench
