// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/field_editor.h"

#include "domain/field_text.h"
#include "ui/models/answers.h"
#include "ui/pages/reference_editor.h"
#include "ui/theme/icons.h"
#include "ui/widgets/popover.h"

#include <QAction>
#include <QCalendarWidget>
#include <QCompleter>
#include <QKeyEvent>
#include <QLocale>
#include <QStringListModel>
#include <QStyle>
#include <QVBoxLayout>

#include <cmath>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int mostTags = 500;
constexpr double measureStep = 0.05;

/// Completes the tag at the end of a comma-separated list.
class TagCompleter : public QCompleter {
public:
    using QCompleter::QCompleter;

    QStringList splitPath(const QString &path) const override
    {
        return {path.mid(path.lastIndexOf(u',') + 1).trimmed()};
    }
    QString pathFromIndex(const QModelIndex &index) const override
    {
        const auto *line = qobject_cast<QLineEdit *>(widget());
        const QString before = line ? line->text() : QString();
        const qsizetype comma = before.lastIndexOf(u',');
        return (comma < 0 ? QString() : QString(before.left(comma) + u", "_s))
            + index.data().toString();
    }
};

void completeTags(Workspace &workspace, KindId kind, const Field &field, QLineEdit *line)
{
    auto *names = new QStringListModel(line);
    auto *completer = new TagCompleter(names, line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    line->setCompleter(completer);
    whenAnswered(workspace.choices(kind, field.name, mostTags), line,
                 [names](const Result<std::vector<ChoiceCount>> &choices) {
                     QStringList tags;
                     if (choices) {
                         for (const ChoiceCount &choice : *choices)
                             tags.append(choice.text);
                     }
                     names->setStringList(tags);
                 });
}

/// Every country as "Germany": the field's parser knows the names.
const QStringList &countryNames()
{
    static const QStringList names = [] {
        QStringList list;
        for (int i = 1; i <= int(QLocale::LastTerritory); ++i) {
            const auto territory = QLocale::Territory(i);
            const QString code = QLocale::territoryToCode(territory);
            const QString name = QLocale::territoryToString(territory);
            if (code.size() == 2 && countryCode(name) == code)
                list.append(name);
        }
        list.sort(Qt::CaseInsensitive);
        return list;
    }();
    return names;
}

void completeCountries(LineFieldEditor *line)
{
    auto *completer = new QCompleter(countryNames(), line);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    line->setCompleter(completer);
    QObject::connect(
        completer, qOverload<const QString &>(&QCompleter::activated), line,
        [line] {
            if (line->picked)
                line->picked();
        },
        Qt::QueuedConnection);
}

/// A measure is written in the colour of the band that a score of its size is in.
void colourByBand(Workspace &workspace, LineFieldEditor *line)
{
    QObject::connect(line, &QLineEdit::textChanged, line, [&workspace, line] {
        bool ok = false;
        const double value = line->editedText().toDouble(&ok);
        const Band band =
            ok && value >= 0 && value <= 1 ? workspace.settings().bands.of(value) : Band::None;
        const QString name = band == Band::None ? QString() : bandName(band);
        if (line->property("band").toString() == name)
            return;
        line->setProperty("band", name);
        line->style()->unpolish(line);
        line->style()->polish(line);
    });
}

QString hintFor(FieldType type)
{
    switch (type) {
    case FieldType::Date: return u"2026-11-23"_s;
    case FieldType::Time: return u"2026-11-23 09:30Z"_s;
    case FieldType::Measure: return QCoreApplication::translate("FieldEditor", "0 to 1");
    case FieldType::Tags: return QCoreApplication::translate("FieldEditor", "one, another");
    case FieldType::Email: return u"ada@example.com"_s;
    case FieldType::Link: return u"https://"_s;
    default: return {};
    }
}

} // namespace

QWidget *makeFieldEditor(Workspace &workspace, KindId kind, const Field &field, QWidget *parent)
{
    switch (field.type) {
    case FieldType::LongText: return new TextFieldEditor(parent);
    case FieldType::Choice:
    case FieldType::YesNo: return new ChoiceFieldEditor(field, parent);
    case FieldType::Date: return new DateFieldEditor(field, parent);
    case FieldType::Reference: return new ReferenceEditor(workspace, field, parent);
    default: break;
    }
    auto *line = new LineFieldEditor(field, parent);
    if (field.type == FieldType::Tags)
        completeTags(workspace, kind, field, line);
    else if (field.type == FieldType::Country)
        completeCountries(line);
    else if (field.type == FieldType::Measure)
        colourByBand(workspace, line);
    return line;
}

QString plainNumber(const QString &text)
{
    return text.trimmed().replace(QLocale().decimalPoint(), u"."_s).replace(u',', u'.');
}

void markInvalid(QWidget *editor, bool invalid)
{
    if (editor->property("invalid").toBool() == invalid)
        return;
    editor->setProperty("invalid", invalid);
    editor->style()->unpolish(editor);
    editor->style()->polish(editor);
}

LineFieldEditor::LineFieldEditor(const Field &field, QWidget *parent)
    : QLineEdit(parent), m_type(field.type)
{
    setPlaceholderText(hintFor(field.type));
    setAccessibleName(field.displayLabel());
    connect(this, &QLineEdit::textEdited, this, [this] { markInvalid(this, false); });
}

QString LineFieldEditor::editedText() const
{
    const bool number = m_type == FieldType::Measure || m_type == FieldType::Number;
    return number ? plainNumber(text()) : text();
}

void LineFieldEditor::keyPressEvent(QKeyEvent *event)
{
    const bool steps = m_type == FieldType::Measure || m_type == FieldType::Integer;
    if (steps && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        step(event->key() == Qt::Key_Up ? 1 : -1);
    else
        QLineEdit::keyPressEvent(event);
}

void LineFieldEditor::step(int direction)
{
    bool ok = false;
    const double now = editedText().toDouble(&ok);
    if (m_type == FieldType::Integer) {
        setText(QString::number(ok ? qint64(now) + direction : 0));
    } else {
        const double next = std::clamp((ok ? now : 0.5) + direction * measureStep, 0.0, 1.0);
        setText(QString::number(std::round(next * 100) / 100));
    }
    Q_EMIT textEdited(text());
}

ChoiceFieldEditor::ChoiceFieldEditor(const Field &field, QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(field.displayLabel());
    if (!field.required)
        addItem(u"\u2013"_s, QString());
    const QStringList choices =
        field.type == FieldType::YesNo ? QStringList{u"yes"_s, u"no"_s} : field.choices;
    for (const QString &choice : choices)
        addItem(choiceLabel(choice), choice);
    setEditable(field.openChoices);
    setInsertPolicy(NoInsert);
    setMaxVisibleItems(14);
    connect(this, &QComboBox::activated, this, [this] {
        if (picked)
            picked();
    });
}

QString ChoiceFieldEditor::editedText() const
{
    const int known =
        isEditable() ? findText(currentText().trimmed(), Qt::MatchFixedString) : currentIndex();
    return known >= 0 ? itemData(known).toString() : currentText();
}

void ChoiceFieldEditor::setEditedText(const QString &text)
{
    const int known = findData(text);
    if (known >= 0)
        setCurrentIndex(known);
    else if (isEditable())
        setEditText(text);
    if (isEditable() && text.isEmpty())
        setEditText({});
}

TextFieldEditor::TextFieldEditor(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setToolTip(tr("Shift+Enter begins a new line"));
    setAutoFillBackground(true);
}

DateFieldEditor::DateFieldEditor(const Field &field, QWidget *parent)
    : LineFieldEditor(field, parent)
{
    QAction *calendar = addAction(icon(Icon::Calendar), TrailingPosition);
    calendar->setToolTip(tr("Calendar"));
    connect(calendar, &QAction::triggered, this, &DateFieldEditor::openCalendar);
}

void DateFieldEditor::openCalendar()
{
    auto *popover = new Popover(this);
    auto *layout = new QVBoxLayout(popover);
    layout->setContentsMargins(8, 8, 8, 8);
    auto *calendar = new QCalendarWidget(popover);
    const QDate day = QDate::fromString(text().left(10), Qt::ISODate);
    calendar->setSelectedDate(day.isValid() ? day : QDate::currentDate());
    layout->addWidget(calendar);
    const auto take = [this, popover](QDate chosen) {
        setText(chosen.toString(Qt::ISODate));
        popover->close();
        if (picked)
            picked();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    popover->popup();
    calendar->setFocus(Qt::PopupFocusReason);
}

} // namespace rapport::ui
