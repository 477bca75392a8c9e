// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Scf::Demo {

enum class Language { English, Chinese };

//! An answer of `Response.Error`: the code and what the service says about it in both languages.
struct ServiceError
{
    QString code{};
    QString english{};
    QString chinese{};

    const QString &message(Language language) const
    {
        return language == Language::Chinese ? chinese : english;
    }
};

//! \a code with the sentence that the service has for it.
ServiceError serviceError(const QString &code);
//! \a code with a sentence of its own.
ServiceError serviceError(const QString &code, const QString &english, const QString &chinese);

//! The codes of the UpdateFunctionCode page and the common ones, sorted.
const QStringList &updateErrorCodes();
//! True for every code that the documentation of any Action names.
bool isDocumented(const QString &code);

} // namespace Scf::Demo
