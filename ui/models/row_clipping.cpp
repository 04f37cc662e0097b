// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/row_clipping.h"

#include "domain/field_text.h"
#include "tabular/formula_guard.h"

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

QString plainText(const Field &field, const Cell &cell)
{
    if (field.isReference() && !cell.text.isEmpty())
        return guardFormula(cell.text);
    const QString text = fieldText(field, cell.value);
    return field.isTextual() ? guardFormula(text) : text;
}

QString quotedText(const QString &text)
{
    const bool plain = !text.contains(u'\t') && !text.contains(u'\n') && !text.contains(u'\r')
        && !text.startsWith(u'"');
    return plain ? text : u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"';
}

QString htmlCells(const QStringList &texts, const QString &tag)
{
    QString html = u"<tr>"_s;
    for (const QString &text : texts)
        html += u"<%1>%2</%1>"_s.arg(tag, text.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    return html + u"</tr>\n"_s;
}

QStringList headingTexts(const std::vector<Field> &fields)
{
    QStringList texts;
    for (const Field &field : fields)
        texts.append(field.displayLabel());
    return texts;
}

QStringList rowTexts(const std::vector<Field> &fields, const Row &row)
{
    QStringList texts;
    for (size_t i = 0; i < fields.size() && i < row.cells.size(); ++i)
        texts.append(plainText(fields[i], row.cells[i]));
    return texts;
}

QString textLine(QStringList texts)
{
    for (QString &text : texts)
        text = quotedText(text);
    return texts.join(u'\t') + u'\n';
}

} // namespace

QString rowsAsText(const std::vector<Field> &fields, const std::vector<Row> &rows,
                   Headings headings)
{
    QString text = headings == Headings::With ? textLine(headingTexts(fields)) : QString();
    for (const Row &row : rows)
        text += textLine(rowTexts(fields, row));
    return text;
}

QString rowsAsOwnText(const std::vector<Field> &fields, const std::vector<Row> &rows)
{
    QString text;
    for (const Row &row : rows) {
        QStringList texts;
        for (size_t i = 0; i < fields.size() && i < row.cells.size(); ++i)
            texts.append(fieldText(fields[i], row.cells[i].value));
        text += textLine(texts);
    }
    return text;
}

QString rowsAsHtml(const std::vector<Field> &fields, const std::vector<Row> &rows,
                   Headings headings)
{
    // Without its encoding some spreadsheets take the text for Latin 1.
    QString html = u"<meta charset=\"utf-8\"><table>\n"_s;
    if (headings == Headings::With)
        html += htmlCells(headingTexts(fields), u"th"_s);
    for (const Row &row : rows)
        html += htmlCells(rowTexts(fields, row), u"td"_s);
    return html + u"</table>"_s;
}

} // namespace rapport::ui
