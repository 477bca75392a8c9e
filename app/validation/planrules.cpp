// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class PlanText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::PlanText)
};

using Reason = LeftOutEntry::Reason;

Finding told(const QString &id, const QString &text, Finding::Fix fix,
             const QStringList &names = {})
{
    return {.id = id,
            .state = Finding::State::Ok,
            .field = Finding::Field::Source,
            .text = text,
            .fix = fix,
            .fixNames = names};
}

//! \a name of the source as one of the package; empty where it lies outside of the root.
QString inPackage(const QString &name, const PackagePlan &plan)
{
    return name.startsWith(plan.root) ? name.sliced(plan.root.size()) : QString();
}

void addRoot(const PackageListing &listing, QList<Finding> &findings)
{
    if (listing.plan.root.isEmpty())
        return;
    Finding finding = told(u"plan-root"_s,
                           PlanText::tr("The package is what %1 holds; all beside it stays out.")
                               .arg(shownName(listing.plan.root)),
                           Finding::Fix::UndoRoot);
    finding.fixArgument = listing.plan.root;
    findings.append(finding);
}

//! Undoing works on what the person chose. The listing may hold it in other words: where something
//! in a folder was taken back, it names the rest one by one.
void addChoices(const PackageListing &listing, QList<Finding> &findings)
{
    QStringList names;
    for (const QString &chosen : listing.plan.leftOut) {
        const QString name = inPackage(chosen, listing.plan);
        const QString folder = name.endsWith(u'/') ? name : name + u'/';
        const auto isBy = [&name, &folder](const LeftOutEntry &entry) {
            return entry.reason == Reason::Choice
                   && (entry.name == name || entry.name.startsWith(folder));
        };
        if (!name.isEmpty() && std::ranges::any_of(listing.leftOut, isBy))
            names.append(name);
    }
    if (!names.isEmpty())
        findings.append(
            told(u"plan-left-out"_s,
                 PlanText::tr("Left out by choice: %1.").arg(shownNames(names, names.size())),
                 Finding::Fix::UndoLeaveOut, names));
}

QString repairText(Repairs repairs)
{
    QStringList parts;
    if (repairs.testFlag(Repair::SetExecutable))
        parts.append(PlanText::tr("marked as executable"));
    if (repairs.testFlag(Repair::UnixLineEnds))
        parts.append(PlanText::tr("with line ends of Unix"));
    if (repairs.testFlag(Repair::RemoveByteOrderMark))
        parts.append(PlanText::tr("without the byte order mark"));
    if (repairs.testFlag(Repair::UseBash))
        parts.append(PlanText::tr("started by /bin/bash"));
    //: Between the parts of a list
    return parts.join(PlanText::tr(", "));
}

void addRepairs(const PackageListing &listing, QList<Finding> &findings)
{
    // One finding for all files that are repaired in the same way.
    std::map<int, QStringList> namesBy;
    for (const PackageEntry &entry : listing.entries) {
        if (entry.repairs != Repairs())
            namesBy[entry.repairs.toInt()].append(entry.name);
    }
    for (const auto &[number, names] : namesBy) {
        const Repairs repairs = Repairs::fromInt(number);
        Finding finding = told(u"plan-repairs"_s,
                               //: %1 is one or several files, %2 what is done to them, such as
                               //: "marked as executable, with line ends of Unix"
                               PlanText::tr("In the package, not in your files: %1 %2.")
                                   .arg(shownNames(names, names.size()), repairText(repairs)),
                               Finding::Fix::UndoRepair, names);
        finding.fixRepairs = repairs;
        findings.append(finding);
    }
}

QString ruleText(const LeftOutEntry &entry)
{
    switch (entry.reason) {
    case Reason::ScfIgnore:
    case Reason::GitIgnore:
        //: Where a rule stands: %1 is a file, %2 a line.
        return PlanText::tr("%1, line %2")
            .arg(shownName(entry.ruleFile), QLocale().toString(entry.ruleLine));
    case Reason::OwnRule:
        //: Where a rule stands: in the list that the person keeps in the window. %1 is the rule.
        return PlanText::tr("your list: %1").arg(shownName(entry.rule));
    case Reason::DefaultRule:
    case Reason::Choice:
    case Reason::OutsideRoot:
        break;
    }
    //: Where a rule stands: the program brings it.
    return PlanText::tr("usual rule");
}

void addRules(const PackageListing &listing, QList<Finding> &findings)
{
    constexpr qsizetype mostShown = 3;
    QStringList shown;
    int count = 0;
    for (const LeftOutEntry &entry : listing.leftOut) {
        if (entry.reason == Reason::Choice || entry.reason == Reason::OutsideRoot)
            continue;
        if (++count <= mostShown)
            //: One of the files left out, and the rule that did it.
            shown.append(PlanText::tr("%1 (%2)").arg(shownName(entry.name), ruleText(entry)));
    }
    if (count == 0)
        return;
    const QString names = shown.join(u", "_s);
    findings.append(told(
        u"left-out-by-rules"_s,
        count > mostShown
            //: %1 is a list of names with their rules.
            ? PlanText::tr("%n file(s) and folder(s) are left out by rules: %1 and others.",
                           nullptr, count)
                  .arg(names)
            : PlanText::tr("%n file(s) and folder(s) are left out by rules: %1.", nullptr, count)
                  .arg(names),
        Finding::Fix::None));
}

void addGitignore(const PackageListing &listing, QList<Finding> &findings)
{
    // No warning: what a repository leaves out is often just what the function needs.
    if (listing.offersGitignore)
        findings.append(told(u"gitignore-offer"_s,
                             PlanText::tr("The folder has a .gitignore and no .scfignore: what it "
                                          "names can stay out as well."),
                             Finding::Fix::UseGitignore));
}

} // namespace

QList<Finding> checkPlan(const ContentView &view)
{
    QList<Finding> findings;
    for (const auto add : {&addRoot, &addRepairs, &addChoices, &addRules, &addGitignore})
        add(view.listing(), findings);
    return findings;
}

} // namespace Scf
