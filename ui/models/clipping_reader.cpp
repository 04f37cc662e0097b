// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/clipping_reader.h"

#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

#include <algorithm>

namespace rapport::ui {

namespace {

/// Goes through tab-separated text once.
class TextReader {
public:
    explicit TextReader(const QString &text) : m_text(text) { }

    CellBlock read()
    {
        CellBlock block;
        while (m_at < m_text.size()) {
            QStringList row = {cell()};
            while (m_at < m_text.size() && m_text[m_at] == u'\t') {
                ++m_at;
                row.append(cell());
            }
            endLine();
            block.push_back(std::move(row));
        }
        return block;
    }

private:
    [[nodiscard]] bool isEnd(qsizetype at) const
    {
        return at >= m_text.size() || m_text[at] == u'\t' || m_text[at] == u'\n'
            || m_text[at] == u'\r';
    }

    void endLine()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'\r')
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == u'\n')
            ++m_at;
    }

    QString cell()
    {
        if (m_quotesClose && m_at < m_text.size() && m_text[m_at] == u'"') {
            if (const qsizetype close = closingQuote(); close >= 0) {
                QString inside = m_text.mid(m_at + 1, close - m_at - 1);
                m_at = close + 1;
                inside.replace(QLatin1String("\"\""), QLatin1String("\""));
                return inside.replace(QLatin1String("\r\n"), QLatin1String("\n"));
            }
        }
        const qsizetype from = m_at;
        while (!isEnd(m_at))
            ++m_at;
        return m_text.mid(from, m_at - from);
    }

    /// The quote that ends the cell beginning here, or -1.
    qsizetype closingQuote()
    {
        for (qsizetype at = m_at + 1; at < m_text.size(); ++at) {
            if (m_text[at] != u'"')
                continue;
            if (at + 1 < m_text.size() && m_text[at + 1] == u'"')
                ++at;
            else
                return isEnd(at + 1) ? at : -1;
        }
        // Or every further quote would be looked for to the end again.
        m_quotesClose = false;
        return -1;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    bool m_quotesClose = true;
};

/// A document that shows nothing from elsewhere.
class ClosedDocument : public QTextDocument {
protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

const QTextTable *firstTable(const QTextFrame *frame)
{
    for (const QTextFrame *child : frame->childFrames()) {
        if (const auto *table = qobject_cast<const QTextTable *>(child))
            return table;
        if (const QTextTable *inside = firstTable(child))
            return inside;
    }
    return nullptr;
}

QString textOf(const QTextTableCell &cell)
{
    QTextCursor cursor = cell.firstCursorPosition();
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor::KeepAnchor);
    QString text = cursor.selectedText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    text.replace(QChar::LineSeparator, u'\n');
    return text.replace(QChar::Nbsp, u' ').trimmed();
}

} // namespace

qsizetype widthOf(const CellBlock &block)
{
    qsizetype widest = 0;
    for (const QStringList &row : block)
        widest = std::max(widest, row.size());
    return widest;
}

CellBlock cellsOfText(const QString &text)
{
    return TextReader(text).read();
}

CellBlock cellsOfHtml(const QString &html)
{
    ClosedDocument document;
    document.setHtml(html);
    const QTextTable *table = firstTable(document.rootFrame());
    CellBlock block;
    for (int row = 0; table && row < table->rows(); ++row) {
        QStringList texts;
        for (int column = 0; column < table->columns(); ++column) {
            const QTextTableCell cell = table->cellAt(row, column);
            // A cell over several columns is the first of them.
            const bool own = cell.row() == row && cell.column() == column;
            texts.append(own ? textOf(cell) : QString());
        }
        block.push_back(std::move(texts));
    }
    return block;
}

} // namespace rapport::ui
