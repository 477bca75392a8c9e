// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <variant>

namespace Scf::Demo {

//! What COS answers instead of doing something.
struct CosError
{
    QByteArray code{};
    QByteArray message{};
    int status = 0;
};

//! A value or the error that COS answers.
template <typename T>
using CosAnswer = std::variant<T, CosError>;

//! \a code with its HTTP status and its usual sentence, or with \a message. The code exists.
CosError cosError(QByteArrayView code, const QByteArray &message = {});

//! True when COS knows \a code.
bool isCosError(QByteArrayView code);

//! All that it knows, sorted.
QList<QByteArray> cosErrorCodes();

} // namespace Scf::Demo
