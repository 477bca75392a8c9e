#!/usr/bin/env bash
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# with_display.sh COMMAND [ARGUMENT]...
# Runs COMMAND like a fresh person's desktop would: a virtual display with a window manager, a
# session bus, the accessibility bus, and a new, empty home that is gone afterwards. Answers with
# COMMAND's exit code; everything else that was started is ended. SIZE=1024x640 chooses the screen.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: $(basename "$0") COMMAND [ARGUMENT]..." >&2; exit 2; }

if [ "${SCF_INSIDE_DISPLAY:-}" != yes ]; then
    home=$(mktemp -d)
    trap 'kill ${server:+"$server"} 2>/dev/null; wait; rm -rf "$home"' EXIT
    mkdir -m 700 "$home/run"
    # The server chooses a free display itself: tests that start at the same time never share one.
    # It does not reset when its only client goes, or whoever comes just then would be shut out.
    mkfifo "$home/run/display"
    Xvfb -displayfd 3 -screen 0 "${SIZE:-1280x800}x24" -noreset -nolisten tcp 3>"$home/run/display" \
        >/dev/null 2>&1 &
    server=$!
    read -r -t 30 number <"$home/run/display" \
        || { echo "$(basename "$0"): Xvfb did not start" >&2; exit 1; }
    # Nothing of the caller's desktop may shine through.
    env -u WAYLAND_DISPLAY -u XAUTHORITY -u DBUS_SESSION_BUS_ADDRESS -u AT_SPI_BUS_ADDRESS \
        -u XDG_CONFIG_HOME -u XDG_DATA_HOME -u XDG_CACHE_HOME -u XDG_CURRENT_DESKTOP \
        DISPLAY=":$number" HOME="$home" XDG_RUNTIME_DIR="$home/run" XDG_SESSION_TYPE=x11 \
        QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 PYTHONDONTWRITEBYTECODE=1 \
        SCF_INSIDE_DISPLAY=yes \
        dbus-run-session -- "${BASH_SOURCE[0]}" "$@" &
    # An end from outside reaches what runs inside.
    child=$!
    trap 'kill "$child" 2>/dev/null' TERM INT
    code=0
    wait "$child" || code=$?
    exit "$code"
fi

for launcher in /usr/libexec/at-spi-bus-launcher /usr/lib/at-spi2-core/at-spi-bus-launcher; do
    if [ -x "$launcher" ]; then
        "$launcher" --launch-immediately >/dev/null 2>&1 &
        bus=$!
        break
    fi
done
openbox >/dev/null 2>&1 &
manager=$!
# The window manager is there when it has said so on the root window.
for _ in $(seq 200); do
    managed=$(xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep 'window id') && break
    sleep 0.05
done
[ -n "${managed:-}" ] || { echo "$(basename "$0"): the window manager did not start" >&2; exit 1; }
code=0
"$@" || code=$?
kill "$manager" ${bus:+"$bus"} 2>/dev/null || true
exit "$code"
