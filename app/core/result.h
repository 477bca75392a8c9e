// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <functional>
#include <type_traits>
#include <utility>
#include <variant>

namespace Scf {

//! A value or the Error that took its place. Mirrors std::expected, which C++20 lacks: the member
//! names are the standard's. Default-built (QSignalSpy needs it) it holds an Error.
template <typename T>
class [[nodiscard]] Result
{
public:
    using value_type = T;

    Result()
        : m_state(Error{})
    { }
    Result(T value) // NOLINT(google-explicit-constructor): a value is a result
        : m_state(std::move(value))
    { }
    Result(Error error) // NOLINT(google-explicit-constructor): an error is a result
        : m_state(std::move(error))
    { }

    bool has_value() const { return std::holds_alternative<T>(m_state); }
    explicit operator bool() const { return has_value(); }

    const T &value() const { return std::get<T>(m_state); }
    T &value() { return std::get<T>(m_state); }
    const T &operator*() const { return value(); }
    T &operator*() { return value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }
    T value_or(T other) const { return has_value() ? value() : std::move(other); }

    const Error &error() const { return std::get<Error>(m_state); }

    //! \a next (T to Result<U>) of the value, or the error as it is.
    template <typename F>
    auto and_then(F &&next) const -> std::invoke_result_t<F, const T &>
    {
        if (has_value())
            return std::invoke(std::forward<F>(next), value());
        return error();
    }

private:
    std::variant<Error, T> m_state;
};

//! What a function returns that gives nothing back but may fail: `return Done{};`.
using Done = std::monostate;

} // namespace Scf
