// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/remedies.h"

#include "app/browse/functionsearch.h"
#include "app/domain/coslocation.h"
#include "app/explain/actions.h"
#include "app/explain/campolicy.h"
#include "app/explain/documentation.h"
#include "app/explain/remedytext.h"
#include "app/services/services.h"
#include "app/services/session.h"
#include "app/update/updatereadiness.h"
#include "ui/account/accountbar.h"
#include "ui/functions/findfunctiondialog.h"
#include "ui/help/policydialog.h"
#include "ui/mainwindow/sourcedialogs.h"
#include "ui/results/outcometext.h"
#include "ui/results/resultview.h"
#include "ui/source/sourcepanel.h"
#include "ui/update/updatepanel.h"

#include <QDesktopServices>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// Clocks that differ by less are not why a signature was refused.
constexpr qint64 noticeableSkewSeconds = 30;

// Whose right is missing. Where SCF could not read the code itself, the role that it reads with
// lacks it, whatever the Action of the call was.
QString deniedAction(const UpdateRecord &record)
{
    const Error &error = record.error;
    const bool isAboutReading = error.isIn(u"InvalidParameterValue.Cos")
                                || error.isIn(u"FailedOperation.CallRoleFailed")
                                || error.isIn(u"ResourceNotFound.Role");
    return isAboutReading && record.source.kind == CodeSource::Kind::CosObject ? u"GetObject"_s
                                                                               : error.action;
}

} // namespace

Remedies::Remedies(Services *services, const Window &window, QWidget *parent)
    : QObject(parent)
    , m_services(services)
    , m_window(window)
    , m_parent(parent)
    , m_retry(new UpdateRetry(services->session(), services->readiness(), this))
    , m_openPage([](const QUrl &page) { QDesktopServices::openUrl(page); })
{
    ResultView *result = window.result;
    result->setRemedyFilter(
        [this](Remedy remedy, const UpdateRecord &record) { return canCarryOut(remedy, record); });
    connect(result, &ResultView::remedyRequested, this, &Remedies::carryOut);
    connect(result, &ResultView::waitingCancelled, m_retry, &UpdateRetry::cancel);
    connect(m_retry, &UpdateRetry::tick, this, &Remedies::showWaiting);
    connect(m_retry, &UpdateRetry::ended, this, &Remedies::waitingEnded);
    const Session *session = services->session();
    connect(session, &Session::functionChanged, result, &ResultView::showRemedies);
    connect(session, &Session::accountChanged, result, &ResultView::showRemedies);
    connect(services->readiness(), &UpdateReadiness::findingsChanged, result,
            &ResultView::showRemedies);
}

void Remedies::setPageOpener(std::function<void(const QUrl &)> open)
{
    m_openPage = std::move(open);
}

// What concerns the form is of use only while the form is about the function of the record.
bool Remedies::isChosen(const UpdateRecord &record) const
{
    return m_services->session()->function() == record.function;
}

std::optional<Finding> Remedies::rootFinding() const
{
    const QList<Finding> &findings = m_services->readiness()->findings();
    const auto it = std::ranges::find(findings, Finding::Fix::UseRoot, &Finding::fix);
    return it == findings.end() ? std::nullopt : std::optional(*it);
}

bool Remedies::canCarryOut(Remedy remedy, const UpdateRecord &record) const
{
    if (!m_services->session()->account())
        return false;
    const CodeSource::Kind kind = record.source.kind;
    switch (remedy) {
    case Remedy::GoToHandler:
    case Remedy::GoToSource:
    case Remedy::Refresh:
        return isChosen(record);
    case Remedy::ChooseObject:
        return isChosen(record)
               && (kind == CodeSource::Kind::CosObject
                   || (record.source.isLocal() && record.error.action != "UpdateFunctionCode"_L1));
    case Remedy::ChooseRegion:
        if (isAboutBucketRegion(codeOf(record)))
            return isChosen(record) && kind == CodeSource::Kind::CosObject;
        return true;
    case Remedy::ChooseNamespace:
    case Remedy::OpenAccount:
    case Remedy::CheckConnection:
    case Remedy::OpenDocumentation:
        return true;
    case Remedy::UseRoot:
        return isChosen(record) && record.source.isLocal()
               && (rootFinding() || m_services->readiness()->listing());
    case Remedy::WaitAndRetry:
        return isChosen(record) && mayBeRetried(record);
    case Remedy::SetClockOffset: {
        const std::optional<qint64> skew = m_services->measuredSkew();
        return skew && qAbs(*skew - m_services->clockOffset()) > noticeableSkewSeconds;
    }
    case Remedy::SendThroughBucket:
        return isChosen(record) && record.source.isLocal();
    case Remedy::ShowPolicy:
        return !deniedAction(record).isEmpty();
    case Remedy::CopyReport:
        return false; // its button is always there
    }
    return false;
}

void Remedies::carryOut(Remedy remedy, const UpdateRecord &record)
{
    if (!canCarryOut(remedy, record))
        return; // things changed between the click and now
    const QString code = codeOf(record);
    switch (remedy) {
    case Remedy::GoToHandler:
        m_window.form->focusHandler();
        m_window.form->showHandlerCandidates();
        break;
    case Remedy::GoToSource:
        m_window.source->focusKind(record.source.kind);
        break;
    case Remedy::ChooseObject:
        if (record.source.kind == CodeSource::Kind::CosObject)
            m_window.dialogs->browse();
        else
            m_window.dialogs->chooseBucket();
        break;
    case Remedy::ChooseRegion:
        if (isAboutMissingFunction(code))
            findFunction(record);
        else if (isAboutBucketRegion(code))
            m_window.source->showObjectRegions();
        else
            m_window.bar->showRegions();
        break;
    case Remedy::ChooseNamespace:
        m_window.bar->showNamespaces();
        break;
    case Remedy::UseRoot:
        useRoot();
        break;
    case Remedy::WaitAndRetry:
        m_retry->start(UpdateRetry::backOffSeconds(record.error));
        break;
    case Remedy::SetClockOffset:
        useClock();
        break;
    case Remedy::OpenAccount:
        emit accountRequested();
        break;
    case Remedy::CheckConnection:
        emit connectionCheckRequested();
        break;
    case Remedy::SendThroughBucket:
        m_window.dialogs->chooseBucket();
        break;
    case Remedy::ShowPolicy:
        showPolicy(record);
        break;
    case Remedy::OpenDocumentation:
        openDocumentation(record);
        break;
    case Remedy::Refresh:
        emit refreshRequested();
        break;
    case Remedy::CopyReport:
        break;
    }
}

void Remedies::findFunction(const UpdateRecord &record)
{
    delete m_dialog;
    auto *dialog = new FindFunctionDialog(m_services->makeFunctionSearch(nullptr), record.function,
                                          m_parent->window());
    m_dialog = dialog;
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &FindFunctionDialog::placeChosen, this, &Remedies::placeChosen);
    dialog->open();
}

void Remedies::useRoot()
{
    if (const std::optional<Finding> finding = rootFinding())
        m_services->readiness()->applyFix(*finding);
    else
        m_window.source->showContents();
}

void Remedies::useClock()
{
    const qint64 skew = m_services->measuredSkew().value_or(0);
    m_services->setClockOffset(skew);
    const QString seconds = QLocale().toString(qAbs(skew));
    QString sentence = tr("The clocks agree. Requests are signed with this computer's time.");
    if (skew > noticeableSkewSeconds) {
        sentence = tr("The service's clock is %1 seconds ahead of this computer's. Requests are "
                      "signed with it from now on.")
                       .arg(seconds);
    } else if (skew < -noticeableSkewSeconds) {
        sentence = tr("The service's clock is %1 seconds behind this computer's. Requests are "
                      "signed with it from now on.")
                       .arg(seconds);
    }
    emit noticed(Finding::State::Ok, sentence);
    m_window.result->showRemedies();
}

void Remedies::showPolicy(const UpdateRecord &record)
{
    delete m_dialog;
    const QString action = deniedAction(record);
    const bool isObject = record.source.kind == CodeSource::Kind::CosObject;
    const bool isAboutCos = isObject && action != "UpdateFunctionCode"_L1;
    const CosBucketId bucket =
        isAboutCos ? record.source.object.bucket : m_services->packageBucket();
    CamTarget target{.region = record.function.region,
                     .space = record.function.space,
                     .functionName = record.function.functionName,
                     .bucket = bucket.name,
                     .key = isAboutCos ? record.source.object.key : QString()};
    if (isCosAction(action) && !bucket.region.isEmpty())
        target.region = bucket.region;
    m_dialog = new PolicyDialog(action, camPolicy(action, target), m_parent->window());
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->open();
}

void Remedies::openDocumentation(const UpdateRecord &record)
{
    const Endpoint &endpoint = m_services->session()->account()->endpoint;
    const QString language = QLocale().name();
    // Other endpoints do not tell their edition; most who read Chinese use the mainland's.
    const bool isMainland = endpoint == Endpoint::mainland()
                            || (!endpoint.isInternational() && language.startsWith("zh"_L1));
    m_openPage(documentationPage(
        record.error.action,
        isMainland ? DocumentationSite::Mainland : DocumentationSite::International, language));
}

void Remedies::showWaiting()
{
    const int seconds = m_retry->secondsLeft();
    m_window.result->showWaiting(
        seconds > 0 ? tr("Update is pressed again in %n second(s).", nullptr, seconds)
                    : tr("Waiting until the function can be updated; then Update is pressed "
                         "again."));
}

void Remedies::waitingEnded(UpdateRetry::End end)
{
    m_window.result->showWaiting({});
    switch (end) {
    case UpdateRetry::End::Ready:
        emit updateRequested();
        break;
    case UpdateRetry::End::Cancelled:
        break;
    case UpdateRetry::End::Changed:
        emit noticed(Finding::State::Warning,
                     tr("Update was not pressed again: the form is not what it was."));
        break;
    case UpdateRetry::End::TooLong:
        emit noticed(Finding::State::Warning,
                     tr("Update was not pressed again: the function could not be updated for ten "
                        "minutes."));
        break;
    }
}

} // namespace Scf
