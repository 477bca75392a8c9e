# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uses a window the way a screen reader does: finds things by role and accessible name, presses,
types, reads. Needs Debian's python3-gi and gir1.2-atspi-2.0 (so /usr/bin/python3) and the buses that
with_display.sh starts.

    with Program(["build/release/scf-desktop", "--demo"]) as program:
        window = program.window("SCF Desktop")
        window.find(TABLE, "Functions").select_row("hello-world")
        window.find(TEXT, "Folder path").set_text("/path/to/folder")
        window.find(BUTTON, "Update").wait_enabled().press()
        window.wait_for_sentence("hello-world is live", timeout=30)

Nothing here sleeps for a fixed time: each look is repeated until it succeeds or its time is over,
and then TimedOut says what was looked for and what was there instead.
"""

import json
import re
import subprocess
import threading
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# The roles that Qt's widgets have, by the names of the accessibility bus.
WINDOW = ("frame", "window", "dialog", "alert")
DIALOG = ("dialog", "alert")
BUTTON = ("push button", "button", "toggle button", "button menu")
TEXT = ("text", "entry", "password text")
PASSWORD = ("password text",)
TABLE = ("table", "tree table", "tree", "list")
CELL = ("table cell", "list item", "tree item")
RADIO = ("radio button", "page tab")
CHECK_BOX = ("check box",)
COMBO_BOX = ("combo box",)
MENU = ("menu",)
MENU_ITEM = ("menu item", "check menu item", "radio menu item")
LABEL = ("label", "static", "heading", "status bar")
ANYTHING = ()

# Children of these, where they are tables to the bus, are only visited when a cell is looked for:
# there may be 10,000 rows.
_MANY_CHILDREN = frozenset(TABLE)
_STEP = 0.05


class TimedOut(AssertionError):
    """What was waited for did not come."""


def wait_until(look, what, timeout=10.0, otherwise=None):
    """Calls look() until it returns something true, and returns that. After `timeout` seconds
    TimedOut names `what`, with what otherwise() says about the state of things."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            found = look()
        except GLib.Error:
            found = None  # it vanished between two looks
        if found:
            return found
        if time.monotonic() > deadline:
            state = ""
            if otherwise:
                try:
                    state = "\n" + otherwise()
                except GLib.Error as error:
                    state = f"\n(gone: {error})"
            raise TimedOut(f"no {what} within {timeout:g} s{state}")
        time.sleep(_STEP)


def press_keys(*keys):
    """Presses keys the way a keyboard does, such as "ctrl+Return" or "Tab", in the focused window."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True)


def type_text(text):
    """Types `text` into whatever has the focus."""
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "2", "--", text], check=True)


def _matches(wanted, name):
    if wanted is None:
        return True
    if isinstance(wanted, re.Pattern):
        return wanted.search(name) is not None
    return name == wanted


def _named(roles, name):
    kind = roles[0] if roles else "thing"
    if name is None:
        return kind
    return f'{kind} "{name.pattern if isinstance(name, re.Pattern) else name}"'


class Element:
    """One thing on the accessibility bus. Names are compared whole; a compiled pattern is searched."""

    def __init__(self, accessible):
        self._accessible = accessible

    # --- what it is ---------------------------------------------------------------------------

    @property
    def role(self):
        return self._accessible.get_role_name()

    @property
    def name(self):
        return self._accessible.get_name() or ""

    @property
    def description(self):
        return self._accessible.get_description() or ""

    @property
    def text(self):
        """The text inside: of a field or a label that has the text interface, else the name."""
        interface = self._accessible.get_text_iface()
        if interface is None:
            return self.name
        return Atspi.Text.get_text(interface, 0, Atspi.Text.get_character_count(interface)) or ""

    @property
    def value(self):
        """Of a progress bar, a meter or a spin box."""
        interface = self._accessible.get_value_iface()
        return None if interface is None else Atspi.Value.get_current_value(interface)

    def has_state(self, state):
        return self._accessible.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    @property
    def enabled(self):
        return self.has_state("enabled") and self.has_state("sensitive")

    @property
    def showing(self):
        return self.has_state("showing")

    @property
    def checked(self):
        return self.has_state("checked") or self.has_state("selected")

    @property
    def focused(self):
        return self.has_state("focused")

    def parent_names(self):
        """Where this stands: the named things around it, from the nearest out."""
        names = []
        parent = self._accessible.get_parent()
        while parent is not None:
            if parent.get_name():
                names.append(parent.get_name())
            parent = parent.get_parent()
        return " < ".join(names)

    def __repr__(self):
        return f'{self.role} "{self.name}"'

    def is_view(self):
        """Whether this shows a model, with a cell for each of its rows."""
        return self.role in _MANY_CHILDREN and self._accessible.get_table_iface() is not None

    # --- looking ------------------------------------------------------------------------------

    def children(self):
        for index in range(self._accessible.get_child_count()):
            child = self._accessible.get_child_at_index(index)
            if child is not None:
                yield Element(child)

    def walk(self, into_cells=False, hidden=False):
        """Everything below, from the top down; only what is on screen unless `hidden`."""
        for child in self.children():
            try:
                if not hidden and not child.showing:
                    continue
                yield child
                if into_cells or not child.is_view():
                    yield from child.walk(into_cells, hidden)
            except GLib.Error:
                continue  # it vanished while we looked

    def look(self, roles, name=None, hidden=False):
        """The first of `roles` with that name right now, or None."""
        into_cells = any(role in CELL for role in roles)
        for element in self.walk(into_cells, hidden):
            if (not roles or element.role in roles) and _matches(name, element.name):
                return element
        return None

    def find(self, roles, name=None, timeout=10.0, hidden=False):
        """Waits for the first of `roles` with that name."""
        return wait_until(lambda: self.look(roles, name, hidden), _named(roles, name), timeout,
                          self.outline)

    def wait_gone(self, roles, name=None, timeout=10.0):
        wait_until(lambda: self.look(roles, name) is None, f"end of {_named(roles, name)}", timeout,
                   self.outline)

    def sentences(self):
        """Every text on screen: names, descriptions and contents."""
        for element in self.walk():
            for text in (element.name, element.text, element.description):
                if text:
                    yield text

    def shows(self, sentence):
        """Whether a text on screen contains `sentence` (or a compiled pattern is found in one)."""
        pattern = sentence if isinstance(sentence, re.Pattern) else re.compile(re.escape(sentence))
        return next((text for text in self.sentences() if pattern.search(text)), None)

    def wait_for_sentence(self, sentence, timeout=10.0):
        """Waits until a text on screen contains `sentence` and returns that text."""
        return wait_until(lambda: self.shows(sentence), f'sentence "{sentence}"', timeout,
                          self.outline)

    def wait_enabled(self, timeout=10.0):
        wait_until(lambda: self.enabled, f"enabled {self!r}", timeout,
                   lambda: f"it says: {self.description}")
        return self

    def outline(self, depth=0):
        """All that is on screen below, a line each: what a failed test prints."""
        lines = []
        for child in self.children():
            try:
                if not child.showing:
                    continue
                text = child.text
                lines.append("  " * depth + repr(child) + (f" = {text!r}" if text != child.name else "")
                             + ("" if child.enabled else " (disabled)"))
                if child.is_view():
                    lines.append("  " * (depth + 1) + f"{child.row_count()} rows")
                elif below := child.outline(depth + 1):
                    lines.append(below)
            except GLib.Error:
                continue
        return "\n".join(lines)

    # --- doing --------------------------------------------------------------------------------

    def actions(self):
        interface = self._accessible.get_action_iface()
        if interface is None:
            return []
        return [Atspi.Action.get_action_name(interface, index)
                for index in range(Atspi.Action.get_n_actions(interface))]

    def act(self, *names):
        """Does the first of the actions `names` (whatever their case) that this offers."""
        offered = [action.lower() for action in self.actions()]
        for name in names:
            if name.lower() in offered:
                Atspi.Action.do_action(self._accessible.get_action_iface(),
                                       offered.index(name.lower()))
                return self
        raise AssertionError(f"{self!r} offers {offered}, none of {list(names)}")

    def press(self):
        """Presses a button, a menu item, a tab, a radio button or a check box."""
        return self.act("Press", "Toggle", "ShowMenu", "Select")

    def choose(self, text):
        """Chooses an entry of a combo box and waits until it is the current one."""
        self.act("ShowMenu")
        self.find(CELL, text).act("Toggle")
        wait_until(lambda: self.text == text, f"{text!r} in {self!r}", 5.0,
                   lambda: f"there is {self.text!r}")
        return self

    def focus(self):
        Atspi.Component.grab_focus(self._accessible.get_component_iface())
        return self

    def set_text(self, text, timeout=5.0):
        """Replaces the text of a field, and waits until it is there."""
        interface = self._accessible.get_editable_text_iface()
        assert interface is not None, f"{self!r} cannot be edited"
        Atspi.EditableText.set_text_contents(interface, text)
        if self.role != "password text":
            wait_until(lambda: self.text == text, f"{text!r} in {self!r}", timeout,
                       lambda: f"there is {self.text!r}")
        return self

    # --- tables -------------------------------------------------------------------------------

    def _table(self):
        interface = self._accessible.get_table_iface()
        assert interface is not None, f"{self!r} is no table"
        return interface

    def row_count(self):
        interface = self._accessible.get_table_iface()
        return 0 if interface is None else Atspi.Table.get_n_rows(interface)

    def column_count(self):
        return Atspi.Table.get_n_columns(self._table())

    def cell(self, row, column):
        return Element(Atspi.Table.get_accessible_at(self._table(), row, column))

    def row(self, row):
        """The texts of one row."""
        return [self.cell(row, column).name for column in range(self.column_count())]

    def rows(self, limit=200):
        """The texts of the first `limit` rows."""
        return [self.row(row) for row in range(min(self.row_count(), limit))]

    def row_of(self, text, column=0):
        """The first row whose cell in `column` shows `text`; None where there is none."""
        for row in range(self.row_count()):
            if _matches(text, self.cell(row, column).name):
                return row
        return None

    def select_row(self, text, column=0, timeout=10.0):
        """Waits for the row that shows `text` and selects it."""
        row = wait_until(lambda: (lambda found: None if found is None else (found,))(
            self.row_of(text, column)), f'row "{text}" in {self!r}', timeout,
            lambda: "\n".join(map(str, self.rows(30))))[0]
        Atspi.Table.add_row_selection(self._table(), row)
        wait_until(lambda: Atspi.Table.is_row_selected(self._table(), row), f"selected row {row}")
        return row

    def selected_rows(self):
        return list(Atspi.Table.get_selected_rows(self._table()))


class Program:
    """A running program and its windows. Its standard output and error are kept, line by line."""

    def __init__(self, command, env=None, cwd=None):
        # Answers that take longer mean a window that hangs.
        Atspi.set_timeout(5000, 15000)
        self.output = []
        self.errors = []
        self.process = subprocess.Popen(command, env=env, cwd=cwd, text=True, encoding="utf-8",
                                        errors="replace", stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self._readers = [threading.Thread(target=self._read, args=pipe, daemon=True)
                         for pipe in ((self.process.stdout, self.output),
                                      (self.process.stderr, self.errors))]
        for reader in self._readers:
            reader.start()

    @staticmethod
    def _read(stream, lines):
        for line in stream:
            lines.append(line.rstrip("\n"))

    def __enter__(self):
        return self

    def __exit__(self, *failure):
        self.end()

    def end(self, timeout=10.0):
        """Asks the program to end, and makes it when it does not; gives its exit code."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        for reader in self._readers:
            reader.join(timeout)
        return self.process.returncode

    def wait_ended(self, timeout=10.0):
        """Waits until the program has ended by itself; gives its exit code."""
        wait_until(lambda: self.process.poll() is not None, "end of the program", timeout)
        return self.end()

    def announcement(self, timeout=10.0):
        """The first line of standard output, as JSON."""
        return json.loads(wait_until(lambda: self.output[:1], "line on standard output", timeout,
                                     lambda: "\n".join(self.errors))[0])

    def _application(self):
        desktop = Atspi.get_desktop(0)
        # What the bus says now, not what this process remembers.
        desktop.set_cache_mask(Atspi.Cache.NONE)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == self.process.pid:
                child.set_cache_mask(Atspi.Cache.NONE)
                return Element(child)
        return None

    def application(self, timeout=20.0):
        def look():
            if self.process.poll() is not None:
                raise AssertionError("the program ended with code "
                                     f"{self.process.returncode}:\n" + "\n".join(self.errors[-20:]))
            return self._application()
        return wait_until(look, "program on the accessibility bus", timeout,
                          lambda: "\n".join(self.errors[-20:]))

    def window(self, title=None, timeout=20.0, roles=WINDOW):
        """Waits for the window whose title contains `title`."""
        application = self.application(timeout)
        pattern = None if title is None else re.compile(re.escape(title))
        return wait_until(lambda: next((window for window in application.children()
                                        if window.role in roles and window.showing
                                        and _matches(pattern, window.name)), None),
                          f'window "{title}"', timeout, application.outline)

    def dialog(self, title=None, timeout=10.0):
        """Waits for a dialog, which Qt reports beside its window or below it."""
        application = self.application()
        pattern = None if title is None else re.compile(re.escape(title))
        return application.find(DIALOG, pattern, timeout)
