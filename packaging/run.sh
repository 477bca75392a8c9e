#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/run.sh [--build-only] [OPTION OF THE PROGRAM]...
# Installs what is missing, builds the program and starts it on the demo cloud.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=debian-packages.sh
source "$root/packaging/debian-packages.sh"

start=true
if [ "${1:-}" = --build-only ]; then
    start=false
    shift
fi

install_missing "${build_packages[@]}" "${run_packages[@]}"
(cd "$root" && build_preset release)
program=$root/build/release/scf-desktop

if ! $start; then
    say "Built $program"
    exit 0
fi
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    die "it is built, but there is no display to show a window on: run it from a desktop session," \
        "or in a virtual display with 'xvfb-run ./packaging/run.sh' (Debian package xvfb)."
fi
say "Starting the program on the demo cloud"
exec "$program" --demo "$@"
