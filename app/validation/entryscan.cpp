// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/entryscan.h"

#include "app/validation/handlercheck.h"

namespace Scf {

namespace {

using Family = Runtime::Family;

SourceScan doubtful(Doubt doubt)
{
    SourceScan scan;
    scan.doubt(doubt);
    return scan;
}

} // namespace

SourceScan scanEntry(Family family, const PackageEntry &entry, const EntryReader &reader)
{
    if (entry.size > largestSource)
        return doubtful(Doubt::TooLarge);
    const Result<QByteArray> source = reader ? reader(entry, largestSource + 1) : Error{};
    if (!source)
        return doubtful(Doubt::Unreadable);
    if (source->size() > largestSource)
        return doubtful(Doubt::TooLarge);
    if (!QByteArrayView(*source).isValidUtf8() || source->contains('\0'))
        return doubtful(Doubt::NotUtf8);
    switch (family) {
    case Family::Python:
        return scanPython(*source);
    case Family::NodeJs:
        return scanJavaScript(*source);
    case Family::Php:
        return scanPhp(*source);
    case Family::Java:
    case Family::Go:
    case Family::Custom:
    case Family::Image:
    case Family::Unknown:
        break;
    }
    return doubtful(Doubt::Unclear);
}

} // namespace Scf
