// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/streamcachelock.h"

#include <QFile>
#include <QLockFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace Scf {

#ifdef Q_OS_UNIX

// QLockFile waits for the disk each time.
StreamCacheLock::StreamCacheLock(const QString &path)
    : m_descriptor(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC,
                          S_IRUSR | S_IWUSR))
{
    m_isHeld = m_descriptor >= 0 && ::flock(m_descriptor, LOCK_EX | LOCK_NB) == 0;
}

StreamCacheLock::~StreamCacheLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

#else

StreamCacheLock::StreamCacheLock(const QString &path)
    : m_file(std::make_unique<QLockFile>(path))
{
    m_file->setStaleLockTime(0);
    m_isHeld = m_file->tryLock(0);
}

StreamCacheLock::~StreamCacheLock() = default;

#endif

} // namespace Scf
