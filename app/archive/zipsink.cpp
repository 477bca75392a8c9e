// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/archive/zipsink.h"

#include <algorithm>

namespace Scf {

namespace {

constexpr qint64 flushSize = 256LL * 1024;
constexpr qint64 keptTail = 4LL * 1024 * 1024;

} // namespace

ZipSink::ZipSink(QIODevice *file, Hashing hashing, const CancelToken &cancel)
    : m_file(file)
    , m_isHashing(hashing == Hashing::Yes)
    , m_cancel(cancel)
{
    m_tail.reserve(2 * flushSize);
    open(QIODevice::WriteOnly | QIODevice::Unbuffered);
}

void ZipSink::seal()
{
    // An entry that did not fit into the tail was written before its header was complete.
    if (m_isHashing && m_hashed < m_flushed)
        hashFromFile();
    if (m_tail.size() >= flushSize)
        flushTail(Final::Yes);
}

void ZipSink::finish()
{
    seal();
    flushTail(Final::Yes);
}

qint64 ZipSink::readData(char *, qint64)
{
    return -1;
}

qint64 ZipSink::writeData(const char *data, qint64 size)
{
    if (m_failure != Failure::None)
        return -1;
    const qint64 offset = pos();
    const qint64 again = qBound(qint64(0), m_end - offset, size);
    if (again > 0)
        overwrite(offset, data, again);
    m_tail.append(data + again, size - again);
    // Two sizes, so that what ends an entry is flushed, and hashed from memory, by seal().
    if (m_file != nullptr && m_tail.size() >= 2 * flushSize)
        flushTail(Final::No);
    m_end = qMax(m_end, offset + size);
    return m_failure == Failure::None ? size : -1;
}

void ZipSink::overwrite(qint64 offset, const char *data, qint64 size)
{
    const qint64 inFile = qBound(qint64(0), m_flushed - offset, size);
    if (inFile > 0)
        writeAt(offset, data, inFile);
    std::copy(data + inFile, data + size, m_tail.begin() + (offset + inFile - m_flushed));
}

void ZipSink::flushTail(Final final)
{
    if (m_tail.isEmpty())
        return;
    if (m_file != nullptr)
        writeAt(m_flushed, m_tail.constData(), m_tail.size());
    m_flushed += m_tail.size();
    if (m_isHashing && final == Final::Yes) {
        m_hash.addData(m_tail);
        m_hashed = m_flushed;
    }
    if (m_tail.capacity() > keptTail)
        m_tail = {};
    m_tail.resize(0);
}

void ZipSink::writeAt(qint64 offset, const char *data, qint64 size)
{
    if (m_failure != Failure::None)
        return;
    if (m_position != offset && !m_file->seek(offset)) {
        m_failure = Failure::Write;
        return;
    }
    m_position = offset;
    while (size > 0) {
        const qint64 written = m_file->write(data, size);
        if (written <= 0) {
            m_failure = Failure::Write;
            return;
        }
        data += written;
        size -= written;
        m_position += written;
    }
}

void ZipSink::hashFromFile()
{
    if (m_failure != Failure::None)
        return;
    QByteArray chunk(256 * 1024, Qt::Uninitialized);
    if (!m_file->seek(m_hashed))
        m_failure = Failure::Write;
    while (m_failure == Failure::None && m_hashed < m_flushed) {
        const qint64 got =
            m_file->read(chunk.data(), qMin(qint64(chunk.size()), m_flushed - m_hashed));
        if (got <= 0) {
            m_failure = Failure::Write;
        } else {
            m_hash.addData(QByteArrayView(chunk.constData(), got));
            m_hashed += got;
        }
        if (m_cancel.isCancelled())
            m_failure = Failure::Cancelled;
    }
    m_position = -1;
}

} // namespace Scf
