// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/domain/package.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Scf {

//! A regular file opened for reading, from front to end. Never waits: a pipe that has taken the
//! file's place is refused before it is read. One thread at a time.
class SourceFile
{
public:
    //! Opens the file at \a path. Errors name \a shownName: fileNotFound, fileUnreadable.
    static Result<std::shared_ptr<SourceFile>> open(const QString &path, const QString &shownName);

    virtual ~SourceFile() = default;
    SourceFile(const SourceFile &) = delete;
    SourceFile &operator=(const SourceFile &) = delete;

    //! The state of the open file now.
    virtual Result<FileStamp> stamp() = 0;
    //! Reads up to \a size bytes; fewer only at the end of the file.
    virtual Result<qint64> read(char *data, qint64 size) = 0;

protected:
    SourceFile() = default;
};

//! True when a file that was read between \a before and \a after kept its content.
bool isSameContent(const FileStamp &before, const FileStamp &after);

//! The state of the file at \a path now. Errors as SourceFile::open().
Result<FileStamp> stampOf(const QString &path, const QString &shownName);

//! Reads the file at \a path whole into \a buffer, which grows as needed, unless it is larger than
//! \a limit: then nothing is read. Returns its state while it was read. Fastest when it is still
//! as \a expected. Errors as SourceFile::open(), and fileChanged when it changed meanwhile.
Result<FileStamp> readWholeFile(const QString &path, const QString &shownName,
                                const FileStamp &expected, qint64 limit, QByteArray *buffer);

} // namespace Scf
