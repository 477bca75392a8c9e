// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/shown.h"

#include <QCoreApplication>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class PlanText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::PlanText)
};

Finding told(const QString &id, const QString &text, Finding::Fix fix)
{
    return {.id = id,
            .state = Finding::State::Ok,
            .field = Finding::Field::Source,
            .text = text,
            .fix = fix};
}

QString repairWords(Repairs repairs)
{
    QStringList words;
    if (repairs.testFlag(Repair::SetExecutable))
        words += PlanText::tr("marked as executable");
    if (repairs.testFlag(Repair::UnixLineEnds))
        words += PlanText::tr("line ends of Unix");
    if (repairs.testFlag(Repair::RemoveByteOrderMark))
        words += PlanText::tr("without the byte order mark");
    if (repairs.testFlag(Repair::UseBash))
        words += PlanText::tr("started by /bin/bash");
    //: Between the parts of a list
    return words.join(PlanText::tr(", "));
}

} // namespace

QList<Finding> checkPlan(const ContentView &view)
{
    const PackageListing &listing = view.listing();
    QList<Finding> findings;
    if (!listing.plan.root.isEmpty()) {
        Finding root =
            told(u"plan-root"_s,
                 PlanText::tr("%1 is the root of the package.").arg(shownName(listing.plan.root)),
                 Finding::Fix::UndoRoot);
        root.fixArgument = shownName(listing.plan.root);
        findings += root;
    }
    for (const PackageEntry &entry : listing.entries) {
        if (!entry.repairs)
            continue;
        Finding repaired = told(u"plan-repairs"_s,
                                //: %1 is a file, %2 what is done to its copy in the package
                                PlanText::tr("In the package %1 is repaired: %2.")
                                    .arg(shownName(entry.name), repairWords(entry.repairs)),
                                Finding::Fix::UndoRepair);
        repaired.fixNames = QStringList{entry.name};
        findings += repaired;
    }

    QStringList chosen;
    QStringList ruled;
    for (const LeftOutEntry &entry : listing.leftOut) {
        if (entry.reason == LeftOutEntry::Reason::Choice)
            chosen += entry.name;
        else if (entry.reason != LeftOutEntry::Reason::OutsideRoot)
            ruled += entry.name;
    }
    if (!chosen.isEmpty()) {
        Finding leftOut =
            told(u"plan-left-out"_s,
                 PlanText::tr("Left out by you: %1.").arg(shownNames(chosen, chosen.size())),
                 Finding::Fix::UndoLeaveOut);
        leftOut.fixNames = chosen;
        findings += leftOut;
    }
    if (!ruled.isEmpty()) {
        findings += told(u"left-out-by-rules"_s,
                         PlanText::tr("Left out by rules, see Contents: %1.")
                             .arg(shownNames(ruled, ruled.size())),
                         Finding::Fix::None);
    }
    if (listing.offersGitignore) {
        findings += told(u"gitignore-offer"_s,
                         PlanText::tr("The folder has a .gitignore: what it names can stay out of "
                                      "the package."),
                         Finding::Fix::UseGitignore);
    }
    return findings;
}

} // namespace Scf
