// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/cosobject.h"

#include <optional>

namespace Scf {

//! What somebody pasted means. What the text does not tell is empty.
struct CosLocation
{
    CosBucketId bucket{};
    //! An object, or a prefix where it is empty or ends with '/'. Without a leading slash.
    QString key{};

    bool operator==(const CosLocation &) const = default;
};

//! Understands `cos://bucket-appid/key`, addresses of objects and buckets (also signed ones, whose
//! query is dropped; myqcloud.com, tencentcos.cn, acceleration, static sites, path style), and
//! addresses of Tencent Cloud's console. Nothing where the text is none of these.
std::optional<CosLocation> parseCosLocation(const QString &text);

//! True for "name-appid": lower-case letters, digits and hyphens, digits after the last hyphen.
bool isCosBucketName(QStringView name);
//! True for what can stand in a host name as a region: lower-case letters, digits and hyphens.
bool isCosRegion(QStringView region);

//! How UpdateFunctionCode names an object of COS. What the location does not tell is empty.
struct ScfCosParameters
{
    QString cosBucketName{};   //!< without "-APPID", although every call of COS has it
    QString cosObjectName{};   //!< the key, behind a '/'
    QString cosBucketRegion{}; //!< never left out: without it SCF takes the function's region

    bool operator==(const ScfCosParameters &) const = default;
};
ScfCosParameters scfCosParameters(const CosLocation &location);

//! The region of COS that belongs to a region of SCF. They have the same ids but for
//! "ap-guangzhou-open", which COS does not know.
QString cosRegionOf(const QString &scfRegion);

} // namespace Scf
