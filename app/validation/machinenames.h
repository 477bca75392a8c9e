// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Scf {

// Packages bring the same file for several machines and tell them apart by their names:
// "prebuilds/darwin-arm64/x.node" beside "prebuilds/linux-x64/x.node", or npm packages called
// "@esbuild/win32-x64" and "@esbuild/linux-x64".

//! The path \a name without all that tells one machine from another (systems, processors, versions,
//! suffixes): equal for the same file for two machines.
QString nameForAnyMachine(const QString &name);

//! The folders of \a name that are called after a machine, each as nameForAnyMachine() has its
//! path: what lies in one of them has its like in those beside it.
QStringList machineFolders(const QString &name);

//! True when a part of the path \a name tells a machine.
bool namesMachine(const QString &name);

//! The folder of the npm package that \a name lies in, with '/' at its end; empty outside of all
//! node_modules.
QString npmPackageOf(const QString &name);

} // namespace Scf
