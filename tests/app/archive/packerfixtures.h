// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace Scf {

//! Bytes that do not compress.
inline QByteArray noise(qint64 size, quint32 seed)
{
    QByteArray bytes(size + 3, Qt::Uninitialized);
    QRandomGenerator(seed).fillRange(reinterpret_cast<quint32 *>(bytes.data()), (size + 3) / 4);
    bytes.truncate(size);
    return bytes;
}

//! Words that compress about as well as source code does.
inline QByteArray text(qint64 size, quint32 seed)
{
    QRandomGenerator random(seed);
    QByteArray block;
    // Longer than what deflate looks back, so that it can be repeated.
    const qint64 blockSize = qMin(size, 70'000LL);
    while (block.size() < blockSize) {
        block += "word";
        block += QByteArray::number(random.bounded(500));
        block += random.bounded(9) == 0 ? '\n' : ' ';
    }
    QByteArray bytes;
    bytes.reserve(size + block.size());
    while (bytes.size() < size)
        bytes += block;
    bytes.truncate(size);
    return bytes;
}

} // namespace Scf
