// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

class QIODevice;

namespace Scf {

//! Where the bytes of a ZIP go: collects small ones, and feeds the SHA-256 where it is wanted. What
//! failed is kept: the calls after it do nothing.
class ZipSink
{
public:
    enum class Failure { None, Write, Cancelled };
    enum class Hashing { No, Yes };

    //! Writes into \a file, which is open for reading and writing and empty. When it is null the
    //! bytes are hashed and gone. \a cancel ends the longer loops.
    ZipSink(QIODevice *file, Hashing hashing, const CancelToken &cancel);

    void append(const char *data, qint64 size);
    //! What is appended from now on may be overwritten until release(). Without a file it is held
    //! in memory until then.
    void hold();
    //! Puts \a data in the place of what was appended after hold().
    void overwrite(qint64 offset, const QByteArray &data);
    void release();
    //! All is in the file.
    void finish();

    Failure failure() const { return m_failure; }
    //! Bytes appended so far.
    qint64 size() const { return m_flushed + m_tail.size(); }
    //! SHA-256 of what was written, as lower-case hex; after finish(), where hashing is wanted.
    QString sha256() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    void flush();
    void writeAt(qint64 offset, const char *data, qint64 size);
    void hash(const char *data, qint64 size);
    void hashFromFile();
    bool isStopped();

    QIODevice *m_file;
    bool m_isHashing;
    CancelToken m_cancel;
    Failure m_failure = Failure::None;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    bool m_isHeld = false;
    QByteArray m_tail;     //!< the last bytes, not in the file yet
    qint64 m_flushed = 0;  //!< bytes before the tail
    qint64 m_hashed = 0;   //!< bytes that the hash has seen
    qint64 m_position = 0; //!< of the file
};

} // namespace Scf
