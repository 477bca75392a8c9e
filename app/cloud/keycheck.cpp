// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/keycheck.h"

#include "app/cloud/apiclient.h"
#include "app/cloud/cosclient.h"
#include "app/cloud/cosrequests.h"

#include <QUuid>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace

KeyCheck::KeyCheck(const Target &target, QObject *parent)
    : SteppedCheck(keyCheckStepCount, parent)
    , m_target(target)
{ }

KeyPermission KeyCheck::permission(KeyCheckStep step) const
{
    static constexpr std::array camActions{
        "scf:ListFunctions"_L1,      "scf:ListNamespaces"_L1,     "scf:GetFunction"_L1,
        "scf:GetFunctionAddress"_L1, "scf:UpdateFunctionCode"_L1, "name/cos:GetService"_L1,
        "name/cos:GetBucket"_L1,     "name/cos:PutObject"_L1,
    };
    static_assert(camActions.size() == keyCheckStepCount);
    KeyPermission permission{.camAction = camActions.at(std::size_t(step))};
    if (step < KeyCheckStep::ListBuckets) {
        permission.region = m_target.function.region;
        permission.space = m_target.function.space;
    } else if (step > KeyCheckStep::ListBuckets) {
        permission.region = m_target.bucket.region;
        permission.bucket = m_target.bucket.name;
    }
    return permission;
}

// What this program does with a key, in the order in which it does it.
void KeyCheck::runStep(int index)
{
    static constexpr std::array actions{
        &KeyCheck::listFunctions,      &KeyCheck::listNamespaces,     &KeyCheck::getFunction,
        &KeyCheck::getFunctionAddress, &KeyCheck::updateFunctionCode, &KeyCheck::listBuckets,
        &KeyCheck::readBucket,         &KeyCheck::putObject,
    };
    static_assert(actions.size() == keyCheckStepCount);
    (this->*actions.at(std::size_t(index)))();
}

void KeyCheck::endByError(const Error &error)
{
    if (isDenial(error))
        return end(State::Failed, resultOf(error), error);
    if (isNotOffered(error))
        return end(State::Unknown, tr("Not known: this edition does not offer the call."), error);
    if (showsItWasLetIn(error)) {
        return end(State::Passed,
                   tr("As far as can be told: the service went on to look for the function."),
                   error);
    }
    if (!isFinal(error))
        return end(State::Unknown, resultOf(error), error);
    const bool isAnswered = error.kind == Error::Kind::Service || error.kind == Error::Kind::Http;
    endCheck(State::Unknown, resultOf(error), error,
             isAnswered ? tr("Not tried: the key itself was refused.")
                        : tr("Not tried: the service was not reached."));
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
        end(State::Passed, tr("There are %n function(s).", nullptr, int(response->totalCount)));
    });
}

void KeyCheck::listNamespaces()
{
    const ListNamespacesRequest request{.region = m_target.function.region, .limit = 1};
    m_target.api->send(request, scope(), [this](const Result<ListNamespacesResponse> &response) {
        if (!response)
            return endByError(response.error());
        end(State::Passed, tr("There are %n namespace(s).", nullptr, int(response->totalCount)));
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
        end(State::Passed, tr("%1 was read.").arg(name));
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
        end(State::Passed, tr("The code of %1 can be downloaded.").arg(name));
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
                return end(State::Passed, tr("The service took the request."));
            const Error &error = response.error();
            if (isDenial(error)) {
                return end(State::Failed,
                           tr("%1 (tried with the name of no function: a policy for single "
                              "functions may still allow theirs)")
                               .arg(resultOf(error)),
                           error);
            }
            if (showsItWasLetIn(error)) {
                return end(State::Passed,
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
        end(State::Passed, tr("There are %n bucket(s).", nullptr, int(buckets.size())));
    });
}

void KeyCheck::readBucket()
{
    const CosBucketId &bucket = m_target.bucket;
    if (bucket.name.isEmpty())
        return end(State::Unknown, tr("Not tried: no bucket is known."));
    const Cos::GetBucket request{.bucket = bucket, .delimiter = u"/"_s, .maxKeys = 1};
    m_target.cos->send(request, scope(), [this](const Result<CosObjectPage> &page) {
        if (!page)
            return endByError(page.error());
        //: %1 is the name of a bucket
        end(State::Passed, tr("The objects of %1 can be listed.").arg(m_target.bucket.name));
    });
}

void KeyCheck::putObject()
{
    end(State::Unknown, tr("Not tried: it would store an object."));
}

} // namespace Scf
