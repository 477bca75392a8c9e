// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/contentrules.h"
#include "app/validation/machinenames.h"
#include "app/validation/platformimage.h"
#include "app/validation/scriptfile.h"
#include "app/validation/shown.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class ExecutableText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::ExecutableText)
};

using Family = Runtime::Family;
using Kind = ExecutableFacts::Kind;
using State = Finding::State;

// A script that starts something is short; one that carries what it starts is judged by its
// beginning.
constexpr qint64 largestScript = 1024 * 1024;
constexpr quint32 executeBits = 0111;

Finding sourceFinding(const QString &id, State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Source, .text = text};
}

Finding withRepair(Finding finding, const QStringList &names, Repair repair)
{
    finding.fix = Finding::Fix::Repair;
    finding.fixNames = names;
    finding.fixRepairs = repair;
    return finding;
}

ExecutableFacts factsOf(const ContentView &view, const PackageEntry &entry)
{
    return view.memory.executables.of(
        entry, [&view, &entry] { return executableFacts(entry, view.content.reader); });
}

//! The file that the platform starts. Null where the function has none, or it is not where it must
//! be, which the check of the handler tells.
const PackageEntry *startedFile(const ContentView &view)
{
    const FunctionTraits &traits = view.content.traits;
    QString name;
    if (traits.runtime.family() == Family::Image)
        return nullptr;
    if (traits.isWeb())
        name = u"scf_bootstrap"_s;
    else if (traits.runtime.family() == Family::Custom)
        name = u"bootstrap"_s;
    else if (traits.runtime.family() == Family::Go)
        name = view.content.handler.isEmpty() ? u"main"_s : view.content.handler;
    if (name.isEmpty() || name.endsWith(u'/'))
        return nullptr;
    return view.listing().find(name);
}

//! The checks of the one file that the platform starts.
class StartChecker
{
public:
    StartChecker(const ContentView &view, const PackageEntry &file)
        : m_view(view)
        , m_file(file)
        , m_name(shownName(file.name))
    { }

    QList<Finding> result();

private:
    void checkMode();
    void checkProgram(const ExecutableFacts &facts);
    void checkText();
    void checkFirstLine(const ScriptFacts &script);
    void checkInterpreter(const ScriptFacts &script);
    void checkLanguages(const ScriptFacts &script);

    bool isGo() const
    {
        return m_view.content.traits.runtime.family() == Family::Go
               && !m_view.content.traits.isWeb();
    }
    const Runtime &runtime() const { return m_view.content.traits.runtime; }
    Finding &add(const QString &id, State state, const QString &text)
    {
        m_findings.append(sourceFinding(id, state, text));
        return m_findings.last();
    }
    void addRepair(const QString &id, State state, Repair repair, const QString &text)
    {
        m_findings.append(withRepair(sourceFinding(id, state, text), {m_file.name}, repair));
    }

    const ContentView &m_view;
    const PackageEntry &m_file;
    QString m_name;
    QList<Finding> m_findings;
};

QList<Finding> StartChecker::result()
{
    checkMode();
    if (m_file.size == 0) {
        add(u"executable-system"_s, State::Error,
            ExecutableText::tr("%1 is empty: there is nothing to start.").arg(m_name));
    } else {
        const ExecutableFacts facts = factsOf(m_view, m_file);
        if (facts.kind == Kind::Unreadable)
            add(u"executable-unreadable"_s, State::Warning,
                ExecutableText::tr("Cannot tell whether %1 can be started: it cannot be read.")
                    .arg(m_name));
        else if (facts.kind == Kind::Other)
            checkText();
        else
            checkProgram(facts);
    }
    if (m_findings.isEmpty())
        add(u"executable"_s, State::Ok,
            ExecutableText::tr("The platform can start %1.").arg(m_name));
    return std::move(m_findings);
}

void StartChecker::checkMode()
{
    if ((m_file.mode & executeBits) == 0)
        addRepair(u"executable-mode"_s, State::Error, Repair::SetExecutable,
                  ExecutableText::tr("%1 is not marked as executable, so it cannot be started.")
                      .arg(m_name));
}

void StartChecker::checkProgram(const ExecutableFacts &facts)
{
    const QString system = u"executable-system"_s;
    if (facts.kind == Kind::MachO) {
        add(system, State::Error,
            ExecutableText::tr("%1 is made for macOS; the platform needs one for Linux on x86-64.")
                .arg(m_name));
    } else if (facts.kind == Kind::WindowsPe) {
        add(system, State::Error,
            ExecutableText::tr(
                "%1 is made for Windows; the platform needs one for Linux on x86-64.")
                .arg(m_name));
    } else if (facts.kind == Kind::Archive) {
        add(system, State::Error,
            isGo() ? ExecutableText::tr("%1 is a library, not a program: Go makes programs only "
                                        "of the package main.")
                         .arg(m_name)
                   : ExecutableText::tr("%1 is a library, not a program.").arg(m_name));
    } else if (!facts.isForX64) {
        //: %2 is a system and a processor, such as "Linux on ARM64".
        add(system, State::Error,
            ExecutableText::tr("%1 is made for %2; the platform needs one for Linux on x86-64.")
                .arg(m_name, facts.target));
    } else if (facts.needsMusl && !facts.loader.isEmpty()) {
        add(u"executable-loader"_s, State::Error,
            ExecutableText::tr("%1 needs the C library musl, which the platform lacks: link it "
                               "statically, or build it with glibc.")
                .arg(m_name));
    } else if (const Presence loader = loaderPresence(facts.loader); loader != Presence::Present) {
        add(u"executable-loader"_s, loader == Presence::Absent ? State::Error : State::Warning,
            loader == Presence::Absent
                ? ExecutableText::tr("%1 is started by %2, which the platform lacks.")
                      .arg(m_name, shownName(facts.loader))
                : ExecutableText::tr("%1 is started by %2, which the platform may lack.")
                      .arg(m_name, shownName(facts.loader)));
    } else if (const int glibc = platformGlibc(runtime()); facts.glibc > glibc) {
        add(u"executable-glibc"_s, State::Warning,
            ExecutableText::tr("%1 needs glibc 2.%2, but the platform may have only 2.%3: build "
                               "it on an older system, or link it statically.")
                .arg(m_name, QString::number(facts.glibc), QString::number(glibc)));
    }
}

void StartChecker::checkText()
{
    const Result<QByteArray> content = m_view.content.reader(m_file, largestScript);
    if (!content)
        return;
    const ScriptFacts script = scanScript(*content);
    const QString system = u"executable-system"_s;
    if (script.encoding == ScriptFacts::Encoding::Utf16) {
        add(system, State::Error,
            ExecutableText::tr("%1 is saved as UTF-16, so it cannot be started: save it as UTF-8.")
                .arg(m_name));
    } else if (script.encoding == ScriptFacts::Encoding::Binary) {
        add(system, State::Error,
            ExecutableText::tr("%1 is neither a script nor a program for Linux.").arg(m_name));
    } else if (isGo() && !script.hasInterpreterLine) {
        add(system, State::Error,
            ExecutableText::tr("%1 is a text; the platform needs the program that Go makes.")
                .arg(m_name));
    } else {
        checkFirstLine(script);
        checkInterpreter(script);
        checkLanguages(script);
    }
}

void StartChecker::checkFirstLine(const ScriptFacts &script)
{
    if (script.hasByteOrderMark)
        addRepair(u"script-byte-order-mark"_s, State::Error, Repair::RemoveByteOrderMark,
                  ExecutableText::tr("%1 begins with a byte order mark, so it cannot be started.")
                      .arg(m_name));
    const QString id = u"script-line-ends"_s;
    const bool isShellScript =
        !script.hasInterpreterLine || isShell(script.interpreter) || isShell(script.argument);
    if (script.hasInterpreterLine && script.firstLineEnd == ScriptFacts::LineEnd::Cr)
        add(id, State::Error,
            ExecutableText::tr("Lines of %1 end with CR alone, so it cannot be started.")
                .arg(m_name));
    else if (script.hasInterpreterLine && script.firstLineEnd == ScriptFacts::LineEnd::CrLf)
        addRepair(id, State::Error, Repair::UnixLineEnds,
                  ExecutableText::tr("The #! line of %1 ends as on Windows (CRLF), so it cannot be "
                                     "started.")
                      .arg(m_name));
    else if (script.hasCrLf && isShellScript)
        addRepair(id, State::Warning, Repair::UnixLineEnds,
                  ExecutableText::tr("Lines of %1 end as on Windows (CRLF): commands may fail.")
                      .arg(m_name));
}

void StartChecker::checkInterpreter(const ScriptFacts &script)
{
    const QString id = u"script-interpreter"_s;
    if (!script.hasInterpreterLine || script.interpreter.isEmpty()) {
        addRepair(
            id, State::Error, Repair::UseBash,
            ExecutableText::tr("%1 does not begin with #! and an interpreter, so it cannot be "
                               "started.")
                .arg(m_name));
        return;
    }
    // The platform unpacks the package to /var/user and starts the file there.
    constexpr QLatin1StringView codeFolder("/var/user/");
    QString inPackage = script.interpreter;
    if (inPackage.startsWith(codeFolder))
        inPackage.remove(0, codeFolder.size());
    else if (inPackage.startsWith("./"_L1))
        inPackage.remove(0, 2);
    if (!inPackage.startsWith(u'/') && m_view.listing().find(inPackage) != nullptr)
        return;

    const Presence presence = interpreterPresence(script.interpreter, script.argument, runtime());
    if (presence == Presence::Present)
        return;
    const QString shown =
        shownName((script.interpreter + u' '
                   + (script.interpreter.endsWith("/env"_L1) ? script.argument : QString()))
                      .trimmed());
    const bool isLanguage = script.interpreter.startsWith("/var/lang/"_L1);
    Finding finding = sourceFinding(
        id, presence == Presence::Absent ? State::Error : State::Warning,
        presence == Presence::Absent
            ? ExecutableText::tr("%1 asks for %2, which the platform lacks.").arg(m_name, shown)
        : isLanguage ? ExecutableText::tr("%1 asks for %2, which is not of the runtime %3.")
                           .arg(m_name, shown, shownName(runtime().displayName()))
                     : ExecutableText::tr("%1 asks for %2, which the platform may lack.")
                           .arg(m_name, shown));
    const QString startedByEnv = script.argument.section(u' ', 0, 0);
    if (isShell(script.interpreter)
        || (script.interpreter.endsWith("/env"_L1) && isShell(startedByEnv)))
        finding = withRepair(finding, {m_file.name}, Repair::UseBash);
    m_findings.append(finding);
}

void StartChecker::checkLanguages(const ScriptFacts &script)
{
    QStringList others = script.languagePaths;
    others.removeIf([this](const QString &path) {
        return languagePresence(path, runtime()) == Presence::Present;
    });
    if (!others.isEmpty())
        add(u"script-language"_s, State::Warning,
            ExecutableText::tr("%1 uses what is not of the runtime %2: %3.")
                .arg(m_name, shownName(runtime().displayName()),
                     shownNames(others, others.size())));
}

//! The end of the last part of \a name behind its last '.'; empty where there is none.
QStringView suffixOf(QStringView name)
{
    const qsizetype start = name.lastIndexOf(u'/') + 1;
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < start ? QStringView() : name.sliced(dot + 1);
}

bool isAnyOf(QStringView word, const auto &words)
{
    return std::ranges::any_of(words, [word](QLatin1StringView one) {
        return word.compare(one, Qt::CaseInsensitive) == 0;
    });
}

bool isSharedLibrary(const QString &name)
{
    return name.endsWith(".so"_L1) || name.endsWith(".node"_L1) || name.contains(".so."_L1);
}

//! True for what may be compiled; nothing else is read. DLLs are not looked at: a Windows program
//! or module stands beside them, or they are of .NET.
bool mayBeCompiled(const PackageEntry &entry)
{
    static constexpr auto compiled = std::to_array<QLatin1StringView>(
        {"node"_L1, "so"_L1, "pyd"_L1, "dylib"_L1, "exe"_L1, "bin"_L1});
    // Folders shared from Windows mark every file as executable.
    static constexpr auto texts = std::to_array<QLatin1StringView>(
        {"js"_L1,   "mjs"_L1,  "cjs"_L1,  "ts"_L1,  "mts"_L1,  "cts"_L1,  "jsx"_L1, "tsx"_L1,
         "json"_L1, "map"_L1,  "md"_L1,   "txt"_L1, "py"_L1,   "pyc"_L1,  "pyi"_L1, "html"_L1,
         "css"_L1,  "yml"_L1,  "yaml"_L1, "xml"_L1, "sh"_L1,   "cmd"_L1,  "ps1"_L1, "bat"_L1,
         "php"_L1,  "rb"_L1,   "go"_L1,   "c"_L1,   "h"_L1,    "cc"_L1,   "hpp"_L1, "cpp"_L1,
         "svg"_L1,  "png"_L1,  "jpg"_L1,  "gif"_L1, "toml"_L1, "ini"_L1,  "jar"_L1, "class"_L1,
         "dll"_L1,  "wasm"_L1, "zip"_L1,  "gz"_L1,  "pem"_L1,  "flow"_L1, "def"_L1, "license"_L1});
    // The names without a suffix that half of all npm and Python packages have.
    static constexpr auto documents = std::to_array<QLatin1StringView>(
        {"LICENSE"_L1, "LICENCE"_L1, "README"_L1, "CHANGELOG"_L1, "NOTICE"_L1, "AUTHORS"_L1,
         "COPYING"_L1, "Makefile"_L1, "CONTRIBUTORS"_L1, "CODEOWNERS"_L1, "HISTORY"_L1, "RECORD"_L1,
         "WHEEL"_L1, "METADATA"_L1, "INSTALLER"_L1, "REQUESTED"_L1});
    constexpr qint64 smallest = 64; // an ELF header
    if (entry.size < smallest || entry.isDirectory())
        return false;
    const QStringView name(entry.name);
    const QStringView suffix = suffixOf(name);
    if (suffix.isEmpty())
        return !isAnyOf(name.sliced(name.lastIndexOf(u'/') + 1), documents);
    if (isAnyOf(suffix, compiled) || name.contains(".so."_L1))
        return true;
    return (entry.mode & executeBits) != 0 && !isAnyOf(suffix, texts);
}

//! A file that does not run on the platform, and why.
struct Misfit
{
    enum class Why { MacOs, Windows, Processor, Musl };

    QString name{};
    Why why = Why::Processor;
};

//! What a package holds besides the file that the platform starts.
struct Binaries
{
    QList<Misfit> misfits{};
    int fitting = 0;
    //! Of the fitting ones: for which folder, npm package and name they are.
    QSet<QString> names{};
    QSet<QString> folders{};
    QSet<QString> packages{};
    QStringList notExecutable{};
    QStringList glibcTooNew{};
    int newestGlibc = 0;
};

void addFitting(const PackageEntry &entry, const ExecutableFacts &facts, int platformsGlibc,
                Binaries &binaries)
{
    ++binaries.fitting;
    binaries.names.insert(nameForAnyMachine(entry.name));
    const QStringList folders = machineFolders(entry.name);
    binaries.folders.unite(QSet<QString>(folders.begin(), folders.end()));
    if (const QString package = npmPackageOf(entry.name); !package.isEmpty())
        binaries.packages.insert(package);
    if (facts.isProgram && (entry.mode & executeBits) == 0 && !isSharedLibrary(entry.name))
        binaries.notExecutable.append(entry.name);
    if (facts.glibc > platformsGlibc) {
        binaries.glibcTooNew.append(entry.name);
        binaries.newestGlibc = std::max(binaries.newestGlibc, facts.glibc);
    }
}

Binaries binariesOf(const ContentView &view)
{
    const PackageEntry *started = startedFile(view);
    const int glibc = platformGlibc(view.content.traits.runtime);
    Binaries binaries;
    for (const PackageEntry &entry : view.listing().entries) {
        if (view.cancel.isCancelled())
            break;
        if (&entry == started || !mayBeCompiled(entry))
            continue;
        const ExecutableFacts facts = factsOf(view, entry);
        if (!facts.isCompiled())
            continue;
        if (facts.kind == Kind::MachO)
            binaries.misfits.append({entry.name, Misfit::Why::MacOs});
        else if (facts.kind == Kind::WindowsPe)
            binaries.misfits.append({entry.name, Misfit::Why::Windows});
        else if (!facts.isForX64)
            binaries.misfits.append({entry.name, Misfit::Why::Processor});
        else if (facts.needsMusl)
            binaries.misfits.append({entry.name, Misfit::Why::Musl});
        else
            addFitting(entry, facts, glibc, binaries);
    }
    return binaries;
}

//! True for a file that need not run on the platform: the package has its like that does, or it is
//! for those other systems only.
bool isHarmless(const Misfit &misfit, const Binaries &binaries)
{
    if (binaries.names.contains(nameForAnyMachine(misfit.name)))
        return true;
    const QStringList folders = machineFolders(misfit.name);
    if (std::ranges::any_of(folders, [&binaries](const QString &folder) {
            return binaries.folders.contains(folder);
        }))
        return true;
    const QString package = npmPackageOf(misfit.name);
    if (package.isEmpty()) {
        // pip and setuptools bring small programs with which Windows starts scripts.
        static constexpr auto launchers = std::to_array<QLatin1StringView>(
            {"distlib"_L1, "setuptools"_L1, "Scripts"_L1, "bin"_L1});
        const QString folder = misfit.name.section(u'/', -2, -2);
        return misfit.name.endsWith(".exe"_L1) && isAnyOf(folder, launchers);
    }
    // fsevents exists on macOS only, and who uses it does without it elsewhere.
    if (binaries.packages.contains(package) || package.endsWith("node_modules/fsevents/"_L1))
        return true;
    // A helper that is for another system by its name, in a package that runs everywhere.
    const QString inside = misfit.name.sliced(package.size());
    const bool isModule = isSharedLibrary(misfit.name);
    return !isModule && !namesMachine(package)
           && (namesMachine(inside) || inside.endsWith(".exe"_L1) || inside.endsWith(".dylib"_L1));
}

struct MisfitRule
{
    Misfit::Why why;
    QLatin1StringView id;
    QString (*text)(const QString &names);
};

const auto misfitRules = std::to_array<MisfitRule>({
    {Misfit::Why::MacOs, "binaries-macos"_L1,
     [](const QString &names) {
         return ExecutableText::tr("Made for macOS, and nothing in the package takes their place "
                                   "on Linux: %1.")
             .arg(names);
     }},
    {Misfit::Why::Windows, "binaries-windows"_L1,
     [](const QString &names) {
         return ExecutableText::tr("Made for Windows, and nothing in the package takes their place "
                                   "on Linux: %1.")
             .arg(names);
     }},
    {Misfit::Why::Processor, "binaries-processor"_L1,
     [](const QString &names) {
         return ExecutableText::tr("Made for another processor or system than Linux on x86-64: %1.")
             .arg(names);
     }},
    {Misfit::Why::Musl, "binaries-musl"_L1,
     [](const QString &names) {
         return ExecutableText::tr("Made for the C library musl, while the platform has glibc: %1.")
             .arg(names);
     }},
});

//! The platform can put the right ones in place when all of \a names come from npm.
bool canBeInstalled(const ContentView &view, const QStringList &names)
{
    return view.content.traits.runtime.family() == Family::NodeJs && !view.content.installDependency
           && view.listing().find(u"package.json"_s) != nullptr
           && std::ranges::all_of(
               names, [](const QString &name) { return name.startsWith("node_modules/"_L1); });
}

void addMisfits(const ContentView &view, const Binaries &binaries, QList<Finding> &findings)
{
    std::array<QStringList, misfitRules.size()> names;
    for (const Misfit &misfit : binaries.misfits) {
        // What the platform installs takes the place of what is there.
        const bool isReplaced =
            view.content.installDependency && misfit.name.startsWith("node_modules/"_L1);
        if (isReplaced || isHarmless(misfit, binaries))
            continue;
        for (std::size_t i = 0; i < misfitRules.size(); ++i) {
            if (misfitRules.at(i).why == misfit.why)
                names.at(i).append(misfit.name);
        }
    }
    for (std::size_t i = 0; i < misfitRules.size(); ++i) {
        if (names.at(i).isEmpty())
            continue;
        Finding finding =
            sourceFinding(misfitRules.at(i).id, State::Warning,
                          misfitRules.at(i).text(shownNames(names.at(i), names.at(i).size())));
        if (canBeInstalled(view, names.at(i)))
            finding.fix = Finding::Fix::InstallDependencies;
        findings.append(finding);
    }
}

} // namespace

QList<Finding> checkExecutables(const ContentView &view)
{
    const PackageEntry *file = startedFile(view);
    return file == nullptr ? QList<Finding>() : StartChecker(view, *file).result();
}

QList<Finding> checkBinaries(const ContentView &view)
{
    if (view.content.traits.runtime.family() == Family::Image)
        return {};
    const Binaries binaries = binariesOf(view);
    QList<Finding> findings;
    addMisfits(view, binaries, findings);
    if (!binaries.notExecutable.isEmpty())
        findings.append(withRepair(
            sourceFinding(
                u"binaries-mode"_s, State::Warning,
                ExecutableText::tr("Programs that are not marked as executable, so "
                                   "nothing can start them: %1.")
                    .arg(shownNames(binaries.notExecutable, binaries.notExecutable.size()))),
            binaries.notExecutable, Repair::SetExecutable));
    if (!binaries.glibcTooNew.isEmpty())
        findings.append(sourceFinding(
            u"binaries-glibc"_s, State::Warning,
            ExecutableText::tr("Needing glibc 2.%1, while the platform may have only 2.%2: %3.")
                .arg(QString::number(binaries.newestGlibc),
                     QString::number(platformGlibc(view.content.traits.runtime)),
                     shownNames(binaries.glibcTooNew, binaries.glibcTooNew.size()))));
    if (findings.isEmpty() && binaries.fitting > 0)
        findings.append(sourceFinding(u"binaries"_s, State::Ok,
                                      ExecutableText::tr("%n compiled file(s) fit Linux on x86-64.",
                                                         nullptr, binaries.fitting)));
    return findings;
}

} // namespace Scf
