// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/scripts/scriptedupdate.h"

#include <QString>

//! The parts that bash scripts of an update are made of. They need bash 3.2, curl and openssl, run
//! under `set -euo pipefail`, and keep every secret out of the arguments of programs, where others
//! on the machine could see it.
namespace Scf::ShellParts {

//! Where a script finds its folder or ZIP.
enum class Place {
    ThisMachine,
    CodePath, //!< in the variable CODE_PATH
};

//! The head of a script: strict mode, the secrets that it wants, a folder of its own in $work.
QString prologue();
//! The functions that signing needs: hex, digest, hmac.
QString cryptographyFunctions();
//! Makes $package, and where it goes through a bucket uploads it: $bucket and $key then.
QString package(const ScriptedUpdate &update, Place place);
//! Writes the body of the request into "$work/request.json".
QString requestFile(const ScriptedUpdate &update);
//! Signs the body, sends it and prints the answer; fails where that is an error.
QString send(const ScriptedUpdate &update);

//! All of them in their order.
QString wholeUpdate(const ScriptedUpdate &update, Place place);

} // namespace Scf::ShellParts
