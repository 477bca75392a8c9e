// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Scf::Demo {

class FunctionStore;

//! Fills \a store: three namespaces in two regions, functions over all runtimes and states, and
//! \a extraFunctions more in ap-guangzhou, default.
void addDemoContent(FunctionStore &store, int extraFunctions);

} // namespace Scf::Demo
