#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/package.sh [--built FOLDER] [deb|rpm|tar]...
# Builds the release preset in build/package, hardened and without tests, and makes the packages of it
# in build/packages: all three, or those that are named. The same commit gives the same bytes wherever
# and whenever it is built (see reproducible.sh). With --built it takes what is built in FOLDER as it
# is, to try out a change of the packaging without compiling.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=debian-packages.sh
source "$root/packaging/debian-packages.sh"
cd "$root"
built=
if [ "${1:-}" = --built ]; then
    built=$(realpath "${2:?--built takes the folder of a build}")
    shift 2
fi
kinds=("$@")
[ ${#kinds[@]} -gt 0 ] || kinds=(deb rpm tar)
for kind in "${kinds[@]}"; do
    case $kind in deb | rpm | tar) ;; *) die "there is no package of the kind $kind: deb, rpm or tar" ;; esac
done

install_missing "${build_packages[@]}" "${run_packages[@]}" "${package_packages[@]}"

# Times in the packages, and in the resources of the program, are the commit's.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null) \
        || SOURCE_DATE_EPOCH=$(date -u -d "$(sed -n 's/^set(SCF_RELEASE_DATE \(.*\))$/\1/p' packaging/linux/CMakeLists.txt)" +%s)
fi
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022

build=${built:-$root/build/package}
if [ -z "$built" ]; then
    say "Building what is packaged, with $(nproc) cores"
    # What rcc wrote before holds the time of another commit.
    find "$build" -name 'qrc_*.cpp' -delete 2>/dev/null || true
    cmake --preset release -B "$build" --log-level=WARNING -DBUILD_TESTING=OFF -DSCF_WERROR=OFF \
        -DCMAKE_INSTALL_PREFIX=/usr \
        "-DCMAKE_CXX_FLAGS=-ffile-prefix-map=$root=. -fstack-protector-strong -D_FORTIFY_SOURCE=2 -Wformat -Werror=format-security" \
        "-DCMAKE_EXE_LINKER_FLAGS=-Wl,-z,relro,-z,now -Wl,--as-needed" >/dev/null \
        || die "CMake could not configure the build; its messages are above"
    cmake --build "$build" --parallel "$(nproc)" --target scf-desktop scf-demo-cloud \
        || die "the programs could not be built; the compiler's messages are above"
fi

packages=$root/build/packages
mkdir -p "$packages"
# pack GENERATOR SUFFIX
pack()
{
    rm -f "$packages"/*."$2" "$packages"/*."$2".sha256
    (cd "$build" && cpack -G "$1" -B "$packages" >"$packages/cpack-$2.log" 2>&1) \
        || { tail -n 20 "$packages/cpack-$2.log" >&2; die "CPack could not make the .$2"; }
    rm -rf "$packages/_CPack_Packages"
}
for kind in "${kinds[@]}"; do
    case $kind in
        deb) pack DEB deb ;;
        rpm) pack RPM rpm ;;
        tar) packaging/linux/bundle.sh "$build" "$packages" ;;
    esac
done
say "Made in build/packages:"
find "$packages" -maxdepth 1 \( -name '*.deb' -o -name '*.rpm' -o -name '*.tar.gz' \) -printf '%12s  %f\n'
