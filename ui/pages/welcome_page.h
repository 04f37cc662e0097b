// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace rapport::ui {

class Card;
class StartChoices;

/// What a window without a workspace shows: new, open, the sample community, recent files.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget *parent = nullptr);

    /// Paths, the newest first; those that are gone are shown but cannot be opened.
    void setRecentFiles(const QStringList &paths);
    /// Why a file could not be opened; empty takes the sentence away.
    void setError(const QString &text);
    [[nodiscard]] QString error() const;
    /// Whether a file is being opened: nothing else can be started meanwhile.
    void setOpening(bool opening);

Q_SIGNALS:
    void newRequested();
    void openRequested();
    void sampleRequested();
    void recentRequested(const QString &path);

private:
    StartChoices *m_start;
    Card *m_recent;
    QWidget *m_list = nullptr;
};

} // namespace rapport::ui
