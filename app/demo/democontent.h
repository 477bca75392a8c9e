// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Scf::Demo {

class CosStore;
class FunctionStore;

//! Fills \a store: three namespaces in two regions, functions over all runtimes and states, and
//! \a extraFunctions more in ap-guangzhou, default.
void addDemoContent(FunctionStore &store, int extraFunctions);

//! Fills \a store: a bucket in each of the two regions with packages for the demo's functions, one
//! of them archived and one broken, and \a extraObjects small objects below `scale/` in the first.
void addDemoObjects(CosStore &store, int extraObjects);

} // namespace Scf::Demo
