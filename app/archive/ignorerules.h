// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace Scf {

//! A pattern that decided about a name.
struct IgnoreVerdict
{
    bool isLeftOut = false; //!< else a pattern with "!" takes it back
    LeftOutEntry::Reason reason = LeftOutEntry::Reason::OwnRule;
    QString pattern{};  //!< as it was written
    QString ruleFile{}; //!< empty: the window's list
    int line = 0;       //!< from 1

    bool operator==(const IgnoreVerdict &) const = default;
};

//! The patterns of one file or list in gitignore syntax. Pure; a value that threads may share.
class IgnorePatterns
{
public:
    //! \a text is the whole file. \a directory is where it lies below the top ("" or "lib/"): its
    //! patterns are about what lies below that.
    static IgnorePatterns parse(const QString &text, LeftOutEntry::Reason reason,
                                const QString &ruleFile, const QString &directory = {});

    //! What the last pattern that matches \a name says; nothing where none does. \a name is that
    //! below the top, in UTF-8 (git matches bytes: a '?' is one of them) and without a '/' at its
    //! end. Parents are not looked at: who walks does not go into a
    //! directory that is left out.
    std::optional<IgnoreVerdict> verdictOn(QByteArrayView name, bool isDirectory) const;

private:
    struct Pattern
    {
        QString written{};
        QByteArray glob{};     //!< UTF-8, without "!" and the slashes at both ends
        qsizetype literal = 0; //!< so many first characters stand for themselves
        int line = 0;
        bool isNegated = false;
        bool onlyDirectories = false;
        bool isAnchored = false; //!< it is about the whole path, else about the last name of it
        bool isSuffix = false;   //!< "*" and then only literal characters
    };

    std::vector<Pattern> m_patterns;
    LeftOutEntry::Reason m_reason = LeftOutEntry::Reason::OwnRule;
    QString m_ruleFile;
    QByteArray m_directory;
};

//! True when \a glob (gitignore's wildcards; "**" between slashes crosses them when \a isPath)
//! matches all of \a text.
bool globMatches(QByteArrayView glob, QByteArrayView text, bool isPath);

} // namespace Scf
