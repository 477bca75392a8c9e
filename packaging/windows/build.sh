#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/windows/build.sh [OPTION]...
# Builds the program for Windows (64 bits) on Debian and makes its installer; installs what is
# missing. Qt's base is cross-built from Debian's source, once: that takes 13 minutes on 2 cores.
#
#   --quazip DIR, --qtkeychain DIR, --qtsvg DIR, --qt5compat DIR
#                   The sources of QuaZip 1.4, QtKeychain 0.13, and of the modules qtsvg and
#                   qt5compat of the same Qt. All four make the installer; without them every source
#                   is compiled, against the headers of Debian's -dev packages, and nothing is linked.
#   --libraries     Build the libraries only.
#   --no-run        Do not install and start it under Wine in the end.
#   --cache DIR     What is kept for the next run; $XDG_CACHE_HOME/scf-desktop-windows.
#   --jobs N        Compilers at a time; as many as there are cores.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../debian-packages.sh
source "$root/packaging/debian-packages.sh"
# shellcheck source=libraries.sh
source "$here/libraries.sh"
# shellcheck source=stage.sh
source "$here/stage.sh"

usage()
{
    sed -n '/^# packaging/,/^set -e/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}"
}

cache=${XDG_CACHE_HOME:-$HOME/.cache}/scf-desktop-windows
jobs=$(nproc)
libraries_only=false
run=true
declare -A folder=()
while [ $# -gt 0 ]; do
    case $1 in
        --quazip | --qtkeychain | --qtsvg | --qt5compat)
            [ -e "${2:-}/CMakeLists.txt" ] || die "$1: no CMakeLists.txt in '${2:-}'"
            folder[${1#--}]=$(cd "$2" && pwd)
            shift
            ;;
        --cache) mkdir -p "${2:?}" && cache=$(cd "$2" && pwd) && shift ;;
        --jobs) jobs=${2:?} && shift ;;
        --libraries) libraries_only=true ;;
        --no-run) run=false ;;
        --help) usage && exit ;;
        *) die "$1 is not an option; --help lists them" ;;
    esac
    shift
done
prefix=$cache/prefix
build=$root/build/windows

install_missing "${build_packages[@]}" "${windows_packages[@]}"

if ! [ -e "$cache/done/qtbase-configured" ]; then
    once source-lists read_source_lists
    once sqlite build_sqlite
    once qtbase-configured configure_qtbase
fi
once libdeflate build_libdeflate
once httplib build_httplib

# configure TOOLCHAIN [OPTION...]
configure()
{
    say "Configuring the program in $build"
    PKG_CONFIG_LIBDIR="$prefix/lib/pkgconfig" cmake -S "$root" -B "$build" -G Ninja --log-level=WARNING \
        -DCMAKE_BUILD_TYPE=Release -DSCF_WERROR=ON -DCMAKE_TOOLCHAIN_FILE="$1" \
        -DQt6LinguistTools_DIR="/usr/lib/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/cmake/Qt6LinguistTools" \
        "${@:2}"
}

# Every object file of the program and its tests. Ninja knows their names.
compile()
{
    local objects begin=$SECONDS
    mapfile -t objects < <(ninja -C "$build" -t targets all | sed -n 's/\.obj: .*/.obj/p')
    say "Compiling ${#objects[@]} sources with warnings as errors"
    ninja -C "$build" -j "$jobs" -k 0 "${objects[@]}" || die "some sources do not compile for Windows"
    say "All ${#objects[@]} sources compile for Windows; it took $((SECONDS - begin)) s"
}

if ! $libraries_only && [ ${#folder[@]} -eq 0 ]; then
    once headers copy_headers
    headers=$cache/headers
    # Objects of a test wait for the programs that it starts: nothing can be linked, and nothing is.
    configure "$cache/build/qtbase/lib/cmake/Qt6/qt.toolchain.cmake" \
        -DQt6Svg_DIR="$headers/Qt6Svg" -DQt6Core5Compat_DIR="$headers/Qt6Core5Compat" \
        -DQt6Keychain_DIR="$headers/Qt6Keychain" -DQuaZip-Qt6_DIR="$headers/QuaZip-Qt6" \
        -DQSCINTILLA_INCLUDE_DIR="$headers/QScintilla/include" \
        -DQSCINTILLA_LIBRARY="$headers/QScintilla/library" \
        -DCMAKE_CXX_LINKER_LAUNCHER=/usr/bin/true
    compile
    exit
fi

once qtbase build_qtbase
once qscintilla build_qscintilla
for name in quazip qtkeychain qtsvg qt5compat; do
    $libraries_only || [ -n "${folder[$name]:-}" ] || die "--$name is missing"
done
[ -z "${folder[qt5compat]:-}" ] || once qt5compat build_module "${folder[qt5compat]}" qt5compat
[ -z "${folder[qtsvg]:-}" ] || once qtsvg build_module "${folder[qtsvg]}" qtsvg
[ -z "${folder[quazip]:-}" ] || once quazip build_quazip "${folder[quazip]}"
[ -z "${folder[qtkeychain]:-}" ] || once qtkeychain build_qtkeychain "${folder[qtkeychain]}"
! $libraries_only || exit 0

configure "$prefix/lib/cmake/Qt6/qt.toolchain.cmake" -DCMAKE_PREFIX_PATH="$prefix" -DBUILD_TESTING=OFF
say "Building the program with $jobs cores"
cmake --build "$build" --parallel "$jobs"
stage "$build/stage"
installer=$build/scf-desktop-setup.exe
write_installer "$build/stage" "$installer"
say "Made $installer, $(du -k "$installer" | cut -f 1) KB"

if $run; then
    "$here/try-installer.sh" "$installer" "$build/window.png"
fi
