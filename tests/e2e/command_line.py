#!/usr/bin/python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as it is started: by its command line, twice, after a crash.

    tests/support/atspi/with_display.sh tests/e2e/command_line.py BUILD_FOLDER [CASE]...
"""

import contextlib
import os
import pathlib
import re
import signal
import stat
import subprocess
import sys
import time

from e2e import assert_holds, bus, run_cases

BUTTON, TEXT, ANYTHING = bus.BUTTON, bus.TEXT, bus.ANYTHING
wait_until = bus.wait_until

LIVE = "hello-world is live"
PROGRAM = pathlib.Path(sys.argv[1]).resolve() / "scf-desktop"


def environment(bench, **more):
    """Where the programs of a case keep what they keep."""
    homes = {f"XDG_{kind}_HOME": str(bench.folder / "home" / kind.lower())
             for kind in ("CONFIG", "DATA", "CACHE")}
    return {**os.environ, **homes, "LANGUAGE": "en", "LC_ALL": "C.UTF-8", **more}


def run(bench, *options, timeout=30, **more):
    """One run to its end: exit code, standard output, standard error and seconds."""
    started = time.monotonic()
    ended = subprocess.run([str(PROGRAM), *options], cwd=bench.folder, text=True, timeout=timeout,
                           env=environment(bench, **more), capture_output=True, check=False)
    return ended.returncode, ended.stdout, ended.stderr, time.monotonic() - started


@contextlib.contextmanager
def first_window(bench, *options):
    """The everyday window: started without options of its own."""
    with bus.Program([str(PROGRAM), *options], env=environment(bench), cwd=bench.folder) as program:
        program.window("SCF Desktop")
        yield program


def crash_files(bench):
    """A file for each program that runs, empty, and what crashed ones left."""
    return sorted((bench.folder / "home" / "data" / "scf-desktop" / "crashes").glob("*.txt"))


def crash_reports(bench):
    return [path for path in crash_files(bench) if path.stat().st_size > 0]


# --- cases --------------------------------------------------------------------------------------

def texts_without_a_display(bench):
    """--help and --version answer where there is neither a display nor a bus."""
    bare = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "", "DBUS_SESSION_BUS_ADDRESS": ""}
    code, out, errors, _ = run(bench, "--version", **bare)
    assert (code, errors) == (0, ""), (code, errors)
    assert re.fullmatch(r"scf-desktop \d+\.\d+\.\d+\n", out), out
    code, out, errors, _ = run(bench, "--help", **bare)
    assert (code, errors) == (0, ""), (code, errors)
    for word in ("--demo", "--function", "--endpoint", "--log", "--new-instance", "Exit codes:"):
        assert word in out, out
    code, out, _, _ = run(bench, "--help", "--language", "zh_CN", **bare)
    assert code == 0 and "--demo" in out, out


def wrong_usage(bench):
    """What cannot be understood ends with 2, what cannot be done with 1, and one sentence says why."""
    for options, word in ((["--colour"], "colour"), (["--theme", "blue"], "blue"),
                          (["nowhere"], "nowhere"), (["--demo-functions", "x"], "x"),
                          (["--endpoint", "ftp://host"], "--endpoint"),
                          (["--endpoint", "http://127.0.0.1:1"], "TENCENTCLOUD_SECRET_ID")):
        code, out, errors, _ = run(bench, *options)
        assert code == 2 and out == "", (options, code, out)
        lines = errors.splitlines()
        assert len(lines) == 1 and lines[0].startswith("scf-desktop: ") and word in lines[0], errors
    code, _, errors, _ = run(bench, "--log", "missing/run.log", "--demo")
    assert code == 1 and "missing/run.log" in errors, (code, errors)
    assert crash_reports(bench) == [], crash_reports(bench)


def second_start(bench):
    """A second start without options raises the first window; --new-instance and --demo have their
    own."""
    with first_window(bench) as program:
        window = program.window("SCF Desktop")
        for option in ("--new-instance", "--demo"):
            with bus.Program([str(PROGRAM), option], env=environment(bench),
                             cwd=bench.folder) as own:
                in_front = own.window("SCF Desktop")
                wait_until(lambda: in_front.has_state("active"), "the other in front", 20)
                wait_until(lambda: not window.has_state("active"), "one in front only", 10)
                code, out, errors, seconds = run(bench)
                assert (code, out, errors) == (0, "", ""), (code, out, errors)
                assert seconds < 10, seconds
                wait_until(lambda: window.has_state("active"), "first window in front", 10,
                           window.outline)
                assert own.process.poll() is None, f"{option} ended"
        assert program.process.poll() is None, "the first one ended"
    assert crash_reports(bench) == [], crash_reports(bench)


def folder_for_a_function(bench):
    """`scf-desktop --demo --function NAME FOLDER` opens the update ready to press."""
    project = bench.project()
    with bench.demo_desktop("--function", "hello-world", project.name) as (program, cloud):
        window = program.window("SCF Desktop")
        button = window.find(BUTTON, "Update").wait_enabled(30)
        assert window.find(TEXT, "Folder path").text == str(project)
        button.press()
        window.wait_for_sentence(LIVE, 60)
        assert_holds(cloud.deployed(), project)


def handed_over(bench):
    """What a second start is to open is opened in the window that is there, once it can be."""
    project = bench.project()
    with first_window(bench) as program:
        code, _, errors, _ = run(bench, "--function", "hello-world", project.name)
        assert (code, errors) == (0, ""), (code, errors)
        window = program.window("SCF Desktop")
        window.wait_for_sentence("hello-world is taken as soon as an account is open.", 10)
        window.find(BUTTON, "Try the Demo Cloud").press()
        window.find(BUTTON, "Update").wait_enabled(30)
        assert window.find(TEXT, "Folder path").text == str(project)
        # Another one, for another function.
        other = bench.project("other", "Another greeting")
        code, _, errors, _ = run(bench, "--function", "image-resize", str(other))
        assert (code, errors) == (0, ""), (code, errors)
        wait_until(lambda: window.find(TEXT, "Folder path").text == str(other), "other folder", 10,
                   window.outline)
        wait_until(lambda: "image-resize" in program.window("SCF Desktop").name, "other function")


def first_one_hangs(bench):
    """A window that does not answer holds up nobody for long."""
    with first_window(bench) as program:
        os.kill(program.process.pid, signal.SIGSTOP)
        started = time.monotonic()
        try:
            with bus.Program([str(PROGRAM)], env=environment(bench), cwd=bench.folder) as second:
                wait_until(lambda: any("does not answer" in line for line in second.errors),
                           "word about the first one", 4, lambda: str(second.errors))
                assert time.monotonic() - started < 4, time.monotonic() - started
                assert second.process.poll() is None, "the second one ended"
        finally:
            os.kill(program.process.pid, signal.SIGCONT)


def crash(bench):
    """A crash keeps its exit status, leaves a report, and the next start offers it."""
    with bench.desktop("--demo", is_killed=True) as program:
        program.window("SCF Desktop")
        assert len(crash_files(bench)) == 1
        with bench.desktop("--demo") as other:  # it runs on, and its own report stays its own
            other.window("SCF Desktop")
            os.kill(program.process.pid, signal.SIGSEGV)
            assert program.process.wait(20) == -signal.SIGSEGV, program.process.returncode
            assert len(crash_files(bench)) == 2, crash_files(bench)
    reports = crash_reports(bench)
    assert len(reports) == 1, reports
    assert stat.S_IMODE(reports[0].stat().st_mode) == 0o600
    text = reports[0].read_text()
    assert "signal: SIGSEGV" in text and "scf-desktop" in text, text
    with bench.desktop("--demo") as program:
        window = program.window("SCF Desktop")
        window.wait_for_sentence("ended unexpectedly the last time", 20)
        window.find(BUTTON, "Show the Report…").press()
        dialog = program.dialog("Report a Problem")
        shown = dialog.find(TEXT, "Text of the section")
        wait_until(lambda: "SIGSEGV" in shown.text, "report", 20, lambda: shown.text)
        wait_until(lambda: all(path.name.startswith("seen-") for path in crash_reports(bench)),
                   "report that was seen")
    with bench.desktop("--demo") as program:
        window = program.window("SCF Desktop")
        time.sleep(2)
        assert not window.shows("ended unexpectedly"), "it is offered again"


def log_file(bench):
    """--log writes what happens for the owner only, without the key."""
    project = bench.project()
    with bench.cloud() as cloud:
        with bench.desktop("--endpoint", cloud.endpoint, "--log", "run.log", "--function",
                           "hello-world", project.name, env=cloud.credential()) as program:
            window = program.window("SCF Desktop")
            window.find(BUTTON, "Update").wait_enabled(30).press()
            window.wait_for_sentence(LIVE, 60)
        log = bench.folder / "run.log"
        text = log.read_text()
        assert stat.S_IMODE(log.stat().st_mode) == 0o600, oct(log.stat().st_mode)
        assert "UpdateFunctionCode" in text, text[-2000:]
        assert cloud.secret_key not in text, "the log holds the SecretKey"


run_cases([texts_without_a_display, wrong_usage, second_start, folder_for_a_function, handed_over,
           first_one_hangs, crash, log_file])
