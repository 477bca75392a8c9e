// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Scf::Demo {

//! CRC-64/XZ, the sum in x-cos-hash-crc64ecma. \a before: the sum of the bytes in front of \a bytes
//! when they come in pieces. Written apart from the client's, so that one judges the other.
quint64 crc64(QByteArrayView bytes, quint64 before = 0);

//! The sum of two pieces one after the other, of their own sums.
quint64 crc64OfBoth(quint64 first, quint64 second, qint64 secondBytes);

} // namespace Scf::Demo
