// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Scf {

//! The name of a ZIP's entry as characters.
struct ZipName
{
    QString name{};
    bool isGuessed = false; //!< neither ASCII nor UTF-8: GBK or code page 437
    bool isUtf8 = true;     //!< false when the ZIP says UTF-8 and it is not
};

//! Reads the bytes of a name. With \a utf8Flag they are UTF-8 or wrong. Without it they are what
//! the program that made the ZIP took: UTF-8 (macOS), GBK (Windows in China) or, as the format's
//! first edition has it, code page 437.
ZipName decodedZipName(QByteArrayView raw, bool utf8Flag);

//! \a name without the parts that mean nothing: "./a//b" is "a/b".
QString tidiedZipName(const QString &name);

//! True for a name that could lead out of the folder it is unpacked to, on any system: absolute,
//! with "..", a drive, a backslash or a NUL; and for no name at all.
bool isUnsafeZipName(QStringView name);

} // namespace Scf
