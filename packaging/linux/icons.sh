#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/linux/icons.sh
# Draws the pictures of the icon theme's sizes from the SVG, by rsvg-convert (librsvg2-bin). They are
# kept in the repository, so that a build needs no renderer; run this after changing the drawing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
icon=io.github.scfdesktop.ScfDesktop
mkdir -p "$here/icons"
for size in 16 22 24 32 48 64 128 256 512; do
    rsvg-convert --width "$size" --height "$size" --output "$here/icons/$icon-$size.png" \
        "$here/../../resources/icons/$icon.svg"
done
