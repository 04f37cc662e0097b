// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/service_card.h"

#include "ui/pages/settings_form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toggle.h"

#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

#include <chrono>
#include <limits>

namespace rapport::ui {

namespace {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

constexpr int kFieldWidth = 260;
constexpr auto kCopiedShown = 1500ms;

} // namespace

ServiceCard::ServiceCard(QWidget *parent) : Card(tr("Developer service"), parent)
{
    setHelp(
        tr("Bots, forms and scripts on this computer can read and write the workspace over "
           "HTTP, while this window has it open. What they write stands in the history and can "
           "be undone. Nobody can reach the service from another computer, nor without the "
           "token; whoever has it can do all that you can. /openapi.json lists what there is."));
    m_rows = settingsForm(this);
    m_switch = new Toggle(tr("Answer programs on this computer"));
    m_port = numberField();
    m_address = new QLineEdit;
    m_token = new QLineEdit;
    m_addressRow = makeCopied(m_address, tr("Copy the address"));
    m_tokenRow = makeCopied(m_token, tr("Copy the token"));
    addSetting(m_rows, tr("Service"), m_switch);
    addSetting(m_rows, tr("Port"), m_port);
    addSetting(m_rows, tr("Address"), m_addressRow);
    addSetting(m_rows, tr("Token"), m_tokenRow);
    m_note = noteLabel({}, u"secondary"_s);
    content()->addWidget(m_note);
    m_error = noteLabel({}, u"error"_s);
    content()->addWidget(m_error);
    content()->addStretch(1);
    connect(m_switch, &Toggle::clicked, this, &ServiceCard::flip);
    setState({});
}

QWidget *ServiceCard::makeCopied(QLineEdit *field, const QString &what)
{
    field->setReadOnly(true);
    field->setFixedWidth(kFieldWidth);
    field->setMinimumHeight(Theme::controlHeight);
    auto *button = new QPushButton(tr("Copy"));
    button->setAccessibleName(what);
    button->setMinimumHeight(Theme::controlHeight);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::spaceS);
    layout->addWidget(field);
    layout->addWidget(button);
    connect(button, &QPushButton::clicked, field, [field, button] {
        QGuiApplication::clipboard()->setText(field->text());
        button->setText(tr("Copied"));
        QTimer::singleShot(kCopiedShown, button, [button] { button->setText(tr("Copy")); });
    });
    return row;
}

void ServiceCard::setState(const ServiceState &state)
{
    m_switch->setChecked(state.isOn);
    m_port->setText(QString::number(state.port));
    m_address->setText(state.address);
    m_token->setText(state.token);
    m_token->setCursorPosition(0);
    m_note->setText(state.isOn
                        ? tr("Clients send the token with each request: Authorization: Bearer …")
                        : tr("Nothing listens until you switch it on."));
    m_error->setText(state.error);
    m_error->setVisible(!state.error.isEmpty());
    m_rows->setRowVisible(m_port, !state.isOn);
    m_rows->setRowVisible(m_addressRow, state.isOn);
    m_rows->setRowVisible(m_tokenRow, state.isOn);
}

void ServiceCard::flip(bool on)
{
    bool isNumber = false;
    const int port = m_port->text().trimmed().toInt(&isNumber);
    if (on && (!isNumber || port < 1 || port > std::numeric_limits<quint16>::max())) {
        m_switch->setChecked(false);
        m_error->setText(tr("A port is a number from 1 to 65535."));
        m_error->show();
        return;
    }
    Q_EMIT switched(on, quint16(port));
}

} // namespace rapport::ui
