// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/ignorerules.h"
#include "tests/fuzz/fuzztarget.h"

#include <cstdlib>

using namespace Scf;

// The first line is a name, what follows the patterns.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype line = text.indexOf('\n');
    if (line < 0)
        return 0;
    const QByteArray name = text.first(line);
    const auto rules = IgnorePatterns::parse(QString::fromUtf8(text.sliced(line + 1)),
                                             LeftOutEntry::Reason::OwnRule, {});
    const auto asFile = rules.verdictOn(name, false);
    const auto asDirectory = rules.verdictOn(name, true);
    // What matches a file matches a directory of that name, or a later pattern does.
    if (asFile && (!asDirectory || asDirectory->line < asFile->line))
        std::abort();
    return 0;
}
