// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cloud/coscrc64.h"

#include <QtEndian>

#include <array>

namespace Scf::Cos {

namespace {

// The ECMA-182 polynomial with its bits reversed: the lowest power is the highest bit.
constexpr quint64 polynomial = 0xC96C5795D7870F42;
constexpr int stride = 8;

using Table = std::array<quint64, 256>;

//! tables[0] moves the state on by a byte; tables[n] by a byte that n zero bytes follow. With all
//! of them eight bytes cost eight independent look-ups.
constexpr std::array<Table, stride> makeTables()
{
    std::array<Table, stride> tables{};
    for (quint64 byte = 0; byte < 256; ++byte) {
        quint64 state = byte;
        for (int bit = 0; bit < 8; ++bit)
            state = (state & 1) != 0 ? (state >> 1) ^ polynomial : state >> 1;
        tables[0][byte] = state;
    }
    for (std::size_t n = 1; n < stride; ++n) {
        for (std::size_t byte = 0; byte < 256; ++byte) {
            const quint64 before = tables[n - 1][byte];
            tables[n][byte] = (before >> 8) ^ tables[0][before & 0xFF];
        }
    }
    return tables;
}

constexpr std::array<Table, stride> tables = makeTables();

constexpr quint64 one = quint64(1) << 63;
constexpr quint64 xToTheEighth = one >> 8;

//! The product of two polynomials modulo ours.
constexpr quint64 product(quint64 a, quint64 b)
{
    quint64 sum = 0;
    for (; a != 0; a <<= 1) {
        if ((a & one) != 0)
            sum ^= b;
        b = (b & 1) != 0 ? (b >> 1) ^ polynomial : b >> 1;
    }
    return sum;
}

//! What so many zero bytes behind a piece multiply its checksum by: x^8 each.
constexpr quint64 factorOf(quint64 zeroBytes)
{
    quint64 factor = one;
    for (quint64 square = xToTheEighth; zeroBytes != 0; zeroBytes >>= 1) {
        if ((zeroBytes & 1) != 0)
            factor = product(factor, square);
        square = product(square, square);
    }
    return factor;
}

constexpr qsizetype row = 16 * 1024;
constexpr quint64 behindRow = factorOf(row);

inline quint64 advanced(quint64 state, const char *eightBytes)
{
    state ^= qFromLittleEndian<quint64>(eightBytes);
    return tables[7][state & 0xFF] ^ tables[6][(state >> 8) & 0xFF]
           ^ tables[5][(state >> 16) & 0xFF] ^ tables[4][(state >> 24) & 0xFF]
           ^ tables[3][(state >> 32) & 0xFF] ^ tables[2][(state >> 40) & 0xFF]
           ^ tables[1][(state >> 48) & 0xFF] ^ tables[0][state >> 56];
}

} // namespace

void Crc64::add(QByteArrayView bytes)
{
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    quint64 state = m_state;
    // Each look-up waits for the one before. Three rows at once keep the processor busy meanwhile.
    for (; left >= 3 * row; left -= 3 * row, at += 3 * row) {
        quint64 second = 0;
        quint64 third = 0;
        for (const char *const end = at + row; at < end; at += stride) {
            state = advanced(state, at);
            second = advanced(second, at + row);
            third = advanced(third, at + 2 * row);
        }
        at -= row;
        state = product(behindRow, product(behindRow, state) ^ second) ^ third;
    }
    for (; left >= stride; left -= stride, at += stride)
        state = advanced(state, at);
    for (; left > 0; --left, ++at)
        state = (state >> 8) ^ tables[0][(state ^ quint64(static_cast<uchar>(*at))) & 0xFF];
    m_state = state;
}

quint64 crc64(QByteArrayView bytes)
{
    Crc64 crc;
    crc.add(bytes);
    return crc.value();
}

quint64 crc64Combined(quint64 first, quint64 second, quint64 secondSize)
{
    // All ones at either end cancel out.
    return product(factorOf(secondSize), first) ^ second;
}

} // namespace Scf::Cos
