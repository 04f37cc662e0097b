// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonValue>
#include <QString>

#include <variant>

namespace rapport {

/// One stored value: nothing, a whole number, a real number or text.
///
/// What a text means (a day, a time, tags, a choice) is known to the Field, not to the
/// value. An empty string is never stored: a Value made from one is null.
class Value {
public:
    Value() = default;
    Value(qint64 number) : m_data(number) { }
    Value(int number) : m_data(qint64(number)) { }
    Value(bool flag) : m_data(qint64(flag ? 1 : 0)) { }
    Value(double number) : m_data(number) { }
    Value(QString text)
    {
        if (!text.isEmpty())
            m_data = std::move(text);
    }
    Value(const char *) = delete;

    [[nodiscard]] bool isNull() const { return m_data.index() == 0; }
    [[nodiscard]] bool isInteger() const { return m_data.index() == 1; }
    [[nodiscard]] bool isReal() const { return m_data.index() == 2; }
    [[nodiscard]] bool isNumber() const { return isInteger() || isReal(); }
    [[nodiscard]] bool isText() const { return m_data.index() == 3; }

    /// The number held, converted if need be; 0 where there is none.
    [[nodiscard]] qint64 toInteger() const;
    [[nodiscard]] double toReal() const;
    /// The text held; numbers are printed so that they read back the same; null is empty.
    [[nodiscard]] QString toText() const;

    /// JSON keeps null, number and text apart; whole numbers stay whole.
    [[nodiscard]] QJsonValue toJson() const;
    [[nodiscard]] static Value fromJson(const QJsonValue &json);

    /// Same kind and same content; the integer 1 and the real 1.0 are equal.
    friend bool operator==(const Value &a, const Value &b);

    [[nodiscard]] const auto &data() const { return m_data; }

private:
    std::variant<std::monostate, qint64, double, QString> m_data;
};

/// The shortest text that reads back as exactly \p number ("0.1", "5", "1e+30").
[[nodiscard]] QString exactText(double number);

} // namespace rapport
