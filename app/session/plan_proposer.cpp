// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/plan_proposer.h"

#include "domain/field_text.h"
#include "session/cell_parser.h"
#include "session/heading_matcher.h"
#include "session/import_table.h"
#include "session/rejects_file.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace rapport {

namespace {

using namespace Qt::Literals::StringLiterals;

/// The answers of a column among the first rows, without those that say nothing.
QStringList answersOf(const TableDetection &detection, int column, const QStringList &noAnswer)
{
    QStringList answers;
    for (const QStringList &row : detection.samples) {
        const QString text = row.value(column).trimmed();
        if (!text.isEmpty() && !noAnswer.contains(text, Qt::CaseInsensitive))
            answers.append(text);
    }
    return answers;
}

const std::vector<QStringList> &usualWords()
{
    static const std::vector<QStringList> lists = {
        {u"Strongly disagree"_s, u"Disagree"_s, u"Neutral"_s, u"Agree"_s, u"Strongly agree"_s},
        {u"Very dissatisfied"_s, u"Dissatisfied"_s, u"Neutral"_s, u"Satisfied"_s,
         u"Very satisfied"_s},
        {u"Horrible"_s, u"Bad"_s, u"OK"_s, u"Good"_s, u"Excellent"_s},
        {u"Very poor"_s, u"Poor"_s, u"Fair"_s, u"Good"_s, u"Excellent"_s},
        {u"非常不满意"_s, u"不满意"_s, u"一般"_s, u"满意"_s, u"非常满意"_s},
        {u"非常不同意"_s, u"不同意"_s, u"一般"_s, u"同意"_s, u"非常同意"_s},
    };
    return lists;
}

std::optional<MeasureScale> scaleOfWords(const QStringList &answers)
{
    for (const QStringList &words : usualWords()) {
        const MeasureScale scale = MeasureScale::ofWords(words);
        const bool fits = std::ranges::all_of(answers, [&](const QString &answer) {
            return scale.words.contains(foldChoice(answer));
        });
        if (fits)
            return scale;
    }
    return std::nullopt;
}

/// The scale that a column of answers is on; nothing where it is 0..1 or cannot be told.
std::optional<MeasureScale> scaleOf(const QStringList &answers, char decimal)
{
    constexpr qsizetype enough = 3;
    if (answers.isEmpty())
        return std::nullopt;
    if (auto words = scaleOfWords(answers))
        return words;
    double lowest = 1;
    double highest = 0;
    qsizetype above = 0;
    for (const QString &answer : answers) {
        const auto number = MeasureScale{}.number(plainNumber(answer, decimal));
        // A fraction is an answer on 0..1, and then a 7 is a mistake.
        if (!number || *number < 0 || *number != qint64(*number))
            return std::nullopt;
        lowest = std::min(lowest, *number);
        highest = std::max(highest, *number);
        above += *number > 1;
    }
    if (answers.size() < enough || above * 2 < answers.size())
        return std::nullopt;
    for (const double top : {5.0, 7.0, 10.0, 100.0}) {
        if (highest <= top)
            return MeasureScale{top > 10 ? 0.0 : std::min(lowest, 1.0), top, {}, {}};
    }
    return std::nullopt;
}

bool areEmails(const QStringList &answers)
{
    static const QRegularExpression email(u"^[^@\\s,;]+@[^@\\s,;]+\\.[^@\\s,;]+$"_s);
    return !answers.isEmpty() && std::ranges::all_of(answers, [](const QString &answer) {
        return email.match(answer).hasMatch();
    });
}

QStringList headingsOf(const TableDetection &detection)
{
    return {detection.headings.begin(), detection.headings.end()};
}

class Proposal {
public:
    Proposal(const Catalogue &catalogue, KindId kind, const TableDetection &detection)
        : m_catalogue(catalogue), m_detection(detection), m_headings(catalogue, kind)
    {
        plan.kind = kind;
        plan.source = sourceOf(detection);
        m_columnCount = int(withoutRejectColumns(headingsOf(detection)).size());
    }

    void byHeadings(const QString &idTag)
    {
        const QString id = m_catalogue.kind(plan.kind).name + u".id"_s;
        for (int i = 0; i < m_columnCount; ++i) {
            const QString heading = m_detection.headings[size_t(i)];
            if (const auto tag = idTagOf(heading)) {
                if (*tag == idTag.toLower())
                    add(i, id);
                continue;
            }
            add(i, m_headings.find(heading));
        }
        for (int i = 0; i < m_columnCount; ++i)
            addIdentity(i);
    }

    void byValues()
    {
        if (!m_headings.hasPeople())
            return;
        for (int i = 0; i < m_columnCount; ++i) {
            if (!m_columns.contains(i) && areEmails(answers(i)))
                add(i, u"developer.email"_s);
        }
    }

    /// The order of the days, where all columns of days agree on one.
    void findDateOrder()
    {
        QSet<QString> orders;
        for (const DateOrders &days : m_days) {
            if (days.isUnknown())
                return;
            if (!days.order().isEmpty())
                orders.insert(days.order());
        }
        if (orders.size() == 1)
            plan.source.dateOrder = *orders.begin();
    }

    ImportPlan plan;

private:
    [[nodiscard]] QStringList answers(int column) const
    {
        return answersOf(m_detection, column, plan.source.noAnswer);
    }

    [[nodiscard]] std::variant<int, QString, ImportColumn::Constant> place(int column) const
    {
        const QString heading = m_detection.headings[size_t(column)];
        if (heading.isEmpty() || m_detection.headerRows == 0
            || std::ranges::count(m_detection.headings, heading) > 1)
            return column;
        return heading;
    }

    void add(int column, const QString &path)
    {
        if (path.isEmpty() || m_fields.contains(path) || m_columns.contains(column))
            return;
        m_fields.insert(path);
        m_columns.insert(column);
        ImportColumn entry;
        entry.source = place(column);
        entry.field = path;
        const Field *field =
            m_catalogue.find(path.section(u'.', 0, 0))->find(path.section(u'.', 1));
        if (field->type == FieldType::Measure)
            entry.scale = scaleOf(answers(column), m_detection.decimal);
        const bool isDate = field->type == FieldType::Date || field->type == FieldType::Time;
        if (isDate)
            m_days.push_back(m_detection.dateOrders[size_t(column)]);
        plan.columns.push_back(std::move(entry));
    }

    void addIdentity(int column)
    {
        const QString platform = HeadingMatcher::platform(m_detection.headings[size_t(column)]);
        if (platform.isEmpty() || !m_headings.hasPeople() || m_columns.contains(column)
            || m_fields.contains(u"identity.handle"_s) || m_fields.contains(u"identity.platform"_s))
            return;
        add(column, u"identity.handle"_s);
        ImportColumn constant;
        constant.source = ImportColumn::Constant{platform};
        constant.field = u"identity.platform"_s;
        plan.columns.push_back(std::move(constant));
    }

    const Catalogue &m_catalogue;
    const TableDetection &m_detection;
    HeadingMatcher m_headings;
    int m_columnCount = 0; ///< without those that a file of rejects adds
    QSet<QString> m_fields;
    QSet<int> m_columns;
    std::vector<DateOrders> m_days; ///< of the columns mapped to days and times
};

} // namespace

Result<ImportPlan> proposePlan(const Catalogue &catalogue, KindId kind,
                               const TableDetection &detection, const QString &idTag)
{
    Proposal proposal(catalogue, kind, detection);
    proposal.byHeadings(idTag);
    proposal.byValues();
    proposal.findDateOrder();
    if (proposal.plan.columns.empty())
        return Error{Error::Code::Invalid,
                     QCoreApplication::translate(
                         "Import", "No heading of the file names a field of %1; give a plan.")
                         .arg(catalogue.kind(kind).name),
                     {}};
    return proposal.plan;
}

ImportSource sourceOf(const TableDetection &detection)
{
    ImportSource source;
    source.headerRows = detection.headerRows;
    const CsvDialect &dialect = detection.dialect;
    if (detection.type == TableType::Csv || detection.type == TableType::Json)
        source.encoding = dialect.encoding;
    else
        source.sheet = detection.sheet;
    if (detection.type == TableType::Csv) {
        source.separator = QLatin1Char(dialect.separator);
        if (dialect.quote != 0)
            source.quote = QLatin1Char(dialect.quote);
    }
    return source;
}

KindId guessKind(const Catalogue &catalogue, const TableDetection &detection)
{
    const auto named = [&](const Field &field) {
        return !field.computed
            && std::ranges::any_of(detection.headings,
                                   [&](const QString &heading) { return isNamed(field, heading); });
    };
    const Kind &feedback = catalogue.kind(KindId::Feedback);
    const bool hasMeasures = std::ranges::any_of(
        feedback.fields, [&](const Field &field) { return field.scoreInput && named(field); });
    if (hasMeasures)
        return KindId::Feedback;
    KindId best = KindId::Developer;
    auto most = std::ranges::count_if(catalogue.kind(best).fields, named);
    for (const Kind &kind : catalogue.kinds()) {
        const auto count = std::ranges::count_if(kind.fields, named);
        if (count > most) {
            best = kind.id;
            most = count;
        }
    }
    return best;
}

} // namespace rapport
