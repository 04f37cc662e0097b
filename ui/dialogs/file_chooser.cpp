// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/file_chooser.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString workspaces()
{
    return QCoreApplication::translate("FileChooser", "Rapport workspaces (*.rapport)");
}

} // namespace

FileChooser::~FileChooser() = default;

void NativeFileChooser::choose(QWidget *window, const FileRequest &request, Chosen chosen)
{
    const bool saving = request.purpose == FileRequest::For::Saving;
    const QFileInfo suggested(request.suggested);
    auto *dialog = new QFileDialog(window, request.title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(saving ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(saving ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setNameFilters(request.filters);
    dialog->setDefaultSuffix(request.suffix);
    if (suggested.isAbsolute())
        dialog->setDirectory(suggested.absolutePath());
    if (!request.suggested.isEmpty())
        dialog->selectFile(suggested.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, window, std::move(chosen));
    dialog->open();
}

void FixedFileChooser::choose(QWidget *, const FileRequest &request, Chosen chosen)
{
    m_last = request;
    if (const QString path = std::exchange(m_next, {}); !path.isEmpty())
        chosen(path);
}

FileRequest newWorkspaceRequest(const QString &suggested)
{
    return {FileRequest::For::Saving,
            QCoreApplication::translate("FileChooser", "New workspace"),
            {workspaces()},
            suggested,
            u"rapport"_s};
}

FileRequest openWorkspaceRequest()
{
    return {FileRequest::For::Opening,
            QCoreApplication::translate("FileChooser", "Open workspace"),
            {workspaces(), QCoreApplication::translate("FileChooser", "All files (*)")}};
}

FileRequest saveCopyRequest(const QString &suggested)
{
    return {FileRequest::For::Saving,
            QCoreApplication::translate("FileChooser", "Save a copy"),
            {workspaces()},
            suggested,
            u"rapport"_s};
}

FileRequest importRequest()
{
    return {FileRequest::For::Opening,
            QCoreApplication::translate("FileChooser", "Import"),
            {QCoreApplication::translate(
                 "FileChooser", "Spreadsheets (*.xlsx *.ods *.csv *.tsv *.txt *.json *.jsonl)"),
             QCoreApplication::translate("FileChooser", "All files (*)")}};
}

FileRequest exportRequest(const QString &suggested, const QString &suffix)
{
    QStringList filters = {QCoreApplication::translate("FileChooser", "Excel workbook (*.xlsx)"),
                           QCoreApplication::translate("FileChooser", "CSV (*.csv)"),
                           QCoreApplication::translate("FileChooser", "JSON Lines (*.jsonl)")};
    const QString wanted = u"*."_s + suffix + u')';
    std::ranges::stable_partition(
        filters, [&wanted](const QString &filter) { return filter.endsWith(wanted); });
    return {FileRequest::For::Saving, QCoreApplication::translate("FileChooser", "Export"), filters,
            suggested, suffix};
}

} // namespace rapport::ui
