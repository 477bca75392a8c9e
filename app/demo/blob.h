// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace Scf::Demo {

//! Bytes in pieces that are shared with whoever else holds them and never copied.
class Blob
{
public:
    struct Piece
    {
        QByteArray bytes{};
        qsizetype from = 0;
        qsizetype size = 0;

        const char *data() const { return bytes.constData() + from; }
    };

    Blob() = default;
    explicit Blob(const QByteArray &bytes);

    qint64 size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    const QList<Piece> &pieces() const { return m_pieces; }

    void append(const Blob &other);
    //! What lies within of the \a length bytes from \a from on.
    Blob mid(qint64 from, qint64 length) const;
    //! In one piece; copies only where there are several.
    QByteArray toByteArray() const;

private:
    QList<Piece> m_pieces;
    qint64 m_size = 0;
};

} // namespace Scf::Demo
