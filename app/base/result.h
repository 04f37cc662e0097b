// SPDX-FileCopyrightText: 2026 The Rapport authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QtGlobal>

#include <concepts>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace rapport {

/// A value of type T or the Error that prevented it.
///
/// Converts implicitly from both, so functions simply `return value;` or `return Error{...};`.
/// Reading the value of a failed result (or the error of a good one) is a programming error.
template <typename T>
class [[nodiscard]] Result {
public:
    template <typename U = T>
    requires(
        std::convertible_to<
            U,
            T> && !std::same_as<std::remove_cvref_t<U>, Result> && !std::same_as<std::remove_cvref_t<U>, Error>)
        Result(U &&value)
        : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) { }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] T &value() &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] const T &value() const &
    {
        Q_ASSERT(ok());
        return *std::get_if<0>(&m_state);
    }
    [[nodiscard]] T &&value() &&
    {
        Q_ASSERT(ok());
        return std::move(*std::get_if<0>(&m_state));
    }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(!ok());
        return *std::get_if<1>(&m_state);
    }

    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, Error> m_state;
};

/// Success, or the Error that prevented it.
template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : m_error(std::move(error)) { }

    [[nodiscard]] bool ok() const { return !m_error; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(!ok());
        return *m_error;
    }

private:
    std::optional<Error> m_error;
};

// NOLINTBEGIN(bugprone-macro-parentheses): a name being declared takes none
#define RAPPORT_TRY_AS(name, expression)                                                           \
    do {                                                                                           \
        if (const auto &name = (expression); !name)                                                \
            return name.error();                                                                   \
    } while (false)
// NOLINTEND(bugprone-macro-parentheses)
#define RAPPORT_TRY_NAME(number) rapportTried##number
#define RAPPORT_TRY_NUMBERED(number, expression)                                                   \
    RAPPORT_TRY_AS(RAPPORT_TRY_NAME(number), expression)

/// Hands the error of \p expression to the caller; goes on where there is none.
/// (The name is numbered because tries nest where a lambda is tried.)
#define RAPPORT_TRY(expression) RAPPORT_TRY_NUMBERED(__COUNTER__, expression)

} // namespace rapport
