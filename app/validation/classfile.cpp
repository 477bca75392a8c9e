// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/classfile.h"

namespace Scf {

bool classFileHolds(const QByteArray &classFile, QByteArrayView name)
{
    constexpr char utf8Constant = 1;
    constexpr qsizetype longestName = 0xFFFF;
    if (name.isEmpty() || name.size() > longestName)
        return false;
    // A constant is its kind, its length in two bytes, then the text.
    QByteArray constant;
    constant.append(utf8Constant);
    constant.append(static_cast<char>(name.size() >> 8));
    constant.append(static_cast<char>(name.size()));
    constant.append(name);
    return classFile.contains(constant);
}

} // namespace Scf
