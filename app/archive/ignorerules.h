// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/domain/package.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <bitset>
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

//! A pattern with gitignore's wildcards, ready for matching. It matches bytes, as git does: a '?'
//! is one of them. Time grows with the lengths of pattern and text, whatever stars there are.
class Glob
{
public:
    //! Empty for a pattern that can match nothing, such as a bracket that is never closed. A \a
    //! path has "/" between its parts, which only "**" crosses.
    static std::optional<Glob> compile(QByteArrayView pattern, bool isPath);

    //! True when the pattern is all of \a text.
    bool matches(QByteArrayView text) const;

private:
    enum class Kind : quint8 {
        Byte,        //!< one byte
        AnyByte,     //!< any but '/'
        OneOf,       //!< of a set
        Star,        //!< any number of bytes but '/'
        Anything,    //!< any number of bytes
        Directories, //!< nothing, or anything up to a '/'
    };
    struct Token
    {
        Kind kind = Kind::Byte;
        char byte = 0;
        quint32 set = 0; //!< its place in m_sets
    };

    bool fits(const Token &token, char c) const;

    std::vector<Token> m_tokens;
    std::vector<std::bitset<256>> m_sets;
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
    //! below the top, in UTF-8 and without a '/' at its end. Parents are not looked at: who walks
    //! does not go into a directory that is left out.
    std::optional<IgnoreVerdict> verdictOn(QByteArrayView name, bool isDirectory) const;

private:
    struct Pattern
    {
        QString written{};
        QByteArray literal{}; //!< UTF-8, what stands before the first wildcard
        Glob rest{};          //!< from there on
        int line = 0;
        bool isNegated = false;
        bool onlyDirectories = false;
        bool isAnchored = false; //!< it is about the whole path, else about the last name of it
    };

    std::vector<Pattern> m_patterns;
    LeftOutEntry::Reason m_reason = LeftOutEntry::Reason::OwnRule;
    QString m_ruleFile;
    QByteArray m_directory;
};

} // namespace Scf
