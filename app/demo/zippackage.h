// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>

namespace Scf::Demo {

//! One file of a package: its name in the ZIP and its bytes.
struct ZipFile
{
    QString name{};
    QByteArray bytes{};
    bool executable = false;
};

//! A ZIP whose files are stored without compression.
QByteArray storedZip(const QList<ZipFile> &files);

//! The names of all entries of \a zip, as a platform that unpacks it finds them; nothing when it is
//! no ZIP, is cut, is encrypted, has bytes that do not fit their CRC, names outside of its root, or
//! unpacks to more than 500 MB. Reads hostile bytes; memory stays within a few times its size.
std::optional<QStringList> zipEntries(const QByteArray &zip);

//! The bytes of one file of a \a zip that zipEntries() accepts; nothing when there is no such file
//! or it is larger than \a most.
std::optional<QByteArray> fileOfZip(const QByteArray &zip, const QString &name, qint64 most);

} // namespace Scf::Demo
