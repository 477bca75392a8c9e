// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/keycheck.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/cosrequests.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Kind = KeyCheckStep::Kind;

QString camActionOf(Kind kind)
{
    switch (kind) {
    case Kind::ListFunctions:
        return u"scf:ListFunctions"_s;
    case Kind::ListNamespaces:
        return u"scf:ListNamespaces"_s;
    case Kind::GetFunction:
        return u"scf:GetFunction"_s;
    case Kind::GetFunctionAddress:
        return u"scf:GetFunctionAddress"_s;
    case Kind::UpdateFunctionCode:
        return u"scf:UpdateFunctionCode"_s;
    case Kind::ListBuckets:
        return u"name/cos:GetService"_s;
    case Kind::ReadBucket:
        return u"name/cos:GetBucket"_s;
    case Kind::PutObject:
        return u"name/cos:PutObject"_s;
    }
    return {};
}

//! A well-formed name that nobody gives a function: 96 random bits.
QString impossibleName()
{
    return u"scf-desktop-key-check-"_s + QUuid::createUuid().toString(QUuid::Id128).first(24);
}

template <std::size_t N>
bool isInAny(const Error &error, const std::array<QLatin1StringView, N> &families)
{
    return std::any_of(families.begin(), families.end(),
                       [&error](QLatin1StringView family) { return error.isIn(QString(family)); });
}

//! CAM says no.
bool isDenial(const Error &error)
{
    static constexpr auto families = std::to_array<QLatin1StringView>(
        {"UnauthorizedOperation"_L1, "AuthFailure.UnauthorizedOperation"_L1, "AccessDenied"_L1});
    return isInAny(error, families);
}

//! Nobody knows the key, or it has expired, or nobody is reached: nothing else is worth trying.
bool isFinal(const Error &error)
{
    static constexpr auto families = std::to_array<QLatin1StringView>(
        {"AuthFailure"_L1, "InvalidAccessKeyId"_L1, "SignatureDoesNotMatch"_L1, "ExpiredToken"_L1});
    return error.kind == Error::Kind::Network || error.kind == Error::Kind::Timeout
           || error.kind == Error::Kind::Input || isInAny(error, families);
}

//! The service went on to look for what does not exist, or for code that cannot be had.
bool showsItWasLetIn(const Error &error)
{
    static constexpr auto families = std::to_array<QLatin1StringView>(
        {"ResourceNotFound"_L1, "InvalidParameterValue.FunctionName"_L1,
         "FailedOperation.GetFunctionAddress"_L1});
    return isInAny(error, families);
}

bool isNotOffered(const Error &error)
{
    static constexpr auto families = std::to_array<QLatin1StringView>(
        {"InvalidAction"_L1, "ActionOffline"_L1, "UnsupportedOperation"_L1});
    return isInAny(error, families);
}

QString shown(const Error &error)
{
    return error.message.isEmpty() ? error.code : error.code + ": "_L1 + error.message;
}

} // namespace

KeyCheck::KeyCheck(const Target &target, QObject *parent)
    : QObject(parent)
    , m_target(target)
    , m_steps(stepsBefore())
{
    for (KeyCheckStep &step : m_steps) {
        if (step.kind < Kind::ListBuckets) {
            step.region = target.function.region;
            step.space = target.function.space;
        }
    }
}

KeyCheck::~KeyCheck()
{
    m_scope.reset(); // nothing that ends with it may call back
}

QList<KeyCheckStep> KeyCheck::stepsBefore()
{
    QList<KeyCheckStep> steps;
    for (const Kind kind : allKeyCheckSteps)
        steps.append({.kind = kind, .camAction = camActionOf(kind)});
    return steps;
}

void KeyCheck::start()
{
    if (!std::exchange(m_isStarted, true))
        QMetaObject::invokeMethod(this, &KeyCheck::advance, Qt::QueuedConnection);
}

void KeyCheck::cancel()
{
    if (m_isStarted && !m_isFinished)
        giveUp(tr("Cancelled."));
}

// What this program does with a key, in the order in which it does it.
void KeyCheck::advance()
{
    static constexpr std::array actions{
        &KeyCheck::listFunctions,      &KeyCheck::listNamespaces,     &KeyCheck::getFunction,
        &KeyCheck::getFunctionAddress, &KeyCheck::updateFunctionCode, &KeyCheck::listBuckets,
        &KeyCheck::readBucket,         &KeyCheck::putObject,
    };
    static_assert(actions.size() == allKeyCheckSteps.size());
    if (m_isFinished)
        return;
    if (++m_current == m_steps.size())
        return finishLater();
    m_scope = std::make_unique<QObject>();
    m_steps[m_current].state = State::Running;
    emit stepChanged(m_current);
    if (m_isFinished)
        return;
    (this->*actions.at(std::size_t(m_current)))();
}

void KeyCheck::end(State state, const QString &result, const std::optional<Error> &error)
{
    KeyCheckStep &step = m_steps[m_current];
    if (step.state != State::Running)
        return; // what came late
    // Whoever calls may be one of the objects that go.
    if (m_scope)
        m_scope.release()->deleteLater();
    step.state = state;
    step.result = result;
    step.error = error;
    emit stepChanged(m_current);
    QMetaObject::invokeMethod(this, &KeyCheck::advance, Qt::QueuedConnection);
}

void KeyCheck::endByError(const Error &error)
{
    if (isDenial(error))
        return end(State::Denied, shown(error), error);
    if (isNotOffered(error))
        return end(State::Unknown, tr("Not known: this edition does not offer the call."), error);
    if (showsItWasLetIn(error)) {
        return end(State::Allowed,
                   tr("As far as can be told: the service went on to look for the function."),
                   error);
    }
    const bool isOver = isFinal(error);
    end(State::Unknown, shown(error), error);
    if (isOver) {
        giveUp(error.kind == Error::Kind::Service || error.kind == Error::Kind::Http
                   ? tr("Not tried: the key itself was refused.")
                   : tr("Not tried: the service was not reached."));
    }
}

void KeyCheck::giveUp(const QString &why)
{
    if (m_scope)
        m_scope.release()->deleteLater();
    for (int i = 0; i < m_steps.size(); ++i) {
        if (m_steps.at(i).isEnded())
            continue;
        m_steps[i].state = State::Unknown;
        m_steps[i].result = why;
        emit stepChanged(i);
    }
    finishLater();
}

void KeyCheck::finishLater()
{
    if (!std::exchange(m_isFinished, true))
        QMetaObject::invokeMethod(this, &KeyCheck::finished, Qt::QueuedConnection);
}

QObject *KeyCheck::scope()
{
    return m_scope.get();
}

void KeyCheck::listFunctions()
{
    const ListFunctionsRequest request{
        .region = m_target.function.region, .limit = 1, .space = m_target.function.space};
    m_target.api->send(request, scope(), [this](const Result<ListFunctionsResponse> &response) {
        if (!response)
            return endByError(response.error());
        if (m_target.function.functionName.isEmpty() && !response->functions.isEmpty())
            m_target.function.functionName = response->functions.first().functionName;
        end(State::Allowed, tr("There are %n function(s).", nullptr, int(response->totalCount)));
    });
}

void KeyCheck::listNamespaces()
{
    const ListNamespacesRequest request{.region = m_target.function.region, .limit = 1};
    m_target.api->send(request, scope(), [this](const Result<ListNamespacesResponse> &response) {
        if (!response)
            return endByError(response.error());
        end(State::Allowed, tr("There are %n namespace(s).", nullptr, int(response->totalCount)));
    });
}

void KeyCheck::getFunction()
{
    // Where no function is known, one that does not exist tells as much.
    const QString name = m_target.function.functionName;
    const GetFunctionRequest request{.region = m_target.function.region,
                                     .functionName = name.isEmpty() ? impossibleName() : name,
                                     .space = m_target.function.space};
    m_target.api->send(request, scope(), [this, name](const Result<FunctionDetail> &response) {
        if (!response)
            return endByError(response.error());
        end(State::Allowed, tr("%1 was read.").arg(name));
    });
}

void KeyCheck::getFunctionAddress()
{
    const QString name = m_target.function.functionName;
    const GetFunctionAddressRequest request{.region = m_target.function.region,
                                            .functionName =
                                                name.isEmpty() ? impossibleName() : name,
                                            .space = m_target.function.space};
    const auto answer = [this, name](const Result<GetFunctionAddressResponse> &response) {
        if (!response)
            return endByError(response.error());
        end(State::Allowed, tr("The code of %1 can be downloaded.").arg(name));
    };
    m_target.api->send(request, scope(), answer);
}

// UpdateFunctionCode has no dry run. A function that does not exist cannot be changed, and no call
// makes one: asking for it is harmless, and CAM is asked before the function is looked for.
void KeyCheck::updateFunctionCode()
{
    const UpdateFunctionCodeRequest request{.region = m_target.function.region,
                                            .functionName = impossibleName(),
                                            .handler = u"index.main_handler"_s,
                                            .space = m_target.function.space};
    m_target.api->send(
        request, scope(), [this](const Result<UpdateFunctionCodeResponse> &response) {
            if (response)
                return end(State::Allowed, tr("The service took the request."));
            const Error &error = response.error();
            if (isDenial(error)) {
                return end(State::Denied,
                           tr("%1 (tried with the name of no function: a policy for single "
                              "functions may still allow theirs)")
                               .arg(shown(error)),
                           error);
            }
            if (showsItWasLetIn(error)) {
                return end(State::Allowed,
                           tr("As far as can be told without changing anything: the service went "
                              "on to look for a function that does not exist."),
                           error);
            }
            endByError(error);
        });
}

void KeyCheck::listBuckets()
{
    m_target.cos->send(Cos::GetService{}, scope(), [this](const Result<CosBucketPage> &page) {
        if (!page)
            return endByError(page.error());
        // One of the function's own region, where there is one.
        const QList<CosBucket> &buckets = page->buckets;
        const auto inRegion =
            std::find_if(buckets.begin(), buckets.end(), [this](const CosBucket &bucket) {
                return bucket.id.region == m_target.function.region;
            });
        if (m_target.bucket.name.isEmpty() && !buckets.isEmpty())
            m_target.bucket = inRegion == buckets.end() ? buckets.first().id : inRegion->id;
        end(State::Allowed, tr("There are %n bucket(s).", nullptr, int(buckets.size())));
    });
}

void KeyCheck::readBucket()
{
    const CosBucketId &bucket = m_target.bucket;
    if (bucket.name.isEmpty())
        return end(State::Unknown, tr("Not tried: no bucket is known."));
    m_steps[m_current].region = bucket.region;
    m_steps[m_current].bucket = bucket.name;
    const Cos::GetBucket request{.bucket = bucket, .delimiter = u"/"_s, .maxKeys = 1};
    m_target.cos->send(request, scope(), [this](const Result<CosObjectPage> &page) {
        if (!page)
            return endByError(page.error());
        //: %1 is the name of a bucket
        end(State::Allowed, tr("The objects of %1 can be listed.").arg(m_target.bucket.name));
    });
}

void KeyCheck::putObject()
{
    m_steps[m_current].region = m_target.bucket.region;
    m_steps[m_current].bucket = m_target.bucket.name;
    end(State::Unknown, tr("Not tried: it would store an object."));
}

} // namespace Scf
