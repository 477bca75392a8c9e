// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Scf {

//! Where the code of an update comes from.
struct CodeSource
{
    enum class Kind { Folder, ZipFile };

    Kind kind = Kind::Folder;
    //! Path of the folder or of the ZIP file, with '/' as separator.
    QString path{};

    bool operator==(const CodeSource &) const = default;
};

} // namespace Scf
