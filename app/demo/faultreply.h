// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/faultqueue.h"
#include "app/demo/httpserver.h"

namespace Scf::Demo {

//! True for a fault that keeps the request from being done; \a reply is then what comes instead.
bool replacesAnswer(const DemoFault &fault, HttpReply &reply);

//! What \a fault does to the answer of a request that was done.
void spoilAnswer(const DemoFault &fault, HttpReply &reply);

} // namespace Scf::Demo
