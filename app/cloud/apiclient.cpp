// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/apiclient.h"

#include "app/cloud/networkaccess.h"

#include <QNetworkAccessManager>

namespace Scf {

ApiClient::ApiClient(QNetworkAccessManager *network, const ClientPolicy &policy, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_policy(policy)
    , m_correction(std::make_shared<ClockCorrection>())
    , m_limiter(policy.requestsPerSecond)
{
    m_clock.start();
    // Its own pool: a folder that is being packed keeps the threads of the other one.
    m_pool.setMaxThreadCount(1);
}

ApiClient::~ApiClient()
{
    qDeleteAll(findChildren<Call *>(Qt::FindDirectChildrenOnly));
    m_pool.waitForDone();
}

Call *ApiClient::start(Call::Plan plan)
{
    auto *call = new Call(this, std::move(plan));
    call->prepare();
    return call;
}

} // namespace Scf
