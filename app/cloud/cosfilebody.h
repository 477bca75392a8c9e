// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/cancellation.h"
#include "app/core/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QQueue>

#include <limits>
#include <memory>

class QThreadPool;

namespace Scf::Cos {

//! A file or a range of one.
struct FilePiece
{
    QString path{};
    qint64 offset = 0;
    qint64 size =
        std::numeric_limits<qint64>::max(); //!< to the end, where it is read for checksums
};

//! What proves that a file arrived as it was.
struct Fingerprint
{
    qint64 size = 0;
    QByteArray md5{}; //!< 16 raw bytes
    quint64 crc64 = 0;
};

//! Reads the piece once, block by block, or what there is of it where the file ends before. Any
//! thread; for files of any size the background's. Errors are Kind::File, and Kind::Cancelled after
//! \a cancel.
Result<Fingerprint> fingerprintOf(const FilePiece &piece, const CancelToken &cancel = {});

//! A piece of a file as the body of a request: read in the background, at most some blocks ahead,
//! so that neither a slow disk holds up the window nor a large file fills the memory. It can be
//! read once, like UploadBody. Main thread.
class FileBody : public QIODevice
{
    Q_OBJECT

public:
    //! Reads on threads of \a pool, which lives longer.
    FileBody(QThreadPool *pool, const FilePiece &piece, QObject *parent = nullptr);
    ~FileBody() override;

    qint64 taken() const { return m_taken; }
    qint64 total() const { return m_total; }
    //! Of the piece, once all of it was taken.
    quint64 crc64() const { return m_crc; }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_taken >= m_total; }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }
    qint64 size() const override { return m_total; }
    qint64 bytesAvailable() const override;

signals:
    //! The piece cannot be read, or not to its end; nothing more comes.
    void failed(const Scf::Error &error);

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    struct Reader;
    struct Block
    {
        QByteArray bytes{};
        quint64 crc = 0; //!< of everything up to the end of this block
        std::optional<Error> error{};
    };

    static Block readBlock(Reader &reader);
    void readAhead();
    void blockArrived(const Block &block);

    QThreadPool *m_pool;
    std::shared_ptr<Reader> m_reader; //!< one block is read at a time, so it needs no lock
    QQueue<QByteArray> m_blocks;
    qint64 m_total;
    qint64 m_taken = 0;
    qint64 m_arrived = 0;
    qsizetype m_inFirst = 0; //!< taken of the first block
    quint64 m_crc = 0;
    bool m_isReading = false;
    bool m_isBroken = false;
};

} // namespace Scf::Cos
