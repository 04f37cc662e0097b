// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/theme/theme_controller.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace rapport::ui {

class Card;
class ServiceCard;
class Toggle;
struct ServiceState;

/// What the program keeps for the person rather than in the workspace.
struct PersonalSettings {
    QString name; ///< the actor of the changes made in this window
    ThemeChoice theme = ThemeChoice::System;
    bool motion = true;
    friend bool operator==(const PersonalSettings &, const PersonalSettings &) = default;
};

/// Bands, half-life and time zone of the workspace (journaled), and the person's own settings.
///
/// What is wrong is said under the field, before anything is stored.
class SettingsPage : public Page {
    Q_OBJECT
public:
    SettingsPage(Workspace &workspace, const PersonalSettings &personal, QWidget *parent = nullptr);

    void workspaceChanged(const ChangeSummary &summary) override;
    [[nodiscard]] bool isBusy() const override { return false; }
    void setPersonal(const PersonalSettings &personal);
    /// Shows the developer service; without it there is nothing about it here.
    void setService(const ServiceState &state);

Q_SIGNALS:
    /// New workspace settings of which one needs all scores computed anew: a long job.
    void rescoringRequested(const QHash<QString, QString> &texts);
    void personalChanged(const rapport::ui::PersonalSettings &personal);
    /// The developer service is to be started on \p port, or stopped.
    void serviceSwitched(bool on, quint16 port);

private:
    [[nodiscard]] Card *makeScores();
    [[nodiscard]] Card *makeWorkspace();
    [[nodiscard]] Card *makeYou();
    [[nodiscard]] Card *makeLook();
    [[nodiscard]] Card *makeService();
    void showStored();
    void checkScores();
    void applyScores();
    void checkZone();
    void applyZone();
    void store(const QHash<QString, QString> &texts, const QString &message);
    void tellPersonal();
    [[nodiscard]] QHash<QString, QString> scoreTexts() const;

    PersonalSettings m_personal;
    QLineEdit *m_good = nullptr;
    QLineEdit *m_needsImprovement = nullptr;
    Toggle *m_ages = nullptr;
    QLineEdit *m_halfLife = nullptr;
    QLabel *m_scoreError = nullptr;
    QPushButton *m_applyScores = nullptr;
    QComboBox *m_zone = nullptr;
    QLabel *m_zoneError = nullptr;
    QPushButton *m_applyZone = nullptr;
    QLineEdit *m_name = nullptr;
    std::array<QRadioButton *, 3> m_themes = {};
    Toggle *m_motion = nullptr;
    ServiceCard *m_service = nullptr;
};

} // namespace rapport::ui
