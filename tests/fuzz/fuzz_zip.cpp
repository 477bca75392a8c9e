// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ziplisting.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>

#include <QFile>
#include <QTemporaryDir>

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
    const PackagePlan plan{.root = QStringLiteral("a/"), .leftOut = {QStringLiteral("a/b/")}};
    const Result<PackageListing> planned = listZip(path, plan);
    return planned && planned->entries.size() > listing->entries.size() ? (std::abort(), 0) : 0;
}
