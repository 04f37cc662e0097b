// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QString>
#include <QTemporaryDir>

#include <chrono>
#include <vector>

namespace rapport::bench {

/// What the measurements are run with.
struct Options {
    int developers = 1'000'000; ///< the large community; the small one has a thousandth
    int rows = 1'000'000;       ///< of the file to import
    QString folder;             ///< where files may be made
};

/// Seconds that \p work takes, once.
template <typename Work>
double seconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e9;
}

/// The middle one of \p values, of which there is one at least.
[[nodiscard]] double median(std::vector<double> values);

/// The median of \p runs timings of \p work, in seconds.
template <typename Work>
double medianSeconds(int runs, Work work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i)
        times.push_back(seconds(work));
    return median(std::move(times));
}

/// Milliseconds of a clock that all processes of this machine share.
inline double sharedMilliseconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(now).count();
}

/// Says what went wrong and ends the program: a measurement of a failure is worth nothing.
[[noreturn]] void fail(const QString &what);

/// Seconds that sqlite3's own shell takes with \p arguments, what it prints going to the file
/// \p output; 0 without a shell.
[[nodiscard]] double shellSeconds(const QStringList &arguments, const QString &output);

/// Has everything that was written brought to disk where the system has a program for it, so that
/// no timing pays for the one before.
void settleDisk();

/// The sample community of \p developers with the four kinds that scores need, made once per
/// folder and kept.
[[nodiscard]] QString sampleWorkspace(const Options &options, int developers);

// Each answers one JSON object with its figures and the yardstick beside them.
[[nodiscard]] QJsonObject measureImport(const Options &options);
[[nodiscard]] QJsonObject measureExport(const Options &options);
[[nodiscard]] QJsonObject measureEdit(const Options &options);
[[nodiscard]] QJsonObject measureScores(const Options &options);
[[nodiscard]] QJsonObject measureSample(const Options &options);
[[nodiscard]] QJsonObject measureSort(const Options &options);
[[nodiscard]] QJsonObject measureSearch(const Options &options);
[[nodiscard]] QJsonObject measureScroll(const Options &options);
[[nodiscard]] QJsonObject measureBulk(const Options &options);
[[nodiscard]] QJsonObject measureWindow(const Options &options);
[[nodiscard]] QJsonObject measureTable(const Options &options);

/// The other end of measureTable(): shows the table of developers, works on it and prints JSON.
int runTableChild(int argc, char **argv, const QString &what);
/// The other end of measureWindow(): a process that shows a window, prints when it was first
/// painted (sharedMilliseconds()), and leaves. \p what is "empty" or a workspace's path.
int runWindowChild(int argc, char **argv, const QString &what);

} // namespace rapport::bench
