// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace Scf::Cos {

//! CRC-64/XZ, the checksum that COS gives in x-cos-hash-crc64ecma. Pure; any thread.
class Crc64
{
public:
    void add(QByteArrayView bytes);
    //! Of everything added so far; 0 for nothing.
    quint64 value() const { return ~m_state; }

private:
    quint64 m_state = ~quint64(0);
};

//! The checksum of \a bytes.
quint64 crc64(QByteArrayView bytes);

//! The checksum of two pieces one after the other, from their own checksums and the \a secondSize
//! in bytes of the second one. So parts that were sent on their own prove the whole.
quint64 crc64Combined(quint64 first, quint64 second, quint64 secondSize);

} // namespace Scf::Cos
