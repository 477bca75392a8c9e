// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/handlercheck.h"

#include "app/validation/classfile.h"
#include "app/validation/entryscan.h"
#include "app/validation/handlerform.h"
#include "app/validation/rootplace.h"
#include "app/validation/shown.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class HandlerCheckText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::HandlerCheckText)
};

using Family = Runtime::Family;
using State = Finding::State;

//! The checks of one handler. Findings are added in the order of what says most; result() puts the
//! worst first.
class HandlerChecker
{
public:
    HandlerChecker(const FunctionTraits &traits, const QString &handler,
                   const QString &deployedHandler, const PackageListing &listing,
                   const EntryReader &reader)
        : m_traits(traits)
        , m_handler(handler.isEmpty() ? deployedHandler : handler)
        , m_isTyped(!handler.isEmpty())
        , m_isAccepted(!m_handler.isEmpty() && m_handler == deployedHandler)
        , m_listing(listing)
        , m_reader(reader)
    { }

    QList<Finding> result();

private:
    void checkWeb();
    void checkImage();
    void checkUnknown();
    void checkSource();
    void checkJava();
    void checkMethod(const PackageEntry &classFile);
    void checkGo();
    void checkCustom();

    bool checkForm(const FormJudgement &judgement, const QString &form);
    void checkDefinition(const QList<PackageEntry> &files);
    bool checkExecutable(const QString &name, const QString &lookalike);
    void reportPlace(const RootPlace &place, const QString &name);
    bool reportUnreadableKinds(const QString &stem);
    bool mayBeInJar(const QString &classFile) const;

    Finding &add(const QString &id, State state, const QString &text);
    void offerCandidate(Finding &finding) const;

    const FunctionTraits &m_traits;
    QString m_handler; // the one that counts
    bool m_isTyped;
    bool m_isAccepted; // the platform has it already
    const PackageListing &m_listing;
    const EntryReader &m_reader;
    QList<Finding> m_findings;
};

Finding &HandlerChecker::add(const QString &id, State state, const QString &text)
{
    m_findings.append({.id = id, .state = state, .field = Finding::Field::Handler, .text = text});
    return m_findings.last();
}

QList<Finding> HandlerChecker::result()
{
    if (m_traits.runtime.family() == Family::Image) {
        checkImage();
    } else if (m_traits.isWeb()) {
        checkWeb();
    } else {
        switch (m_traits.runtime.family()) {
        case Family::Python:
        case Family::NodeJs:
        case Family::Php:
            checkSource();
            break;
        case Family::Java:
            checkJava();
            break;
        case Family::Go:
            checkGo();
            break;
        case Family::Custom:
            checkCustom();
            break;
        case Family::Unknown:
        case Family::Image:
            checkUnknown();
            break;
        }
    }
    std::ranges::stable_sort(m_findings, std::ranges::greater(), &Finding::state);
    return std::move(m_findings);
}

void HandlerChecker::offerCandidate(Finding &finding) const
{
    const QList<HandlerCandidate> candidates =
        handlerCandidates(m_traits, m_listing, m_reader, 200);
    const QString handler = m_handler.left(200).trimmed();
    const HandlerCandidate *best = nullptr;
    int bestScore = -1;
    for (const HandlerCandidate &candidate : candidates) {
        const auto same = [](const QString &a, const QString &b) {
            return a.compare(b, Qt::CaseInsensitive) == 0;
        };
        const int score = (same(stemOf(candidate.handler), stemOf(handler)) ? 2 : 0)
                          + (same(functionOf(candidate.handler), functionOf(handler)) ? 1 : 0);
        if (score > bestScore && candidate.handler != m_handler) {
            best = &candidate;
            bestScore = score;
        }
    }
    if (best == nullptr)
        return;
    finding.fix = Finding::Fix::UseHandler;
    finding.fixArgument = best->handler;
}

//! False when nothing more can be said of a handler of this form.
bool HandlerChecker::checkForm(const FormJudgement &judgement, const QString &form)
{
    const QString id = u"handler-form"_s;
    switch (judgement.verdict) {
    case FormJudgement::Verdict::Fine:
        add(id, State::Ok,
            HandlerCheckText::tr("%1 has the form %2.").arg(shownName(m_handler), form));
        return true;
    case FormJudgement::Verdict::AgainstPage:
        // What runs already needs no advice on its name.
        if (m_isAccepted)
            add(id, State::Ok,
                HandlerCheckText::tr("%1 is the handler that the function has.")
                    .arg(shownName(m_handler)));
        else
            add(id, State::Warning, judgement.text);
        return true;
    case FormJudgement::Verdict::Refused:
        break;
    }
    if (m_isAccepted) {
        add(id, State::Warning,
            HandlerCheckText::tr("Cannot tell whether the package fits the function's handler %1.")
                .arg(shownName(m_handler)));
        return false;
    }
    offerCandidate(add(id, State::Error, judgement.text));
    return false;
}

void HandlerChecker::reportPlace(const RootPlace &place, const QString &name)
{
    const QString id = u"handler-file"_s;
    const QString shown = shownName(name);
    switch (place.kind) {
    case RootPlace::Kind::AtRoot:
        add(id, State::Ok,
            HandlerCheckText::tr("%1 is at the root of the package.").arg(shownName(place.file)));
        return;
    case RootPlace::Kind::TooDeep: {
        Finding &finding =
            add(id, State::Error,
                HandlerCheckText::tr("%1 is not at the root of the package: everything lies in %2.")
                    .arg(shownName(place.file), shownName(place.folder)));
        finding.fix = Finding::Fix::UseRoot;
        finding.fixArgument = place.folder;
        return;
    }
    case RootPlace::Kind::OtherCase:
        offerCandidate(add(id, State::Error,
                           HandlerCheckText::tr("%1 is not at the root of the package, only %2: "
                                                "upper and lower case count.")
                               .arg(shown, shownName(place.file))));
        return;
    case RootPlace::Kind::Elsewhere:
        offerCandidate(add(id, State::Error,
                           HandlerCheckText::tr("%1 is not at the root of the package, but in %2.")
                               .arg(shownName(place.file), shownName(place.folder))));
        return;
    case RootPlace::Kind::Unusable:
        add(id, State::Warning,
            HandlerCheckText::tr("Cannot tell whether %1 fits: there is a problem with it.")
                .arg(shownName(place.file)));
        return;
    case RootPlace::Kind::Missing:
        offerCandidate(
            add(id, State::Error,
                HandlerCheckText::tr("%1 is not at the root of the package.").arg(shown)));
        return;
    }
}

//! Files that can take the place of a source and cannot be looked into.
bool HandlerChecker::reportUnreadableKinds(const QString &stem)
{
    static const QStringList suffixes[] = {{u".pyc"_s, u".pyo"_s, u".so"_s, u".pyd"_s},
                                           {u".node"_s, u".jsc"_s, u".json"_s},
                                           {u".phar"_s}};
    static const QStringList inFolder[] = {
        {u"/__init__.py"_s, u"/__init__.pyc"_s},
        {u"/index.js"_s, u"/index.cjs"_s, u"/package.json"_s, u"/index.node"_s},
        {}};
    const Family family = m_traits.runtime.family();
    const int kind = family == Family::Python ? 0 : family == Family::NodeJs ? 1 : 2;
    QString found;
    for (const QString &one : inFolder[kind]) {
        if (m_listing.find(stem + one) != nullptr)
            found = stem + one;
    }
    if (found.isEmpty()) {
        for (const PackageEntry &entry : m_listing.entries) {
            // Also "index.cpython-39-x86_64-linux-gnu.so".
            if (entry.name.startsWith(stem + u'.') && !entry.name.contains(u'/')
                && std::ranges::any_of(suffixes[kind], [&entry](const QString &suffix) {
                       return entry.name.endsWith(suffix);
                   }))
                found = entry.name;
        }
    }
    if (found.isEmpty())
        return false;
    add(u"handler-file"_s, State::Warning,
        HandlerCheckText::tr("Cannot tell whether %1 defines %2: it is no source at the root.")
            .arg(shownName(found), shownName(functionOf(m_handler))));
    return true;
}

QString doubtText(Doubt doubt, const QString &file, const QString &function)
{
    switch (doubt) {
    case Doubt::Unreadable:
        return HandlerCheckText::tr("Cannot tell whether %1 defines %2: it cannot be read.")
            .arg(file, function);
    case Doubt::TooLarge:
        return HandlerCheckText::tr(
                   "Cannot tell whether %1 defines %2: it is too large to be read.")
            .arg(file, function);
    case Doubt::NotUtf8:
        return HandlerCheckText::tr("Cannot tell whether %1 defines %2: it is not UTF-8.")
            .arg(file, function);
    case Doubt::Unclear:
        return HandlerCheckText::tr("Cannot tell whether %1 defines %2: its text is not clear.")
            .arg(file, function);
    case Doubt::OtherFiles:
        return HandlerCheckText::tr("Cannot tell whether %1 defines %2: it takes in other files.")
            .arg(file, function);
    case Doubt::Dynamic:
        return HandlerCheckText::tr("Cannot tell whether %1 defines %2: that shows when it runs.")
            .arg(file, function);
    }
    return {};
}

void HandlerChecker::checkDefinition(const QList<PackageEntry> &files)
{
    const QString id = u"handler-function"_s;
    const QString function = functionOf(m_handler);
    const QString shown = shownName(function);
    std::optional<QString> uncertain;
    for (const PackageEntry &file : files) {
        const QString name = shownName(file.name);
        const SourceScan::Answer answer =
            scanEntry(m_traits.runtime.family(), file, m_reader).find(function.toUtf8());
        if (answer.kind == SourceScan::Kind::Found) {
            add(id, State::Ok,
                HandlerCheckText::tr("defined in %1, line %2").arg(name).arg(answer.line));
            return;
        }
        if (answer.kind == SourceScan::Kind::CannotTell && !uncertain)
            uncertain = doubtText(answer.reason, name, shown);
    }
    if (uncertain) {
        add(id, State::Warning, *uncertain);
        return;
    }
    offerCandidate(add(
        id, State::Error,
        HandlerCheckText::tr("%1 does not define %2.").arg(shownName(files.first().name), shown)));
}

void HandlerChecker::checkUnknown()
{
    if (m_handler.isEmpty()) {
        offerCandidate(add(u"handler-known"_s, State::Warning,
                           HandlerCheckText::tr("Cannot tell whether the package fits: the "
                                                "function's present handler is not known.")));
        return;
    }
    add(u"handler-form"_s, State::Warning,
        HandlerCheckText::tr("Cannot tell whether the package fits %1: the runtime %2 is not known "
                             "here.")
            .arg(shownName(m_handler), shownName(m_traits.runtime.id())));
}

void HandlerChecker::checkSource()
{
    if (m_handler.isEmpty())
        return checkUnknown();
    const FormJudgement form = judgeFileHandler(m_handler);
    if (form.verdict == FormJudgement::Verdict::Refused) {
        checkForm(form, {});
        return;
    }
    const QString stem = stemOf(m_handler);
    QStringList names;
    const QStringList sourceSuffixes = m_traits.runtime.sourceSuffixes();
    for (const QString &suffix : sourceSuffixes)
        names.append(stem + u'.' + suffix);
    const RootPlace place = findAtRoot(m_listing, names);
    if (place.kind == RootPlace::Kind::AtRoot)
        checkDefinition(place.entries);
    if (place.kind == RootPlace::Kind::AtRoot || !reportUnreadableKinds(stem))
        reportPlace(place, names.first());
    //: The form of a handler: the name of a file and of a function in it.
    checkForm(form, HandlerCheckText::tr("file.function"));
}

bool HandlerChecker::mayBeInJar(const QString &classFile) const
{
    return std::ranges::any_of(m_listing.entries, [&classFile](const PackageEntry &entry) {
        const bool isJar = entry.name.endsWith(".jar"_L1, Qt::CaseInsensitive)
                           && (!entry.name.contains(u'/') || entry.name.startsWith("lib/"_L1)
                               || entry.name.startsWith("BOOT-INF/lib/"_L1));
        const bool isUnpackedJar = (entry.name.startsWith("BOOT-INF/classes/"_L1)
                                    || entry.name.startsWith("WEB-INF/classes/"_L1))
                                   && entry.name.endsWith(classFile);
        return isJar || isUnpackedJar;
    });
}

void HandlerChecker::checkMethod(const PackageEntry &classFile)
{
    const QString method = m_handler.sliced(m_handler.indexOf("::"_L1) + 2);
    const QString name = shownName(classFile.name);
    const Result<QByteArray> content = m_reader && classFile.size <= largestSource
                                           ? m_reader(classFile, largestSource)
                                           : Result<QByteArray>();
    if (content && classFileHolds(*content, method.toUtf8()))
        add(u"handler-function"_s, State::Ok, HandlerCheckText::tr("defined in %1").arg(name));
    else
        add(u"handler-function"_s, State::Warning,
            HandlerCheckText::tr("Cannot tell whether %1 has the method %2: it may inherit it.")
                .arg(name, shownName(method)));
    add(u"handler-file"_s, State::Ok, HandlerCheckText::tr("%1 is in the package.").arg(name));
}

void HandlerChecker::checkJava()
{
    if (m_handler.isEmpty())
        return checkUnknown();
    const FormJudgement form = judgeJavaHandler(m_handler);
    if (form.verdict == FormJudgement::Verdict::Refused) {
        checkForm(form, {});
        return;
    }
    const QString className = m_handler.first(m_handler.indexOf("::"_L1));
    const QString classFile = QString(className).replace(u'.', u'/') + ".class"_L1;
    const RootPlace place = findAtRoot(m_listing, {classFile});
    if (place.kind == RootPlace::Kind::AtRoot)
        checkMethod(place.entries.first());
    else if (mayBeInJar(classFile))
        add(u"handler-file"_s, State::Warning,
            HandlerCheckText::tr("Cannot tell whether the package holds %1: it may be in a JAR.")
                .arg(shownName(className)));
    else
        reportPlace(place, classFile);
    //: The form of a handler: a class with its package and a method of it.
    checkForm(form, HandlerCheckText::tr("package.Class::method"));
}

bool HandlerChecker::checkExecutable(const QString &name, const QString &lookalike)
{
    const RootPlace place = findAtRoot(m_listing, {name});
    if (place.kind == RootPlace::Kind::Missing && !lookalike.isEmpty()
        && m_listing.find(lookalike) != nullptr) {
        add(u"handler-file"_s, State::Error,
            HandlerCheckText::tr("%1 is not at the root of the package; %2 is for another kind of "
                                 "function.")
                .arg(name, lookalike));
        return false;
    }
    reportPlace(place, name);
    return place.kind == RootPlace::Kind::AtRoot;
}

void HandlerChecker::checkGo()
{
    const bool isGuess = m_handler.isEmpty();
    if (isGuess) {
        // Nearly every Go function is called main.
        if (m_listing.find(u"main"_s) == nullptr)
            return checkUnknown();
        m_handler = u"main"_s;
    }
    const FormJudgement form = judgeGoHandler(m_handler);
    if (form.verdict == FormJudgement::Verdict::Refused) {
        checkForm(form, {});
        return;
    }
    checkExecutable(m_handler, {});
    if (!isGuess)
        //: The form of a handler: the name of an executable file.
        checkForm(form, HandlerCheckText::tr("executable"));
}

void HandlerChecker::checkCustom()
{
    checkExecutable(u"bootstrap"_s, u"scf_bootstrap"_s);
    if (const FormJudgement form = judgeFreeHandler(m_handler);
        form.verdict != FormJudgement::Verdict::Fine && !m_isAccepted)
        add(u"handler-form"_s, State::Warning, form.text);
    else
        add(u"handler-form"_s, State::Ok,
            HandlerCheckText::tr(
                "The handler of a custom runtime is free: bootstrap receives it."));
}

void HandlerChecker::checkWeb()
{
    checkExecutable(u"scf_bootstrap"_s, u"bootstrap"_s);
    if (m_isTyped && !m_isAccepted)
        add(u"handler-form"_s, State::Warning,
            HandlerCheckText::tr("A web function has no handler: leave the box empty."));
    else
        add(u"handler-form"_s, State::Ok,
            HandlerCheckText::tr("A web function needs no handler: scf_bootstrap starts it."));
}

void HandlerChecker::checkImage()
{
    if (m_isTyped && !m_isAccepted)
        add(u"handler-form"_s, State::Warning,
            HandlerCheckText::tr("An image function has no handler: leave the box empty."));
    else
        add(u"handler-form"_s, State::Ok,
            HandlerCheckText::tr("An image function needs no handler."));
}

} // namespace

QList<Finding> checkHandler(const FunctionTraits &traits, const QString &handler,
                            const QString &deployedHandler, const PackageListing &listing,
                            const EntryReader &reader)
{
    return HandlerChecker(traits, handler, deployedHandler, listing, reader).result();
}

} // namespace Scf
