// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <random>

namespace Scf {

//! \a bytes with one to four places changed, cut, doubled or taken away, as \a random says: the
//! same every time, so that a fault that is found is found again.
inline QByteArray mutated(QByteArray bytes, std::mt19937 *random)
{
    const auto below = [random](qsizetype limit) {
        return static_cast<qsizetype>((*random)() % static_cast<unsigned>(limit));
    };
    for (qsizetype i = 1 + below(4); i > 0 && !bytes.isEmpty(); --i) {
        const qsizetype at = below(bytes.size());
        switch (below(5)) {
        case 0:
            bytes[at] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.truncate(at);
            break;
        case 2:
            bytes.insert(at, bytes.mid(below(bytes.size()), 1 + below(32)));
            break;
        case 3:
            bytes.remove(at, 1 + below(8));
            break;
        default:
            bytes.replace(at, qMin<qsizetype>(4, bytes.size() - at), "\xFF\xFF\xFF\xFF");
            break;
        }
    }
    return bytes;
}

} // namespace Scf
