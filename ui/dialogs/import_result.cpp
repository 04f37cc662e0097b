// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/import_result.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString countsOf(const ImportOutcome::Counts &counts)
{
    const QLocale locale;
    QStringList parts;
    if (counts.created > 0)
        parts << QCoreApplication::translate("ImportResult", "%1 new")
                     .arg(locale.toString(counts.created));
    if (counts.updated > 0)
        parts << QCoreApplication::translate("ImportResult", "%1 changed")
                     .arg(locale.toString(counts.updated));
    if (counts.unchanged > 0)
        parts << QCoreApplication::translate("ImportResult", "%1 unchanged")
                     .arg(locale.toString(counts.unchanged));
    return parts.join(u", "_s);
}

} // namespace

QString importSentence(const ImportOutcome &outcome, const Catalogue &catalogue)
{
    QStringList parts;
    for (const Kind &kind : catalogue.kinds()) {
        const QString counts = countsOf(outcome.kinds[size_t(kind.id)]);
        if (!counts.isEmpty())
            parts << QCoreApplication::translate("ImportResult", "%1: %2")
                         .arg(kind.displayLabelPlural(), counts);
    }
    if (parts.isEmpty())
        parts << QCoreApplication::translate("ImportResult", "Nothing to import");
    if (outcome.rejected > 0)
        parts << QCoreApplication::translate("ImportResult", "Rejected rows: %1")
                     .arg(QLocale().toString(outcome.rejected));
    return parts.join(u" · "_s);
}

QString rejectionLines(const ImportOutcome &outcome, int most)
{
    QStringList lines;
    for (const Rejection &rejection : outcome.firstRejections) {
        if (lines.size() == most)
            break;
        lines << (rejection.column.isEmpty()
                      ? QCoreApplication::translate("ImportResult", "Row %1: %2")
                            .arg(rejection.row)
                            .arg(rejection.message)
                      : QCoreApplication::translate("ImportResult", "Row %1, %2: %3")
                            .arg(rejection.row)
                            .arg(rejection.column.simplified().left(40), rejection.message));
    }
    return lines.join(u'\n');
}

QString rejectsFileFor(const QString &source)
{
    const QFileInfo info(source);
    const QDir folder = info.absoluteDir();
    if (!QFileInfo(folder.absolutePath()).isWritable())
        return {};
    QString name = info.completeBaseName() + u"-rejects.csv"_s;
    for (int number = 2; folder.exists(name); ++number)
        name = u"%1-rejects-%2.csv"_s.arg(info.completeBaseName()).arg(number);
    return folder.filePath(name);
}

} // namespace rapport::ui
