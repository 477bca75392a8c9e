// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/function.h"

#include <QObject>
#include <QPointer>
#include <QSet>
#include <QUrl>

#include <functional>

namespace Scf {

class ApiClient;
class Call;
struct GetFunctionAddressResponse;

//! Reads one function: by GetFunction, or where an endpoint does not offer it (the international
//! edition dropped it) by its row of ListFunctions; the detail is not `complete` then. And tells
//! which code it runs. Main thread.
class FunctionReader : public QObject
{
    Q_OBJECT

public:
    explicit FunctionReader(ApiClient *api, QObject *parent = nullptr);

    using Answer = std::function<void(const Result<FunctionDetail> &)>;
    //! Answers once, later, unless \a receiver is gone. A function that is not there is
    //! "ResourceNotFound.Function", whichever way was taken. Cancelling the Call cancels the
    //! request that is under way first; one that replaces it runs to its end.
    Call *read(const FunctionId &id, QObject *receiver, const Answer &answer);

    using CodeAnswer = std::function<void(const Result<QString> &sha256)>;
    //! Reads the SHA-256 of the deployed code, lower-case hex. Answers like read(); a function
    //! without a package (an image) is an error.
    Call *readCodeSha256(const FunctionId &id, QObject *receiver, const CodeAnswer &answer);

    //! Where the deployed code can be fetched. `url` is a secret; `codeSha256` is lower-case hex,
    //! or empty where it came in no known form.
    using AddressAnswer = std::function<void(const Result<GetFunctionAddressResponse> &)>;
    Call *readCodeAddress(const FunctionId &id, QObject *receiver, const AddressAnswer &answer);

private:
    Call *readFromList(const FunctionId &id, qint64 offset, QObject *receiver,
                       const Answer &answer);

    ApiClient *m_api;
    QSet<QUrl> m_withoutGetFunction;
};

} // namespace Scf
