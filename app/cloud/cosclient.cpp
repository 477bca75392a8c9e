// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosclient.h"

#include <QNetworkAccessManager>

namespace Scf {

namespace {

// Three uploads read ahead, and one long list is read.
constexpr int threads = 4;

} // namespace

CosClient::CosClient(QNetworkAccessManager *network, const CosPolicy &policy, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_policy(policy)
    , m_correction(std::make_shared<ClockCorrection>())
{
    // Its own pool: a folder that is being packed keeps the threads of the other one.
    m_pool.setMaxThreadCount(threads);
}

CosClient::~CosClient()
{
    qDeleteAll(findChildren<CosCall *>(Qt::FindDirectChildrenOnly));
    m_pool.waitForDone();
}

void CosClient::setAccess(const CosEndpoint &endpoint, const Credential &credential)
{
    m_endpoint = endpoint;
    m_credential = credential;
}

void CosClient::setAccount(const Account &account)
{
    setAccess(CosEndpoint::beside(account.endpoint), account.credential);
}

Error CosClient::completed(Error error, const QString &action, const Cos::Outcome &outcome)
{
    if (error.action.isEmpty())
        error.action = action;
    if (const auto *answer = std::get_if<Cos::Answer>(&outcome)) {
        if (error.requestId.isEmpty())
            error.requestId = answer->requestId;
        if (error.httpStatus == 0)
            error.httpStatus = answer->status;
    }
    return error;
}

CosCall *CosClient::begin(CosCall::Plan plan)
{
    auto *call = new CosCall(this, std::move(plan));
    call->prepare();
    return call;
}

} // namespace Scf
