// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/sha256.h"

#include <QByteArray>
#include <QIODevice>

namespace Scf {

//! Where QuaZip writes a ZIP: collects its many small writes, lets it go back to the header of the
//! entry at hand, and feeds the SHA-256, where it is wanted, once the bytes are final.
//!
//! QuaZip does not report all that fails here, so ask failure() after it has closed the ZIP.
class ZipSink : public QIODevice
{
    Q_OBJECT

public:
    enum class Failure { None, Write, Cancelled };
    enum class Hashing { No, Yes };

    //! Writes into \a file, which is open for reading and writing and empty. When it is null the
    //! bytes are hashed and gone; each entry is held until it is sealed. \a cancel ends the longer
    //! loops.
    ZipSink(QIODevice *file, Hashing hashing, const CancelToken &cancel);

    //! All that was written so far is final.
    void seal();
    //! seal(), and everything is in the file.
    void finish();

    Failure failure() const { return m_failure; }
    qint64 size() const override { return m_end; }
    //! SHA-256 of what was written, as lower-case hex; once, after finish(), where hashing is
    //! wanted.
    QString sha256() { return m_hash.hex(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    void overwrite(qint64 offset, const char *data, qint64 size);
    enum class Final { No, Yes };
    void flushTail(Final final);
    void writeAt(qint64 offset, const char *data, qint64 size);
    void hashFromFile();

    QIODevice *m_file;
    bool m_isHashing;
    CancelToken m_cancel;
    Failure m_failure = Failure::None;
    Sha256 m_hash;
    qint64 m_end = 0;      //!< bytes written
    QByteArray m_tail;     //!< the last of them, not in the file yet
    qint64 m_flushed = 0;  //!< bytes before the tail
    qint64 m_hashed = 0;   //!< bytes that the hash has seen
    qint64 m_position = 0; //!< of the file
};

} // namespace Scf
