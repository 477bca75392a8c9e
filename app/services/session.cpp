// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/services/session.h"

#include "app/browse/functionbrowser.h"
#include "app/browse/namespacebrowser.h"
#include "app/cloud/apiclient.h"
#include "app/cloud/functionreader.h"
#include "app/domain/region.h"
#include "app/update/updatereadiness.h"

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

// A function that is Updating or Creating is looked at again until it is not.
constexpr int followMs = 2'000;

} // namespace

Session::Session(ApiClient *api, FunctionReader *reader, FunctionBrowser *functions,
                 NamespaceBrowser *namespaces, UpdateReadiness *readiness, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_reader(reader)
    , m_functions(functions)
    , m_namespaces(namespaces)
    , m_readiness(readiness)
{
    m_followTimer.setSingleShot(true);
    m_followTimer.setInterval(followMs);
    m_followTimer.callOnTimeout(this, &Session::rereadFunction);
}

QString Session::accountScope() const
{
    return m_account ? scopeOf(*m_account) : QString();
}

QString Session::scopeOf(const Account &account)
{
    if (account.kind == Account::Kind::Demo)
        return u"demo"_s;
    return account.endpoint.url().toString() + u'\n' + account.holder();
}

bool Session::isReading() const
{
    return m_call || m_codeCall;
}

void Session::openAccount(const Account &account, const FunctionId &place)
{
    m_account = account;
    m_api->setAccount(account);
    m_readiness->setCredentialExpiry(account.expiresAt);
    const QString &region = place.region.isEmpty() ? account.region : place.region;
    const QString &space = place.space.isEmpty() ? account.space : place.space;
    m_function.region = region.isEmpty() ? QString(defaultRegion) : region;
    m_function.space = space.isEmpty() ? QString(defaultNamespace) : space;
    emit accountChanged();
    m_namespaces->setRegion(m_function.region);
    openPlace();
    if (!place.functionName.isEmpty())
        selectFunction(place.functionName);
}

void Session::closeAccount()
{
    if (!m_account)
        return;
    selectFunction({}); // who remembers something for the account does so now
    if (m_codeCall)
        m_codeCall->cancel();
    m_functions->setPlace({}, {});
    m_namespaces->setRegion({});
    m_function = {};
    m_account.reset();
    m_api->setAccount({});
    m_readiness->setCredentialExpiry({});
    emit accountClosed();
}

void Session::setAccountLook(const Account &account)
{
    if (!m_account)
        return;
    m_account->name = account.name;
    m_account->colour = account.colour;
    m_account->isProduction = account.isProduction;
    if (!m_account->roleArn.isEmpty())
        return; // the credential is that of the role
    m_account->expiresAt = account.expiresAt;
    m_readiness->setCredentialExpiry(account.expiresAt);
}

void Session::renewAccount(const Account &account)
{
    if (!m_account || account.id.isEmpty() || account.id != m_account->id)
        return;
    m_account = account;
    m_api->setAccount(account);
    m_readiness->setCredentialExpiry(account.expiresAt);
    emit accountRenewed();
}

void Session::setRegion(const QString &region)
{
    if (!m_account || region.isEmpty() || region == m_function.region)
        return;
    m_function.region = region;
    m_function.space = defaultNamespace;
    m_namespaces->setRegion(region);
    openPlace();
}

void Session::setSpace(const QString &space)
{
    if (!m_account || space.isEmpty() || space == m_function.space)
        return;
    m_function.space = space;
    openPlace();
}

void Session::openPlace()
{
    m_function.functionName.clear();
    emit placeChanged();
    selectFunction({});
    m_functions->setPlace(m_function.region, m_function.space);
}

void Session::selectFunction(const QString &functionName)
{
    ++m_generation;
    if (m_call)
        m_call->cancel();
    m_followTimer.stop();
    m_function.functionName = functionName;
    m_detail.reset();
    m_readiness->setFunction(m_function, {});
    m_readiness->setDeployedCode({});
    emit functionChanged();
    rereadFunction();
}

void Session::refresh()
{
    m_namespaces->refresh();
    m_functions->refresh();
    rereadFunction();
}

void Session::rereadFunction()
{
    if (m_function.functionName.isEmpty())
        return;
    if (m_call)
        m_call->cancel();
    if (m_codeCall)
        m_codeCall->cancel();
    ++m_generation;
    m_call = m_reader->read(
        m_function, this, [this, generation = m_generation](const Result<FunctionDetail> &detail) {
            if (generation != m_generation)
                return;
            if (!detail) {
                m_readiness->setFunctionFailure(m_function, detail.error());
                emit detailFailed(detail.error());
                return;
            }
            m_detail = *detail;
            m_functions->model()->updateFunction(detail->summary);
            m_readiness->setFunction(m_function, m_detail);
            if (detail->summary.status.isPassing())
                m_followTimer.start();
            else
                readDeployedCode();
            emit detailChanged();
        });
}

void Session::readDeployedCode()
{
    m_codeCall = m_reader->readCodeSha256(
        m_function, this, [this, generation = m_generation](const Result<QString> &sha256) {
            if (generation == m_generation)
                m_readiness->setDeployedCode(sha256.value_or({}));
        });
}

} // namespace Scf
