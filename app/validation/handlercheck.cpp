// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/handlercheck.h"

#include "app/validation/handlerform.h"
#include "app/validation/shown.h"
#include "app/validation/sourcefinder.h"

#include <QCoreApplication>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

class HandlerCheckText
{
    Q_DECLARE_TR_FUNCTIONS(Scf::HandlerCheckText)
};

using Family = Runtime::Family;
using State = Finding::State;

Finding handlerFinding(const QString &id, State state, const QString &text)
{
    return {.id = id, .state = state, .field = Finding::Field::Handler, .text = text};
}

class HandlerCheck
{
public:
    HandlerCheck(const FunctionTraits &traits, const PackageListing &listing,
                 const EntryReader &reader)
        : m_traits(traits)
        , m_listing(listing)
        , m_reader(reader)
    { }

    QList<Finding> run(const QString &handler, bool wasAccepted);

private:
    Family family() const { return m_traits.runtime.family(); }
    QList<Finding> checkForm(const QString &handler, bool wasAccepted, HandlerParts *parts) const;
    QList<Finding> checkSource(const HandlerParts &parts) const;
    QList<Finding> checkFunction(const PackageEntry &file, const QString &function) const;
    QList<Finding> checkClass(const HandlerParts &parts) const;
    QList<Finding> checkExecutable(const QString &name) const;
    Finding missing(const QString &shownFile, const QStringList &names,
                    const QString &function) const;
    QString candidateFor(const QString &function, const QString &file) const;

    const FunctionTraits &m_traits;
    const PackageListing &m_listing;
    const EntryReader &m_reader;
};

//! The handler to offer in place of one that does not fit: of \a file if one is given, of that
//! function if there is one.
QString HandlerCheck::candidateFor(const QString &function, const QString &file) const
{
    QList<HandlerCandidate> candidates = handlerCandidates(m_traits, m_listing, m_reader);
    if (!file.isEmpty())
        candidates.removeIf([&](const HandlerCandidate &one) { return one.file != file; });
    const auto sameFunction =
        std::find_if(candidates.begin(), candidates.end(), [&](const HandlerCandidate &one) {
            return !function.isEmpty()
                   && one.handler.endsWith(u'.' + function, Qt::CaseInsensitive);
        });
    if (sameFunction != candidates.end())
        return sameFunction->handler;
    return candidates.isEmpty() ? QString() : candidates.first().handler;
}

//! \a names are the names that the file may have; the first that lies one folder too deep tells
//! which root would do.
Finding HandlerCheck::missing(const QString &shownFile, const QStringList &names,
                              const QString &function) const
{
    Finding finding = handlerFinding(
        u"handler-file"_s, State::Error,
        HandlerCheckText::tr("%1 is not at the root of the package").arg(shownName(shownFile)));
    const QString folder = onlyFolder(m_listing);
    const bool isDeeper =
        !folder.isEmpty() && std::any_of(names.begin(), names.end(), [&](const QString &name) {
            return m_listing.find(folder + name) != nullptr;
        });
    if (isDeeper) {
        finding.fix = Finding::Fix::UseRoot;
        finding.fixArgument = folder;
        return finding;
    }
    finding.fixArgument = candidateFor(function, {});
    if (!finding.fixArgument.isEmpty())
        finding.fix = Finding::Fix::UseHandler;
    return finding;
}

QList<Finding> HandlerCheck::checkForm(const QString &handler, bool wasAccepted,
                                       HandlerParts *parts) const
{
    HandlerForm form = checkHandlerForm(family(), handler);
    *parts = form.parts;
    if (form.finding.state != State::Ok && wasAccepted) {
        // What the platform runs already it took once, whatever its manual says.
        form.finding.state = parts->file.isEmpty() ? State::Warning : State::Ok;
    }
    if (form.finding.state == State::Error) {
        form.finding.fixArgument = candidateFor(handler.mid(handler.lastIndexOf(u'.') + 1), {});
        if (!form.finding.fixArgument.isEmpty())
            form.finding.fix = Finding::Fix::UseHandler;
    } else if (form.finding.state == State::Ok) {
        form.finding.text = HandlerCheckText::tr("The handler has the form its runtime asks for");
    }
    return {form.finding};
}

QList<Finding> HandlerCheck::checkSource(const HandlerParts &parts) const
{
    const EntryFile found = findSource(m_traits.runtime, parts.file, m_listing);
    if (!found.file && found.standIn) {
        return {
            handlerFinding(u"handler-function"_s, State::Warning,
                           HandlerCheckText::tr("Cannot tell whether %1 defines %2")
                               .arg(shownName(found.standIn->name), shownName(parts.function)))};
    }
    if (!found.file) {
        QStringList names;
        for (const QString &suffix : m_traits.runtime.sourceSuffixes())
            names.append(parts.file + u'.' + suffix);
        return {missing(found.usualName, names, parts.function)};
    }
    return checkFunction(*found.file, parts.function)
           + QList<Finding>{handlerFinding(u"handler-file"_s, State::Ok,
                                           HandlerCheckText::tr("%1 is at the root of the package")
                                               .arg(shownName(found.file->name)))};
}

QList<Finding> HandlerCheck::checkFunction(const PackageEntry &file, const QString &function) const
{
    const QString id = u"handler-function"_s;
    const SourceScan::Answer answer = scanEntry(family(), file, m_reader).find(function.toUtf8());
    switch (answer.kind) {
    case SourceScan::Kind::Found:
        return {handlerFinding(id, State::Ok,
                               HandlerCheckText::tr("defined in %1, line %2")
                                   .arg(shownName(file.name))
                                   .arg(answer.line))};
    case SourceScan::Kind::CannotTell:
        return {handlerFinding(id, State::Warning,
                               HandlerCheckText::tr("Cannot tell whether %1 defines %2")
                                   .arg(shownName(file.name), shownName(function)))};
    case SourceScan::Kind::NotThere:
        break;
    }
    Finding finding = handlerFinding(id, State::Error,
                                     HandlerCheckText::tr("%1 does not define %2")
                                         .arg(shownName(file.name), shownName(function)));
    finding.fixArgument = candidateFor(function, file.name);
    if (finding.fixArgument.isEmpty())
        finding.fixArgument = candidateFor(function, {});
    if (!finding.fixArgument.isEmpty())
        finding.fix = Finding::Fix::UseHandler;
    return {finding};
}

QList<Finding> HandlerCheck::checkClass(const HandlerParts &parts) const
{
    const QString className = QString(parts.file).replace(u'.', u'/') + ".class"_L1;
    const PackageEntry *file = m_listing.find(className);
    if (file && file->size <= largestSource && m_reader) {
        const Result<QByteArray> content = m_reader(*file, largestSource);
        // The names of a class stand in its table of constants, each with its length before it.
        const QByteArray name = parts.function.toUtf8();
        QByteArray constant;
        constant.append('\1').append(static_cast<char>(name.size() >> 8));
        constant.append(static_cast<char>(name.size())).append(name);
        if (content && content->contains(constant))
            return {
                handlerFinding(u"handler-function"_s, State::Ok,
                               HandlerCheckText::tr("defined in %1").arg(shownName(className)))};
    }
    const bool hasJar = std::any_of(
        m_listing.entries.begin(), m_listing.entries.end(), [](const PackageEntry &entry) {
            const QStringView name(entry.name);
            const QStringView inLib = name.startsWith(u"lib/") ? name.sliced(4) : name;
            return name.endsWith(u".jar", Qt::CaseInsensitive) && !inLib.contains(u'/');
        });
    if (file)
        return {handlerFinding(u"handler-function"_s, State::Warning,
                               HandlerCheckText::tr("Cannot tell whether %1 defines %2")
                                   .arg(shownName(className), shownName(parts.function)))};
    if (hasJar)
        return {handlerFinding(u"handler-function"_s, State::Warning,
                               HandlerCheckText::tr("Cannot tell whether a JAR defines %1")
                                   .arg(shownName(parts.file)))};
    return {missing(className, {className}, {})};
}

QList<Finding> HandlerCheck::checkExecutable(const QString &name) const
{
    if (!m_listing.find(name))
        return {missing(name, {name}, {})};
    return {handlerFinding(
        u"handler-file"_s, State::Ok,
        HandlerCheckText::tr("%1 is at the root of the package").arg(shownName(name)))};
}

QList<Finding> HandlerCheck::run(const QString &handler, bool wasAccepted)
{
    if (family() == Family::Image)
        return {handlerFinding(u"handler-not-needed"_s, State::Ok,
                               HandlerCheckText::tr("An image has no handler"))};
    if (m_traits.isWeb())
        return checkExecutable(u"scf_bootstrap"_s);
    if (family() == Family::Custom)
        return checkExecutable(u"bootstrap"_s);
    if (family() == Family::Unknown)
        return {handlerFinding(u"handler-unchecked"_s, State::Warning,
                               HandlerCheckText::tr("Cannot check a handler of the runtime %1")
                                   .arg(shownName(m_traits.runtime.id())))};
    if (handler.isEmpty())
        return {handlerFinding(
            u"handler-unchecked"_s, State::Warning,
            HandlerCheckText::tr("The handler stays as it is; it is not known, so not checked"))};

    HandlerParts parts;
    const QList<Finding> form = checkForm(handler, wasAccepted, &parts);
    if (parts.file.isEmpty())
        return form;
    QList<Finding> findings;
    if (family() == Family::Java)
        findings = checkClass(parts);
    else if (family() == Family::Go)
        findings = checkExecutable(parts.file);
    else
        findings = checkSource(parts);
    findings += form;
    std::ranges::stable_sort(findings, std::ranges::greater{}, &Finding::state);
    return findings;
}

} // namespace

QList<Finding> checkHandler(const FunctionTraits &traits, const QString &handler,
                            const QString &deployedHandler, const PackageListing &listing,
                            const EntryReader &reader)
{
    const QString &meant = handler.isEmpty() ? deployedHandler : handler;
    return HandlerCheck(traits, listing, reader).run(meant, meant == deployedHandler);
}

} // namespace Scf
