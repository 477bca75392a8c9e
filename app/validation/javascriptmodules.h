// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QSet>

namespace Scf {

//! What a JavaScript source takes in, and which of the two kinds of module it is written as.
struct JavaScriptModules
{
    //! Specifiers ("express", "./lib/db") that are taken in whenever the source is loaded: static
    //! imports, and require() in a declaration or statement of the module itself. Each once.
    QList<QByteArray> taken{};
    //! Names of packages that texts of the source could stand for, whatever they are for.
    QSet<QByteArray> named{};
    bool isEsModule = false;  //!< it has import or export statements
    bool usesExports = false; //!< it uses `exports` or `module.exports`
};

//! Reads \a source without running it. What is not certain is not in `taken`. Time grows with the
//! size. Pure; any thread.
JavaScriptModules javaScriptModules(QByteArrayView source);

//! The name of the package that \a specifier leads to: "@a/b" of "@a/b/c.js"; empty for what is no
//! package ("./x", "/x", "#x", "node:fs", "https://x").
QByteArray nodePackageOf(QByteArrayView specifier);

//! True for the modules of Node.js itself, such as "fs".
bool isNodeBuiltin(QByteArrayView module);

} // namespace Scf
