// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace Scf {

//! What a start of the program is to open. Another start hands it to the one that runs already.
struct StartRequest
{
    //! Absolute path of a folder or ZIP file; empty: none.
    QString path{};
    //! FunctionName that it is for; empty: the one that is chosen.
    QString functionName{};
    //! Lets a window come to the front under Wayland; empty where there is none.
    QString activationToken{};

    bool opensSomething() const { return !path.isEmpty() || !functionName.isEmpty(); }
    bool operator==(const StartRequest &) const = default;
};

//! The command line, understood.
struct StartOptions
{
    bool demo = false;
    int demoFunctions = 0;
    //! As the person wrote it; not judged yet.
    QString endpoint{};
    //! "light", "dark", "system" or empty.
    QString theme{};
    //! "en", "zh_CN" or empty.
    QString language{};
    //! Where the log goes too; empty: nowhere.
    QString logFile{};
    bool newInstance = false;
    StartRequest request{};

    //! True when a program that runs already can do all that is asked for: there is no option that
    //! only a start of its own can follow.
    bool mayHandOver() const;
    //! True when later starts may hand over to this one: it is the person's everyday window.
    bool mayServeOthers() const { return !demo && !newInstance && endpoint.isEmpty(); }

    bool operator==(const StartOptions &) const = default;
};

//! What main() answers to the system.
namespace ExitCode {
inline constexpr int success = 0;
inline constexpr int failure = 1;    //!< something that was asked for could not be done
inline constexpr int wrongUsage = 2; //!< the command line cannot be understood
} // namespace ExitCode

//! What became of reading a command line.
struct ParsedStart
{
    enum class Kind {
        Run,   //!< options say how
        Text,  //!< text is all that was asked for (--help, --version)
        Wrong, //!< text says in one sentence what is wrong
    };

    Kind kind = Kind::Run;
    StartOptions options{};
    QString text{};
};

//! Reads \a arguments, the name of the program first, without those of Qt. Relative paths begin at
//! \a folder. Looks whether a named path exists. Needs a QCoreApplication; texts are translated.
ParsedStart parseStart(const QStringList &arguments, const QString &folder);

//! True when \a arguments ask for a text only, for which no display is needed.
bool asksForText(const QStringList &arguments);

} // namespace Scf
