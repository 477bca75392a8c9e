// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/sourcescan.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView source(reinterpret_cast<const char *>(data), qsizetype(size));
    const Scf::SourceScan scan = Scf::scanPhp(source);
    for (const Scf::SourceDefinition &definition : scan.definitions()) {
        if (scan.find(definition.name).kind == Scf::SourceScan::Kind::NotThere)
            std::abort();
    }
    return 0;
}
