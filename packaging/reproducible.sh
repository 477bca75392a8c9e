#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/reproducible.sh [deb|rpm|tar]...
# Builds the packages of the last commit twice, in two folders whose names differ in length, under
# another umask, time zone and language, without ccache, and compares them byte for byte. It takes two
# whole builds.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=debian-packages.sh
source "$root/packaging/debian-packages.sh"
kinds=("$@")
[ ${#kinds[@]} -gt 0 ] || kinds=(deb)

work=$(mktemp -d "${SCF_REPRODUCIBLE_FOLDER:-${TMPDIR:-/tmp}}/scf-reproducible.XXXXXX")
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
export CCACHE_DISABLE=1 # what was compiled elsewhere proves nothing

# build_in FOLDER
build_in()
{
    mkdir -p "$1"
    git -C "$root" archive HEAD | tar -x -m -C "$1"
    "$1/packaging/package.sh" "${kinds[@]}"
}
one=$work/one
another=$work/quite/another/place
(umask 022 && TZ=UTC LC_ALL=C build_in "$one")
(umask 077 && TZ=Asia/Shanghai LC_ALL=C.UTF-8 LANGUAGE=zh_CN build_in "$another")

same=true
for file in "$one"/build/packages/*.{deb,rpm,tar.gz}; do
    [ -e "$file" ] || continue
    name=$(basename "$file")
    if cmp "$file" "$another/build/packages/$name"; then
        say "$name is the same twice: $(sha256sum "$file" | cut -d ' ' -f 1)"
    else
        same=false
        if command -v diffoscope >/dev/null; then
            diffoscope "$file" "$another/build/packages/$name" | head -n 100 || true
        fi
    fi
done
$same || die "the same commit does not give the same packages"
