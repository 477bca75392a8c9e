#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/macos/build.sh [--no-test]
# Installs what is missing with Homebrew, builds, runs the tests and makes the disk image
# build/macos/scf-desktop-VERSION-macos-ARCHITECTURE.dmg; looks that the bundle in it stands on
# nothing of Homebrew's any more, and that its programs start.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"

libraries=(cpp-httplib libdeflate openssl@3 qscintilla2 qt qtkeychain quazip)
tools=(cmake librsvg ninja pkgconf)

missing=()
for formula in "${libraries[@]}" "${tools[@]}"; do
    [ -d "$(brew --prefix)/opt/$formula" ] || missing+=("$formula")
done
[ ${#missing[@]} -eq 0 ] || brew install "${missing[@]}"
OPENSSL_ROOT_DIR=$(brew --prefix openssl@3)
CMAKE_PREFIX_PATH=$(brew --prefix)
export OPENSSL_ROOT_DIR CMAKE_PREFIX_PATH

cmake --preset macos
cmake --build --preset macos --parallel "$(sysctl -n hw.ncpu)"
[ "${1:-}" = --no-test ] || ctest --preset macos
cd build/macos
cpack

image=$(ls scf-desktop-*.dmg)
mounted=$(mktemp -d)
hdiutil attach -quiet -nobrowse -readonly -mountpoint "$mounted" "$image"
trap 'hdiutil detach -quiet "$mounted"; rmdir "$mounted"' EXIT
bundle="$mounted/SCF Desktop.app"
codesign --verify --deep --strict "$bundle"
for file in "$bundle"/Contents/MacOS/* "$bundle"/Contents/Frameworks/*.dylib; do
    if otool -L "$file" | tail -n +2 | grep "$(brew --prefix)"; then
        echo "$(basename "$file") needs what the bundle does not have" >&2
        exit 1
    fi
    # What is missing shows at the start already.
    case $file in
        */MacOS/*) "$file" --version ;;
    esac
done
echo "Made $PWD/$image"
