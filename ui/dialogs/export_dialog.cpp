// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/export_dialog.h"

#include "ui/models/answers.h"
#include "ui/models/display_columns.h"
#include "ui/theme/theme.h"
#include "ui/widgets/dialog_foot.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr int kWidth = 480;

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setProperty("role", u"muted"_s);
    return label;
}

} // namespace

ExportDialog::ExportDialog(Workspace &workspace, const Query &shown, const QStringList &columns,
                           QWidget *parent)
    : QDialog(parent),
      m_workspace(workspace),
      m_query(shown),
      m_columns(storedColumns(shown.kind, columns))
{
    setAttribute(Qt::WA_DeleteOnClose);
    const Kind &kind = workspace.catalogue().kind(shown.kind);
    setWindowTitle(tr("Export %1").arg(kind.displayLabelPlural().toLower()));
    setMinimumWidth(kWidth);
    build();
    const bool table = !m_columns.isEmpty();
    m_shown->setVisible(table);
    (table ? m_shown : m_all)->setChecked(true);
    count(m_query, m_shown,
          tr("What the table shows: %1 rows, %2 columns")
              .arg(u"%1"_s, QLocale().toString(m_columns.size())));
    count({m_query.kind, {}, {}, {}}, m_all,
          tr("All %1: %2 rows, every field that can be edited")
              .arg(kind.displayLabelPlural().toLower(), u"%1"_s));
    showOptions();
}

void ExportDialog::build()
{
    m_shown = new QRadioButton(this);
    m_all = new QRadioButton(this);
    m_shown->setToolTip(tr("With its filter, search, order and columns"));
    m_format = new QComboBox(this);
    m_format->addItem(tr("Excel workbook (.xlsx)"), u"xlsx"_s);
    m_format->addItem(tr("CSV (.csv)"), u"csv"_s);
    m_format->addItem(tr("JSON Lines (.jsonl)"), u"jsonl"_s);
    m_format->setAccessibleName(tr("Kind of file"));
    m_csv = new QWidget(this);
    m_separator = new QComboBox(m_csv);
    m_separator->addItem(tr("Separated by commas"), u","_s);
    m_separator->addItem(tr("Separated by semicolons"), u";"_s);
    m_separator->addItem(tr("Separated by tabs"), u"\t"_s);
    m_separator->setAccessibleName(tr("Separator"));
    m_mark = new QCheckBox(tr("With a mark that makes Excel read all letters right"), m_csv);
    m_raw = new QCheckBox(tr("Texts that look like formulas as they are"), m_csv);
    m_raw->setToolTip(tr("Else they get an apostrophe in front, which an import takes off again; "
                         "without it a spreadsheet runs them."));
    m_quote = new QCheckBox(tr("Quotes around all texts"), m_csv);
    m_quote->setToolTip(tr("LibreOffice can be told to keep quoted cells as text, so that 0017 "
                           "stays 0017."));
    auto *csv = new QVBoxLayout(m_csv);
    csv->setContentsMargins(0, 0, 0, 0);
    csv->setSpacing(Theme::spaceS);
    for (QWidget *part : std::initializer_list<QWidget *>{m_separator, m_mark, m_raw, m_quote})
        csv->addWidget(part);
    auto *foot = new DialogFoot(*this);
    foot->addCancel();
    m_export = foot->addPrimary(tr("Choose a file…"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(Theme::spaceS);
    layout->addWidget(m_shown);
    layout->addWidget(m_all);
    layout->addSpacing(Theme::spaceS);
    layout->addWidget(heading(tr("As"), this));
    layout->addWidget(m_format);
    layout->addWidget(m_csv);
    layout->addSpacing(Theme::spaceM);
    layout->addStretch(1);
    layout->addWidget(foot);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showOptions);
    connect(m_export, &QPushButton::clicked, this, [this] {
        Q_EMIT exportRequested(choice());
        accept();
    });
}

void ExportDialog::count(const Query &query, QRadioButton *button, const QString &text)
{
    button->setText(text.arg(u"…"_s));
    ++m_counting;
    whenAnswered(m_workspace.count(query), this, [this, button, text](const Result<qint64> &rows) {
        --m_counting;
        if (rows)
            button->setText(text.arg(QLocale().toString(*rows)));
    });
}

void ExportDialog::showOptions()
{
    m_csv->setVisible(m_format->currentData().toString() == u"csv");
    adjustSize();
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice chosen;
    chosen.suffix = m_format->currentData().toString();
    chosen.query = m_query;
    chosen.columns = m_columns;
    if (m_all->isChecked()) {
        chosen.query = {m_query.kind, {}, {}, {}};
        chosen.columns.clear();
    }
    chosen.csv.separator = m_separator->currentData().toString().front().toLatin1();
    chosen.csv.byteOrderMark = m_mark->isChecked();
    chosen.csv.guardFormulas = !m_raw->isChecked();
    chosen.csv.quoteTexts = m_quote->isChecked();
    return chosen;
}

} // namespace rapport::ui
