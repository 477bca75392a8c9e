// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace Scf {

//! The room that the file at \a path (from the top folder) belongs to: "app/cloud", "ui/common",
//! or "app/main.cpp", which is a room of its own. Empty for files outside app and ui.
QString roomOf(const QString &path);

//! Every room of the include table.
QStringList knownRooms();

//! One sentence for each `#include` in \a text, the contents of the file at \a path, that the
//! include table does not allow. \a exists tells whether there is such a file in the project.
QStringList includeViolations(const QString &path, const QString &text,
                              const std::function<bool(const QString &path)> &exists);

//! One sentence for each target that the scf_add_room() in \a text, the CMakeLists.txt at \a path,
//! links although the include table does not allow its room to know it.
QStringList linkViolations(const QString &path, const QString &text);

} // namespace Scf
