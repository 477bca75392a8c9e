// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/cosfilebody.h"

#include "app/cloud/coscrc64.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QPointer>
#include <QThreadPool>

#include <cstring>

namespace Scf::Cos {

namespace {

// Large enough that a hop between threads costs nothing, small enough for three uploads at once.
constexpr qint64 blockSize = 512 * 1024;
constexpr int blocksAhead = 3;

Error fileError(QLatin1StringView code, const QString &path)
{
    return Error{
        .kind = Error::Kind::File, .code = code, .message = path, .sent = Error::Sent::Nothing};
}

std::optional<Error> openForReading(QFile &file)
{
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::nullopt;
    return fileError(file.exists() ? LocalCode::fileUnreadable : LocalCode::fileNotFound,
                     file.fileName());
}

} // namespace

Result<Fingerprint> fingerprintOf(const FilePiece &piece, const CancelToken &cancel)
{
    QFile file(piece.path);
    if (const std::optional<Error> error = openForReading(file))
        return *error;
    if (!file.seek(piece.offset))
        return fileError(LocalCode::fileUnreadable, piece.path);
    QByteArray block(blockSize, Qt::Uninitialized);
    QCryptographicHash md5(QCryptographicHash::Md5);
    Crc64 crc;
    Fingerprint print;
    while (print.size < piece.size) {
        if (cancel.isCancelled())
            return Error::givenUp();
        const qint64 count = file.read(block.data(), qMin(blockSize, piece.size - print.size));
        if (count < 0)
            return fileError(LocalCode::fileUnreadable, piece.path);
        if (count == 0)
            break;
        const QByteArrayView bytes(block.constData(), count);
        md5.addData(bytes);
        crc.add(bytes);
        print.size += count;
    }
    print.md5 = md5.result();
    print.crc64 = crc.value();
    return print;
}

struct FileBody::Reader
{
    QFile file;
    qint64 offset = 0;
    qint64 left = 0;
    Crc64 crc{};
};

FileBody::FileBody(QThreadPool *pool, const FilePiece &piece, QObject *parent)
    : QIODevice(parent)
    , m_pool(pool)
    , m_reader(std::make_shared<Reader>())
    , m_total(piece.size)
{
    m_reader->file.setFileName(piece.path);
    m_reader->offset = piece.offset;
    m_reader->left = piece.size;
    // Unbuffered: what was not asked for has not left.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    readAhead();
}

FileBody::~FileBody() = default;

FileBody::Block FileBody::readBlock(Reader &reader)
{
    Block block;
    if (!reader.file.isOpen()) {
        block.error = openForReading(reader.file);
        if (block.error)
            return block;
        if (!reader.file.seek(reader.offset))
            block.error = fileError(LocalCode::fileUnreadable, reader.file.fileName());
    }
    block.bytes.resize(qMin(blockSize, reader.left));
    qint64 filled = 0;
    while (!block.error && filled < block.bytes.size()) {
        const qint64 count =
            reader.file.read(block.bytes.data() + filled, block.bytes.size() - filled);
        if (count <= 0) {
            block.error = fileError(count < 0 ? LocalCode::fileUnreadable : LocalCode::fileChanged,
                                    reader.file.fileName());
        }
        filled += qMax(count, qint64(0));
    }
    reader.crc.add(block.bytes);
    block.crc = reader.crc.value();
    reader.left -= block.bytes.size();
    if (reader.left == 0)
        reader.file.close();
    return block;
}

void FileBody::readAhead()
{
    if (m_isReading || m_isBroken || m_arrived >= m_total || m_blocks.size() >= blocksAhead)
        return;
    m_isReading = true;
    m_pool->start([guard = QPointer<FileBody>(this), reader = m_reader] {
        const Block block = readBlock(*reader);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, block] {
                if (guard)
                    guard->blockArrived(block);
            },
            Qt::QueuedConnection);
    });
}

void FileBody::blockArrived(const Block &block)
{
    m_isReading = false;
    if (block.error) {
        m_isBroken = true;
        emit failed(*block.error);
        return;
    }
    m_arrived += block.bytes.size();
    m_crc = block.crc;
    m_blocks.enqueue(block.bytes);
    readAhead();
    emit readyRead();
}

qint64 FileBody::bytesAvailable() const
{
    return m_arrived - m_taken;
}

qint64 FileBody::readData(char *data, qint64 maxSize)
{
    if (atEnd())
        return -1;
    if (m_blocks.isEmpty())
        return 0; // readyRead follows
    const QByteArray &first = m_blocks.head();
    const qint64 count = qMin(maxSize, first.size() - m_inFirst);
    std::memcpy(data, first.constData() + m_inFirst, static_cast<std::size_t>(count));
    m_taken += count;
    m_inFirst += count;
    if (m_inFirst == first.size()) {
        m_blocks.dequeue();
        m_inFirst = 0;
        readAhead();
    }
    return count;
}

} // namespace Scf::Cos
