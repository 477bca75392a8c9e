// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/httpserver.h"

namespace Scf::Demo {

class ArrivalLog;
class DownloadLinks;
class FaultQueue;
class FunctionStore;

//! The demo cloud's own addresses, all below `/_demo/`: the log, the faults, what somebody
//! else takes away or sets otherwise meanwhile, and the packages behind the addresses that
//! GetFunctionAddress gave. Thread-safe.
class ControlEndpoint
{
public:
    ControlEndpoint(FaultQueue &faults, FunctionStore &functions, const ArrivalLog &log,
                    const DownloadLinks &links);

    Handling handle(const HttpRequest &head);

private:
    HttpReply answer(const HttpRequest &request);
    HttpReply queueFault(const QByteArray &body);
    HttpReply remove(const QByteArray &body);
    HttpReply configure(const QByteArray &body);

    FaultQueue &m_faults;
    FunctionStore &m_functions;
    const ArrivalLog &m_log;
    const DownloadLinks &m_links;
};

//! A failure as HTTP tells it, with one sentence in JSON.
HttpReply failureReply(int status, const QString &sentence);

} // namespace Scf::Demo
