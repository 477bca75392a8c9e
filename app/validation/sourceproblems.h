// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/sourceproblem.h"
#include "app/validation/handlercheck.h"

#include <QByteArrayView>
#include <QList>
#include <QStringList>

namespace Scf {

//! Names that the entry file of \a handler may have, the usual one first; empty where the runtime
//! names no file. An empty handler counts for those that need none.
QStringList entryFileNames(const FunctionTraits &traits, const QString &handler);

//! What is wrong in the file \a name of a package, whose \a content is being edited, with the line
//! that it is about: a handler that its entry file does not define, quotes, comments and brackets
//! that do not match, JSON that is none. Only what is certain; nothing for languages that are not
//! read here. In the order of the lines. Pure; any thread.
QList<SourceProblem> sourceProblems(const FunctionTraits &traits, const QString &handler,
                                    const QString &name, const QByteArray &content);

} // namespace Scf
