// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Scf {

//! What is wrong with the form of a handler: nothing, what only the documentation forbids, or what
//! the platform refuses.
struct FormJudgement
{
    enum class Verdict { Fine, AgainstPage, Refused };
    Verdict verdict = Verdict::Fine;
    //! The sentence for a person; empty when fine.
    QString text{};
};

//! Judges "file.function".
FormJudgement judgeFileHandler(const QString &handler);
//! Judges "package.Class::method".
FormJudgement judgeJavaHandler(const QString &handler);
//! Judges the name of an executable.
FormJudgement judgeGoHandler(const QString &handler);
//! Judges the free text of a custom runtime.
FormJudgement judgeFreeHandler(const QString &handler);

} // namespace Scf
