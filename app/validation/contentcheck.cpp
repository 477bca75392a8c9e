// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentcheck.h"

#include "app/validation/contentrules.h"

#include <array>

namespace Scf {

namespace {

using Rule = QList<Finding> (*)(const ContentView &);

constexpr auto contentRules = std::to_array<Rule>({
    &checkPlan,
    &checkExecutables,
    &checkBinaries,
    &checkNodePackage,
    &checkPythonPackage,
    &checkSecrets,
    &checkNestedPackages,
});

} // namespace

std::shared_ptr<ContentMemory> makeContentMemory()
{
    return std::make_shared<ContentMemory>();
}

QList<Finding> checkContents(const ContentToCheck &content, ContentMemory &memory,
                             const CancelToken &cancel)
{
    const ContentView view{.content = content, .memory = memory, .cancel = cancel};
    QList<Finding> findings;
    for (const Rule rule : contentRules) {
        if (cancel.isCancelled())
            break;
        findings += rule(view);
    }
    return findings;
}

} // namespace Scf
