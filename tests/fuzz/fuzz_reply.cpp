// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apirequests.h"
#include "tests/fuzz/fuzztarget.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>

using namespace Scf;

// The body of an answer, for every Action: what is parsed is held within bounds, and there is no
// success of UpdateFunctionCode without a RequestId.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    constexpr qsizetype longestText = 10'000;
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    const QJsonObject response =
        QJsonDocument::fromJson(body).object().value(QLatin1StringView("Response")).toObject();
    const auto updated = UpdateFunctionCodeResponse::fromJson(response);
    const QString requestId = response.value(QLatin1StringView("RequestId")).toString();
    if (updated && (updated->requestId.isEmpty() || !requestId.startsWith(updated->requestId)))
        std::abort();
    const auto detail = FunctionDetail::fromJson(response);
    if (detail && (detail->summary.functionName.isEmpty() || detail->codeSize < -1))
        std::abort();
    const auto functions = ListFunctionsResponse::fromJson(response);
    if (functions) {
        if (functions->totalCount < 0)
            std::abort();
        for (const FunctionSummary &function : functions->functions) {
            if (function.functionName.isEmpty() || function.description.size() > longestText)
                std::abort();
        }
    }
    const auto address = GetFunctionAddressResponse::fromJson(response);
    if (address && address->url.size() > longestText)
        std::abort();
    (void)ListNamespacesResponse::fromJson(response);
    (void)ListVersionByFunctionResponse::fromJson(response);
    return 0;
}
