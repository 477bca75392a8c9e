// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/function.h"
#include "app/domain/package.h"
#include "app/domain/sourceproblem.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Scf {

// What the editor of a function's code needs to know. Pure where nothing else is said; any thread.

//! The largest file that is edited, bytes.
inline constexpr qint64 largestEditedFile = 1024 * 1024;

//! CodeSource of the UpdateFunctionCode that sends the package of \a listing: "Inline" where it is
//! nothing but the one file that was edited and \a runtime runs a script as it is (Python, Node.js,
//! PHP), else "ZipFile". Both travel as the ZIP in ZipFile.
QString codeSourceName(const Runtime &runtime, const PackageListing &listing);
//! The sentence that says so; translated.
QString codeSourceSentence(const Runtime &runtime, const PackageListing &listing);

//! Names of the text files of \a listing, by their names: the entry file of \a handler first, then
//! what lies at the root, then the rest. Without installed dependencies and files over
//! largestEditedFile; at most \a most.
QStringList editableFiles(const FunctionDetail &function, const QString &handler,
                          const PackageListing &listing, qsizetype most = 2'000);

//! Puts \a content in the place of the file at \a path, whole or not at all; its permissions stay.
//! \a expectedSha256 of what lies there, lower-case hex; empty: whatever it is. Blocks; any thread.
//! Errors: fileChanged when something else lies there, writeFailed.
Result<Done> saveEditedFile(const QString &path, const QString &expectedSha256,
                            const QByteArray &content);

//! What is wrong in the edited \a file, with lines; \a handler as it would be sent, or the deployed
//! one where that is empty. See sourceProblems().
QList<SourceProblem> editedProblems(const FunctionDetail &function, const QString &handler,
                                    const EditedFile &file);

} // namespace Scf
