#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/linux/bundle.sh BUILD_FOLDER OUTPUT_FOLDER
# Makes scf-desktop-VERSION-linux-ARCHITECTURE.tar.gz of what was built: the programs with Qt, its
# plugins and every other library that a Linux desktop does not have anyway. Unpacked anywhere, it runs
# as bin/scf-desktop. An SPDX list and the licences of all that is bundled lie in it.
#
# The libraries are Debian's own files, byte for byte: only our two programs name the folder of the
# libraries, by an RPATH, which the loader also follows for what the libraries and plugins need.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(realpath "$1") output=$(realpath "$2")
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
epoch=${SOURCE_DATE_EPOCH:-$(date +%s)}
name=scf-desktop-$version-linux-$(uname -m)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
stage=$work/$name

# What belongs to the machine rather than to a program: the C and C++ runtime, the graphics drivers and
# what they load, the display protocol, fonts. The list is the one that AppImages go by.
not_bundled='^(ld-linux.*|linux-vdso|lib(c|m|dl|pthread|rt|resolv|util|anl|nsl|stdc\+\+|gcc_s|GL|EGL|GLdispatch|GLX|OpenGL|drm|glapi|gbm|xcb|X11|X11-xcb|Xau|Xdmcp|asound|fontconfig|freetype|harfbuzz|expat|z|ICE|SM|uuid|com_err|gpg-error|p11-kit|fribidi))\.so'

# Loaded at run time, so that no program names them.
plugins=(
    platforms/libqxcb platforms/libqoffscreen
    platforminputcontexts/libcomposeplatforminputcontextplugin
    platforminputcontexts/libibusplatforminputcontextplugin
    iconengines/libqsvgicon imageformats/libqsvg imageformats/libqico
    sqldrivers/libqsqlite tls/libqopensslbackend
)
loaded_by_name=(libssl.so.3 libcrypto.so.3 libsecret-1.so.0)

cmake --install "$build" --prefix "$stage" --strip >/dev/null
mkdir -p "$stage/lib" "$stage/plugins" "$stage/translations"

bundled=$work/bundled # a line each: place in the bundle, tab, file of the system
bundle()
{
    install -D -m 0644 "$(realpath "$1")" "$stage/$2"
    printf '%s\t%s\n' "$2" "$1" >>"$bundled"
}

qt_plugins=$(qmake6 -query QT_INSTALL_PLUGINS)
for plugin in "${plugins[@]}"; do
    bundle "$qt_plugins/$plugin.so" "plugins/$plugin.so"
done
bundle "$(qmake6 -query QT_INSTALL_TRANSLATIONS)/qtbase_zh_CN.qm" translations/qtbase_zh_CN.qm

# From the programs and plugins down through what each needs, but not into what is not bundled.
declare -A path_of
while read -r library path; do
    path_of[$library]=$path
done < <(ldconfig -p | awk '/x86-64|AArch64/ { print $1, $NF }' | tac)
needed_by()
{
    objdump -p "$1" | awk '$1 == "NEEDED" { print $2 }'
}
queue=("${loaded_by_name[@]}")
for file in "$stage"/bin/* "$stage"/plugins/*/*.so; do
    mapfile -t -O ${#queue[@]} queue < <(needed_by "$file")
done
while [ ${#queue[@]} -gt 0 ]; do
    library=${queue[0]}
    queue=("${queue[@]:1}")
    if [[ $library =~ $not_bundled ]] || [ -e "$stage/lib/$library" ]; then
        continue
    fi
    [ -n "${path_of[$library]:-}" ] || { echo "$(basename "$0"): $library is not installed" >&2; exit 1; }
    bundle "${path_of[$library]}" "lib/$library"
    mapfile -t -O ${#queue[@]} queue < <(needed_by "$stage/lib/$library")
done
patchelf --force-rpath --set-rpath "\$ORIGIN/../lib" "$stage"/bin/*
printf '[Paths]\nPrefix = ..\nPlugins = plugins\nTranslations = translations\n' >"$stage/bin/qt.conf"

sed "s/@VERSION@/$version/" "$here/bundle-readme.txt" >"$stage/README"
doc=$stage/share/doc/scf-desktop
cp "$here/../../LICENSE" "$doc/LICENSE"
SOURCE_DATE_EPOCH=$epoch /usr/bin/python3 "$here/sbom.py" make --name "$name" --version "$version" \
    --bundled "$bundled" --licences "$doc/licences" "$stage" >"$doc/sbom.spdx.json"
/usr/bin/python3 "$here/sbom.py" check "$doc/sbom.spdx.json" "$stage"

chmod -R u=rwX,go=rX "$stage"
# The same files give the same archive.
tar --create --directory "$work" --sort=name --format=gnu --owner=0 --group=0 --numeric-owner \
    --mtime="@$epoch" "$name" | gzip -9n >"$work/$name.tar.gz"
mv "$work/$name.tar.gz" "$output/$name.tar.gz" # whole, or not at all
