// SPDX-FileCopyrightText: The SCF Desktop authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/validation/machinenames.h"

#include <QSet>

namespace Scf {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> &machineWords()
{
    static const QSet<QString> words{
        // Systems and their C libraries.
        u"darwin"_s, u"mac"_s, u"macos"_s, u"macosx"_s, u"osx"_s, u"apple"_s, u"win"_s, u"win32"_s,
        u"win64"_s, u"windows"_s, u"pc"_s, u"msvc"_s, u"mingw"_s, u"linux"_s, u"linux32"_s,
        u"linux64"_s, u"linuxmusl"_s, u"manylinux"_s, u"musllinux"_s, u"musl"_s, u"alpine"_s,
        u"glibc"_s, u"gnu"_s, u"musleabi"_s, u"musleabihf"_s, u"gnueabi"_s, u"gnueabihf"_s,
        u"eabihf"_s, u"android"_s, u"androideabi"_s, u"freebsd"_s, u"openbsd"_s, u"netbsd"_s,
        u"sunos"_s, u"solaris"_s, u"illumos"_s, u"aix"_s, u"openharmony"_s, u"unknown"_s,
        // Processors.
        u"x64"_s, u"x86"_s, u"amd64"_s, u"ia32"_s, u"i386"_s, u"i486"_s, u"i586"_s, u"i686"_s,
        u"x32"_s, u"arm"_s, u"arm64"_s, u"arm64e"_s, u"arm64ec"_s, u"armv5"_s, u"armv6"_s,
        u"armv6l"_s, u"armv7"_s, u"armv7a"_s, u"armv7l"_s, u"armv8"_s, u"armhf"_s, u"armel"_s,
        u"aarch64"_s, u"riscv64"_s, u"riscv64gc"_s, u"ppc"_s, u"ppc64"_s, u"ppc64le"_s,
        u"ppc64el"_s, u"powerpc64le"_s, u"s390"_s, u"s390x"_s, u"loong64"_s, u"loongarch64"_s,
        u"mips"_s, u"mipsel"_s, u"mips64"_s, u"mips64el"_s, u"mips64le"_s, u"universal"_s,
        u"universal2"_s, u"intel"_s};
    return words;
}

//! Words that differ from machine to machine without naming one.
bool isIncidental(const QString &word)
{
    static const QSet<QString> words{u"bin"_s,  u"lib"_s, u"so"_s,    u"dylib"_s, u"dll"_s,
                                     u"exe"_s,  u"pyd"_s, u"node"_s,  u"napi"_s,  u"cpython"_s,
                                     u"abi3"_s, u"app"_s, u"native"_s};
    if (words.contains(word))
        return true;
    // Numbers, and those of an interface: "42", "v93", "abi108", "cp39".
    qsizetype start = 0;
    for (const QLatin1StringView prefix : {"v"_L1, "abi"_L1, "cp"_L1}) {
        if (word.startsWith(prefix))
            start = prefix.size();
    }
    for (qsizetype i = start; i < word.size(); ++i) {
        if (!word.at(i).isDigit())
            return false;
    }
    return start < word.size();
}

//! The words of a path, in lower case; \a use gets each and where the part of the path that it
//! stands in ends.
template <typename Use>
void eachWord(const QString &name, const Use &use)
{
    const QString lower = name.toLower();
    qsizetype start = 0;
    while (start < lower.size()) {
        qsizetype end = start;
        while (end < lower.size() && lower.at(end).isLetterOrNumber())
            ++end;
        if (end > start) {
            QString word = lower.sliced(start, end - start);
            // "libx.so" is "x.dll" elsewhere.
            if (word.startsWith("lib"_L1) && word.size() > 3)
                word.remove(0, 3);
            const qsizetype slash = lower.indexOf(u'/', end);
            use(word, slash < 0 ? lower.size() : slash);
        }
        start = end + 1;
    }
}

} // namespace

QString nameForAnyMachine(const QString &name)
{
    QString kept;
    eachWord(name, [&kept](const QString &word, qsizetype) {
        if (!machineWords().contains(word) && !isIncidental(word))
            kept += word + u' ';
    });
    return kept;
}

QStringList machineFolders(const QString &name)
{
    QStringList folders;
    qsizetype last = -1;
    eachWord(name, [&](const QString &word, qsizetype partEnd) {
        if (partEnd < name.size() && partEnd != last && machineWords().contains(word)) {
            folders.append(nameForAnyMachine(name.first(partEnd)));
            last = partEnd;
        }
    });
    return folders;
}

bool namesMachine(const QString &name)
{
    bool found = false;
    eachWord(name, [&found](const QString &word, qsizetype) {
        found = found || machineWords().contains(word);
    });
    return found;
}

QString npmPackageOf(const QString &name)
{
    constexpr QLatin1StringView modules("node_modules/");
    qsizetype start = name.lastIndexOf(modules);
    while (start > 0 && name.at(start - 1) != u'/')
        start = name.lastIndexOf(modules, start - 1);
    if (start < 0)
        return {};
    const qsizetype package = start + modules.size();
    qsizetype end = name.indexOf(u'/', package);
    if (end >= 0 && package < name.size() && name.at(package) == u'@')
        end = name.indexOf(u'/', end + 1);
    return end < 0 ? QString() : name.first(end + 1);
}

} // namespace Scf
