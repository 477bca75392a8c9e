#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What Debian 12 has to have installed, in one place; sourced by run.sh, tests/run.sh and .ci/run.

# To compile.
build_packages=(
    build-essential cmake ninja-build pkg-config
    qt6-base-dev qt6-base-dev-tools qt6-svg-dev qt6-l10n-tools qt6-tools-dev qt6-tools-dev-tools
    qt6-5compat-dev # the CMake package of QuaZip asks for it
    libqscintilla2-qt6-dev
    qtkeychain-qt6-dev
    libquazip1-qt6-dev libdeflate-dev zlib1g-dev libssl-dev libcpp-httplib-dev
)
# To run.
run_packages=(
    libqt6svg6 # draws the icons
    libqt6sql6-sqlite # keeps the journal of the updates
    libsecret-1-0 # loaded at run time: the way to the credential store
    qt6-qpa-plugins fonts-dejavu-core ca-certificates
    qt6-translations-l10n # the texts of Qt itself in Chinese
)
# To test: a virtual display with a window manager, a session bus and the accessibility bus.
test_packages=(
    xvfb xauth x11-utils openbox xdotool dbus dbus-x11
    at-spi2-core python3 python3-gi gir1.2-atspi-2.0
    zip unzip curl openssl python3-yaml # the scripts of Copy As are run
    desktop-file-utils appstream mandoc # check what is installed beside the program
)
# To make packages, and to look at them.
package_packages=(dpkg-dev fakeroot file rpm patchelf gzip libsecret-1-0 python3)
package_test_packages=(debootstrap lintian)
# To build for Windows and to try it; see windows/build.sh.
windows_packages=(
    g++-mingw-w64-x86-64-posix libz-mingw-w64-dev nsis wine wine64
    dpkg-dev tcl # SQLite's one large source is made by a script of Tcl
    qtkeychain-qt6-dev # headers to compile against
    qt6-translations-l10n # goes with the program
    librsvg2-bin icoutils # the icon
)
# To check the sources.
check_packages=(clang-format-14 clang-tidy-14)

say()
{
    printf '==> %s\n' "$*"
}

die()
{
    printf '%s: %s\n' "$(basename "$0")" "$*" >&2
    exit 1
}

# install_missing PACKAGE...
# Installs what is not there yet. Where nothing is missing neither the network nor root is needed.
install_missing()
{
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is not Debian: going on without looking for packages"
        return
    fi
    local package missing=()
    for package in "$@"; do
        dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed \
            || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=(env)
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null \
            || die "these packages are missing and only root or sudo can install them: ${missing[*]}"
        as_root=(sudo env)
    fi
    say "Installing ${missing[*]}"
    local log options=(-q -y -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
    log=$(mktemp)
    # One repository that does not answer is no reason to stop as long as the packages are found.
    "${as_root[@]}" apt-get "${options[@]}" update >"$log" 2>&1 || true
    if ! "${as_root[@]}" DEBIAN_FRONTEND=noninteractive \
        apt-get "${options[@]}" install --no-install-recommends "${missing[@]}" >>"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        rm -f "$log"
        die "the packages could not be installed. Is there a network, and is this Debian 12 or newer?"
    fi
    rm -f "$log"
}

# build_preset PRESET
# Configures and builds with all cores, in the project's folder, the current one for the caller.
build_preset()
{
    say "Building the preset $1 with $(nproc) cores"
    cmake --preset "$1" --log-level=WARNING >/dev/null \
        || die "CMake could not configure the preset $1; its messages are above"
    cmake --build --preset "$1" --parallel "$(nproc)" \
        || die "the preset $1 could not be built; the compiler's messages are above"
}
