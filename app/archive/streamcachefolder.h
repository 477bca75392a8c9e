// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Scf {

//! Bytes that the streams in \a cacheFolder take; see StreamCache. Blocks; any thread.
qint64 streamCacheSize(const QString &cacheFolder);

//! Removes all streams in \a cacheFolder but those that somebody is writing now, and gives the
//! bytes that are left. Who reads one goes on without it. Blocks; any thread.
qint64 clearStreamCache(const QString &cacheFolder);

} // namespace Scf
