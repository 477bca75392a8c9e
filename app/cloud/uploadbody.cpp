// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/uploadbody.h"

#include <cstring>

namespace Scf {

namespace {

// Small enough for a progress that moves, large enough not to cost anything.
constexpr qint64 largestPiece = 64 * 1024;

} // namespace

UploadBody::UploadBody(const QByteArray &bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(bytes)
{
    // Unbuffered: what was not asked for has not left.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 UploadBody::bytesAvailable() const
{
    return m_bytes.size() - m_taken;
}

qint64 UploadBody::readData(char *data, qint64 maxSize)
{
    const qint64 count = qMin(qMin(maxSize, largestPiece), m_bytes.size() - m_taken);
    if (count <= 0)
        return atEnd() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_taken, static_cast<std::size_t>(count));
    m_taken += count;
    return count;
}

} // namespace Scf
