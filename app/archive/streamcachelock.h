// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>

class QLockFile;

namespace Scf {

//! Says that one program, and one place in it, writes. It is gone with the program, whatever its
//! end.
class StreamCacheLock
{
public:
    //! Tries to get hold of the lock file \a path; does not wait.
    explicit StreamCacheLock(const QString &path);
    ~StreamCacheLock();
    StreamCacheLock(const StreamCacheLock &) = delete;
    StreamCacheLock &operator=(const StreamCacheLock &) = delete;

    bool isHeld() const { return m_isHeld; }

private:
    bool m_isHeld = false;
#ifdef Q_OS_UNIX
    int m_descriptor = -1;
#else
    std::unique_ptr<QLockFile> m_file;
#endif
};

} // namespace Scf
