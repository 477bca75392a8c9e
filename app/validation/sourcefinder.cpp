// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourcefinder.h"

#include "app/validation/handlercheck.h"

#include <QStringDecoder>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Family = Runtime::Family;

//! Something that the runtime may load in place of the source.
bool isStandIn(Family family, const QString &module, const QString &name)
{
    if (!name.startsWith(module))
        return false;
    const QStringView rest = QStringView(name).sliced(module.size());
    switch (family) {
    case Family::Python:
        return rest == u".pyc" || (rest.startsWith(u'.') && rest.endsWith(u".so"))
               || rest == u"/__init__.py" || rest == u"/__init__.pyc";
    case Family::NodeJs:
        return rest == u".node" || rest == u"/package.json" || rest == u"/index.js"
               || rest == u"/index.node";
    case Family::Php:
    case Family::Java:
    case Family::Go:
    case Family::Custom:
    case Family::Image:
    case Family::Unknown:
        break;
    }
    return false;
}

SourceScan doubtful(Doubt doubt)
{
    SourceScan scan;
    scan.doubt(doubt);
    return scan;
}

} // namespace

EntryFile findSource(const Runtime &runtime, const QString &module, const PackageListing &listing)
{
    const QStringList suffixes = runtime.sourceSuffixes();
    EntryFile found{.usualName = module + u'.' + suffixes.value(0)};
    for (const QString &suffix : suffixes) {
        found.file = listing.find(module + u'.' + suffix);
        if (found.file)
            return found;
    }
    const auto standIn = std::find_if(
        listing.entries.begin(), listing.entries.end(),
        [&](const PackageEntry &entry) { return isStandIn(runtime.family(), module, entry.name); });
    if (standIn != listing.entries.end())
        found.standIn = &*standIn;
    return found;
}

QString onlyFolder(const PackageListing &listing)
{
    if (listing.entries.isEmpty())
        return {};
    const QString &first = listing.entries.first().name;
    const QString folder = first.left(first.indexOf(u'/') + 1);
    const bool holdsAll = !folder.isEmpty()
                          && std::all_of(listing.entries.begin(), listing.entries.end(),
                                         [&folder](const PackageEntry &entry) {
                                             return entry.name.startsWith(folder);
                                         });
    return holdsAll ? folder : QString();
}

SourceScan scanEntry(Family family, const PackageEntry &entry, const EntryReader &reader)
{
    if (entry.size > largestSource)
        return doubtful(Doubt::TooLarge);
    const Result<QByteArray> source = reader ? reader(entry, largestSource + 1) : Error{};
    if (!source)
        return doubtful(Doubt::Unclear);
    if (source->size() > largestSource)
        return doubtful(Doubt::TooLarge);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(*source);
    if (decoder.hasError() || text.contains(QChar::Null))
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
