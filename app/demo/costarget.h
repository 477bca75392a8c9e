// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cloud/cossignature.h"
#include "app/demo/coserror.h"
#include "app/demo/httpserver.h"

#include <QStringList>

#include <optional>

namespace Scf::Demo {

//! What the head of a request asks COS for.
struct CosTarget
{
    //! "PutObject"; the method where COS has no such call.
    QByteArray action{};
    //! With its APPID; empty for the service.
    QByteArray bucket{};
    //! Empty for the bucket itself.
    QByteArray key{};
    //! The region that the host names; empty when it names none.
    QByteArray region{};
    //! As the signature covers it.
    QByteArray path{};
    //! Of the query, decoded, in the order in which they came.
    QList<Cos::Pair> params{};
    //! Why none of it can be done; the signature is checked before this is told, but for an
    //! address that cannot be read.
    std::optional<CosError> error{};

    bool hasParam(QByteArrayView name) const;
    //! Empty when it is not there.
    QByteArray param(QByteArrayView name) const;
};

//! True when a request belongs to COS: its host is a bucket's, or its path begins with the name of
//! a bucket, or it is "/". Those for SCF and for the demo cloud itself on other hosts are told
//! apart before.
bool isForCos(const HttpRequest &head);
//! True when the host alone says that the request belongs to COS.
bool hasBucketHost(const HttpRequest &head);

CosTarget cosTarget(const HttpRequest &head);

//! The bytes behind percent-encoding; nothing when there is a '%' without two hex digits.
std::optional<QByteArray> percentDecoded(const QByteArray &text);

//! The names of the calls that exist.
const QStringList &cosActions();

} // namespace Scf::Demo
