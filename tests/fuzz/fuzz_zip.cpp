// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ziplisting.h"
#include "tests/fuzz/fuzztarget.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdlib>

using namespace Scf;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("fuzz.zip"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(reinterpret_cast<const char *>(data), qint64(size)) != qint64(size))
        return 0;
    file.close();
    const Result<PackageListing> listing = listZip(path);
    if (!listing)
        return 0;
    const EntryReader reader = zipReader(path);
    int read = 0;
    for (const PackageEntry &entry : listing->entries) {
        // Never more than was asked for, whatever the ZIP claims.
        const Result<QByteArray> content = reader(entry, 10'000);
        if (content && content->size() > 10'000)
            std::abort();
        if (++read > 20)
            break;
    }
    if (listing->totalSize < 1'000'000)
        (void)checkZipContents(path);

    // Whatever is decided, nothing gets lost and nothing appears.
    PackagePlan plan;
    const qsizetype count = listing->entries.size();
    for (qsizetype i = 0; i < count && i < 20; ++i) {
        const QString &name = listing->entries.at(i).name;
        const QString top = name.left(name.indexOf(u'/') + 1);
        if (i % 3 == 0)
            plan.leftOut.append(top.isEmpty() ? name : top);
        else if (i % 3 == 1)
            plan.included.append(name);
        else if (size % 2 == 0)
            plan.root = top;
        plan.repairs.insert(name, Repairs{Repair::UseBash, Repair::UnixLineEnds});
    }
    const Result<PackageListing> planned = listZip(path, plan);
    if (!planned || planned->entries.size() > count)
        std::abort();
    for (const PackageEntry &entry : listing->entries) {
        const bool isIn = entry.name.startsWith(plan.root)
                          && planned->find(entry.name.mid(plan.root.size())) != nullptr;
        const bool isOut = std::ranges::any_of(planned->leftOut, [&](const LeftOutEntry &out) {
            const QString name =
                out.reason == LeftOutEntry::Reason::Choice ? plan.root + out.name : out.name;
            return name == entry.name || (out.isDirectory() && entry.name.startsWith(name));
        });
        if (isIn == isOut && entry.name != plan.root)
            std::abort();
    }
    return 0;
}
