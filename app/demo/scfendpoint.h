// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/arrivallog.h"
#include "app/demo/faultqueue.h"
#include "app/demo/httpserver.h"
#include "app/demo/knowncredentials.h"
#include "app/demo/scfservice.h"
#include "app/demo/stsservice.h"

#include <mutex>

namespace Scf::Demo {

//! The gateway of SCF and STS over HTTP: checks signature and envelope, calls the service, which
//! the version tells, writes the log and does what a fault asks for. Thread-safe.
class ScfEndpoint
{
public:
    struct Setup
    {
        const KnownCredentials *credentials = nullptr;
        int latencyMs = 0;
        Clock clock{};
    };

    ScfEndpoint(Setup setup, ScfService &service, StsService &sts, FaultQueue &faults,
                ArrivalLog &log);

    //! Takes the fault that waits for this request.
    Handling handle(const HttpRequest &head);

private:
    HttpReply answer(const HttpRequest &request, const DemoFault &fault, Arrival arrival);
    Answer<QJsonObject> result(const HttpRequest &request, const QJsonObject *params,
                               const DemoFault &fault);
    std::optional<QString> refusal(const HttpRequest &request, const QString &product,
                                   qint64 skewS);

    const Setup m_setup;
    ScfService &m_service;
    StsService &m_sts;
    FaultQueue &m_faults;
    ArrivalLog &m_log;
    std::mutex m_mutex;
    //! The clock that the last skewed answer showed; 0 when nobody can have set his by it.
    qint64 m_shownSkewS = 0;
};

} // namespace Scf::Demo
