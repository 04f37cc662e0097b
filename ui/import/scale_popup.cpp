// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/scale_popup.h"

#include "domain/value.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kWidth = 320;
constexpr int kWordsHeight = 128;
constexpr int kShownAnswers = 4;

} // namespace

ScalePopup::ScalePopup(const MeasureScale &scale, QStringList samples, QWidget *anchor)
    : Popover(anchor),
      m_samples(std::move(samples)),
      m_known(scale),
      m_kind(new QComboBox(this)),
      m_ends(new QWidget(this)),
      m_least(new QLineEdit(exactText(scale.min), m_ends)),
      m_most(new QLineEdit(exactText(scale.max), m_ends)),
      m_words(new QPlainTextEdit(this)),
      m_result(new QLabel(this)),
      m_apply(new QPushButton(tr("Use this scale"), this))
{
    setAccessibleName(tr("Scale"));
    setFixedWidth(kWidth);
    m_kind->addItems({tr("Numbers"), tr("Words, from worst to best")});
    m_kind->setAccessibleName(tr("What the answers are"));
    m_least->setAccessibleName(tr("Worst answer"));
    m_most->setAccessibleName(tr("Best answer"));
    m_words->setAccessibleName(tr("Words from worst to best, one in a line"));
    m_words->setFixedHeight(kWordsHeight);
    m_words->setTabChangesFocus(true);
    const QStringList words = scale.wordList.isEmpty() ? m_samples : scale.wordList;
    m_words->setPlainText(words.join(u'\n'));
    m_result->setProperty("role", u"secondary"_s);
    m_result->setWordWrap(true);
    m_apply->setProperty("role", u"primary"_s);
    auto *row = new QHBoxLayout(m_ends);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::spaceS);
    row->addWidget(new QLabel(tr("from"), m_ends));
    row->addWidget(m_least, 1);
    row->addWidget(new QLabel(tr("to"), m_ends));
    row->addWidget(m_most, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::cardPadding, Theme::spaceM, Theme::cardPadding,
                               Theme::cardPadding);
    layout->setSpacing(Theme::spaceS);
    for (QWidget *part :
         std::initializer_list<QWidget *>{m_kind, m_ends, m_words, m_result, m_apply})
        layout->addWidget(part);
    connect(m_kind, &QComboBox::currentIndexChanged, this,
            [this](int kind) { showKind(kind == 1); });
    connect(m_least, &QLineEdit::textChanged, this, &ScalePopup::update);
    connect(m_most, &QLineEdit::textChanged, this, &ScalePopup::update);
    connect(m_words, &QPlainTextEdit::textChanged, this, &ScalePopup::update);
    connect(m_least, &QLineEdit::returnPressed, this, &ScalePopup::apply);
    connect(m_most, &QLineEdit::returnPressed, this, &ScalePopup::apply);
    connect(m_apply, &QPushButton::clicked, this, &ScalePopup::apply);
    m_kind->setCurrentIndex(scale.isWordList() ? 1 : 0);
    showKind(scale.isWordList());
    setFocusProxy(m_kind);
}

void ScalePopup::showKind(bool words)
{
    m_ends->setVisible(!words);
    m_words->setVisible(words);
    update();
    adjustSize();
}

Result<MeasureScale> ScalePopup::scale() const
{
    const auto refuse = [](const QString &text) { return Error{Error::Code::Invalid, text, {}}; };
    if (m_kind->currentIndex() == 1) {
        QStringList words;
        for (const QString &line : m_words->toPlainText().split(u'\n'))
            words << line.trimmed();
        words.removeAll(QString());
        if (words.size() < 2)
            return refuse(tr("Write one word in a line, the worst first; at least two."));
        return MeasureScale::ofWords(words);
    }
    const auto least = numberOf(m_least->text());
    const auto most = numberOf(m_most->text());
    if (!least || !most || *least >= *most)
        return refuse(tr("Both ends are numbers; the worst is below the best."));
    // Words that stand for numbers ("10 - strongly agree") go on doing so.
    MeasureScale scale = m_known.isWordList() ? MeasureScale() : m_known;
    scale.min = *least;
    scale.max = *most;
    return scale;
}

void ScalePopup::update()
{
    const auto wanted = scale();
    m_apply->setEnabled(wanted.ok());
    if (!wanted) {
        m_result->setText(wanted.error().text);
        return;
    }
    QStringList lines;
    for (const QString &answer : m_samples.mid(0, kShownAnswers)) {
        const auto share = wanted->share(answer);
        lines << (share ? tr("%1 counts as %2").arg(answer, QLocale().toString(*share, 'f', 2))
                        : tr("%1 does not fit").arg(answer));
    }
    m_result->setText(lines.join(u'\n'));
}

void ScalePopup::apply()
{
    const auto wanted = scale();
    if (!wanted)
        return;
    close();
    Q_EMIT chosen(*wanted);
}

} // namespace rapport::ui
