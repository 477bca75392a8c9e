// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/explain/actions.h"

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

bool isCosAction(const QString &action)
{
    static constexpr auto actions = std::to_array<QLatin1StringView>(
        {"GetService"_L1, "GetBucket"_L1, "ListObjects"_L1, "HeadBucket"_L1, "HeadObject"_L1,
         "GetObject"_L1, "PutBucket"_L1, "PutObject"_L1, "DeleteObject"_L1,
         "InitiateMultipartUpload"_L1, "UploadPart"_L1, "ListParts"_L1,
         "CompleteMultipartUpload"_L1, "AbortMultipartUpload"_L1, "ListMultipartUploads"_L1});
    return std::ranges::find(actions, action) != actions.end();
}

} // namespace Scf
