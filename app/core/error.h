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

    //! Somebody gave it up before anything had left this machine.
    static Error givenUp();

    //! True when the server may have done what was asked although no readable answer came.
    bool outcomeUnknown() const;
    //! True for the answers that prove that nothing ran, so that the same wish may be sent again:
    //! an expired signature, a request too large for the gateway, or a rate limit.
    bool provesNothingRan() const;
    //! True when \a family is the code or a prefix of it that ends at a dot.
    bool isIn(QStringView family) const;

    bool operator==(const Error &) const = default;
};

//! Our own codes, for what has no code of Tencent Cloud's. Each has its entry in app/explain.
namespace LocalCode {
using namespace Qt::StringLiterals;

// The way to the service and back.
inline constexpr auto hostNotFound = "Local.HostNotFound"_L1;
inline constexpr auto connectionRefused = "Local.ConnectionRefused"_L1;
inline constexpr auto connectionClosed = "Local.ConnectionClosed"_L1; //!< before an answer came
inline constexpr auto tlsFailed = "Local.TlsFailed"_L1;
inline constexpr auto proxyFailed = "Local.ProxyFailed"_L1;
inline constexpr auto networkFailed = "Local.NetworkFailed"_L1; //!< every other network failure
inline constexpr auto timedOut = "Local.TimedOut"_L1;
inline constexpr auto httpStatus =
    "Local.HttpStatus"_L1; //!< HTTP 4xx or 5xx without a readable body
inline constexpr auto redirected =
    "Local.Redirected"_L1; //!< HTTP 3xx: a signed request has one host
inline constexpr auto answerEmpty = "Local.AnswerEmpty"_L1;
inline constexpr auto answerCut = "Local.AnswerCut"_L1;
inline constexpr auto answerNotJson = "Local.AnswerNotJson"_L1;
inline constexpr auto answerIncomplete =
    "Local.AnswerIncomplete"_L1; //!< a field is missing or wrong
inline constexpr auto answerNotXml = "Local.AnswerNotXml"_L1;
inline constexpr auto answerTooLarge = "Local.AnswerTooLarge"_L1;
inline constexpr auto checksumMismatch =
    "Local.ChecksumMismatch"_L1; //!< what COS holds is not what was sent, or came not as it is held
// Folders and files.
inline constexpr auto folderNotFound = "Local.FolderNotFound"_L1;
inline constexpr auto folderUnreadable = "Local.FolderUnreadable"_L1;
inline constexpr auto targetExists =
    "Local.TargetExists"_L1; //!< something is where a result would go
inline constexpr auto fileNotFound = "Local.FileNotFound"_L1;
inline constexpr auto fileUnreadable = "Local.FileUnreadable"_L1;
inline constexpr auto fileChanged =
    "Local.FileChanged"_L1; //!< vanished or changed while it was read
inline constexpr auto diskFull = "Local.DiskFull"_L1;
inline constexpr auto writeFailed = "Local.WriteFailed"_L1;
inline constexpr auto journalFailed =
    "Local.JournalFailed"_L1; //!< the record that has to be written before each update
inline constexpr auto zipBroken = "Local.ZipBroken"_L1;
inline constexpr auto zipEncrypted = "Local.ZipEncrypted"_L1;
inline constexpr auto tooManyFiles = "Local.TooManyFiles"_L1;
inline constexpr auto packageUnfit = "Local.PackageUnfit"_L1; //!< something in it cannot be packed
inline constexpr auto notLookedInto =
    "Local.NotLookedInto"_L1; //!< it would take more requests than checks are worth
inline constexpr auto requestTooLarge = "Local.RequestTooLarge"_L1; //!< known before sending
// Everything else.
inline constexpr auto endpointInvalid = "Local.EndpointInvalid"_L1;
inline constexpr auto endpointInsecure = "Local.EndpointInsecure"_L1;
inline constexpr auto functionBusy =
    "Local.FunctionBusy"_L1; //!< its status does not allow an update
inline constexpr auto demoCloudFailed = "Local.DemoCloudFailed"_L1;
inline constexpr auto keychainFailed = "Local.KeychainFailed"_L1;
inline constexpr auto secretNotKept =
    "Local.SecretNotKept"_L1; //!< the SecretKey of an account is not in the keychain
inline constexpr auto cancelled = "Local.Cancelled"_L1;
inline constexpr auto programEnded =
    "Local.ProgramEnded"_L1; //!< this program, in the middle of an update
} // namespace LocalCode

} // namespace Scf

Q_DECLARE_METATYPE(Scf::Error)
