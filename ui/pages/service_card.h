// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/card.h"

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace rapport::ui {

class Toggle;

/// How the developer service of the open workspace is.
struct ServiceState {
    bool isOn = false;
    quint16 port = 0;     ///< where it listens, or would
    QString address = {}; ///< "http://127.0.0.1:5000" while it is on
    QString token = {};
    QString error = {}; ///< why it could not be switched on

    friend bool operator==(const ServiceState &, const ServiceState &) = default;
};

/// The switch of the developer service, with what its clients have to know.
///
/// Off, it shows the port it would take; on, address and token, each with a button that copies.
class ServiceCard : public Card {
    Q_OBJECT
public:
    explicit ServiceCard(QWidget *parent = nullptr);

    void setState(const ServiceState &state);

Q_SIGNALS:
    void switched(bool on, quint16 port);

private:
    /// A field that is only read, with a button that copies it.
    [[nodiscard]] QWidget *makeCopied(QLineEdit *field, const QString &what);
    void flip(bool on);

    QFormLayout *m_rows;
    Toggle *m_switch;
    QLineEdit *m_port;
    QLineEdit *m_address;
    QLineEdit *m_token;
    QWidget *m_addressRow;
    QWidget *m_tokenRow;
    QLabel *m_note;
    QLabel *m_error;
};

} // namespace rapport::ui
