// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/choice_popup.h"
#include "ui/widgets/period.h"

#include <QPointer>
#include <QWidget>

#include <vector>

namespace rapport::ui {

class FilterChip;

/// One filter of a FilterBar.
struct ChipSpec {
    QString key;     ///< names it in signals
    QString label;   ///< "Segment"
    QString allText; ///< what it says when nothing is chosen: "all"
};

/// The row of filters that holds on every page, and the period.
///
/// Knows nothing of what it filters: it asks for choices when a chip is opened and tells what
/// was chosen. Chips that do not fit are reached through "More". GUI thread; Qt parenthood.
class FilterBar : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);
    ~FilterBar() override;

    void setChips(const std::vector<ChipSpec> &chips);
    /// Answers choicesRequested(); ignored once that popup is gone.
    void setChoices(const QString &key, const std::vector<Choice> &choices);
    /// Sets what is chosen without emitting chosen(). \p texts are shown; values where missing.
    void setChosen(const QString &key, const QStringList &values, const QStringList &texts = {});
    [[nodiscard]] QStringList values(const QString &key) const;
    /// Without emitting periodChosen().
    void setPeriod(const Period &period);
    [[nodiscard]] Period period() const { return m_period; }
    void setPeriodVisible(bool visible);
    /// The chip of \p key ("period" for the period), for focus and tests; null if unknown.
    [[nodiscard]] FilterChip *chip(const QString &key) const;
    /// How many chips are behind "More" at the present width.
    [[nodiscard]] int hiddenCount() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A chip was opened (empty \p search) or its search field typed in: answer with setChoices().
    void choicesRequested(const QString &key, const QString &search);
    void chosen(const QString &key, const QStringList &values);
    void periodChosen(const rapport::ui::Period &period);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Entry {
        ChipSpec spec;
        QStringList values;
        QStringList texts;
        FilterChip *chip = nullptr;
    };

    [[nodiscard]] Entry *entry(const QString &key);
    [[nodiscard]] const Entry *entry(const QString &key) const;
    [[nodiscard]] std::vector<FilterChip *> allChips() const;
    void choose(const QString &key, const QStringList &values, const QStringList &texts);
    void openChip(const QString &key, QWidget *anchor);
    void openPeriod(QWidget *anchor);
    void openMore();
    void pickPeriod(const Period &period);
    void showState(Entry &entry);
    void arrange();

    std::vector<Entry> m_entries;
    FilterChip *m_periodChip;
    FilterChip *m_more;
    Period m_period;
    bool m_periodVisible = true;
    QPointer<ChoicePopup> m_popup;
    QString m_popupKey;
};

} // namespace rapport::ui
