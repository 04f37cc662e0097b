// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/settings.h"
#include "insight/why.h"

#include <QSet>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace rapport::ui {

/// Says why a developer's scores are what they are: both sums, term by term; a term opens to
/// the answer sheets behind it. What is printed adds up to what is printed.
class WhySection : public QWidget {
    Q_OBJECT
public:
    explicit WhySection(QWidget *parent = nullptr);

    void setWhy(const DeveloperWhy &why, const WorkspaceSettings &settings);
    /// Opens or closes the sheets behind a measure.
    void toggleTerm(Measure measure);

private:
    void rebuild();
    void addScore(const QString &label, const Why &why);
    void addTerm(const WhyTerm &term, double printedPart);
    void addMissing(const Why &why, ScoreKind kind);
    void addSheets(const WhyTerm &term);

    DeveloperWhy m_why;
    WorkspaceSettings m_settings;
    QSet<int> m_open; ///< measures whose sheets are shown
    QVBoxLayout *m_layout;
};

} // namespace rapport::ui
