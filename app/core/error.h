// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace Scf {

//! What went wrong, as data. Words for people are made of it by app/explain, nowhere else.
struct Error
{
    //! Which layer failed. A reply is judged in this order: cancelled, no HTTP status (Network or
    //! Timeout), `Response.Error` (Service), another HTTP failure (Http), unreadable body
    //! (Protocol).
    enum class Kind { Cancelled, Input, File, Keychain, Network, Timeout, Http, Service, Protocol };

    //! How much of the failed request can have reached the server. Anything short of All proves
    //! that the server cannot have run it: a signed request is refused unless its whole body
    //! arrived.
    enum class Sent { Nothing, Part, All };

    Kind kind = Kind::Protocol;
    //! As Tencent Cloud sent it ("ResourceNotFound.Function"), or one of our own names for what has
    //! no code of theirs: "Local.*" (see localerrors in app/explain).
    QString code{};
    //! The words of the server or the system; never translated, never with a secret in it.
    QString message{};
    //! RequestId of the failed call; empty when nothing was answered.
    QString requestId{};
    //! "UpdateFunctionCode", "PutObject"; empty for what is not a call.
    QString action{};
    //! HTTP status of the answer; 0 when there was none.
    int httpStatus = 0;
    Sent sent = Sent::All;

    //! True when the server may have done what was asked although no readable answer came.
    bool outcomeUnknown() const;
    //! True for the answers that prove that nothing ran, so that the same wish may be sent again:
    //! an expired signature, a request too large for the gateway, or a rate limit.
    bool provesNothingRan() const;
    //! True when \a family is the code or a prefix of it that ends at a dot.
    bool isIn(QStringView family) const;

    bool operator==(const Error &) const = default;
};

} // namespace Scf

Q_DECLARE_METATYPE(Scf::Error)
