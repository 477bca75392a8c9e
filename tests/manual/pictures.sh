#!/bin/sh
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of the user manual anew: pictures.sh [BUILD FOLDER]. Look at them before they
# are committed.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$top/build/release}
cmake --build "$build" --target manual_pictures
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
for language in en zh_CN; do
    mkdir "$home/$language" # each a history of its own
    HOME="$home/$language" XDG_CONFIG_HOME="$home/$language/config" \
        XDG_DATA_HOME="$home/$language/data" XDG_CACHE_HOME="$home/$language/cache" \
        QT_QPA_PLATFORM=offscreen \
        "$build/tests/manual_pictures" "$language" "$top/resources/manual/$language/pictures"
done
