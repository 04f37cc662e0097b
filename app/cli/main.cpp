// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/interrupt.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace {

bool isTerminal(FILE *stream)
{
#ifdef Q_OS_UNIX
    return isatty(fileno(stream)) != 0;
#else
    Q_UNUSED(stream)
    return false;
#endif
}

} // namespace

int main(int argc, char **argv)
{
    rapport::surviveFileSizeLimit();
    const QCoreApplication application(argc, argv);
    const rapport::Interrupt interrupt;
    QFile out;
    QFile err;
    if (!out.open(fileno(stdout), QIODevice::WriteOnly)
        || !err.open(fileno(stderr), QIODevice::WriteOnly))
        return int(rapport::Exit::Failed);
    return int(rapport::runCommandLine(QCoreApplication::arguments().mid(1),
                                       {out, err, isTerminal(stderr), interrupt.token()}));
}
