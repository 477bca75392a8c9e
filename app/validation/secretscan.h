// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QStringList>

namespace Scf {

//! Kinds of secrets that stand in \a content, such as "private-key" or "tencent-secret-id", each
//! once; never the secrets themselves. Placeholders of documentation are none, nor is anything in
//! what is no text. Reads \a content once. Pure; any thread.
QStringList secretsIn(QByteArrayView content);

} // namespace Scf
