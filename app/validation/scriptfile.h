// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringList>

namespace Scf {

//! How a text that is to be started begins, and what its lines are like.
struct ScriptFacts
{
    enum class Encoding { Bytes, Utf16, Binary };
    enum class LineEnd { Lf, CrLf, Cr };

    Encoding encoding = Encoding::Bytes;
    bool hasByteOrderMark = false; //!< of UTF-8
    //! The first line begins with "#!", after the byte order mark.
    bool hasInterpreterLine = false;
    LineEnd firstLineEnd = LineEnd::Lf;
    bool hasCrLf = false; //!< anywhere
    //! Of the "#!" line: the path, and the rest, which goes to it as one argument.
    QString interpreter{};
    QString argument{};
    //! Paths below /var/lang/ that its lines name, comments aside; each once, at most a few.
    QStringList languagePaths{};
};

//! Reads the text \a source in time that grows with its size. Pure; any thread.
ScriptFacts scanScript(QByteArrayView source);

} // namespace Scf
