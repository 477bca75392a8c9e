// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/finding.h"
#include "app/domain/runtime.h"

#include <QString>

namespace Scf {

//! A handler taken apart: "index.main_handler" is module and function, "a.b.Class::run" class and
//! method, a Go handler the executable alone.
struct HandlerParts
{
    QString file{};
    QString function{};
};

//! What the form of a handler is worth.
struct HandlerForm
{
    Finding finding{};
    //! Empty where the form does not let it be taken apart.
    HandlerParts parts{};
};

//! Judges the form that \a family asks for. Only families whose handler names a file: Python,
//! Node.js, PHP, Java, Go. Takes time that grows with the size of \a handler. Pure; any thread.
HandlerForm checkHandlerForm(Runtime::Family family, const QString &handler);

//! True when \a part is a part as the manual describes it, digits at the end included.
bool isPlainHandlerPart(QStringView part);

} // namespace Scf
