# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
#
# What goes beside the program, since nothing like windeployqt runs on this machine, and the
# installer of it; sourced by build.sh, which sets here, root, prefix, build and
# folder (name to folder of the libraries that it was given).

# imports FILE: the names of the DLLs that a program or DLL loads at its start.
imports()
{
    "$mingw-objdump" -p "$1" | sed -n 's/^\s*DLL Name: //p'
}

# add_libraries FOLDER
# Copies what the programs and DLLs in it and below it load, and what that loads in turn. A DLL that
# is in none of the places is Windows' own.
add_libraries()
{
    local stage=$1 places=() file name place added=true
    places=("$prefix/bin" "$prefix/lib" "/usr/$mingw/lib"
        "$(dirname "$("$mingw-gcc-posix" -print-file-name=libgcc_s_seh-1.dll)")")
    while $added; do
        added=false
        while read -r file; do
            while read -r name; do
                [ ! -e "$stage/$name" ] || continue
                for place in "${places[@]}"; do
                    if [ -e "$place/$name" ]; then
                        cp "$place/$name" "$stage/"
                        added=true
                        break
                    fi
                done
            done < <(imports "$file")
        done < <(find "$stage" -name '*.exe' -o -name '*.dll')
    done
}

# add_licences FOLDER: of all that is bundled. Debian's copyright files are of the very sources that
# were built; the others lie in the folders that were given.
add_licences()
{
    local licences=$1/licences package name
    mkdir -p "$licences"
    for package in qt6-base-dev libqscintilla2-qt6-dev libdeflate-dev libcpp-httplib-dev \
        libsqlite3-0 libz-mingw-w64 gcc-mingw-w64-x86-64-posix-runtime; do
        cp "/usr/share/doc/$package/copyright" "$licences/$package.txt"
    done
    for name in "${!folder[@]}"; do
        cat "${folder[$name]}"/{COPYING*,LICENSE*/*,LICENSE*} >"$licences/$name.txt" 2>/dev/null || true
        [ -s "$licences/$name.txt" ] || die "there is no licence in ${folder[$name]}"
    done
    # Notepad of Windows before 10 showed a text without carriage returns as one line.
    cp "$root/LICENSE" "$1/LICENSE.txt"
    sed -i 's/\r*$/\r/' "$1/LICENSE.txt" "$licences"/*
}

# stage FOLDER: the whole installation.
stage()
{
    local stage=$1 plugin
    rm -rf "$stage"
    cmake --install "$build" --prefix "$stage" --strip >/dev/null
    for plugin in platforms/qwindows styles/qwindowsvistastyle sqldrivers/qsqlite \
        tls/qschannelbackend imageformats/qsvg iconengines/qsvgicon; do
        install -D -m 644 -t "$stage/${plugin%/*}" "$prefix/plugins/$plugin.dll"
    done
    # Qt's own texts in Chinese, which are the same on every system, and where Qt finds both.
    install -D -m 644 -t "$stage/translations" /usr/share/qt6/translations/qtbase_zh_CN.qm
    printf '[Paths]\nPrefix = .\nPlugins = .\n' >"$stage/qt.conf"
    add_libraries "$stage"
    find "$stage" -name '*.dll' -exec "$mingw-strip" --strip-unneeded {} +
    add_licences "$stage"
}

# write_installer STAGE OUTPUT
write_installer()
{
    local stage=$1 output=$2 files=$build/files.nsh version
    version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
    (cd "$stage" && find . -mindepth 1 -type f -printf 'Delete "$INSTDIR\\%P"\n' \
        && find . -mindepth 1 -depth -type d -printf 'RMDir "$INSTDIR\\%P"\n') | tr / '\\' >"$files"
    mkdir -p "$(dirname "$output")"
    (cd "$here" && makensis -V2 -INPUTCHARSET UTF8 "-DVERSION=$version" "-DSTAGE=$stage" \
        "-DFILES=$files" "-DSIZE_KB=$(du -sk "$stage" | cut -f 1)" "-DOUTPUT=$output" installer.nsi)
}
