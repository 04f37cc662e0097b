// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

class QWidget;

namespace rapport::ui {

/// Which file is wanted.
struct FileRequest {
    enum class For : quint8 { Opening, Saving };

    For purpose = For::Opening;
    QString title;
    QStringList filters;    ///< "Spreadsheets (*.csv *.tsv)", best first
    QString suggested = {}; ///< a path or a name to start from
    QString suffix = {};    ///< added to a name without one when saving
};

/// Asks the user for a file; a seam, so that tests and scripts can answer themselves.
class FileChooser {
public:
    using Chosen = std::function<void(const QString &path)>;

    FileChooser() = default;
    virtual ~FileChooser();
    Q_DISABLE_COPY_MOVE(FileChooser)

    /// Returns at once; \p chosen is called when the user picked a file, and not at all when
    /// the user gave up.
    virtual void choose(QWidget *window, const FileRequest &request, Chosen chosen) = 0;
};

/// The system's file dialog.
class NativeFileChooser final : public FileChooser {
public:
    void choose(QWidget *window, const FileRequest &request, Chosen chosen) override;
};

/// Answers with the path set before, as a test does; asks nobody.
class FixedFileChooser final : public FileChooser {
public:
    /// The answer to the next request, once; an empty one gives up.
    void setNext(const QString &path) { m_next = path; }
    [[nodiscard]] const FileRequest &lastRequest() const { return m_last; }
    void choose(QWidget *window, const FileRequest &request, Chosen chosen) override;

private:
    QString m_next;
    FileRequest m_last;
};

// The requests of the program, so that every dialog asks alike.
[[nodiscard]] FileRequest newWorkspaceRequest(const QString &suggested);
[[nodiscard]] FileRequest openWorkspaceRequest();
[[nodiscard]] FileRequest saveCopyRequest(const QString &suggested);
[[nodiscard]] FileRequest importRequest();
/// \p suffix is the kind of file that is offered first: "xlsx", "csv" or "jsonl".
[[nodiscard]] FileRequest exportRequest(const QString &suggested, const QString &suffix);

} // namespace rapport::ui
