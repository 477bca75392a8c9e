// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/services.h"

#include "app/browse/functionbrowser.h"
#include "app/browse/historymodel.h"
#include "app/browse/namespacebrowser.h"
#include "app/browse/requestlogmodel.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/apirequests.h"
#include "app/cloud/functionreader.h"
#include "app/demo/democloud.h"
#include "app/domain/region.h"
#include "app/explain/explanation.h"
#include "app/services/session.h"
#include "app/update/settlement.h"
#include "app/update/updatereadiness.h"

#include <QLocale>

namespace Scf {

using namespace Qt::StringLiterals;

Services::Services(std::unique_ptr<Settings> settings, const QString &journalPath, QObject *parent)
    : QObject(parent)
    , m_settings(settings ? std::move(settings) : std::make_unique<Settings>())
    , m_network(makeNetwork())
    , m_api(new ApiClient(m_network.get(), {}, this))
    , m_reader(std::make_unique<FunctionReader>(m_api))
    , m_functions(new FunctionBrowser(m_api, this))
    , m_namespaces(new NamespaceBrowser(m_api, this))
    , m_requestLog(new RequestLogModel(this))
    , m_journal(new Journal(this))
    , m_history(new HistoryModel(m_journal, this))
    , m_readiness(new UpdateReadiness(this))
    , m_session(new Session(m_api, m_reader.get(), m_functions, m_namespaces, m_readiness, this))
    , m_settlement(new Settlement(m_journal, m_reader.get(), {}, this))
{
    connect(m_api, &ApiClient::callFinished, m_requestLog, &RequestLogModel::append);
    m_journal->open(journalPath);
    keepHistory();
}

Services::~Services()
{
    // Before the network and the demo cloud go, whoever waits for an answer does.
    delete m_job;
    delete m_settlement;
    delete m_session;
    delete m_functions;
    delete m_namespaces;
    delete m_readiness;
    m_reader.reset();
    delete m_api;
    delete m_history;
    delete m_journal; // what was handed to it is on the disk now
}

void Services::keepHistory()
{
    connect(m_session, &Session::accountChanged, this,
            [this] { m_settlement->start(JournalScope::of(*m_session->account())); });
    connect(m_settlement, &Settlement::settled, this, [this](const JournalEntry &entry) {
        emit noticeArisen(entry.record.outcome == UpdateOutcome::Live ? Finding::State::Ok
                                                                      : Finding::State::Warning,
                          Settlement::sentence(entry.record));
    });
    connect(m_journal, &Journal::setAside, this, [this](const JournalNotice &notice) {
        emit noticeArisen(Finding::State::Warning, notice.sentence());
    });
    connect(m_journal, &Journal::failed, this, [this](const Error &error) {
        const Explanation explanation =
            ExplanationCatalogue::instance().explain(error, QLocale().name());
        emit noticeArisen(Finding::State::Error,
                          tr("The end of an update could not be written into "
                             "the history: %1 (%2)")
                              .arg(explanation.title, error.message));
    });
}

void Services::setLanguage(const QString &language)
{
    m_api->setLanguage(language == "zh_CN"_L1 ? u"zh-CN"_s : u"en-US"_s);
}

Result<Done> Services::startDemo(int functions)
{
    if (m_demo)
        return Done{};
    auto demo = std::make_unique<DemoCloud>(DemoOptions{.extraFunctions = functions});
    const Result<Done> started = demo->start();
    if (started)
        m_demo = std::move(demo);
    return started;
}

Account Services::demoAccount() const
{
    return {
        .kind = Account::Kind::Demo,
        .endpoint = Endpoint::fromUserInput(m_demo->endpointUrl()).value(),
        .credential = m_demo->credential(),
    };
}

QByteArray Services::demoAnnouncement() const
{
    return m_demo ? m_demo->announcement() : QByteArray();
}

QStringList Services::demoConditions() const
{
    return DemoCloud::faultNames();
}

QStringList Services::demoErrorCodes() const
{
    return DemoCloud::documentedErrorCodes();
}

void Services::makeNextRequestFail(const QString &fault, const QString &action, qint64 value)
{
    if (m_demo)
        m_demo->queueFault({.fault = fault, .action = action, .value = value});
}

void Services::tryAccount(const Account &account, QObject *receiver,
                          const std::function<void(const Result<Done> &)> &answer)
{
    auto *api = new ApiClient(m_network.get(), {}, this);
    api->setAccount(account);
    connect(api, &ApiClient::callFinished, m_requestLog, &RequestLogModel::append);
    connect(receiver, &QObject::destroyed, api, &QObject::deleteLater);
    const ListFunctionsRequest request{
        .region = defaultRegion, .limit = 1, .space = defaultNamespace};
    api->send(request, receiver, [api, answer](const Result<ListFunctionsResponse> &response) {
        api->deleteLater();
        answer(response ? Result<Done>(Done{}) : Result<Done>(response.error()));
    });
}

CodeUpdateJob *Services::startUpdate()
{
    if (m_job)
        return nullptr;
    m_readiness->stopMeasuring();
    m_job = new CodeUpdateJob(m_api, m_reader.get(), m_readiness->plan(), {}, this,
                              m_readiness->contentMemory());
    m_job->keepIn(m_journal);
    connect(m_job, &CodeUpdateJob::stepStarted, m_session, [this](CodeUpdateJob::Step step) {
        if (step == CodeUpdateJob::Step::AwaitActive)
            m_session->rereadFunction(); // list and form follow what the platform does
    });
    connect(m_job, &CodeUpdateJob::finished, this, [this] {
        m_job->deleteLater();
        m_job = nullptr;
        m_session->rereadFunction();
        m_readiness->reload(); // measuring was stopped for the update
    });
    m_job->start();
    return m_job;
}

CodeUpdateJob *Services::runningUpdate() const
{
    return m_job;
}

} // namespace Scf
