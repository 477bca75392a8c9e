#!/usr/bin/python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program by keyboard alone. The accessibility bus is only read, to see where the focus
is and what is shown.

    tests/support/atspi/with_display.sh tests/e2e/deploy_by_keyboard.py BUILD_FOLDER [CASE]...
"""

import contextlib
import re

from e2e import assert_holds, bus, run_cases, zip_folder

BUTTON, TEXT, TABLE, RADIO, ANYTHING = bus.BUTTON, bus.TEXT, bus.TABLE, bus.RADIO, bus.ANYTHING
press, type_text, wait_until = bus.press_keys, bus.type_text, bus.wait_until

LIVE = "hello-world is live"
OLD_CODE = "the old code is still running"


def active_window(program, title="SCF Desktop"):
    """The window once it has the keyboard."""
    window = program.window(title)
    wait_until(lambda: window.has_state("active"), f"keyboard for {title}", 10, window.outline)
    return window


def focus_of(window):
    """What has the focus: a name, or the role where there is no name; None while nothing has it."""
    # What hands the focus on to a part of it counts as focused too, so the innermost is meant. To the
    # bus of Qt 6.4 the current tab is focused, always.
    focused = [element for element in window.walk()
               if element.focused and element.role != "page tab"]
    return (focused[-1].name or focused[-1].role) if focused else None


def wait_for_focus(window, name):
    wait_until(lambda: focus_of(window) == name, f"focus on {name}", 5,
               lambda: f"it is on {focus_of(window)}")


def tab_to(window, name, key="Tab", most=40):
    """Presses Tab until `name` has the focus."""
    passed = []
    for _ in range(most):
        at = wait_until(lambda: focus_of(window), "focus", 5, window.outline)
        if at == name:
            return
        passed.append(at)
        press(key)
        # The next control may have the same name.
        with contextlib.suppress(bus.TimedOut):
            wait_until(lambda: focus_of(window) not in (None, passed[-1]), "next focus", 1)
    raise AssertionError(f"Tab does not reach {name}: {passed}")


def replace_text(text):
    press("ctrl+a")
    type_text(text)


def choose_function(program, typed="hello-wor", function="hello-world"):
    """From the start: the focus is in the search box, and Return takes the first row."""
    window = active_window(program)
    window.find(TABLE, "Functions")
    wait_until(lambda: window.find(TABLE, "Functions").row_count() > 5, "functions")
    wait_for_focus(window, "Search functions")
    type_text(typed)
    press("Return")
    wait_until(lambda: function in program.window("SCF Desktop").name, f"title with {function}",
               10, window.outline)
    return window


# --- cases --------------------------------------------------------------------------------------

def folder(bench):
    """A folder as npm makes it reaches hello-world by Tab, typed text and Space."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        window = choose_function(program)
        tab_to(window, "Folder path")
        type_text(str(project))
        update = window.find(BUTTON, "Update").wait_enabled(30)
        tab_to(window, update.name)
        press("space")
        window.wait_for_sentence(LIVE, 60)
        assert_holds(cloud.deployed(), project)
        cloud.assert_accepted_once()


def shortcuts(bench):
    """Ctrl+O takes the folder, Ctrl+Enter updates; a second time Ctrl+Enter is all it takes."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        window = choose_function(program)
        press("ctrl+o")
        dialog = program.dialog("Choose the Folder")
        wait_until(lambda: dialog.has_state("active"), "keyboard for the dialog")
        # It begins in the folder that the program was started in. Qt's own dialog sometimes takes
        # the folder above while it has not yet read the one that a typed name lies in.
        files = dialog.find(TABLE, "Files")
        wait_until(lambda: files.row_of(project.name) is not None, "folder in the dialog", 10,
                   lambda: str(files.rows()))
        replace_text(project.name)
        press("Return")
        program.application().wait_gone(bus.DIALOG, re.compile("Choose the Folder"))
        chosen = window.find(TEXT, "Folder path").text
        assert chosen == str(project), f"the dialog gave {chosen}"
        window.find(BUTTON, "Update").wait_enabled(30)
        press("ctrl+Return")
        window.wait_for_sentence(LIVE, 60)
        assert_holds(cloud.deployed(), project)

        (project / "index.js").write_text("exports.main_handler = async () => 'changed';\n")
        press("ctrl+Return")
        wait_until(lambda: len(cloud.updates()) == 2, "second update", 30, window.outline)
        window.wait_for_sentence(LIVE, 60)
        assert_holds(cloud.deployed(), project)


def zip_file(bench):
    """The choice of the source is made with the arrow keys."""
    package = zip_folder(bench.project(), bench.folder / "package.zip")
    with bench.demo_desktop() as (program, cloud):
        window = choose_function(program)
        tab_to(window, "Folder")
        press("Right")
        wait_for_focus(window, "ZIP file")
        tab_to(window, "ZIP file path")
        type_text(str(package))
        window.find(BUTTON, "Update").wait_enabled(30)
        press("ctrl+Return")
        window.wait_for_sentence(LIVE, 60)
        assert cloud.deployed() == package.read_bytes(), "other bytes than the ZIP file's"


def search(bench):
    """Ctrl+F leads to the search box from anywhere, Return selects the first row, Down goes on."""
    with bench.demo_desktop() as (program, _):
        window = choose_function(program)
        tab_to(window, "Handler")
        press("ctrl+f")
        wait_for_focus(window, "Search functions")
        replace_text("re")
        table = window.find(TABLE, "Functions")
        wait_until(lambda: 1 < table.row_count() < 13, "some rows", 10, window.outline)
        rows = [row[0] for row in table.rows()]
        assert rows[0] != "hello-world", rows
        press("Return")
        wait_until(lambda: rows[0] in program.window("SCF Desktop").name, f"title with {rows[0]}",
                   10, lambda: program.window("SCF Desktop").name)
        assert table.selected_rows() == [0], table.selected_rows()
        press("Down")
        wait_until(lambda: focus_of(window) != "Search functions", "focus in the table")
        press("Down")
        wait_until(lambda: rows[1] in program.window("SCF Desktop").name, f"title with {rows[1]}",
                   10, lambda: program.window("SCF Desktop").name)
        press("ctrl+f")
        wait_for_focus(window, "Search functions")
        press("Escape")
        wait_until(lambda: table.row_count() == 13, "all rows", 10, window.outline)
        wait_until(lambda: rows[1] in program.window("SCF Desktop").name, "kept selection")


def every_control(bench):
    """Tab goes through all that can be used and comes back to where it began, either way."""
    project = bench.project()
    with bench.demo_desktop() as (program, _):
        window = choose_function(program)
        tab_to(window, "Folder path")
        type_text(str(project))
        window.find(BUTTON, "Update").wait_enabled(30)
        for key in ("Tab", "shift+Tab"):
            passed = []
            while len(passed) < 60:
                press(key)
                wait_until(lambda: focus_of(window), "focus", 5, window.outline)
                passed.append(focus_of(window))
                if passed[-1] == "Folder path":
                    break
            assert passed[-1] == "Folder path", f"{key} does not come back: {passed}"
            for name in ("Search functions", "Account", "Region", "Namespace", "Refresh", "Folder",
                         "Choose…", "Contents", "Handler", "Install dependencies",
                         "Publish a version", "Update"):
                assert name in passed, f"{key} does not reach {name}: {passed}"
        # The order in which the form reads.
        backwards = [name for name in reversed(passed)
                     if name in ("Choose…", "Contents", "Handler", "Publish a version", "Update")]
        assert backwards == ["Choose…", "Contents", "Handler", "Publish a version",
                             "Update"], backwards


def cancel(bench):
    """Escape cancels, and says honestly that the platform goes on."""
    project = bench.project()
    with bench.desktop_on_cloud("--update-time", "600000") as (program, cloud):
        window = choose_function(program)
        tab_to(window, "Folder path")
        type_text(str(project))
        window.find(BUTTON, "Update").wait_enabled(30)
        press("ctrl+Return")
        wait_until(cloud.updates, "update at the demo cloud", 30)
        window.find(ANYTHING, re.compile("Wait until Active: running"), 30)
        press("Escape")
        window.wait_for_sentence("was accepted; its end was not awaited", 30)
        assert not window.shows(LIVE), "it is called live"


def fault_from_the_menu(bench):
    """The menus open by their letters: Demo > Make the Next Request Fail, and arrows go through."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        before = cloud.deployed()
        window = choose_function(program)
        tab_to(window, "Folder path")
        type_text(str(project))
        window.find(BUTTON, "Update").wait_enabled(30)
        press("alt+d")
        window.find(bus.MENU_ITEM, "Make the Next Request Fail")
        press("m")
        program.application().find(bus.MENU_ITEM, "Accepted, then rejected")
        faults = [element.name for element in program.application().walk()
                  if element.role in bus.MENU_ITEM]
        first = faults.index("Done, but the answer is lost")
        press(*["Down"] * (faults.index("Accepted, then rejected") - first), "Return")
        program.application().wait_gone(bus.MENU_ITEM, "Accepted, then rejected")
        press("ctrl+Return")
        window.wait_for_sentence(OLD_CODE, 60)
        assert cloud.deployed() == before, "other code runs"


def add_account(bench):
    """Add an Account by keyboard, from the welcome page to the functions."""
    with bench.cloud() as cloud, bench.desktop() as program:
        window = active_window(program)
        tab_to(window, "Add an Account")
        press("space")
        dialog = program.dialog("Add an Account")
        wait_until(lambda: dialog.has_state("active"), "keyboard for the dialog")
        tab_to(dialog, "Account name")
        type_text("Of the test")
        tab_to(dialog, "Edition")
        press("End")
        tab_to(dialog, "Endpoint")
        type_text(cloud.endpoint)
        tab_to(dialog, "SecretId")
        type_text(cloud.secret_id)
        tab_to(dialog, "SecretKey")
        type_text(cloud.secret_key)
        press("Return")
        program.application().wait_gone(bus.DIALOG, "Add an Account")
        choose_function(program)


def request_log(bench):
    """Ctrl+L shows the calls, the arrow keys choose one, and its body is read there."""
    with bench.demo_desktop() as (program, _):
        window = choose_function(program)
        press("ctrl+l")
        window.find(TABLE, "Requests")
        tab_to(window, "Requests", most=5)
        press("ctrl+Home")
        press("Down", "Up")
        body = window.find(TEXT, "Request and answer")
        wait_until(lambda: "ListFunctions" in body.text or "ListNamespaces" in body.text,
                   "body of the first call", 10, lambda: body.text)


run_cases([folder, shortcuts, zip_file, search, every_control, cancel, fault_from_the_menu,
           add_account, request_log])
