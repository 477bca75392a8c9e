#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# packaging/windows/try-installer.sh INSTALLER [PICTURE]
# Installs silently under Wine, in a Windows of its own that is gone afterwards; lets the installed
# program update a function of the installed demo cloud by keyboard; uninstalls; looks that nothing
# of it is left. PICTURE takes what the window showed in the end.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../debian-packages.sh
source "$root/packaging/debian-packages.sh"

if [ "${SCF_INSIDE_DISPLAY:-}" != yes ]; then
    [ -f "${1:-}" ] || die "usage: $(basename "$0") INSTALLER [PICTURE]"
    install_missing "${test_packages[@]}" wine wine64 curl imagemagick
    SIZE=1366x900 exec "$root/tests/support/atspi/with_display.sh" "${BASH_SOURCE[0]}" \
        "$(realpath "$1")" ${2:+"$(realpath -m "$2")"}
fi
installer=$1
picture=${2:-}

# The display's home is fresh, so this Windows is as well. Nothing of Mono or Gecko is asked for.
export WINEPREFIX=$HOME/windows WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe="
export WINEARCH=win64
user=$WINEPREFIX/drive_c/users/$(id -un)
installed="$user/AppData/Local/Programs/SCF Desktop"
trap 'wineserver -k || true' EXIT

# wait_until SECONDS WHAT COMMAND...
wait_until()
{
    local seconds=$1 what=$2
    shift 2
    for _ in $(seq $((seconds * 5))); do
        ! "$@" >/dev/null 2>&1 || return 0
        sleep 0.2
    done
    [ -z "$picture" ] || import -window root "$picture" || true
    die "$what: not within $seconds s"
}

say "Setting up a Windows 10"
wineboot --init >/dev/null 2>&1
wine winecfg -v win10
# Wine has none of Windows' fonts.
for font in 'MS Shell Dlg' 'MS Shell Dlg 2' 'Segoe UI' Tahoma 'Microsoft YaHei UI'; do
    wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /d 'DejaVu Sans' /f >/dev/null
done
wineserver -w

# Every file but Windows' own, and what the registry has of programs to uninstall. What the program
# itself wrote (settings, history, caches) is the person's and stays; so does the folder for programs.
everything()
{
    (cd "$WINEPREFIX/drive_c" && find . -not -path './windows/*' -not -path '*/Temp/*' \
        -not -path '*/AppData/*/scf-desktop*' -not -path '*/AppData/Local/Programs' | sort)
    wine reg query 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall' /s | tr -d '\r' \
        | grep '^HKEY.*Uninstall.' || true
}

everything >"$HOME/before.txt"
say "Installing $(basename "$installer"), $(du -k "$installer" | cut -f 1) KB"
wine "$installer" /S
wineserver -w
for file in scf-desktop.exe scf-demo-cloud.exe Qt6Core.dll platforms/qwindows.dll uninstall.exe; do
    [ -s "$installed/$file" ] || die "$file was not installed"
done
find "$user" -name 'SCF Desktop.lnk' | grep -q . || die "there is no start menu entry"
say "Installed $(find "$installed" -type f | wc -l) files, $(du -sm "$installed" | cut -f 1) MB"

say "Starting the demo cloud and the program"
wine "$installed/scf-demo-cloud.exe" --port 0 >"$HOME/cloud.json" 2>"$HOME/cloud.log" &
wait_until 60 "demo cloud" grep -q endpoint "$HOME/cloud.json"
# field NAME: of the line that the demo cloud begins with.
field()
{
    python3 -c 'import json, sys; print(json.loads(open(sys.argv[1]).readline())[sys.argv[2]])' \
        "$HOME/cloud.json" "$1"
}
endpoint=$(field endpoint)
mkdir "$HOME/project"
printf 'exports.main_handler = async () => "from Windows";\n' >"$HOME/project/index.js"
TENCENTCLOUD_SECRET_ID=$(field secretId)
TENCENTCLOUD_SECRET_KEY=$(field secretKey)
export TENCENTCLOUD_SECRET_ID TENCENTCLOUD_SECRET_KEY
begin=$(date +%s%N)
wine "$installed/scf-desktop.exe" --language en --endpoint "$endpoint" --function hello-world \
    "Z:${HOME//\//\\}\\project" 2>"$HOME/program.log" &
program=$!
wait_until 90 "window" xdotool search --onlyvisible --name 'SCF Desktop'
say "The window was there after $((($(date +%s%N) - begin) / 1000000)) ms"

# The key is pressed until the update is ready to go; a second time would be a second update, which
# the count below would show.
accepted()
{
    curl -s "$endpoint/_demo/log" | python3 -c '
import json, sys
entries = [entry for entry in json.load(sys.stdin) if entry.get("action") == "UpdateFunctionCode"]
sys.exit(0 if len(entries) == 1 else 1)'
}
press_until_accepted()
{
    accepted && return
    xdotool key --clearmodifiers ctrl+Return
    sleep 2
    accepted
}
wait_until 90 "update of the demo function" press_until_accepted
say "The demo cloud took the update"
sleep 5
[ -z "$picture" ] || import -window root "$picture"
accepted || die "the function was not updated exactly once"

xdotool search --onlyvisible --name 'SCF Desktop' windowactivate --sync key --clearmodifiers alt+F4
wait_until 30 "end of the program" eval "! kill -0 $program"
wine taskkill /f /im scf-demo-cloud.exe >/dev/null 2>&1 || true

say "Uninstalling"
wine "$installed/uninstall.exe" /S
wineserver -w
everything >"$HOME/after.txt"
diff "$HOME/before.txt" "$HOME/after.txt" || die "the uninstaller left something"
say "Nothing is left"
