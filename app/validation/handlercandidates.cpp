// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/classfile.h"
#include "app/validation/entryscan.h"
#include "app/validation/handlercheck.h"
#include "app/validation/handlerform.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <vector>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Family = Runtime::Family;

// Enough for every package that is written by hand; the rest is generated code.
constexpr int mostFiles = 200;
constexpr qint64 mostBytes = 8 * 1024 * 1024;

// The likeliest names first.
constexpr auto usualModules =
    std::to_array<QLatin1StringView>({"index"_L1, "main"_L1, "app"_L1, "handler"_L1, "lambda"_L1});
constexpr auto usualFunctions = std::to_array<QLatin1StringView>(
    {"main_handler"_L1, "handler"_L1, "main"_L1, "mainHandler"_L1, "handleRequest"_L1});

template <std::size_t N>
std::size_t rankOf(const QString &name, const std::array<QLatin1StringView, N> &usual)
{
    return static_cast<std::size_t>(std::ranges::find(usual, name) - usual.begin());
}

//! True for a part that makes a handler the platform takes. A '_' in front means that it is nobody
//! else's.
bool isOfferable(const QString &part)
{
    return part.size() > 1 && !part.startsWith(u'_') && !part.contains(u'.')
           && judgeFileHandler(part + ".main"_L1).verdict != FormJudgement::Verdict::Refused;
}

struct RootFile
{
    const PackageEntry *entry = nullptr;
    QString module{};
    std::size_t rank = 0;
};

std::vector<RootFile> rootSources(const Runtime &runtime, const PackageListing &listing)
{
    const QStringList suffixes = runtime.sourceSuffixes();
    std::vector<RootFile> files;
    for (const PackageEntry &entry : listing.entries) {
        if (entry.name.contains(u'/'))
            continue;
        const qsizetype dot = entry.name.lastIndexOf(u'.');
        const QString module = entry.name.left(qMax<qsizetype>(dot, 0));
        if (isOfferable(module) && suffixes.contains(entry.name.mid(dot + 1)))
            files.push_back(
                {.entry = &entry, .module = module, .rank = rankOf(module, usualModules)});
    }
    std::ranges::stable_sort(files, {}, &RootFile::rank);
    if (files.size() > mostFiles)
        files.resize(mostFiles);
    return files;
}

QList<HandlerCandidate> candidatesIn(const RootFile &file, const SourceScan &scan)
{
    QList<SourceDefinition> definitions = scan.definitions();
    std::ranges::stable_sort(definitions, {}, [](const SourceDefinition &definition) {
        return rankOf(QString::fromUtf8(definition.name), usualFunctions);
    });
    QList<HandlerCandidate> candidates;
    for (const SourceDefinition &definition : definitions) {
        const QString function = QString::fromUtf8(definition.name);
        if (definition.isFunction && isOfferable(function))
            candidates.append({.handler = file.module + u'.' + function,
                               .file = file.entry->name,
                               .line = definition.line});
    }
    return candidates;
}

QList<HandlerCandidate> inSources(const Runtime &runtime, const PackageListing &listing,
                                  const EntryReader &reader, int most)
{
    QList<HandlerCandidate> candidates;
    QSet<QString> offered;
    qint64 bytes = 0;
    for (const RootFile &file : rootSources(runtime, listing)) {
        bytes += file.entry->size;
        if (candidates.size() >= most || bytes > mostBytes)
            break;
        const QList<HandlerCandidate> found =
            candidatesIn(file, scanEntry(runtime.family(), *file.entry, reader));
        // Files of one stem, such as index.js and index.mjs, may offer the same.
        std::ranges::copy_if(found, std::back_inserter(candidates), [&](const auto &one) {
            const qsizetype before = offered.size();
            offered.insert(one.handler);
            return offered.size() > before;
        });
    }
    return candidates.first(qMin<qsizetype>(candidates.size(), most));
}

QList<HandlerCandidate> inExecutables(const PackageListing &listing, const EntryReader &reader,
                                      int most)
{
    QList<HandlerCandidate> candidates;
    int looked = 0;
    for (const PackageEntry &entry : listing.entries) {
        if (candidates.size() >= most || looked >= mostFiles)
            break;
        if (entry.name.contains(u'/') || !isOfferable(entry.name) || !reader)
            continue;
        ++looked;
        const Result<QByteArray> start = reader(entry, 4);
        if (start
            && start->startsWith("\x7F"
                                 "ELF"))
            candidates.append({.handler = entry.name, .file = entry.name});
    }
    std::ranges::stable_sort(candidates, {}, [](const HandlerCandidate &candidate) {
        return candidate.handler == "main"_L1 ? 0 : 1;
    });
    return candidates;
}

QList<HandlerCandidate> inClasses(const PackageListing &listing, const EntryReader &reader,
                                  int most)
{
    QList<HandlerCandidate> candidates;
    int looked = 0;
    for (const PackageEntry &entry : listing.entries) {
        if (candidates.size() >= most || looked >= mostFiles || !reader)
            break;
        if (!entry.name.endsWith(".class"_L1) || entry.size > mostBytes / mostFiles)
            continue;
        ++looked;
        const Result<QByteArray> content = reader(entry, mostBytes / mostFiles);
        const QString className = entry.name.chopped(6).replace(u'/', u'.');
        for (const QByteArrayView method : {"mainHandler", "handleRequest"}) {
            const QString handler = className + "::"_L1 + QString::fromUtf8(method);
            if (content && classFileHolds(*content, method)
                && judgeJavaHandler(handler).verdict == FormJudgement::Verdict::Fine)
                candidates.append({.handler = handler, .file = entry.name});
        }
    }
    return candidates.first(qMin<qsizetype>(candidates.size(), most));
}

} // namespace

QList<HandlerCandidate> handlerCandidates(const FunctionTraits &traits,
                                          const PackageListing &listing, const EntryReader &reader,
                                          int most)
{
    if (traits.isWeb() || most <= 0)
        return {};
    switch (traits.runtime.family()) {
    case Family::Python:
    case Family::NodeJs:
    case Family::Php:
        return inSources(traits.runtime, listing, reader, most);
    case Family::Go:
        return inExecutables(listing, reader, most);
    case Family::Java:
        return inClasses(listing, reader, most);
    case Family::Custom:
    case Family::Image:
    case Family::Unknown:
        break;
    }
    return {};
}

} // namespace Scf
