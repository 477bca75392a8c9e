// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/updatereadiness.h"

#include "app/archive/packer.h"
#include "app/cloud/apirequests.h"
#include "app/core/background.h"
#include "app/update/packagepreparation.h"
#include "app/validation/packagecheck.h"

#include <QDir>

#include <algorithm>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

//! Runs \a report on the main thread while \a owner lives.
template <typename Report>
void onMainThread(const QPointer<UpdateReadiness> &owner, Report report)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [owner, report] {
            if (owner)
                report();
        },
        Qt::QueuedConnection);
}

} // namespace

UpdateReadiness::UpdateReadiness(QObject *parent)
    : QObject(parent)
{ }

UpdateReadiness::~UpdateReadiness()
{
    m_stopReading.cancel();
    m_stopMeasuring.cancel();
    dropListing();
}

void UpdateReadiness::setFunction(const FunctionId &id, const std::optional<FunctionDetail> &detail)
{
    if (m_id == id && m_function == detail)
        return;
    m_id = id;
    m_function = detail;
    check();
}

void UpdateReadiness::setSource(const CodeSource &source)
{
    if (m_source == source)
        return;
    m_source = source;
    dropListing();
    m_fileCount = 0;
    m_zipSize = -1;
    m_packageState = PackageState::None;
    read();
}

void UpdateReadiness::setHandler(const QString &handler)
{
    if (std::exchange(m_handler, handler) != handler)
        check();
}

void UpdateReadiness::setInstallDependency(bool on)
{
    m_installDependency = on;
}

void UpdateReadiness::setPublish(bool on)
{
    m_publish = on;
}

void UpdateReadiness::reload()
{
    read();
}

void UpdateReadiness::stopMeasuring()
{
    m_stopMeasuring.cancel();
}

UpdatePlan UpdateReadiness::plan() const
{
    const bool isDeployedHandler =
        m_function && m_function->complete && m_function->handler == m_handler;
    return {
        .function = m_id,
        .source = m_source,
        .handler = isDeployedHandler ? QString() : m_handler,
        .installDependency = m_installDependency,
        .publish = m_publish,
    };
}

qint64 UpdateReadiness::requestLimit()
{
    return requestBodyLimit;
}

qint64 UpdateReadiness::requestSize() const
{
    return m_zipSize < 0 ? -1 : Scf::requestSize(plan(), m_zipSize);
}

std::optional<Finding> UpdateReadiness::handlerVerdict() const
{
    const auto it = std::ranges::find(m_findings, Finding::Field::Handler, &Finding::field);
    return it == m_findings.end() ? std::nullopt : std::optional(*it);
}

QString UpdateReadiness::obstacle() const
{
    if (m_id.functionName.isEmpty())
        return tr("Select a function first.");
    if (!m_function)
        return tr("The function is being read.");
    if (m_source.path.isEmpty())
        return m_source.kind == CodeSource::Kind::Folder
                   ? tr("Choose the folder with your code.")
                   : tr("Choose the ZIP file with your code.");
    switch (m_packageState) {
    case PackageState::None:
    case PackageState::Reading:
        return tr("The package is being read.");
    case PackageState::Failed:
        return tr("The package could not be read.");
    case PackageState::Ready:
        break;
    }
    // While the checks run again the last answer stands: a button that goes grey for a moment at
    // each key loses the focus, and the update checks everything once more.
    if (m_findings.isEmpty())
        return tr("The checks are running.");
    const auto error = std::ranges::find(m_findings, Finding::State::Error, &Finding::state);
    return error == m_findings.end() ? QString() : error->text;
}

void UpdateReadiness::read()
{
    m_stopReading.cancel();
    m_stopMeasuring.cancel();
    m_stopReading = {};
    if (m_source.path.isEmpty()) {
        dropListing();
        m_packageState = PackageState::None;
        check();
        emit packageChanged();
        emit readinessChanged();
        return;
    }
    if (m_packageState != PackageState::Ready)
        m_packageState = PackageState::Reading;
    emit packageChanged();
    emit readinessChanged();

    const auto progress = [owner = QPointer(this), stop = m_stopReading](qint64 files) {
        onMainThread(owner, [owner, stop, files] {
            if (stop.isCancelled() || owner->m_packageState != PackageState::Reading)
                return;
            owner->m_fileCount = files;
            emit owner->packageChanged();
        });
    };
    const auto work = [source = m_source, stop = m_stopReading, progress] {
        Result<PackageListing> listing = listSource(source, {}, stop, progress);
        return listing ? Result(std::make_shared<const PackageListing>(std::move(listing.value())))
                       : Result<std::shared_ptr<const PackageListing>>(listing.error());
    };
    runInBackground(this, work, [this, stop = m_stopReading](auto listing) {
        if (stop.isCancelled()) {
            disposeInBackground(listing.value_or(nullptr));
            return;
        }
        dropListing();
        if (listing) {
            m_listing = std::move(listing.value());
            m_fileCount = m_listing->fileCount();
            m_packageState = PackageState::Ready;
        } else {
            m_zipSize = -1;
            m_packageState = PackageState::Failed;
            m_packageError = listing.error();
        }
        check();
        measure();
        emit packageChanged();
        emit readinessChanged();
    });
}

void UpdateReadiness::measure()
{
    m_stopMeasuring.cancel();
    m_stopMeasuring = {};
    if (!m_listing)
        return;
    if (m_listing->zipSize >= 0) {
        m_zipSize = m_listing->zipSize;
        return;
    }
    const auto work = [listing = m_listing, stop = m_stopMeasuring]() mutable {
        const Result<PackageMeasure> size = measurePackage(*listing, stop);
        listing.reset(); // here, not on the main thread
        return size;
    };
    runInBackground(this, work, [this, stop = m_stopMeasuring](const Result<PackageMeasure> &size) {
        if (stop.isCancelled() || !size)
            return; // what cannot be packed has its finding, or the update says it
        m_zipSize = size->zipSize;
        checked(m_packageFindings, m_candidates);
        emit packageChanged();
    });
}

void UpdateReadiness::check()
{
    ++m_checkGeneration;
    if (!m_function || !m_listing) {
        m_packageFindings.clear();
        checked({}, {});
        return;
    }
    if (m_checkRunning) {
        m_checkWanted = true;
        return;
    }
    m_checkRunning = true;
    m_checkWanted = false;

    struct Checked
    {
        QList<Finding> findings;
        QStringList candidates;
    };
    const auto work = [function = *m_function, handler = m_handler, listing = m_listing]() mutable {
        Checked result{.findings = checkAll(function, handler, *listing), .candidates = {}};
        const QList<HandlerCandidate> candidates =
            Scf::handlerCandidates(traitsOf(function), *listing, readerOf(listing->source));
        for (const HandlerCandidate &candidate : candidates)
            result.candidates.append(candidate.handler);
        listing.reset(); // here, not on the main thread
        return result;
    };
    runInBackground(this, work, [this, generation = m_checkGeneration](const Checked &result) {
        m_checkRunning = false;
        if (m_checkWanted)
            return check();
        if (generation == m_checkGeneration)
            checked(result.findings, result.candidates);
    });
}

void UpdateReadiness::checked(const QList<Finding> &findings, const QStringList &candidates)
{
    m_packageFindings = findings;
    m_findings = findings;
    if (m_source.kind == CodeSource::Kind::ZipFile) {
        // A ZIP goes as it is: another root would be another ZIP.
        for (Finding &finding : m_findings) {
            if (finding.fix == Finding::Fix::UseRoot)
                finding.fix = Finding::Fix::None;
        }
    }
    m_candidates = candidates;
    if (m_function && m_listing && m_zipSize >= 0)
        m_findings.append(checkRequestSize(requestSize(), m_zipSize, {}));
    emit findingsChanged();
    emit readinessChanged();
}

void UpdateReadiness::dropListing()
{
    disposeInBackground(std::exchange(m_listing, nullptr));
}

} // namespace Scf
