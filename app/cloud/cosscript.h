// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/coscall.h"
#include "app/cloud/cosrequests.h"

#include <functional>
#include <optional>
#include <variant>

namespace Scf::Cos {

//! What a call does after an answer: another exchange, the same one again, or the end.
template <typename T>
using NextStep = std::variant<Exchange, Unreadable, Result<T>>;

//! Finishes the first exchange in the background, where that costs time.
using Prepare = std::function<std::optional<Error>(Exchange &, const CancelToken &)>;

//! A request as the exchanges that it is made of, for CosClient to play.
template <typename T>
struct Script
{
    Exchange first{};
    //! Judges each answer; in the background where it is a long one.
    std::function<NextStep<T>(const Outcome &)> follow{};
    Prepare prepare{};
};

// What cannot be sent ends in `prepare` with an Input error.
Script<CosBucketPage> scriptOf(const GetService &request);
Script<Done> scriptOf(const HeadBucket &request);
Script<Done> scriptOf(const PutBucket &request);
Script<CosObjectPage> scriptOf(const GetBucket &request);
Script<CosObjectInfo> scriptOf(const HeadObject &request);
Script<CosContent> scriptOf(const GetObject &request);
Script<CosObjectInfo> scriptOf(const DownloadObject &request);
Script<CosStored> scriptOf(const PutObject &request);
Script<Done> scriptOf(const DeleteObject &request);
Script<CosUpload> scriptOf(const InitiateMultipartUpload &request);
Script<CosPart> scriptOf(const UploadPart &request);
Script<QList<CosPart>> scriptOf(const ListParts &request);
Script<QList<CosUpload>> scriptOf(const ListMultipartUploads &request);
//! Asks for the completion at most \a attempts times.
Script<CosStored> scriptOf(const CompleteMultipartUpload &request, int attempts);
Script<Done> scriptOf(const AbortMultipartUpload &request);

} // namespace Scf::Cos
