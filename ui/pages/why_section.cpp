// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/why_section.h"

#include "ui/models/cell_text.h"
#include "ui/theme/painting.h"
#include "ui/widgets/term_bar.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int partDecimals = 3;
constexpr qsizetype mostSheets = 8;

/// A term that can be clicked; the bar inside draws it.
class TermButton : public QAbstractButton {
public:
    TermButton(TermBar *bar, QWidget *parent) : QAbstractButton(parent)
    {
        bar->setParent(this);
        bar->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto *layout = new QVBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(bar);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(bar->accessibleName());
        setToolTip(bar->toolTip());
        setFixedHeight(bar->sizeHint().height());
        // A button is never narrower than it likes; this one shrinks with its bar.
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (underMouse())
            paintRounded(&painter, QRectF(rect()), 4, Theme::current().hover);
        if (hasFocus())
            paintFocusRing(&painter, QRectF(rect()), 4);
    }
    void enterEvent(QEnterEvent *) override { update(); }
    void leaveEvent(QEvent *) override { update(); }
};

void clear(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        // A click on one of them may be what led here.
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

QLabel *selectable(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

WhySection::WhySection(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void WhySection::setWhy(const DeveloperWhy &why, const WorkspaceSettings &settings)
{
    if (why.developer != m_why.developer)
        m_open.clear();
    m_why = why;
    m_settings = settings;
    rebuild();
}

void WhySection::toggleTerm(Measure measure)
{
    if (!m_open.remove(int(measure)))
        m_open.insert(int(measure));
    rebuild();
}

void WhySection::rebuild()
{
    clear(*m_layout);
    const bool any = m_why.satisfaction.score.value || m_why.efficiency.score.value;
    if (!any) {
        QLabel *none = selectable(tr("No feedback yet, so there is no score."), this);
        none->setProperty("role", u"muted"_s);
        m_layout->addWidget(none);
        return;
    }
    addScore(tr("Satisfaction"), m_why.satisfaction);
    addScore(tr("Efficiency"), m_why.efficiency);
}

void WhySection::addScore(const QString &label, const Why &why)
{
    if (!why.score.value)
        return;
    if (m_layout->count() > 0)
        m_layout->addSpacing(Theme::spaceS);
    const QString score = localScore(*why.score.value, m_settings.bands);
    const QString heading = tr("<b>%1: why %2</b> %3 \u00b7 cover %4 %")
                                .arg(label, score, bandLabel(why.band),
                                     QLocale().toString(std::round(why.score.coverage * 100)));
    m_layout->addWidget(selectable(heading, this));
    m_layout->addSpacing(2);
    std::vector<double> parts;
    for (const WhyTerm &term : why.terms)
        parts.push_back(term.part);
    const std::vector<double> printed = partsThatSum(parts, *why.score.value, partDecimals);
    for (size_t i = 0; i < why.terms.size(); ++i)
        addTerm(why.terms[i], printed[i]);
    addMissing(why, &why == &m_why.satisfaction ? ScoreKind::Satisfaction : ScoreKind::Efficiency);
}

void WhySection::addTerm(const WhyTerm &term, double printedPart)
{
    auto *bar = new TermBar;
    bar->setTerm(measureLabel(term.measure), term.value, term.effectiveWeight, printedPart);
    auto *button = new TermButton(bar, this);
    button->setAccessibleDescription(tr("Shows the answer sheets behind it"));
    connect(button, &QAbstractButton::clicked, this,
            [this, measure = term.measure] { toggleTerm(measure); });
    m_layout->addWidget(button);
    if (m_open.contains(int(term.measure)))
        addSheets(term);
}

void WhySection::addMissing(const Why &why, ScoreKind kind)
{
    for (const Measure measure : measuresOf(kind)) {
        if (std::ranges::find(why.terms, measure, &WhyTerm::measure) != why.terms.end())
            continue;
        auto *bar = new TermBar(this);
        bar->setTerm(measureLabel(measure), std::nan(""), m_settings.weights[measure]);
        m_layout->addWidget(bar);
    }
}

void WhySection::addSheets(const WhyTerm &term)
{
    QString lines;
    const qsizetype count = qsizetype(term.sheets.size());
    // The newest weigh most, so they come first.
    for (qsizetype i = count - 1; i >= std::max<qsizetype>(0, count - mostSheets); --i) {
        const WhySheet &sheet = term.sheets[size_t(i)];
        lines +=
            u"<tr><td>%1</td><td align=right>&nbsp;&nbsp;<b>%2</b></td><td>&nbsp;&nbsp;%3</td></tr>"_s
                .arg(dayText(sheet.takenOn), QLocale().toString(sheet.value, 'f', 2),
                     tr("weighs %1").arg(QLocale().toString(sheet.weight, 'f', 2)));
    }
    if (count > mostSheets)
        lines += u"<tr><td colspan=3>%1</td></tr>"_s.arg(
            tr("and %n older", nullptr, int(count - mostSheets)));
    QLabel *sheets =
        selectable(u"<table cellspacing=0 cellpadding=1>%1</table>"_s.arg(lines), this);
    sheets->setProperty("role", u"secondary"_s);
    sheets->setContentsMargins(Theme::spaceM, 2, 0, Theme::spaceS);
    m_layout->addWidget(sheets);
}

} // namespace rapport::ui
