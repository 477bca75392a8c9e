// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Scf {

//! A region of SCF: the id that X-TC-Region carries and its names.
struct Region
{
    QString id{};
    QString english{};
    QString chinese{};

    bool operator==(const Region &) const = default;
};

//! Every region the documentation names, in its order. The set is open: another id may be typed,
//! and the service answers UnsupportedRegion where it is not one.
const QList<Region> &knownRegions();
//! Those where a bucket with code can be: the same, and the zone of Beijing that only COS knows.
const QList<Region> &knownCosRegions();

//! Where the program begins until the person chooses.
inline constexpr QLatin1StringView defaultRegion("ap-guangzhou");
//! The namespace that every account has and that cannot be deleted.
inline constexpr QLatin1StringView defaultNamespace("default");

} // namespace Scf
