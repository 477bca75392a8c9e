// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/faultqueue.h"

#include "app/demo/coserror.h"
#include "app/demo/costarget.h"
#include "app/demo/scfparameters.h"
#include "app/demo/serviceerror.h"
#include "app/demo/stsservice.h"

#include <algorithm>

namespace Scf::Demo {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 usualBytesPerSecond = 16 * 1024;
constexpr qint64 usualSkewSeconds = 60 * 60;
constexpr qint64 mostSkewSeconds = 10ll * 365 * 24 * 60 * 60;
constexpr auto updateAction = "UpdateFunctionCode"_L1;

Error refusal(const QString &sentence)
{
    Error error{.kind = Error::Kind::Input, .code = LocalCode::demoCloudFailed};
    error.message = sentence;
    error.sent = Error::Sent::Nothing;
    return error;
}

bool hasCode(DemoService service, const QString &code)
{
    return service == DemoService::Cos ? isCosError(code.toUtf8()) : isDocumented(code);
}

//! What \a service can do to a request of its own.
bool canDo(DemoService service, const QString &fault)
{
    return FaultQueue::names().contains(fault) || hasCode(service, fault)
           || (service == DemoService::Cos && fault == FaultName::cutUpload);
}

} // namespace

QStringList FaultQueue::names()
{
    return {FaultName::lostAnswer,  FaultName::refused, FaultName::cutAnswer,
            FaultName::html502,     FaultName::notJson, FaultName::hang,
            FaultName::slow,        FaultName::skew,    FaultName::updateFails,
            FaultName::lateUpdating};
}

Result<Done> FaultQueue::add(DemoFault fault)
{
    const bool ofScf = canDo(DemoService::Scf, fault.fault);
    const bool ofCos = canDo(DemoService::Cos, fault.fault);
    if (!ofScf && !ofCos)
        return refusal(u"There is no fault of this name."_s);
    if (!fault.action.isEmpty()) {
        const bool atCos = cosActions().contains(fault.action);
        if (!atCos && !isAction(fault.action) && fault.action != assumeRoleAction)
            return refusal(u"There is no Action of this name."_s);
        if (atCos ? !ofCos : !ofScf)
            return refusal(u"The service of this Action has no such code."_s);
    }
    if (fault.fault == FaultName::updateFails || fault.fault == FaultName::lateUpdating) {
        if (!fault.action.isEmpty() && fault.action != updateAction)
            return refusal(u"This fault concerns UpdateFunctionCode only."_s);
        fault.action = updateAction;
    }
    if (fault.fault == FaultName::cutUpload) {
        if (fault.action != "PutObject"_L1 && fault.action != "UploadPart"_L1)
            return refusal(u"This fault concerns PutObject or UploadPart."_s);
        if (fault.value < 0)
            return refusal(u"The value must be a number of bytes."_s);
    }
    if (fault.fault == FaultName::slow) {
        if (fault.value < 0)
            return refusal(u"The value must be a number of bytes per second."_s);
        if (fault.value == 0)
            fault.value = usualBytesPerSecond;
    }
    if (fault.fault == FaultName::skew) {
        if (qAbs(fault.value) > mostSkewSeconds)
            return refusal(u"The value must be a number of seconds within ten years."_s);
        if (fault.value == 0)
            fault.value = usualSkewSeconds;
    }
    const std::lock_guard lock(m_mutex);
    m_faults.push_back(fault);
    return Done{};
}

std::optional<DemoFault> FaultQueue::take(DemoService service, const QString &action)
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), [&](const DemoFault &fault) {
        return fault.action.isEmpty() ? canDo(service, fault.fault) : fault.action == action;
    });
    if (found == m_faults.end())
        return {};
    const DemoFault fault = *found;
    m_faults.erase(found);
    return fault;
}

void FaultQueue::clear()
{
    const std::lock_guard lock(m_mutex);
    m_faults.clear();
}

} // namespace Scf::Demo
