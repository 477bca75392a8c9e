// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/crc64.h"

#include <QtEndian>

#include <array>

namespace Scf::Demo {

namespace {

constexpr quint64 reversedPolynomial = 0xc96c5795d7870f42;
using Table = std::array<quint64, 256>;

// Table n: what a byte does to the sum when n more bytes come after it.
constexpr std::array<Table, 8> tables = [] {
    std::array<Table, 8> all{};
    for (quint64 byte = 0; byte < 256; ++byte) {
        quint64 sum = byte;
        for (int bit = 0; bit < 8; ++bit)
            sum = (sum >> 1) ^ ((sum & 1) ? reversedPolynomial : 0);
        all[0][byte] = sum;
    }
    for (size_t level = 1; level < all.size(); ++level) {
        for (size_t byte = 0; byte < 256; ++byte) {
            const quint64 sum = all[level - 1][byte];
            all[level][byte] = (sum >> 8) ^ all[0][sum & 0xff];
        }
    }
    return all;
}();

//! What a sum becomes by \a zeros bytes of 0 behind what it is of, without its inversions: each of
//! the 64 bits has its own effect, and the effect of twice as many is that effect twice.
quint64 sumBehind(quint64 sum, quint64 zeros)
{
    using Effect = std::array<quint64, 64>; // of each bit
    const auto apply = [](const Effect &effect, quint64 to) {
        quint64 result = 0;
        for (size_t bit = 0; to != 0; to >>= 1, ++bit)
            result ^= (to & 1) ? effect[bit] : 0;
        return result;
    };
    Effect effect{};
    for (size_t bit = 0; bit < effect.size(); ++bit) {
        const quint64 one = quint64(1) << bit;
        effect[bit] = (one >> 8) ^ tables[0][one & 0xff];
    }
    for (; zeros != 0; zeros >>= 1) {
        if (zeros & 1)
            sum = apply(effect, sum);
        const Effect once = effect;
        for (quint64 &bit : effect)
            bit = apply(once, bit);
    }
    return sum;
}

} // namespace

quint64 crc64(QByteArrayView bytes, quint64 before)
{
    quint64 sum = ~before;
    const char *at = bytes.data();
    qsizetype left = bytes.size();
    for (; left >= 8; left -= 8, at += 8) {
        const quint64 word = sum ^ qFromLittleEndian<quint64>(at);
        sum = 0;
        for (size_t index = 0; index < 8; ++index)
            sum ^= tables[7 - index][(word >> (8 * index)) & 0xff];
    }
    for (; left > 0; --left, ++at)
        sum = (sum >> 8) ^ tables[0][(sum ^ quint64(quint8(*at))) & 0xff];
    return ~sum;
}

quint64 crc64OfBoth(quint64 first, quint64 second, qint64 secondBytes)
{
    return sumBehind(first, quint64(secondBytes)) ^ second;
}

} // namespace Scf::Demo
