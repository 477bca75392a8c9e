// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/packagefixes.h"

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

bool lies(const QString &name, const QString &directory)
{
    return directory.endsWith(u'/') && name.startsWith(directory);
}

// Choices about what lies in \a name are overruled by one about all of it.
void removeWithin(QStringList *choices, const QString &name)
{
    choices->removeIf(
        [&name](const QString &choice) { return choice == name || lies(choice, name); });
}

void add(QStringList *choices, const QString &name)
{
    choices->append(name);
    choices->sort();
}

} // namespace

PackagePlan withFix(PackagePlan plan, const QString &root, const Finding &finding)
{
    switch (finding.fix) {
    case Finding::Fix::UseRoot:
        plan.root = root + finding.fixArgument;
        break;
    case Finding::Fix::UndoRoot:
        plan.root.clear();
        break;
    case Finding::Fix::LeaveOut:
        return withLeftOut(std::move(plan), root, finding.fixNames);
    case Finding::Fix::UndoLeaveOut:
        for (const QString &name : finding.fixNames)
            plan.leftOut.removeAll(root + name);
        break;
    case Finding::Fix::Repair:
        for (const QString &name : finding.fixNames)
            plan.repairs[root + name] |= finding.fixRepairs;
        break;
    case Finding::Fix::UndoRepair:
        for (const QString &name : finding.fixNames)
            plan.repairs.remove(root + name);
        break;
    case Finding::Fix::UseGitignore:
        plan.ignore.gitignore = IgnoreSettings::Gitignore::Use;
        break;
    case Finding::Fix::None:
    case Finding::Fix::UseHandler:
    case Finding::Fix::InstallDependencies:
    case Finding::Fix::ChooseBucket:
    case Finding::Fix::UpdateWhenActive:
        break;
    }
    return plan;
}

PackagePlan withLeftOut(PackagePlan plan, const QString &root, const QStringList &names)
{
    for (const QString &name : names) {
        const QString inSource = root + name;
        // What was only taken against a rule goes back under it.
        const bool wasTaken = plan.included.contains(inSource);
        removeWithin(&plan.included, inSource);
        removeWithin(&plan.leftOut, inSource);
        if (!wasTaken)
            add(&plan.leftOut, inSource);
    }
    return plan;
}

PackagePlan withIncluded(PackagePlan plan, const PackageListing &listing, const QStringList &names)
{
    for (const QString &name : names) {
        const QString inSource = listing.plan.root + name;
        removeWithin(&plan.leftOut, inSource);
        removeWithin(&plan.included, inSource);
        const bool isByRule = std::ranges::any_of(listing.leftOut, [&name](const auto &entry) {
            return entry.reason != LeftOutEntry::Reason::Choice
                   && (entry.name == name || lies(entry.name, name));
        });
        const bool isWithFolder = std::ranges::any_of(
            plan.leftOut, [&inSource](const QString &choice) { return lies(inSource, choice); });
        if (isByRule || isWithFolder)
            add(&plan.included, inSource);
    }
    return plan;
}

QList<Finding> withPossibleFixes(QList<Finding> findings, const CodeSource &source)
{
    if (source.kind != CodeSource::Kind::CosObject)
        return findings;
    for (Finding &finding : findings) {
        if (finding.fix == Finding::Fix::UseHandler || finding.fix == Finding::Fix::UpdateWhenActive
            || finding.fix == Finding::Fix::InstallDependencies)
            continue;
        finding.fix = Finding::Fix::None;
        finding.fixArgument.clear();
        finding.fixNames.clear();
        finding.fixRepairs = {};
    }
    return findings;
}

PackagePlan forAnotherSource(const PackagePlan &plan)
{
    PackagePlan next;
    next.ignore = plan.ignore;
    next.ignore.gitignore = IgnoreSettings::Gitignore::NotAsked;
    return next;
}

} // namespace Scf
