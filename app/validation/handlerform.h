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

//! The file part of "file.function", or all of it.
inline QString stemOf(const QString &handler)
{
    return handler.first(handler.contains(u'.') ? handler.indexOf(u'.') : handler.size());
}
//! The part behind it; may be empty.
inline QString functionOf(const QString &handler)
{
    return handler.sliced(qMin(handler.size(), stemOf(handler).size() + 1));
}

//! Judges "file.function".
FormJudgement judgeFileHandler(const QString &handler);
//! Judges "package.Class::method".
FormJudgement judgeJavaHandler(const QString &handler);
//! Judges the name of an executable.
FormJudgement judgeGoHandler(const QString &handler);
//! Judges the free text of a custom runtime.
FormJudgement judgeFreeHandler(const QString &handler);

} // namespace Scf
