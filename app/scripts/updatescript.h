// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/scripts/scriptedupdate.h"

#include <QList>
#include <QString>

namespace Scf {

//! What an update is copied as.
enum class ScriptKind {
    Tccli,         //!< a command of Tencent Cloud's command line, in bash
    Curl,          //!< bash with curl and openssl, which signs by itself
    Python,        //!< tencentcloud-sdk-python-scf
    NodeJs,        //!< tencentcloud-sdk-nodejs-scf
    GitHubActions, //!< a workflow with one step
};

//! All of them, in the order in which they are offered.
const QList<ScriptKind> &scriptKinds();
//! What people call it; a name, not translated.
QString scriptName(ScriptKind kind);
//! A name for its file: "update-function.py".
QString scriptFileName(ScriptKind kind);

//! A script that does \a update, as a whole file. The key comes from the environment:
//! TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and, where it is a temporary one,
//! TENCENTCLOUD_TOKEN. Whatever texts the update holds, the script means them and nothing else.
//! Pure; any thread.
QString scriptFor(ScriptKind kind, const ScriptedUpdate &update);

} // namespace Scf
