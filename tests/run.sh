#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# tests/run.sh [OPTION OF CTEST]...
# Installs what is missing, builds everything and runs all tests, or those that the options choose
# (-R sign). No display is needed; ctest's summary comes last.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=../packaging/debian-packages.sh
source "$root/packaging/debian-packages.sh"

install_missing "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
cd "$root"
build_preset release
say "Running the tests"
exec ctest --preset release "$@"
