// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/settings_page.h"

#include <QSettings>

namespace rapport::ui {

/// Whether the developer service of a workspace is wanted, and where.
struct ServiceChoice {
    bool isOn = false;
    quint16 port = 0; ///< 0 where nobody chose one
};

/// What the program remembers between two runs, beside the workspaces: window, recent files,
/// the person's own settings. A thin layer over QSettings that names every key once.
class Preferences {
public:
    static constexpr int kRecentFiles = 10;

    /// \p settings outlives this.
    explicit Preferences(QSettings &settings) : m_settings(settings) { }

    [[nodiscard]] PersonalSettings personal() const;
    void setPersonal(const PersonalSettings &personal);

    /// Absolute paths, the newest first.
    [[nodiscard]] QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void clearRecentFiles();
    /// The workspaces that were open when the program was left; to open again.
    [[nodiscard]] QString lastWorkspace() const;
    void setLastWorkspace(const QString &path);

    [[nodiscard]] ServiceChoice service(const QString &workspaceUuid) const;
    void setService(const QString &workspaceUuid, const ServiceChoice &choice);

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);
    [[nodiscard]] QString lastPage() const;
    void setLastPage(const QString &key);
    /// Where the tables keep their columns and their panel, each under a name of its own.
    [[nodiscard]] QSettings &tables() const { return m_settings; }

private:
    QSettings &m_settings;
};

} // namespace rapport::ui
