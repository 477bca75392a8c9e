#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/macos/icon.sh FILE.icns: draws the bundle's icon from the icon's SVG.
# Needs rsvg-convert (Homebrew: librsvg), and iconutil, which macOS has.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
svg=$here/../../resources/icons/io.github.scfdesktop.ScfDesktop.svg
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

mkdir "$drawn/icon.iconset"
for size in 16 32 128 256 512; do
    rsvg-convert -w "$size" -h "$size" -o "$drawn/icon.iconset/icon_${size}x$size.png" "$svg"
    rsvg-convert -w $((size * 2)) -h $((size * 2)) \
        -o "$drawn/icon.iconset/icon_${size}x$size@2x.png" "$svg"
done
iconutil --convert icns --output "$1" "$drawn/icon.iconset"
