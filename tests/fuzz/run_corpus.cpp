// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/fuzz_target.h"

#include <QDirIterator>

#include <cstdio>

using namespace rapport;

/// Runs a target on every file of the folders named on the command line, as a test does that
/// keeps what fuzzing has found.
int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator folder(QFile::decodeName(argv[i]), QDir::Files);
        while (folder.hasNext()) {
            const QByteArray content = contentOf(folder.next());
            std::printf("%s\n", qPrintable(folder.fileName()));
            std::fflush(stdout);
            LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(content.constData()),
                                   size_t(content.size()));
            ++files;
        }
    }
    return files > 0 ? 0 : 1;
}
