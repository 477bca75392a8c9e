#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/windows/icon.sh: draws scf-desktop.ico anew from the icon's SVG.
# Needs rsvg-convert (Debian: librsvg2-bin) and icotool (icoutils).
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
svg=$here/../../resources/icons/io.github.scfdesktop.ScfDesktop.svg
drawn=$(mktemp -d)
trap 'rm -rf "$drawn"' EXIT

for size in 16 20 24 32 40 48 64; do # what Windows asks for at 100 to 200 %
    rsvg-convert -w "$size" -h "$size" -o "$drawn/$size.png" "$svg"
done
rsvg-convert -w 256 -h 256 -o "$drawn/256.png" "$svg"
# The largest stays a PNG, which is a tenth of its bitmap.
icotool -c -o "$here/scf-desktop.ico" "$drawn"/{16,20,24,32,40,48,64}.png -r "$drawn/256.png"
