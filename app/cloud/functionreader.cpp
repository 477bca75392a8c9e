// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/functionreader.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsPerPage = 100;
//! Names that hold the one that is sought, at most: a server that never comes to an end is left.
constexpr qint64 mostRows = 100'000;

bool saysThatItIsNotOffered(const Error &error)
{
    return error.kind == Error::Kind::Service
           && (error.isIn(u"InvalidAction") || error.isIn(u"ActionOffline")
               || error.isIn(u"UnsupportedOperation"));
}

//! The platform documents no form for CodeSha256: hex and Base64 are both taken.
QString hexSha256(const QString &codeSha256)
{
    constexpr int bytesOfSha256 = 32;
    const QByteArray text = codeSha256.trimmed().toLatin1();
    if (text.size() == 2 * bytesOfSha256)
        return QString::fromLatin1(text.toLower());
    const QByteArray bytes = QByteArray::fromBase64(text);
    return bytes.size() == bytesOfSha256 ? QString::fromLatin1(bytes.toHex()) : QString();
}

} // namespace

FunctionReader::FunctionReader(ApiClient *api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{ }

Call *FunctionReader::read(const FunctionId &id, QObject *receiver, const Answer &answer)
{
    const QUrl endpoint = m_api->account().endpoint.forRegion(id.region).url();
    if (m_withoutGetFunction.contains(endpoint))
        return readFromList(id, 0, receiver, answer);
    const GetFunctionRequest request{
        .region = id.region, .functionName = id.functionName, .space = id.space};
    return m_api->send(request, receiver,
                       [self = QPointer(this), this, id, endpoint, receiver = QPointer(receiver),
                        answer](const Result<FunctionDetail> &detail) {
                           if (self && !detail && saysThatItIsNotOffered(detail.error())) {
                               m_withoutGetFunction.insert(endpoint);
                               if (receiver)
                                   readFromList(id, 0, receiver, answer);
                               return;
                           }
                           answer(detail);
                       });
}

Call *FunctionReader::readCodeSha256(const FunctionId &id, QObject *receiver,
                                     const CodeAnswer &answer)
{
    return readCodeAddress(id, receiver,
                           [answer](const Result<GetFunctionAddressResponse> &address) {
                               if (!address)
                                   return answer(address.error());
                               if (address->codeSha256.isEmpty())
                                   return answer(Error{.code = LocalCode::answerIncomplete,
                                                       .message = u"CodeSha256"_s});
                               answer(address->codeSha256);
                           });
}

Call *FunctionReader::readCodeAddress(const FunctionId &id, QObject *receiver,
                                      const AddressAnswer &answer)
{
    const GetFunctionAddressRequest request{
        .region = id.region, .functionName = id.functionName, .space = id.space};
    return m_api->send(request, receiver,
                       [answer](const Result<GetFunctionAddressResponse> &address) {
                           if (!address)
                               return answer(address);
                           GetFunctionAddressResponse inHex = *address;
                           inHex.codeSha256 = hexSha256(address->codeSha256);
                           answer(inHex);
                       });
}

Call *FunctionReader::readFromList(const FunctionId &id, qint64 offset, QObject *receiver,
                                   const Answer &answer)
{
    const ListFunctionsRequest request{
        .region = id.region,
        .offset = offset,
        .limit = rowsPerPage,
        .searchKey = id.functionName,
        .space = id.space,
    };
    return m_api->send(
        request, receiver,
        [self = QPointer(this), this, id, offset, receiver = QPointer(receiver),
         answer](const Result<ListFunctionsResponse> &page) {
            if (!page)
                return answer(page.error());
            // SearchKey finds every name that holds it.
            const auto found =
                std::ranges::find(page->functions, id.functionName, &FunctionSummary::functionName);
            if (found != page->functions.end())
                return answer(FunctionDetail::fromSummary(*found));
            const qint64 next = offset + page->functions.size();
            if (self && !page->functions.isEmpty() && next < page->totalCount && next < mostRows) {
                if (receiver)
                    readFromList(id, next, receiver, answer);
                return;
            }
            answer(Error{.kind = Error::Kind::Service,
                         .code = u"ResourceNotFound.Function"_s,
                         .message = id.functionName,
                         .requestId = page->requestId,
                         .action = u"ListFunctions"_s,
                         .httpStatus = 200});
        });
}

} // namespace Scf
