// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>

namespace Scf {

//! SHA-256, piece by piece. By OpenSSL where the build found it, since it uses the processor's own
//! instructions and Qt's does not: packages are hashed while a person waits. One thread at a time.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void addData(QByteArrayView data);
    //! The hash in lower-case hex; nothing can be added after it.
    QString hex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

//! SHA-256 of \a data in lower-case hex. Thread-safe.
QString sha256Hex(QByteArrayView data);

} // namespace Scf
