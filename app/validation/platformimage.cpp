// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/platformimage.h"

#include <QStringList>

#include <algorithm>
#include <array>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

using Family = Runtime::Family;

// Page 583/56126 of Tencent Cloud (2026-01) names the system of each runtime: CentOS 7.9 for those
// below and CentOS 8.5 for all others. Page 583/38130 says CentOS 7.6 of custom runtimes. The glibc
// of CentOS 7 is 2.17, that of CentOS 8 is 2.28.
constexpr int glibcOfCentOs7 = 17;
constexpr int glibcOfCentOs8 = 28;
constexpr auto runtimesOnCentOs7 = std::to_array<QLatin1StringView>({
    "python2.7"_L1,
    "python3.6"_L1,
    "python3.7"_L1,
    "python3.9"_L1,
    "nodejs6.10"_L1,
    "nodejs8.9"_L1,
    "nodejs10.15"_L1,
    "nodejs12.16"_L1,
    "nodejs14.18"_L1,
    "nodejs16.13"_L1,
    "php5"_L1,
    "php5.6"_L1,
    "php7"_L1,
    "php7.2"_L1,
    "php7.4"_L1,
    "php8.0"_L1,
    "java8"_L1,
    "java11"_L1,
});

bool isOnCentOs7(const Runtime &runtime)
{
    switch (runtime.family()) {
    case Family::Go:
    case Family::Custom:
    case Family::Unknown:
    case Family::Image:
        return true;
    case Family::Python:
    case Family::NodeJs:
    case Family::Php:
    case Family::Java:
        break;
    }
    return std::ranges::any_of(runtimesOnCentOs7, [&runtime](QLatin1StringView id) {
        return runtime.id().compare(id, Qt::CaseInsensitive) == 0;
    });
}

//! "python3.10" without its letters: {"3", "10"}.
QStringList versionParts(const Runtime &runtime)
{
    const QString id = runtime.id();
    const auto digit = std::ranges::find_if(id, [](QChar c) { return c.isDigit(); });
    return id.sliced(digit - id.begin()).split(u'.');
}

//! The folder of /var/lang that belongs to \a runtime; empty where that cannot be told.
QString languageFolder(const Runtime &runtime)
{
    const QStringList version = versionParts(runtime);
    const QString &major = version.first();
    const QString both = major + (version.size() > 1 ? version.at(1) : QString());
    switch (runtime.family()) {
    case Family::NodeJs:
        return u"node"_s + major;
    case Family::Java:
        return u"java"_s + major;
    case Family::Python:
        // The first Python 2 and 3 of the platform have the plain names.
        return u"python"_s + (both == "27"_L1 ? u"2"_s : both == "36"_L1 ? u"3"_s : both);
    case Family::Php:
        return u"php"_s + (both == "56"_L1 ? u"5"_s : both == "72"_L1 ? u"7"_s : both);
    case Family::Unknown:
    case Family::Go:
    case Family::Custom:
    case Family::Image:
        break;
    }
    return {};
}

QString fileOf(const QString &path)
{
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

//! What "/usr/bin/env" with \a argument starts.
Presence envPresence(const QString &argument, const Runtime &runtime)
{
    if (argument.isEmpty())
        return Presence::Absent;
    if (argument.startsWith(u'-'))
        return Presence::Unsure; // -S came with a later env than that of CentOS 7
    // The kernel gives all that follows as one word: a program called "bash -e".
    if (argument.contains(u' ') || argument.contains(u'\t'))
        return Presence::Absent;
    if (argument == "bash"_L1 || argument == "sh"_L1)
        return Presence::Present;
    const bool isOwn = (runtime.family() == Family::NodeJs && argument == "node"_L1)
                       || (runtime.family() == Family::Php && argument == "php"_L1)
                       || (runtime.family() == Family::Python
                           && (argument == "python"_L1 || argument == "python3"_L1
                               || argument == "python"_L1 + versionParts(runtime).join(u'.')));
    return isOwn ? Presence::Present : Presence::Unsure;
}

} // namespace

int platformGlibc(const Runtime &runtime)
{
    return isOnCentOs7(runtime) ? glibcOfCentOs7 : glibcOfCentOs8;
}

Presence languagePresence(const QString &path, const Runtime &runtime)
{
    const QString folder = languageFolder(runtime);
    const QString named = path.section(u'/', 3, 3); // the part behind "/var/lang/"
    if (folder.isEmpty() || named.isEmpty())
        return Presence::Present;
    if (named != folder)
        return Presence::Unsure;
    // "python3.11" in the folder of 3.9.
    const QString file = fileOf(path);
    const bool isOther = runtime.family() == Family::Python && file.startsWith("python"_L1)
                         && file.contains(u'.')
                         && file != "python"_L1 + versionParts(runtime).join(u'.');
    return isOther ? Presence::Unsure : Presence::Present;
}

Presence interpreterPresence(const QString &interpreter, const QString &argument,
                             const Runtime &runtime)
{
    // Nothing can put a file at these places of the platform: neither a package, which lies in
    // /var/user, nor a layer, which lies in /opt.
    static constexpr auto otherSystems = std::to_array<QLatin1StringView>(
        {"/opt/homebrew/"_L1, "/opt/local/"_L1, "/Users/"_L1, "/home/"_L1, "/nix/"_L1, "/snap/"_L1,
         "/data/data/"_L1, "/system/"_L1, "/mingw32/"_L1, "/mingw64/"_L1, "/cygdrive/"_L1});
    static constexpr auto known = std::to_array<QLatin1StringView>(
        {"/bin/bash"_L1, "/bin/sh"_L1, "/usr/bin/bash"_L1, "/usr/bin/sh"_L1});
    static constexpr auto onCentOs7 = std::to_array<QLatin1StringView>(
        {"/usr/bin/python"_L1, "/usr/bin/python2"_L1, "/usr/bin/python2.7"_L1});

    if (!interpreter.startsWith(u'/'))
        return Presence::Absent;
    if (std::ranges::find(known, interpreter) != known.end())
        return Presence::Present;
    if (interpreter == "/usr/bin/env"_L1 || interpreter == "/bin/env"_L1)
        return envPresence(argument, runtime);
    if (interpreter.startsWith("/var/lang/"_L1))
        return languagePresence(interpreter, runtime);
    if (std::ranges::any_of(otherSystems, [&interpreter](QLatin1StringView place) {
            return interpreter.startsWith(place);
        }))
        return Presence::Absent;
    if (interpreter.startsWith("/opt/"_L1))
        return Presence::Present; // of a layer, which nobody can look into from here
    if (isOnCentOs7(runtime) && std::ranges::find(onCentOs7, interpreter) != onCentOs7.end())
        return Presence::Present;
    // CentOS has bash and, under the name of sh, bash again.
    return isShell(interpreter) ? Presence::Absent : Presence::Unsure;
}

Presence loaderPresence(const QString &path)
{
    if (path.isEmpty() || path == "/lib64/ld-linux-x86-64.so.2"_L1
        || path == "/lib64/ld-lsb-x86-64.so.2"_L1 || path == "/lib64/ld-lsb-x86-64.so.3"_L1
        || path.startsWith("/opt/"_L1) || path.startsWith("/var/user/"_L1))
        return Presence::Present;
    // musl's, those of other systems, and that of Nix.
    for (const QLatin1StringView place : {"/lib/ld-musl-"_L1, "/system/"_L1, "/libexec/"_L1,
                                          "/usr/libexec/"_L1, "/nix/"_L1, "/gnu/"_L1}) {
        if (path.startsWith(place))
            return Presence::Absent;
    }
    return Presence::Unsure;
}

bool isShell(const QString &path)
{
    static constexpr auto shells = std::to_array<QLatin1StringView>(
        {"bash"_L1, "sh"_L1, "dash"_L1, "ash"_L1, "ksh"_L1, "zsh"_L1});
    QString file = fileOf(path);
    if (file.endsWith(".exe"_L1))
        file.chop(4);
    return std::ranges::find(shells, file) != shells.end();
}

} // namespace Scf
