// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/faultreply.h"

namespace Scf::Demo {

bool replacesAnswer(const DemoFault &fault, HttpReply &reply)
{
    if (fault.fault == FaultName::refused) {
        reply.delivery = HttpReply::Delivery::Nothing;
    } else if (fault.fault == FaultName::hang) {
        reply.delivery = HttpReply::Delivery::Never;
    } else if (fault.fault == FaultName::html502) {
        reply.status = 502;
        reply.contentType = "text/html";
        reply.body = "<html><head><title>502 Bad Gateway</title></head>"
                     "<body><h1>502 Bad Gateway</h1></body></html>\n";
    } else if (fault.fault == FaultName::notJson) {
        reply.body = "upstream: no healthy node\n";
    } else {
        return false;
    }
    return true;
}

void spoilAnswer(const DemoFault &fault, HttpReply &reply)
{
    if (fault.fault == FaultName::lostAnswer)
        reply.delivery = HttpReply::Delivery::Nothing;
    else if (fault.fault == FaultName::cutAnswer)
        reply.delivery = HttpReply::Delivery::Cut;
    else if (fault.fault == FaultName::slow)
        reply.bytesPerSecond = fault.value;
}

} // namespace Scf::Demo
