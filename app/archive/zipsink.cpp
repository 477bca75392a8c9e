// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/zipsink.h"

#include <QIODevice>

#include <algorithm>

namespace Scf {

namespace {

constexpr qint64 flushSize = 128LL * 1024;
// Small enough for a cancel to be answered soon.
constexpr qint64 pieceSize = 1024LL * 1024;

} // namespace

ZipSink::ZipSink(QIODevice *file, Hashing hashing, const CancelToken &cancel)
    : m_file(file)
    , m_isHashing(hashing == Hashing::Yes)
    , m_cancel(cancel)
{
    m_tail.reserve(flushSize);
}

void ZipSink::append(const char *data, qint64 size)
{
    if (m_tail.size() + size > flushSize && (m_file != nullptr || !m_isHeld)) {
        flush();
        if (size >= flushSize) {
            writeAt(m_flushed, data, size);
            if (!m_isHeld)
                hash(data, size);
            m_flushed += size;
            return;
        }
    }
    m_tail.append(data, size);
}

void ZipSink::hold()
{
    flush();
    m_isHeld = true;
}

void ZipSink::overwrite(qint64 offset, const QByteArray &data)
{
    const qint64 inFile = qBound(qint64(0), m_flushed - offset, data.size());
    if (inFile > 0)
        writeAt(offset, data.constData(), inFile);
    std::copy(data.begin() + inFile, data.end(), m_tail.begin() + (offset + inFile - m_flushed));
}

void ZipSink::release()
{
    m_isHeld = false;
    hashFromFile();
    flush();
    if (m_tail.capacity() > 2 * flushSize) {
        m_tail = {};
        m_tail.reserve(flushSize);
    }
}

void ZipSink::finish()
{
    flush();
}

void ZipSink::flush()
{
    if (m_tail.isEmpty())
        return;
    writeAt(m_flushed, m_tail.constData(), m_tail.size());
    if (!m_isHeld)
        hash(m_tail.constData(), m_tail.size());
    m_flushed += m_tail.size();
    m_tail.resize(0);
}

bool ZipSink::isStopped()
{
    if (m_failure == Failure::None && m_cancel.isCancelled())
        m_failure = Failure::Cancelled;
    return m_failure != Failure::None;
}

void ZipSink::writeAt(qint64 offset, const char *data, qint64 size)
{
    if (m_file == nullptr || isStopped())
        return;
    if (m_position != offset && !m_file->seek(offset)) {
        m_failure = Failure::Write;
        return;
    }
    m_position = offset;
    while (size > 0 && !isStopped()) {
        const qint64 written = m_file->write(data, std::min(size, pieceSize));
        if (written <= 0) {
            m_failure = Failure::Write;
            return;
        }
        data += written;
        size -= written;
        m_position += written;
    }
}

void ZipSink::hash(const char *data, qint64 size)
{
    if (!m_isHashing)
        return;
    m_hashed += size;
    while (size > 0 && !isStopped()) {
        const qint64 piece = std::min(size, pieceSize);
        m_hash.addData(QByteArrayView(data, piece));
        data += piece;
        size -= piece;
    }
}

// What was held when it was flushed.
void ZipSink::hashFromFile()
{
    if (!m_isHashing || m_hashed >= m_flushed || isStopped())
        return;
    QByteArray chunk(flushSize, Qt::Uninitialized);
    if (!m_file->seek(m_hashed))
        m_failure = Failure::Write;
    while (m_hashed < m_flushed && !isStopped()) {
        const qint64 got = m_file->read(chunk.data(), std::min(chunk.size(), m_flushed - m_hashed));
        if (got <= 0)
            m_failure = Failure::Write;
        else
            hash(chunk.constData(), got);
    }
    m_position = -1;
}

} // namespace Scf
