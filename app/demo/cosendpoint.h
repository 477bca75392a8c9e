// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/arrivallog.h"
#include "app/demo/cosstore.h"
#include "app/demo/costarget.h"
#include "app/demo/faultqueue.h"
#include "app/demo/httpserver.h"
#include "app/demo/knowncredentials.h"

#include <mutex>
#include <optional>

namespace Scf::Demo {

//! COS over HTTP: checks the signature, does what the request asks for on a store, writes the log
//! and does what a fault asks for. Thread-safe.
class CosEndpoint
{
public:
    struct Setup
    {
        const KnownCredentials *credentials = nullptr;
        int latencyMs = 0;
        Clock clock{};
    };

    CosEndpoint(Setup setup, CosStore &store, FaultQueue &faults, ArrivalLog &log);

    //! Takes the fault that waits for this request. The signature covers the head alone, so that a
    //! body which nobody signed is not kept.
    Handling handle(const HttpRequest &head);

private:
    struct Call
    {
        CosTarget target{};
        DemoFault fault{};
        //! Why it is not done; known before its body comes.
        std::optional<CosError> refused{};
        QByteArray requestId{};
        qint64 timeMs = 0;
        //! A longer body is none that the call can have.
        qint64 mostBytes = 0;
    };

    static Arrival arrivalOf(const Call &call, qint64 bytes);
    HttpReply answer(const HttpRequest &request, const Call &call);
    CosAnswer<HttpReply> result(const HttpRequest &request, const Call &call);
    std::optional<CosError> refusal(const HttpRequest &head, const CosTarget &target, qint64 skewS);

    CosAnswer<HttpReply> getService(const CosTarget &target) const;
    CosAnswer<HttpReply> getBucket(const CosTarget &target) const;
    CosAnswer<HttpReply> putBucket(const CosTarget &target);
    CosAnswer<HttpReply> readObject(const HttpRequest &request, const CosTarget &target) const;
    CosAnswer<HttpReply> putObject(const HttpRequest &request, const CosTarget &target);
    CosAnswer<HttpReply> deleteObject(const CosTarget &target);
    CosAnswer<HttpReply> initiateUpload(const HttpRequest &request, const CosTarget &target);
    CosAnswer<HttpReply> uploadPart(const HttpRequest &request, const CosTarget &target);
    CosAnswer<HttpReply> listParts(const CosTarget &target) const;
    CosAnswer<HttpReply> completeUpload(const HttpRequest &request, const CosTarget &target);
    CosAnswer<HttpReply> abortUpload(const CosTarget &target);
    CosAnswer<HttpReply> listUploads(const CosTarget &target) const;

    const Setup m_setup;
    CosStore &m_store;
    FaultQueue &m_faults;
    ArrivalLog &m_log;
    std::mutex m_mutex;
    //! The clock that the last skewed answer showed; 0 when nobody can have set his by it.
    qint64 m_shownSkewS = 0;
};

} // namespace Scf::Demo
