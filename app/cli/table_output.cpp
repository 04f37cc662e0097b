// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/table_output.h"

#include "cli/display_width.h"
#include "domain/json_text.h"
#include "tabular/csv_writer.h"

#include <QJsonArray>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kWidestCell = 48;
constexpr size_t kMeasuredRows = 500;

class JsonTable final : public TableOutput {
public:
    JsonTable(QIODevice &device, const std::vector<OutputColumn> &columns)
        : m_output(OutputFile::onto(device))
    {
        for (const OutputColumn &column : columns) {
            QByteArray key;
            appendJson(key, column.name);
            m_keys.push_back(key + ':');
        }
    }

    Result<void> row(std::span<const OutputCell> cells) override
    {
        m_line = m_first ? "{\"rows\":[\n{" : ",\n{";
        m_first = false;
        for (size_t i = 0; i < m_keys.size(); ++i) {
            if (i > 0)
                m_line += ',';
            m_line += m_keys[i];
            appendJson(m_line, cells[i].value);
        }
        m_line += '}';
        return m_output.write(m_line);
    }

    Result<void> finish() override
    {
        RAPPORT_TRY(m_output.write(m_first ? "{\"rows\":[]}\n" : "\n]}\n"));
        return m_output.finish();
    }

private:
    OutputFile m_output;
    std::vector<QByteArray> m_keys; // with quotes and colon
    QByteArray m_line;
    bool m_first = true;
};

class CsvTable final : public TableOutput {
public:
    CsvTable(QIODevice &device, std::vector<OutputColumn> columns)
        : m_writer(CsvWriter::onto(device, {})), m_columns(std::move(columns))
    {
    }

    Result<void> row(std::span<const OutputCell> cells) override
    {
        RAPPORT_TRY(writeHeader());
        m_values.clear();
        for (const OutputCell &cell : cells)
            m_values.push_back(cell.value.isDouble() ? Value::fromJson(cell.value)
                                                     : Value(shownText(cell.value)));
        return m_writer->row(m_values);
    }

    Result<void> finish() override
    {
        RAPPORT_TRY(writeHeader());
        return m_writer->finish();
    }

private:
    Result<void> writeHeader()
    {
        if (std::exchange(m_headed, true))
            return {};
        QStringList names;
        for (const OutputColumn &column : m_columns)
            names.append(column.name);
        return m_writer->header(names);
    }

    std::unique_ptr<CsvWriter> m_writer;
    std::vector<OutputColumn> m_columns;
    std::vector<Value> m_values;
    bool m_headed = false;
};

class TextTable final : public TableOutput {
public:
    TextTable(QIODevice &device, std::vector<OutputColumn> columns)
        : m_output(OutputFile::onto(device)), m_columns(std::move(columns))
    {
        QStringList headings;
        for (const OutputColumn &column : m_columns)
            headings.append(column.name);
        m_waiting.push_back(std::move(headings));
    }

    Result<void> row(std::span<const OutputCell> cells) override
    {
        QStringList texts;
        for (const OutputCell &cell : cells)
            texts.append(oneLine(cell.shown.isEmpty() ? shownText(cell.value) : cell.shown));
        // What comes last pushes nothing aside.
        for (qsizetype i = 0; i + 1 < texts.size(); ++i)
            texts[i] = cutToWidth(texts[i], kWidestCell);
        if (!m_widths.empty())
            return write(texts);
        m_waiting.push_back(std::move(texts));
        return m_waiting.size() > kMeasuredRows ? writeWaiting() : Result<void>();
    }

    Result<void> finish() override
    {
        if (m_widths.empty())
            RAPPORT_TRY(writeWaiting());
        return m_output.finish();
    }

private:
    Result<void> writeWaiting()
    {
        m_widths.assign(m_columns.size(), 0);
        for (const QStringList &texts : m_waiting) {
            for (size_t i = 0; i < m_columns.size(); ++i)
                m_widths[i] = std::max(m_widths[i], displayWidth(texts[qsizetype(i)]));
        }
        for (const QStringList &texts : m_waiting)
            RAPPORT_TRY(write(texts));
        m_waiting.clear();
        return {};
    }

    Result<void> write(const QStringList &texts)
    {
        QString line;
        for (size_t i = 0; i < m_columns.size(); ++i) {
            const QString &text = texts[qsizetype(i)];
            const QString padding(std::max(0, m_widths[i] - displayWidth(text)), u' ');
            if (i > 0)
                line += u"  "_s;
            line += m_columns[i].number ? padding + text : text + padding;
        }
        while (line.endsWith(u' '))
            line.chop(1);
        return m_output.write((line + u'\n').toUtf8());
    }

    OutputFile m_output;
    std::vector<OutputColumn> m_columns;
    std::vector<int> m_widths; // empty until the first rows are measured
    std::vector<QStringList> m_waiting;
};

} // namespace

TableOutput::~TableOutput() = default;

std::unique_ptr<TableOutput> TableOutput::create(Format format, QIODevice &device,
                                                 std::vector<OutputColumn> columns)
{
    switch (format) {
    case Format::Json: return std::make_unique<JsonTable>(device, columns);
    case Format::Csv: return std::make_unique<CsvTable>(device, std::move(columns));
    case Format::Table: break;
    }
    return std::make_unique<TextTable>(device, std::move(columns));
}

QString shownText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? u"yes"_s : u"no"_s;
    case QJsonValue::String: return value.toString();
    case QJsonValue::Array: {
        QStringList items;
        for (const QJsonValue &item : value.toArray())
            items.append(shownText(item));
        return items.join(u", "_s);
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined: return {};
    case QJsonValue::Double:
    case QJsonValue::Object: break;
    }
    QByteArray text;
    appendJson(text, value);
    return QString::fromUtf8(text);
}

} // namespace rapport
