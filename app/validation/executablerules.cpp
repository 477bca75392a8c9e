// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class ExecutableText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ExecutableText)
};

using State = Finding::State;
using Kind = ExecutableFacts::Kind;

// The run-time system is CentOS 7.6, whose glibc is 2.17. The Node.js and Python that came later
// cannot themselves run on less than 2.28 as their makers build them.
constexpr int olderGlibc = 17;
constexpr int laterGlibc = 28;

int platformGlibc(const Runtime &runtime)
{
    const QString id = runtime.id().toLower();
    const auto isAtLeast = [&id](QLatin1StringView prefix, int number) {
        if (!id.startsWith(prefix))
            return false;
        QString digits = id.mid(prefix.size());
        const auto end =
            std::find_if(digits.cbegin(), digits.cend(), [](QChar c) { return !c.isDigit(); });
        digits.truncate(end - digits.cbegin());
        return digits.toInt() >= number;
    };
    return isAtLeast("nodejs"_L1, 18) || isAtLeast("python3."_L1, 10) ? laterGlibc : olderGlibc;
}

ExecutableFacts factsOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.executables.of(entry, [&] {
        const Result<QByteArray> head = view.content.reader(entry, executableHeadSize);
        if (!head)
            return ExecutableFacts{};
        const ExecutableFacts facts = executableFacts(*head);
        const bool mayHaveMore = head->size() == executableHeadSize && facts.isLinuxX64;
        if (!mayHaveMore || facts.newestGlibc > 0)
            return facts;
        // Tools that change a library afterwards move its names to the end.
        const Result<QByteArray> all = view.content.reader(entry, largestExecutable);
        return all ? executableFacts(*all) : facts;
    });
}

Finding found(const QString &id, State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Source, .text = text};
}

Finding repairable(Finding finding, const PackageEntry &entry, Repair repair)
{
    finding.fix = Finding::Fix::Repair;
    finding.fixNames = QStringList{entry.name};
    finding.fixRepairs = repair;
    return finding;
}

// The file that the platform starts, at the root; null where a function has none or it is missing,
// which the handler's check tells.
const PackageEntry *entryExecutable(const ContentView &view)
{
    const FunctionTraits &traits = view.content.traits;
    if (traits.isWeb())
        return view.listing().find(u"scf_bootstrap"_s);
    if (traits.runtime.family() == Runtime::Family::Custom)
        return view.listing().find(u"bootstrap"_s);
    if (traits.runtime.family() == Runtime::Family::Go) {
        return view.listing().find(view.content.handler.isEmpty() ? u"main"_s
                                                                  : view.content.handler);
    }
    return nullptr;
}

bool isShell(const QString &interpreter)
{
    static const QStringList shells{u"bash"_s, u"sh"_s, u"dash"_s, u"ash"_s};
    return shells.contains(interpreter.section(u'/', -1));
}

bool isOnThePlatform(const QString &interpreter)
{
    static const QStringList known{u"/bin/bash"_s, u"/bin/sh"_s, u"/usr/bin/bash"_s,
                                   u"/usr/bin/sh"_s, u"/usr/bin/env"_s};
    return known.contains(interpreter) || interpreter.startsWith("/var/lang/"_L1);
}

QList<Finding> checkScript(const PackageEntry &entry, const ExecutableFacts &facts)
{
    const QString name = shownName(entry.name);
    QList<Finding> findings;
    if (facts.hasByteOrderMark) {
        findings += repairable(
            found(u"script-byte-order-mark"_s, State::Error,
                  ExecutableText::tr("%1 begins with a byte order mark, so it cannot be started.")
                      .arg(name)),
            entry, Repair::RemoveByteOrderMark);
    }
    if (facts.firstLineEndsWithCrLf && facts.hasInterpreterLine) {
        findings += repairable(
            found(u"script-line-ends"_s, State::Error,
                  ExecutableText::tr("The first line of %1 ends as on Windows (CRLF), so its "
                                     "interpreter cannot be found.")
                      .arg(name)),
            entry, Repair::UnixLineEnds);
    } else if (facts.hasCrLf) {
        findings += repairable(
            found(u"script-line-ends"_s, State::Warning,
                  ExecutableText::tr("Lines of %1 end as on Windows (CRLF): commands may fail.")
                      .arg(name)),
            entry, Repair::UnixLineEnds);
    }
    if (!facts.hasInterpreterLine) {
        findings +=
            repairable(found(u"script-interpreter"_s, State::Error,
                             ExecutableText::tr(
                                 "%1 does not begin with #! and an interpreter, so it cannot be "
                                 "started.")
                                 .arg(name)),
                       entry, Repair::UseBash);
    } else if (!isOnThePlatform(facts.interpreter)) {
        const QString interpreter = shownName(facts.interpreter);
        if (isShell(facts.interpreter)) {
            findings += repairable(
                found(u"script-interpreter"_s, State::Error,
                      ExecutableText::tr("%1 asks for %2, which the platform does not have.")
                          .arg(name, interpreter)),
                entry, Repair::UseBash);
        } else {
            findings += found(u"script-interpreter"_s, State::Warning,
                              ExecutableText::tr("%1 asks for %2: interpreters are in /var/lang on "
                                                 "the platform.")
                                  .arg(name, interpreter));
        }
    }
    return findings;
}

QList<Finding> checkProgram(const ContentView &view, const PackageEntry &entry,
                            const ExecutableFacts &facts)
{
    const QString name = shownName(entry.name);
    if (!facts.isLinuxX64) {
        return {found(u"executable-system"_s, State::Error,
                      ExecutableText::tr("%1 is an executable for %2; the platform runs x86-64.")
                          .arg(name, facts.processor))};
    }
    if (facts.needsMusl) {
        return {found(
            u"executable-system"_s, State::Error,
            ExecutableText::tr("%1 needs the C library musl, which the platform does not have.")
                .arg(name))};
    }
    const int glibc = platformGlibc(view.content.traits.runtime);
    if (facts.newestGlibc > glibc) {
        return {
            found(u"executable-glibc"_s, State::Warning,
                  ExecutableText::tr("%1 needs glibc 2.%2, but the platform may have only 2.%3.")
                      .arg(name)
                      .arg(facts.newestGlibc)
                      .arg(glibc))};
    }
    return {};
}

// What is made to be loaded or started; anything else is not read.
bool isNativeCandidate(const PackageEntry &entry)
{
    if (entry.isDirectory() || entry.size < 64)
        return false;
    const QStringView name = QStringView(entry.name).sliced(entry.name.lastIndexOf(u'/') + 1);
    if (name.endsWith(".node"_L1) || name.endsWith(".so"_L1) || name.endsWith(".pyd"_L1)
        || name.contains(".so."_L1))
        return true;
    return (entry.mode & 0111) != 0 && (!name.contains(u'.') || name.endsWith(".bin"_L1));
}

// Packages bring binaries for many systems and pick one when they run. What belongs together: the
// packages of one scope or one package in node_modules, else files that differ by suffix only.
QString siblingsOf(const QString &name)
{
    constexpr QLatin1StringView modules("node_modules/");
    const qsizetype at = name.lastIndexOf(modules);
    if (at >= 0) {
        const qsizetype begin = at + modules.size();
        const qsizetype end = name.indexOf(u'/', begin);
        return name.left(end < 0 ? name.size() : end);
    }
    const qsizetype file = name.lastIndexOf(u'/') + 1;
    const qsizetype dot = name.indexOf(u'.', file);
    return name.left(dot < 0 ? name.size() : dot);
}

} // namespace

QList<Finding> checkExecutables(const ContentView &view)
{
    const PackageEntry *entry = entryExecutable(view);
    if (entry == nullptr || entry->isDirectory())
        return {};
    const QString name = shownName(entry->name);
    const ExecutableFacts facts = factsOf(view, *entry);
    QList<Finding> findings;
    if ((entry->mode & 0111) == 0) {
        findings += repairable(
            found(u"executable-mode"_s, State::Error,
                  ExecutableText::tr("%1 is not marked as executable, so it cannot be started.")
                      .arg(name)),
            *entry, Repair::SetExecutable);
    }
    switch (facts.kind) {
    case Kind::Unreadable:
        return findings; // the listing or the update says why
    case Kind::Empty:
        findings += found(u"executable-system"_s, State::Error,
                          ExecutableText::tr("%1 is empty, so it cannot be started.").arg(name));
        break;
    case Kind::Script:
        if (view.content.traits.runtime.family() == Runtime::Family::Go
            && !view.content.traits.isWeb()) {
            findings +=
                found(u"executable-system"_s, State::Warning,
                      ExecutableText::tr("%1 is text, not a program made by Go.").arg(name));
        } else {
            findings += checkScript(*entry, facts);
        }
        break;
    case Kind::Elf:
        findings += checkProgram(view, *entry, facts);
        break;
    case Kind::MachO:
        findings += found(
            u"executable-system"_s, State::Error,
            ExecutableText::tr("%1 is a program for macOS; the platform runs Linux.").arg(name));
        break;
    case Kind::WindowsPe:
        findings += found(
            u"executable-system"_s, State::Error,
            ExecutableText::tr("%1 is a program for Windows; the platform runs Linux.").arg(name));
        break;
    case Kind::Data:
        findings += found(u"executable-system"_s, State::Error,
                          ExecutableText::tr("%1 is neither a script nor a program.").arg(name));
        break;
    }
    if (findings.isEmpty())
        findings += found(u"executable"_s, State::Ok,
                          ExecutableText::tr("%1 can be started by the platform.").arg(name));
    return findings;
}

QList<Finding> checkBinaries(const ContentView &view)
{
    const PackageEntry *main = entryExecutable(view);
    const int glibc = platformGlibc(view.content.traits.runtime);
    QSet<QString> served; // what has a binary for the platform
    QStringList foreign;
    QStringList tooNew;
    int native = 0;
    int newest = 0;
    for (const PackageEntry &entry : view.listing().entries) {
        if (&entry == main || !isNativeCandidate(entry) || view.cancel.isCancelled())
            continue;
        const ExecutableFacts facts = factsOf(view, entry);
        const bool isBinary =
            facts.kind == Kind::Elf || facts.kind == Kind::MachO || facts.kind == Kind::WindowsPe;
        if (!isBinary)
            continue;
        if (!facts.isLinuxX64 || facts.needsMusl) {
            foreign += entry.name;
            continue;
        }
        ++native;
        served.insert(siblingsOf(entry.name));
        if (facts.newestGlibc > glibc) {
            tooNew += entry.name;
            newest = std::max(newest, facts.newestGlibc);
        }
    }
    foreign.removeIf([&served](const QString &name) { return served.contains(siblingsOf(name)); });

    QList<Finding> findings;
    if (!foreign.isEmpty()) {
        findings += found(u"binaries-foreign"_s, State::Warning,
                          ExecutableText::tr("Made for another system than Linux on x86-64, so the "
                                             "platform cannot load them: %1.")
                              .arg(shownNames(foreign, foreign.size())));
    }
    if (!tooNew.isEmpty()) {
        findings += found(
            u"binaries-glibc"_s, State::Warning,
            ExecutableText::tr("Needing glibc 2.%1, while the platform may have only 2.%2: %3.")
                .arg(newest)
                .arg(glibc)
                .arg(shownNames(tooNew, tooNew.size())));
    }
    if (findings.isEmpty() && native > 0) {
        findings +=
            found(u"binaries"_s, State::Ok,
                  ExecutableText::tr("%n binary file(s) for Linux on x86-64.", nullptr, native));
    }
    return findings;
}

} // namespace Scf
