#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/test-packages.sh [deb|rpm|tar]...
# Proves the packages in build/packages (packaging/package.sh makes them) on a bare Debian, a root that
# debootstrap fetches once: installs, starts on a virtual display, updates a function in the demo cloud
# through the accessibility bus, removes, and looks that nothing is left. The .deb brings all that it
# needs; the .tar.gz runs where no Qt is; the .rpm is installed by rpm beside the libraries of the .deb.
#
# It needs root (chroot, mounts in a namespace of their own) and a network for apt. Without a network,
# SCF_BARE_ROOT names a folder with a bare root of the same release (`debootstrap --variant=minbase`),
# whose apt has a source that can be reached, such as a file: archive or packages in its cache.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=debian-packages.sh
source "$root/packaging/debian-packages.sh"
packages=$root/build/packages
work=${SCF_PACKAGE_TESTS:-$root/build/package-tests}

[ "$(id -u)" -eq 0 ] || die "only root can make a bare root and mount in it: sudo packaging/test-packages.sh"
kinds=("$@")
[ ${#kinds[@]} -gt 0 ] || kinds=(deb rpm tar)

# Everything that is mounted goes with the namespace, however this ends.
if [ "${SCF_INSIDE_NAMESPACE:-}" != yes ]; then
    install_missing "${test_packages[@]}" "${package_test_packages[@]}" rpm
    exec env SCF_INSIDE_NAMESPACE=yes unshare --mount --propagation private \
        "${BASH_SOURCE[0]}" "${kinds[@]}"
fi

# --- a bare root --------------------------------------------------------------------------------

bare=${SCF_BARE_ROOT:-$work/bare}
make_bare_root()
{
    [ ! -e "$bare/etc/debian_version" ] || return 0
    local release mirror
    # shellcheck disable=SC1091
    release=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")
    # Where this machine's own apt fetches the distribution from.
    mirror=$(apt-get indextargets --format '$(REPO_URI)' \
        "Created-By: Packages" "Codename: $release" "Component: main" | sort -u | head -n 1) || true
    [ -n "$mirror" ] || die "apt has no source for $release: set SCF_BARE_ROOT to a bare root of it"
    say "Fetching a bare Debian ($release)"
    rm -rf "$bare.new"
    mkdir -p "$(dirname "$bare")"
    debootstrap --variant=minbase "$release" "$bare.new" "$mirror" >"$work/debootstrap.log" 2>&1 \
        || { tail -n 5 "$work/debootstrap.log" >&2; die "debootstrap failed: is there a network?"; }
    mv "$bare.new" "$bare"
}

# fresh_root NAME
# A new root on top of the bare one at $now: what happens in it does not reach the bare one.
fresh_root()
{
    leave_root
    now=$work/$1
    layers=$work/$1-layers
    rm -rf "$now" "$layers"
    mkdir -p "$now" "$layers"
    mount -t tmpfs tmpfs "$layers"
    mkdir "$layers/upper" "$layers/work"
    mount -t overlay overlay -o "lowerdir=$bare,upperdir=$layers/upper,workdir=$layers/work" "$now"
    mount -t proc proc "$now/proc"
    mount --rbind /dev "$now/dev"
    # The display, the buses and what the test makes are below /tmp.
    mount --bind /tmp "$now/tmp"
    cp /etc/resolv.conf "$now/etc/resolv.conf"
    printf '#!/bin/sh\nexit 101\n' >"$now/usr/sbin/policy-rc.d" # no services
    chmod +x "$now/usr/sbin/policy-rc.d"
    inside apt-get -q update >"$work/apt.log" 2>&1 || die "apt in the root has no source: $work/apt.log"
}

leave_root()
{
    [ -z "${now:-}" ] || umount --recursive --lazy "$now" "$layers"
    now=
}

inside()
{
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        chroot "$now" "$@"
}

apt_install()
{
    inside apt-get -q -y -o Acquire::Retries=3 install --no-install-recommends "$@" >>"$work/apt.log" 2>&1 \
        || { tail -n 15 "$work/apt.log" >&2; die "apt could not install $*"; }
}

# everything NAME
# The files of the root as a sorted list, without what apt and dpkg keep for themselves.
everything()
{
    (cd "$now" && find . -xdev \( -path ./proc -o -path ./dev -o -path ./tmp -o -path ./var/cache \
        -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/log -o -path ./var/lib/rpm \
        -o -path ./root/.rpmdb \) -prune -o -print) | sort >"$work/$1"
}

# expect_nothing_left KIND
expect_nothing_left()
{
    everything after
    local left
    left=$(comm -13 "$work/before" "$work/after")
    [ -z "$left" ] || die "the .$1 leaves behind: $left"
    left=$(cd "$now" && find usr opt etc root var/lib -xdev -iname '*scf*desktop*' -o -iname 'scf-demo*' \
        2>/dev/null | grep -v '^var/lib/\(apt\|dpkg\)/' || true)
    [ -z "$left" ] || die "the .$1 leaves behind: $left"
    say ".$1: removed, nothing is left"
}

# --- the demo update ----------------------------------------------------------------------------

# demo_update KIND FOLDER
# Starts the program in FOLDER of the root as the end-to-end tests do, from outside by keys and the
# accessibility bus, and updates a function in its demo cloud.
demo_update()
{
    local programs
    programs=$(mktemp -d)
    local program
    for program in scf-desktop scf-demo-cloud; do
        printf '#!/bin/sh\nexec chroot "%s" /usr/bin/env -C "$PWD" "%s/%s" "$@"\n' "$now" "$2" "$program" \
            >"$programs/$program"
        chmod +x "$programs/$program"
    done
    local said
    said=$(cd /tmp && QT_QPA_PLATFORM=offscreen XDG_RUNTIME_DIR=$programs "$programs/scf-desktop" --version)
    say ".$1: $said starts"
    "$root/tests/support/atspi/with_display.sh" /usr/bin/python3 \
        "$root/tests/e2e/deploy_by_accessibility.py" "$programs" folder >"$work/$1-e2e.log" 2>&1 \
        || { tail -n 30 "$work/$1-e2e.log" >&2; die "the update in the demo cloud failed"; }
    rm -rf "$programs"
    say ".$1: updated a function in the demo cloud: $(tail -n 1 "$work/$1-e2e.log")"
}

# package_file PATTERN
package_file()
{
    local found
    found=$(find "$packages" -maxdepth 1 -name "$1" | sort | tail -n 1)
    [ -n "$found" ] || die "there is no $1 in build/packages: run packaging/package.sh"
    printf '%s\n' "$found"
}

# --- each package -------------------------------------------------------------------------------

test_deb()
{
    local file
    file=$(package_file '*.deb')
    say ".deb: $(basename "$file"), $(stat -c %s "$file") bytes"
    lintian --allow-root --fail-on error "$file" || die "lintian finds errors"
    say ".deb: lintian finds no errors"
    fresh_root deb
    cp "$file" "$now/var/cache/scf-desktop.deb"
    apt_install /var/cache/scf-desktop.deb
    rm "$now/var/cache/scf-desktop.deb"
    say ".deb: installed with $(inside dpkg-query -W | wc -l) packages in the root"
    everything installed
    demo_update deb /usr/bin
    inside dpkg --verify scf-desktop || die "installed files differ from the package"
    # What it depends on stays; of what there is now only its own files may and must go.
    inside sh -c 'dpkg-query -L scf-desktop | while read -r path; do [ -d "$path" ] || echo ".$path"; done' \
        | sort >"$work/owned"
    comm -23 "$work/installed" "$work/owned" >"$work/before"
    inside apt-get -q -y purge scf-desktop >>"$work/apt.log" 2>&1 || die "apt could not remove it"
    expect_nothing_left deb
}

test_tar()
{
    local file
    file=$(package_file '*.tar.gz')
    say ".tar.gz: $(basename "$file"), $(stat -c %s "$file") bytes"
    fresh_root tar
    # What a desktop has anyway; nothing of Qt.
    apt_install libgl1 libegl1 libopengl0 libx11-6 libx11-xcb1 libxcb1 libfontconfig1 libfreetype6 \
        libharfbuzz0b libfribidi0 libice6 libsm6 libstdc++6 ca-certificates
    if inside dpkg-query -W -f '${Package}\n' | grep -i '^libqt\|^qt[56]'; then die "there is a Qt"; fi
    everything before
    mkdir -p "$now/opt"
    tar --extract --directory "$now/opt" --file "$file"
    local folder
    folder=/opt/$(basename "$file" .tar.gz)
    /usr/bin/python3 "$root/packaging/linux/sbom.py" check \
        "$now$folder/share/doc/scf-desktop/sbom.spdx.json" "$now$folder"
    local missing
    missing=$(inside sh -c "cd $folder; LD_LIBRARY_PATH=$folder/lib ldd bin/scf-* lib/*.so* plugins/*/*.so" \
        | grep 'not found' | sort -u || true)
    [ -z "$missing" ] || die "libraries are missing: $missing"
    demo_update tar "$folder/bin"
    rm -rf "$now$folder"
    expect_nothing_left tar
}

test_rpm()
{
    local file
    file=$(package_file '*.rpm')
    say ".rpm: $(basename "$file"), $(stat -c %s "$file") bytes," \
        "$(rpm -qp --requires "$file" | wc -l) requirements, $(rpm -qpl "$file" | wc -l) files"
    # First into an empty root: the package itself.
    local empty=$work/rpm-empty
    rm -rf "$empty"
    mkdir -p "$empty"
    rpm --root "$empty" --dbpath /var/lib/rpm --nodeps -i "$file" 2>"$work/rpm.log" \
        || { cat "$work/rpm.log" >&2; die "rpm could not install it"; }
    rpm --root "$empty" --dbpath /var/lib/rpm -V --nodeps scf-desktop || die "installed files differ"
    rpm --root "$empty" --dbpath /var/lib/rpm -e scf-desktop
    [ -z "$(find "$empty/usr" -type f 2>/dev/null)" ] || die "files are left: $(find "$empty/usr" -type f)"
    say ".rpm: installs into an empty root, and leaves nothing there"
    # Then beside the libraries, under the names that they have on Debian.
    fresh_root rpm
    mapfile -t needed < <(dpkg-deb -f "$(package_file '*.deb')" Depends | tr ',' '\n' \
        | sed 's/(.*//; s/|.*//; s/ //g')
    apt_install "${needed[@]}"
    # These folders belong to the packages filesystem and hicolor-icon-theme where there are .rpms.
    rpm -qpl "$file" | grep -v '^/usr/share/doc' | xargs -n 1 dirname | sort -u \
        | while read -r folder; do mkdir -p "$now$folder"; done
    everything before
    rpm --root "$now" --dbpath /var/lib/rpm --nodeps -i "$file" 2>>"$work/rpm.log"
    demo_update rpm /usr/bin
    rpm --root "$now" --dbpath /var/lib/rpm -e scf-desktop
    expect_nothing_left rpm
}

mkdir -p "$work"
now=
trap leave_root EXIT
make_bare_root
for kind in "${kinds[@]}"; do
    case $kind in
        deb | rpm | tar) "test_$kind" ;;
        *) die "there is no package of the kind $kind: deb, rpm or tar" ;;
    esac
done
say "All that was asked for is proved: ${kinds[*]}"
