// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace rapport::bench {

void fail(const QString &what)
{
    std::fprintf(stderr, "rapport-bench: %s\n", qPrintable(what));
    std::exit(1);
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + ptrdiff_t(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

double shellSeconds(const QStringList &arguments, const QString &output)
{
    const QString shell = QStandardPaths::findExecutable(QStringLiteral("sqlite3"));
    if (shell.isEmpty())
        return 0;
    return seconds([&] {
        QProcess process;
        process.setStandardOutputFile(output);
        process.start(shell, arguments);
        if (!process.waitForFinished(-1) || process.exitCode() != 0)
            fail(QStringLiteral("sqlite3 failed: ") + arguments.join(u' '));
    });
}

void settleDisk()
{
    if (const QString sync = QStandardPaths::findExecutable(QStringLiteral("sync"));
        !sync.isEmpty())
        (void)QProcess::execute(sync);
}

} // namespace rapport::bench
