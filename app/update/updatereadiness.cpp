// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/update/updatereadiness.h"

#include "app/cloud/cosclient.h"
#include "app/core/background.h"
#include "app/storage/uploadstate.h"
#include "app/update/blockingcos.h"
#include "app/update/coderequest.h"
#include "app/update/cosobjectinspection.h"
#include "app/update/packagefixes.h"
#include "app/update/packagepreparation.h"
#include "app/validation/functioncheck.h"
#include "app/validation/packagecheck.h"

#include <QDir>

#include <algorithm>
#include <chrono>

namespace Scf {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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

//! True when \a now was made of the same files in the same state as \a known.
bool saysTheSame(const PackageListing &known, const PackageListing &now)
{
    const auto isSame = [](const PackageEntry &left, const PackageEntry &right) {
        return left.stamp == right.stamp && left.name == right.name && left.mode == right.mode
               && left.size == right.size && left.repairs == right.repairs
               && left.sourcePath == right.sourcePath;
    };
    return known.source == now.source && known.plan == now.plan && known.problems == now.problems
           && known.leftOut == now.leftOut && known.offersGitignore == now.offersGitignore
           && std::ranges::equal(known.entries, now.entries, isSame);
}

//! True when only what was edited tells \a right from \a left.
bool isSameBase(const CodeSource &left, CodeSource right)
{
    right.edited.content = left.edited.content;
    return left.kind == CodeSource::Kind::Editor && left == right;
}

Finding findingOf(const CodeRoute &route)
{
    const bool needsBucket = route.way == CodeRoute::Way::NeedsBucket;
    return {.id = u"request-size"_s,
            .state = needsBucket || route.way == CodeRoute::Way::TooLarge ? Finding::State::Error
                                                                          : Finding::State::Ok,
            .field = Finding::Field::Source,
            .text = route.text,
            .fix = needsBucket ? Finding::Fix::ChooseBucket : Finding::Fix::None};
}

} // namespace

UpdateReadiness::UpdateReadiness(QObject *parent)
    : QObject(parent)
    , m_memory(makeContentMemory())
{
    connect(&m_watcher, &SourceWatcher::changed, this, [this] {
        if (m_packageState != PackageState::Reading)
            read();
    });
    m_expires.setSingleShot(true);
    m_expires.callOnTimeout(this, [this] {
        awaitExpiry();
        if (!m_expires.isActive())
            checked(m_packageFindings, m_candidates);
    });
}

UpdateReadiness::~UpdateReadiness()
{
    m_stopReading.cancel();
    m_stopMeasuring.cancel();
    dropListing();
}

void UpdateReadiness::setFunction(const FunctionId &id, const std::optional<FunctionDetail> &detail)
{
    if (m_id == id && m_function == detail && !m_gone)
        return;
    m_id = id;
    m_function = detail;
    m_gone.reset();
    check();
}

void UpdateReadiness::setFunctionFailure(const FunctionId &id, const Error &error)
{
    const std::optional<Finding> gone = checkGone(id, error);
    if (!gone)
        return;
    m_id = id;
    m_function.reset();
    m_gone = gone;
    check();
}

void UpdateReadiness::setCredentialExpiry(const QDateTime &expiry)
{
    if (std::exchange(m_expiry, expiry) == expiry)
        return;
    awaitExpiry();
    checked(m_packageFindings, m_candidates);
}

// In parts: a computer that sleeps meanwhile does not count, and days are too long for a timer.
void UpdateReadiness::awaitExpiry()
{
    m_expires.stop();
    const std::chrono::milliseconds left(QDateTime::currentDateTimeUtc().msecsTo(m_expiry));
    if (m_expiry.isValid() && left > 0ms)
        m_expires.start(std::min<std::chrono::milliseconds>(left, 1min));
}

void UpdateReadiness::setDeployedCode(const QString &sha256)
{
    if (std::exchange(m_deployedSha256, sha256) != sha256)
        checked(m_packageFindings, m_candidates);
}

void UpdateReadiness::setRoute(qint64 requestLimit, const CosBucketId &bucket)
{
    if (requestLimit == m_requestLimit && bucket == m_bucket)
        return;
    m_requestLimit = requestLimit;
    m_bucket = bucket;
    checked(m_packageFindings, m_candidates);
    emit packageChanged();
}

void UpdateReadiness::setSource(const CodeSource &source, const PackagePlan &plan)
{
    if (m_source == source && m_packagePlan == plan)
        return;
    if (m_packagePlan == plan && isSameBase(m_source, source)) {
        // While a person types, what is known stays until the new answer is there.
        m_source = source;
        read();
        return;
    }
    m_source = source;
    m_packagePlan = plan;
    dropListing();
    m_fileCount = 0;
    m_zipSize = -1;
    m_packageState = PackageState::None;
    read();
}

void UpdateReadiness::setPackagePlan(const PackagePlan &plan)
{
    if (m_packagePlan == plan)
        return;
    m_packagePlan = plan;
    read();
    emit packagePlanChanged();
}

void UpdateReadiness::applyFix(const Finding &finding)
{
    setPackagePlan(withFix(m_packagePlan, m_findingsRoot, finding));
}

void UpdateReadiness::leaveOut(const QStringList &names)
{
    if (m_listing)
        setPackagePlan(withLeftOut(m_packagePlan, m_listing->plan.root, names));
}

void UpdateReadiness::include(const QStringList &names)
{
    if (m_listing)
        setPackagePlan(withIncluded(m_packagePlan, *m_listing, names));
}

void UpdateReadiness::setIgnoreSettings(const IgnoreSettings &settings)
{
    PackagePlan next = m_packagePlan;
    next.ignore = settings;
    setPackagePlan(next);
}

void UpdateReadiness::declineGitignore()
{
    if (!m_listing || !m_listing->offersGitignore)
        return;
    IgnoreSettings settings = m_packagePlan.ignore;
    settings.gitignore = IgnoreSettings::Gitignore::DoNotUse;
    setIgnoreSettings(settings);
}

void UpdateReadiness::setHandler(const QString &handler)
{
    if (std::exchange(m_handler, handler) != handler)
        check();
}

void UpdateReadiness::setOptions(const UpdateOptions &options)
{
    if (std::exchange(m_options, options) != options)
        check();
}

void UpdateReadiness::reload()
{
    read();
    check(); // the same files may have to be spoken of in another language
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
        .package = m_packagePlan,
        .handler = isDeployedHandler ? QString() : m_handler,
        .options = m_options,
        .seen = m_function ? std::optional(SeenFunction{.modTime = m_function->summary.modTime,
                                                        .codeSha256 = m_deployedSha256})
                           : std::nullopt,
        .bucket = m_bucket.name.isEmpty() ? std::nullopt : std::optional(m_bucket),
    };
}

qint64 UpdateReadiness::requestSize() const
{
    if (!m_source.isLocal())
        return Scf::requestSize(plan(), 0);
    return m_zipSize < 0 ? -1 : Scf::requestSize(plan(), m_zipSize);
}

std::optional<CodeRoute> UpdateReadiness::route() const
{
    if (!m_source.isLocal() || !m_listing || m_zipSize < 0)
        return std::nullopt;
    return codeRoute({.requestBytes = requestSize(),
                      .requestLimit = m_requestLimit,
                      .unzippedBytes = m_listing->totalSize,
                      .bucket = m_bucket});
}

CodePayload UpdateReadiness::payload() const
{
    if (m_source.kind == CodeSource::Kind::CosObject)
        return {.object = m_source.object};
    const std::optional<CodeRoute> way = route();
    if (way && way->way == CodeRoute::Way::ThroughBucket && !m_listing->zipSha256.isEmpty()) {
        return {.object = CosLocation{
                    .bucket = way->bucket,
                    .key = UploadState::keyOf(m_id.functionName, m_listing->zipSha256)}};
    }
    return {.isInline = m_function && m_listing && isSentInline(*m_function, plan(), *m_listing)};
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
        return m_gone ? m_gone->text : tr("The function is being read.");
    if (m_source.isEmpty())
        return whatToChoose();
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

QString UpdateReadiness::whatToChoose() const
{
    switch (m_source.kind) {
    case CodeSource::Kind::Folder:
        return tr("Choose the folder with your code.");
    case CodeSource::Kind::ZipFile:
        return tr("Choose the ZIP file with your code.");
    case CodeSource::Kind::CosObject:
        return tr("Choose the object with your code.");
    case CodeSource::Kind::Image:
        return tr("Enter the URI of the image.");
    case CodeSource::Kind::Editor:
        return tr("Open the code to edit.");
    }
    return {};
}

void UpdateReadiness::read()
{
    m_stopReading.cancel();
    m_stopMeasuring.cancel();
    m_stopReading = {};
    m_objectFindings.clear();
    if (m_source.isEmpty() || m_source.kind == CodeSource::Kind::Image) {
        dropListing();
        m_watcher.watch(nullptr);
        m_packageState = m_source.isEmpty() ? PackageState::None : PackageState::Ready;
        check();
        emit packageChanged();
        emit readinessChanged();
        return;
    }
    if (m_packageState != PackageState::Ready)
        m_packageState = PackageState::Reading;
    emit packageChanged();
    emit readinessChanged();
    if (m_source.kind == CodeSource::Kind::CosObject)
        return readObject();

    const auto progress = [owner = QPointer(this), stop = m_stopReading](qint64 files) {
        onMainThread(owner, [owner, stop, files] {
            if (stop.isCancelled() || owner->m_packageState != PackageState::Reading)
                return;
            owner->m_fileCount = files;
            emit owner->packageChanged();
        });
    };
    struct Taken
    {
        std::shared_ptr<const PackageListing> listing; // null: as it was, or an error
        std::optional<Error> error{};
    };
    const auto work = [source = m_source, plan = m_packagePlan, known = m_listing,
                       stop = m_stopReading, progress]() mutable -> Taken {
        Result<PackageListing> listing = listSource(source, plan, stop, progress);
        if (!listing)
            return {.listing = {}, .error = listing.error()};
        const bool isSame = known && saysTheSame(*known, *listing);
        known.reset(); // here, not on the main thread
        if (isSame)
            return {};
        return {.listing = std::make_shared<const PackageListing>(std::move(listing.value()))};
    };
    const QDateTime since = QDateTime::currentDateTimeUtc();
    runInBackground(this, work, [this, since, stop = m_stopReading](Taken now) {
        if (stop.isCancelled())
            return disposeInBackground(std::move(now.listing));
        if (now.error) {
            dropListing();
            m_zipSize = -1;
            m_packageState = PackageState::Failed;
            m_packageError = *now.error;
            check();
        } else if (now.listing) {
            dropListing();
            m_reader = readerOf(m_source);
            taken(std::move(now.listing), since);
            m_fileCount = m_listing->fileCount();
            m_packageState = PackageState::Ready;
            check();
            measure();
        } else {
            taken(m_listing, since); // files that were replaced are watched again
            if (m_zipSize < 0 || m_listing->zipSha256.isEmpty())
                measure();
        }
        emit packageChanged();
        emit readinessChanged();
    });
}

void UpdateReadiness::readObject()
{
    if (!m_cos)
        return;
    const auto work = [cos = BlockingCos(m_cos), object = m_source.object, stop = m_stopReading] {
        return std::make_shared<CosObjectInspection>(inspectCosObject(cos, object, stop));
    };
    const auto done = [this, stop = m_stopReading](std::shared_ptr<CosObjectInspection> seen) {
        if (stop.isCancelled())
            return disposeInBackground(std::move(seen));
        dropListing();
        m_watcher.watch(nullptr);
        m_objectInfo = seen->facts.info;
        m_objectFindings = checkCosObject(m_source.object, seen->facts, m_id.region);
        m_reader = seen->reader;
        if (seen->listing) {
            m_listing = std::make_shared<const PackageListing>(std::move(seen->listing.value()));
            m_fileCount = m_listing->fileCount();
            m_zipSize = m_listing->zipSize;
            m_packageState = PackageState::Ready;
        } else {
            m_zipSize = -1;
            m_packageState = PackageState::Failed;
            m_packageError = m_objectInfo ? seen->listing.error() : m_objectInfo.error();
        }
        check();
        emit packageChanged();
        emit readinessChanged();
    };
    runInBackground(this, work, done);
}

void UpdateReadiness::taken(std::shared_ptr<const PackageListing> listing, const QDateTime &since)
{
    m_listing = std::move(listing);
    m_watcher.watch(m_listing, since);
}

void UpdateReadiness::measure()
{
    m_stopMeasuring.cancel();
    m_stopMeasuring = {};
    if (!m_listing)
        return;
    if (m_listing->isSourceItself())
        m_zipSize = m_listing->zipSize;
    const auto work = [listing = m_listing, cacheLimit = m_cacheLimit,
                       stop = m_stopMeasuring]() mutable -> std::shared_ptr<const PackageListing> {
        // What cannot be packed has its finding, or the update says it.
        Result<PackageListing> measured = withMeasure(*listing, stop, cacheLimit);
        listing.reset(); // here, not on the main thread
        return measured ? std::make_shared<const PackageListing>(std::move(measured.value()))
                        : nullptr;
    };
    runInBackground(this, work,
                    [this, stop = m_stopMeasuring](std::shared_ptr<const PackageListing> measured) {
                        if (stop.isCancelled() || !measured)
                            return disposeInBackground(std::move(measured));
                        dropListing();
                        m_listing = std::move(measured);
                        m_zipSize = m_listing->zipSize;
                        checked(m_packageFindings, m_candidates);
                        emit packageChanged();
                    });
}

void UpdateReadiness::check()
{
    ++m_checkGeneration;
    if (m_function && m_source.kind == CodeSource::Kind::Image && !m_source.isEmpty())
        return checked(checkImageUpdate(*m_function, plan()), {});
    if (!m_function || !m_listing)
        return checked({}, {});
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
    const auto work = [function = *m_function, plan = plan(), listing = m_listing,
                       reader = m_reader, memory = m_memory]() mutable {
        Checked result{.findings = checkAll(function, plan, *listing, reader, *memory),
                       .candidates = {}};
        const QList<HandlerCandidate> candidates =
            Scf::handlerCandidates(traitsOf(function), *listing, reader);
        for (const HandlerCandidate &candidate : candidates)
            result.candidates.append(candidate.handler);
        listing.reset(); // here, not on the main thread
        return result;
    };
    runInBackground(
        this, work,
        [this, generation = m_checkGeneration, root = m_listing->plan.root](const Checked &result) {
            m_checkRunning = false;
            if (m_checkWanted)
                return check();
            if (generation != m_checkGeneration)
                return;
            m_findingsRoot = root;
            checked(result.findings, result.candidates);
        });
}

void UpdateReadiness::checked(const QList<Finding> &findings, const QStringList &candidates)
{
    m_packageFindings = findings;
    m_findings = m_objectFindings + findings;
    m_candidates = candidates;
    if (m_gone)
        m_findings.prepend(*m_gone);
    if (m_function) {
        if (const std::optional<CodeRoute> way = route())
            m_findings.append(findingOf(*way));
        if (const std::optional<Finding> unread = checkRead())
            m_findings.append(*unread);
        if (const std::optional<Finding> expired = checkCredential())
            m_findings.prepend(*expired);
    }
    if (m_function && m_listing) {
        if (const auto unchanged = checkUnchanged(plan(), *m_listing, m_deployedSha256))
            m_findings.append(*unchanged);
    }
    emit findingsChanged();
    emit readinessChanged();
}

// What there is to say of a source that could not be read.
std::optional<Finding> UpdateReadiness::checkRead() const
{
    if (m_source.kind == CodeSource::Kind::CosObject && m_source.isEmpty())
        return checkCosAddress(m_source.object);
    if (m_packageState != PackageState::Failed || hasError(m_objectFindings))
        return std::nullopt;
    return Finding{.id = u"package-unreadable"_s,
                   .state = Finding::State::Error,
                   .field = Finding::Field::Source,
                   .text = m_packageError.code == LocalCode::zipBroken
                               ? tr("This is no ZIP file, or it is damaged: pack it again.")
                               : tr("The package could not be read.")};
}

// Not alone: what has no other finding is being checked.
std::optional<Finding> UpdateReadiness::checkCredential() const
{
    if (m_findings.isEmpty() || !m_expiry.isValid() || m_expiry > QDateTime::currentDateTimeUtc())
        return std::nullopt;
    return Finding{.id = u"credential-expired"_s,
                   .state = Finding::State::Warning,
                   .field = Finding::Field::Function,
                   .text = tr("The temporary credentials of this account have expired. Enter new "
                              "ones, or open the account again.")};
}

void UpdateReadiness::dropListing()
{
    disposeInBackground(std::exchange(m_listing, nullptr));
}

} // namespace Scf
