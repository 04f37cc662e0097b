// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "insight/score_report.h"

#include <QJsonObject>

#include <vector>

namespace rapport {

/// One entry of the metric dictionary: what the program says beside the number.
struct MetricDefinition {
    QString name;    ///< as in `metrics --metric`
    QString label;   ///< translated
    QString formula; ///< translated: formula, filters, period, pitfalls
    QString unit;    ///< "score", "nps", "s", "share", "count"
};

/// Every metric that can be computed, in the order of METRICS.md.
[[nodiscard]] const std::vector<MetricDefinition> &metricDictionary();
/// The entry of that name, or null.
[[nodiscard]] const MetricDefinition *findMetric(QStringView name);

/// The steps a period is cut into.
enum class Every : quint8 { Whole, Day, Week, Month, Quarter };

/// Which numbers are wanted.
struct MetricQuery {
    QStringList metrics = {}; ///< names; empty means all
    GroupBy by = GroupBy::All;
    Scope scope = {}; ///< with the period, both days included
    Every every = Every::Whole;
};

/// One number.
struct MetricRow {
    QString metric;
    QString key;    ///< the group
    QString period; ///< "2026-01-01..2026-03-31", open ends empty
    std::optional<double> value;
    qint64 n = 0;
    QJsonObject more = {}; ///< what else the definition shows: interval, promoters, coverage
};

/// Computes \p query. Scores are as of a step's last day; other metrics count what lies in it.
/// Fails with Invalid for an unknown name, or steps without a first and last day.
[[nodiscard]] Result<std::vector<MetricRow>>
computeMetrics(const ReadContext &context, const MetricQuery &query, const Job &job = {});

/// Net promoter score: 100 (promoters - detractors) / n, answers 9-10 and 0-6.
struct Nps {
    qint64 promoters = 0, passives = 0, detractors = 0;

    void add(qint64 answer);
    [[nodiscard]] qint64 n() const { return promoters + passives + detractors; }
    [[nodiscard]] std::optional<double> value() const;
    /// Half the width of the 95 % interval, in points (normal approximation of the mean of
    /// +1, 0, -1).
    [[nodiscard]] std::optional<double> margin() const;
};

} // namespace rapport
