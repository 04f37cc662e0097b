// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/file_options.h"

#include "ui/theme/theme.h"
#include "ui/widgets/card_grid.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kLeastWidth = 118;
constexpr int kMostHeadings = 20;

void addChoice(QComboBox &combo, const QString &text, const QString &value)
{
    combo.addItem(text, value);
}

} // namespace

QString dateOrderText(const QString &order)
{
    if (order == u"dmy")
        return FileOptions::tr("Day first");
    if (order == u"mdy")
        return FileOptions::tr("Month first");
    return FileOptions::tr("Year first");
}

FileOptions::FileOptions(ImportSession &session, QWidget *parent)
    : QWidget(parent), m_session(session)
{
    auto *grid = new CardGrid(kLeastWidth, this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(Theme::spaceM);
    const auto combo = [this](std::initializer_list<std::pair<QString, QString>> choices) {
        auto *made = new QComboBox(this);
        made->setMinimumContentsLength(6);
        made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        for (const auto &[text, value] : choices)
            addChoice(*made, text, value);
        return made;
    };
    m_headings = new QSpinBox(this);
    m_headings->setRange(0, kMostHeadings);
    m_headings->setKeyboardTracking(false);
    addLine(Option::Sheet, tr("Sheet"), combo({}));
    addLine(Option::Encoding, tr("Encoding"),
            combo({{u"UTF-8"_s, u"UTF-8"_s},
                   {u"UTF-16"_s, u"UTF-16"_s},
                   {u"GB18030"_s, u"GB18030"_s},
                   {u"Big5"_s, u"Big5"_s},
                   {u"Shift_JIS"_s, u"Shift_JIS"_s},
                   {u"windows-1252"_s, u"windows-1252"_s}}));
    addLine(Option::Separator, tr("Separator"),
            combo({{tr("Comma"), u","_s},
                   {tr("Semicolon"), u";"_s},
                   {tr("Tab"), u"\t"_s},
                   {tr("Bar"), u"|"_s}}));
    addLine(Option::Quote, tr("Quote"),
            combo({{tr("Double \""), u"\""_s}, {tr("Single '"), u"'"_s}, {tr("None"), QString()}}));
    addLine(Option::Headings, tr("Heading rows"), m_headings);
    addLine(Option::Decimal, tr("Decimal sign"),
            combo({{tr("Point 0.8"), u"."_s}, {tr("Comma 0,8"), u","_s}}));
    addLine(Option::Dates, tr("Days"),
            combo({{dateOrderText(u"ymd"_s), u"ymd"_s},
                   {dateOrderText(u"dmy"_s), u"dmy"_s},
                   {dateOrderText(u"mdy"_s), u"mdy"_s}}));
    connect(m_headings, &QSpinBox::valueChanged, this, [this] { take(Option::Headings); });
}

void FileOptions::addLine(Option option, const QString &name, QWidget *field)
{
    Line &line = m_lines[size_t(option)];
    line.name = name;
    line.box = new QWidget(this);
    line.label = new QLabel(name, line.box);
    line.label->setProperty("role", u"secondary"_s);
    line.label->setBuddy(field);
    line.combo = qobject_cast<QComboBox *>(field);
    field->setAccessibleName(name);
    auto *column = new QVBoxLayout(line.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::spaceXs);
    column->addWidget(line.label);
    column->addWidget(field);
    layout()->addWidget(line.box);
    if (line.combo)
        connect(line.combo, &QComboBox::activated, this, [this, option] { take(option); });
}

QComboBox *FileOptions::combo(Option option) const
{
    return m_lines[size_t(option)].combo;
}

void FileOptions::show(Option option, const QVariant &value, bool said, bool visible)
{
    const Line &line = m_lines[size_t(option)];
    line.box->setVisible(visible);
    line.label->setText(said ? line.name : tr("%1 · detected").arg(line.name));
    if (!line.combo)
        return;
    const QSignalBlocker quiet(line.combo);
    int place = line.combo->findData(value, Qt::UserRole, Qt::MatchFixedString);
    if (place < 0 && !value.toString().isEmpty()) {
        line.combo->addItem(value.toString(), value);
        place = line.combo->count() - 1;
    }
    line.combo->setCurrentIndex(place);
    line.combo->setToolTip(line.combo->currentText());
}

void FileOptions::refresh()
{
    if (!m_session.look)
        return;
    const FileLook &look = *m_session.look;
    const ImportSource &used = look.source;
    const ImportSource &said = m_session.wanted;
    QComboBox *sheets = combo(Option::Sheet);
    {
        const QSignalBlocker quiet(sheets);
        sheets->clear();
        for (const QString &sheet : look.sheets)
            sheets->addItem(sheet, sheet);
    }
    const auto sign = [](const std::optional<QChar> &one) {
        return one && !one->isNull() ? QString(*one) : QString();
    };
    show(Option::Sheet, used.sheet.value_or(look.sheets.value(0)), true, look.sheets.size() > 1);
    show(Option::Encoding, used.encoding.value_or(QString()), said.encoding.has_value(),
         look.isText);
    show(Option::Separator, sign(used.separator), said.separator.has_value(), look.isText);
    show(Option::Quote, sign(used.quote), said.quote.has_value(), look.isText);
    show(Option::Headings, {}, said.headerRows.has_value(), true);
    show(Option::Decimal, sign(used.decimal), said.decimal.has_value(), look.isText);
    // What is asked for is neither shown as known nor as found out.
    const bool asked = m_session.asksForDateOrder();
    show(Option::Dates, asked ? QString() : used.dateOrder.value_or(u"ymd"_s),
         asked || said.dateOrder.has_value(), true);
    const QSignalBlocker quiet(m_headings);
    m_headings->setValue(look.table.headerRows);
}

void FileOptions::take(Option option)
{
    ImportSource &wanted = m_session.wanted;
    const QString value = combo(option) ? combo(option)->currentData().toString() : QString();
    switch (option) {
    case Option::Sheet: wanted.sheet = value; break;
    case Option::Encoding: wanted.encoding = value; break;
    case Option::Separator: wanted.separator = value.front(); break;
    case Option::Quote: wanted.quote = value.isEmpty() ? QChar() : value.front(); break;
    case Option::Headings: wanted.headerRows = m_headings->value(); break;
    case Option::Decimal: wanted.decimal = value.front(); break;
    case Option::Dates: wanted.dateOrder = value; break;
    }
    Q_EMIT changed();
}

} // namespace rapport::ui
