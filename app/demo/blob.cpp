// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/blob.h"

#include <algorithm>

namespace Scf::Demo {

Blob::Blob(const QByteArray &bytes)
    : m_size(bytes.size())
{
    if (!bytes.isEmpty())
        m_pieces.append({bytes, 0, bytes.size()});
}

void Blob::append(const Blob &other)
{
    m_pieces.append(other.m_pieces);
    m_size += other.m_size;
}

Blob Blob::mid(qint64 from, qint64 length) const
{
    Blob part;
    const qint64 end = from + std::min(length, m_size - std::min(from, m_size));
    qint64 at = 0;
    for (const Piece &piece : m_pieces) {
        const qint64 first = std::max(from, at);
        const qint64 last = std::min(end, at + piece.size);
        if (first < last) {
            part.m_pieces.append({piece.bytes, piece.from + first - at, last - first});
            part.m_size += last - first;
        }
        at += piece.size;
    }
    return part;
}

QByteArray Blob::toByteArray() const
{
    if (m_pieces.size() == 1 && m_pieces.first().size == m_pieces.first().bytes.size())
        return m_pieces.first().bytes;
    QByteArray whole;
    whole.reserve(m_size);
    for (const Piece &piece : m_pieces)
        whole.append(piece.data(), piece.size);
    return whole;
}

} // namespace Scf::Demo
