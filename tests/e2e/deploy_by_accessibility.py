#!/usr/bin/python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program through the accessibility bus alone, as somebody uses it who sees nothing: no
key is pressed and no mouse is moved.

    tests/support/atspi/with_display.sh tests/e2e/deploy_by_accessibility.py BUILD_FOLDER [CASE]...
"""

import re

from e2e import NAMESPACE, REGION, assert_holds, bus, run_cases, zip_folder

BUTTON, TEXT, TABLE, RADIO = bus.BUTTON, bus.TEXT, bus.TABLE, bus.RADIO
COMBO_BOX, CHECK_BOX, MENU, MENU_ITEM = bus.COMBO_BOX, bus.CHECK_BOX, bus.MENU, bus.MENU_ITEM
PASSWORD, CELL = bus.PASSWORD, bus.CELL
wait_until = bus.wait_until

LIVE = "hello-world is live"
OLD_CODE = "the old code is still running"

# What a person can act on or read values from; the rest is layout, pictures and words.
CONTROLS = set(BUTTON + TEXT + TABLE + RADIO + COMBO_BOX + CHECK_BOX + MENU_ITEM
               + ("slider", "spin button", "progress bar"))


def open_function(program, function="hello-world"):
    window = program.window("SCF Desktop")
    window.find(TABLE, "Functions").select_row(function)
    window.find(TEXT, "Handler")
    return window


def update_from_folder(window, folder):
    """Up to the press of Update, which must have become possible by itself."""
    window.find(RADIO, "Folder").press()
    window.find(TEXT, "Folder path").set_text(str(folder))
    window.find(BUTTON, "Update").wait_enabled(30).press()


def unnamed_controls(window):
    return [f"{element.role} at {element.parent_names()}"
            for element in window.walk()
            if not element.name.strip() and element.role not in bus.LABEL
            and (element.role in CONTROLS or element.has_state("focusable"))]


def names_of(table):
    return {row[0] for row in table.rows()}


def wait_for_names(window, wanted):
    wait_until(lambda: names_of(window.find(TABLE, "Functions")) == wanted, f"table of {wanted}",
               10, lambda: str(names_of(window.find(TABLE, "Functions"))))


# --- cases --------------------------------------------------------------------------------------

def folder(bench):
    """A folder as npm makes it reaches hello-world, with exactly its files."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        window = open_function(program)
        update_from_folder(window, project)
        window.wait_for_sentence(LIVE, 60)
        modes = assert_holds(cloud.deployed(), project)
        cloud.assert_accepted_once()
        assert modes["node_modules/mime/cli.js"] & 0o111, "the program cannot be run any more"
        detail = cloud.call("GetFunction", FunctionName="hello-world", Namespace=NAMESPACE)
        assert (detail["Status"], detail["Handler"]) == ("Active", "index.main_handler"), detail
        shown = window.find(bus.LABEL, re.compile("^RequestId ")).name.split()[1]
        assert shown == cloud.updates()[0]["RequestId"], f"{shown} is shown"


def zip_file(bench):
    """A ZIP file reaches hello-world as it is."""
    project = bench.project()
    package = zip_folder(project, bench.folder / "package.zip")
    with bench.demo_desktop() as (program, cloud):
        window = open_function(program)
        window.find(RADIO, "ZIP file").press()
        window.find(TEXT, "ZIP file path").set_text(str(package))
        window.find(BUTTON, "Update").wait_enabled(30).press()
        window.wait_for_sentence(LIVE, 60)
        assert cloud.deployed() == package.read_bytes(), "other bytes than the ZIP file's"
        cloud.assert_accepted_once()


def cos_object(bench):
    """An object of a bucket reaches hello-world; its package is looked into before."""
    with bench.demo_desktop() as (program, cloud):
        window = open_function(program)
        window.find(RADIO, "COS object").press()
        window.find(TEXT, "COS object").set_text(
            "cos://deploy-1250000000/releases/hello-world.zip")
        window.wait_for_sentence("CosObjectName /releases/hello-world.zip", 10)
        window.find(BUTTON, "Update").wait_enabled(30).press()
        window.wait_for_sentence(LIVE, 60)
        assert b"bucket" in cloud.deployed(), "not the object's bytes"
        assert [update["outcome"] for update in cloud.updates()] == ["accepted"], cloud.updates()


def image(bench):
    """A function that runs an image gets another tag; what cannot be compared is said."""
    with bench.demo_desktop() as (program, cloud):
        window = program.window("SCF Desktop")
        window.find(TABLE, "Functions").select_row("face-blur")
        uri = window.find(TEXT, "Image URI", 10)
        uri.set_text("ccr.ccs.tencentyun.com/demo-team/face-blur:2.0")
        window.find(BUTTON, "Update").wait_enabled(30).press()
        window.wait_for_sentence("face-blur is active, not verifiable", 60)
        detail = cloud.call("GetFunction", FunctionName="face-blur", Namespace=NAMESPACE)
        assert detail["ImageConfig"]["ImageUri"].endswith(":2.0"), detail


def names(bench):
    """Everything has the name that stands on screen, and no control is without one."""
    with bench.demo_desktop() as (program, _):
        window = program.window("SCF Desktop")
        assert "SCF Desktop" in window.name
        window.find(("table",), "Functions").select_row("hello-world")
        window.find(("text",), "Search functions")
        for choice in ("COS object", "Image", "Editor", "ZIP file", "Folder"):
            window.find(("radio button",), choice).press()
            assert not unnamed_controls(window), unnamed_controls(window)
        for choice, field in (("ZIP file", "ZIP file path"), ("Folder", "Folder path")):
            window.find(RADIO, choice).press()
            window.find(("text",), field)
        window.find(("text",), "Handler")
        window.find(("push button",), "Update")
        for place in ("Account", "Region", "Namespace"):
            window.find(COMBO_BOX, place)
        for tab, shown in (("Request log", "Requests"), ("Result", "Nothing was updated yet")):
            window.find(("page tab",), tab).press()
            window.find(bus.ANYTHING, shown)
            assert not unnamed_controls(window), unnamed_controls(window)
        for menu in ("File", "Function", "View", "Demo", "Help"):
            window.find(MENU_ITEM + MENU, menu)


def names_while_updating(bench):
    """Cancel is there while an update runs, and everything still has a name."""
    project = bench.project()
    with bench.desktop_on_cloud("--update-time", "600000") as (program, _):
        window = open_function(program)
        update_from_folder(window, project)
        window.find(("push button",), "Cancel", 30)
        assert not unnamed_controls(window), unnamed_controls(window)


def names_of_the_doors(bench):
    """The welcome page and Add an Account leave no control without a name."""
    with bench.desktop() as program:
        window = program.window("SCF Desktop")
        window.find(("push button",), "Try the Demo Cloud")
        window.find(("push button",), "Add an Account").press()
        assert not unnamed_controls(window), unnamed_controls(window)
        dialog = program.dialog("Add an Account")
        for role, name in ((("text",), "Account name"), (COMBO_BOX, "Edition"),
                           (("text",), "Endpoint"), (("text",), "SecretId"),
                           (PASSWORD, "SecretKey"), (PASSWORD, "Token"),
                           (("push button",), "Add"), (("push button",), "Cancel")):
            dialog.find(role, name)
        edition = dialog.find(COMBO_BOX, "Edition")
        entries = [element.name for element in edition.walk(into_cells=True, hidden=True)
                   if element.role in CELL]
        assert entries == ["International", "Mainland China", "Custom"], entries
        assert edition.text == "International", edition.text
        assert not unnamed_controls(dialog), unnamed_controls(dialog)
        dialog.find(BUTTON, "Cancel").press()
        program.application().wait_gone(bus.DIALOG, "Add an Account")


def text_without_return(bench):
    """Each field reacts to its text alone: the search, the path and the handler."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        window = open_function(program)
        search = window.find(TEXT, "Search functions")
        search.set_text("RESIZE")
        wait_for_names(window, {"image-resize"})
        search.set_text("no such function")
        window.wait_for_sentence("No function matches")
        search.set_text("")
        window.find(TABLE, "Functions").select_row("hello-world")

        update = window.find(BUTTON, "Update")
        assert not update.enabled, "nothing is chosen yet"
        assert update.description, "Update does not say why it is disabled"
        path = window.find(TEXT, "Folder path")
        path.set_text(str(project))
        update.wait_enabled(30)
        window.wait_for_sentence(re.compile(r"^63\d files"))
        window.wait_for_sentence("defined in index.js")

        handler = window.find(TEXT, "Handler")
        for nonsense, verdict in (("index.nowhere", "nowhere"), ("absent.main_handler", "absent"),
                                  ("!!", "")):
            handler.set_text(nonsense)
            wait_until(lambda: not update.enabled and update.description,
                       f"verdict on {nonsense}", 10, window.outline)
            wait_until(lambda: verdict in handler.description  # noqa: B023
                       and handler.description != "defined in index.js, line 5",
                       f"verdict on {nonsense} beside the box", 10, lambda: handler.description)
            assert window.shows(handler.description), "the verdict is not on screen"
        handler.set_text("index.main_handler")
        update.wait_enabled()

        path.set_text(str(bench.folder / "not there"))
        wait_until(lambda: not update.enabled, "Update disabled without a folder", 10,
                   window.outline)
        assert not cloud.updates(), "a text alone sent an update"


def welcome(bench):
    """The first door leads to the demo cloud."""
    with bench.desktop() as program:
        program.window("SCF Desktop").find(BUTTON, "Try the Demo Cloud").press()
        window = open_function(program)
        wait_until(lambda: "Demo cloud" in program.window("SCF Desktop").name, "title", 10,
                   lambda: program.window("SCF Desktop").name)
        update_from_folder(window, bench.project())
        window.wait_for_sentence(LIVE, 60)


def sample(bench):
    """The sample project of the welcome page is one press away from being live."""
    with bench.desktop() as program:
        window = program.window("SCF Desktop")
        window.find(BUTTON, re.compile("sample project")).press()
        window.find(BUTTON, "Update").wait_enabled(30).press()
        window.wait_for_sentence(LIVE, 60)


def add_account(bench):
    """The second door refuses a wrong key with a sentence and opens with the right one."""
    project = bench.project()
    with bench.cloud() as cloud, bench.desktop() as program:
        program.window("SCF Desktop").find(BUTTON, "Add an Account").press()
        dialog = program.dialog("Add an Account")
        add = dialog.find(BUTTON, "Add")
        assert not add.enabled, "Add is offered for nothing"
        dialog.find(TEXT, "Account name").set_text("Of the test")
        dialog.find(COMBO_BOX, "Edition").choose("Custom")
        dialog.find(TEXT, "Endpoint").set_text(cloud.endpoint)
        dialog.find(TEXT, "SecretId").set_text(cloud.secret_id)
        dialog.find(PASSWORD, "SecretKey").set_text("not" + cloud.secret_key)
        add.wait_enabled().press()
        refusal = dialog.wait_for_sentence("AuthFailure.SignatureFailure")
        assert refusal.splitlines()[0] and "AuthFailure" not in refusal.splitlines()[0], (
            f"no sentence before the code: {refusal}")
        assert program.dialog("Add an Account"), "a wrong key was taken"

        dialog.find(PASSWORD, "SecretKey").set_text(cloud.secret_key)
        add.wait_enabled().press()
        program.application().wait_gone(bus.DIALOG, "Add an Account")
        window = open_function(program)
        assert window.find(COMBO_BOX, "Account").text == "Of the test"
        assert REGION in window.find(COMBO_BOX, "Region").text
        update_from_folder(window, project)
        window.wait_for_sentence(LIVE, 60)
        assert_holds(cloud.deployed(), project)


def update_fails(bench):
    """A package that the platform rejects after all leaves the old code, and that is said."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        before = cloud.deployed()
        window = open_function(program)
        cloud.make_next_fail("update-fails")
        update_from_folder(window, project)
        window.wait_for_sentence(OLD_CODE, 60)
        assert not window.shows(LIVE), "it is called live"
        assert cloud.deployed() == before, "other code runs"
        reasons = cloud.call("GetFunction", FunctionName="hello-world")["StatusReasons"]
        assert reasons and window.shows(reasons[0]["ErrorMessage"]), f"{reasons} is not shown"

        window.find(BUTTON, "Update").wait_enabled(30).press()
        window.wait_for_sentence(LIVE, 60)
        assert_holds(cloud.deployed(), project)


def error_explained(bench):
    """A refused update shows its code and RequestId, and that nothing changed."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        before = cloud.deployed()
        window = open_function(program)
        cloud.make_next_fail("ResourceNotFound.Function")
        update_from_folder(window, project)
        details = window.wait_for_sentence("ResourceNotFound.Function", 60)
        for part in (cloud.updates()[0]["RequestId"], "UpdateFunctionCode", REGION):
            assert part in details, f"{part} is not in {details}"
        assert window.shows(OLD_CODE)
        assert cloud.deployed() == before, "other code runs"


def lost_answer(bench):
    """An update whose answer was lost is looked after, not sent again."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        window = open_function(program)
        cloud.make_next_fail("lost-answer")
        update_from_folder(window, project)
        window.wait_for_sentence(LIVE, 90)
        assert_holds(cloud.deployed(), project)
        assert len(cloud.updates()) == 1, cloud.updates()


def cancel_while_waiting(bench):
    """Cancel after the platform accepted stops the waiting and claims nothing else."""
    project = bench.project()
    with bench.desktop_on_cloud("--update-time", "600000") as (program, cloud):
        window = open_function(program)
        update_from_folder(window, project)
        wait_until(cloud.updates, "update at the demo cloud", 30)
        window.find(bus.ANYTHING, re.compile("Wait until Active: running"), 30)
        window.find(BUTTON, "Cancel").press()
        window.wait_for_sentence("was accepted; its end was not awaited", 30)
        assert not window.shows(LIVE), "it is called live"
        assert not window.shows(OLD_CODE), "nobody knows that"
        window.find(BUTTON, "Update")
        assert [update["outcome"] for update in cloud.updates()] == ["accepted"], cloud.updates()


def cancel_before_the_answer(bench):
    """Cancel while the request hangs reads the function and tells what it says."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        before = cloud.deployed()
        window = open_function(program)
        cloud.make_next_fail("hang")
        update_from_folder(window, project)
        wait_until(cloud.updates, "update at the demo cloud", 30)
        window.find(BUTTON, "Cancel").press()
        window.wait_for_sentence(OLD_CODE, 60)
        assert not window.shows(LIVE), "it is called live"
        assert cloud.deployed() == before, "other code runs"
        assert len(cloud.updates()) == 1, cloud.updates()


def region_and_namespace(bench):
    """Another region or namespace lists its own functions, chosen from the list or typed."""
    with bench.demo_desktop() as (program, _):
        window = program.window("SCF Desktop")
        window.find(TABLE, "Functions").select_row("hello-world")
        region = window.find(COMBO_BOX, "Region")
        region.choose("Singapore · ap-singapore")
        wait_for_names(window, {"hello-singapore", "currency-rates"})
        space = window.find(COMBO_BOX, "Namespace")
        space.choose("staging")
        wait_for_names(window, {"geo-lookup"})
        typed_region = region.find(TEXT, "Region")
        typed_region.set_text("ap-nowhere")
        window.wait_for_sentence("The functions could not be listed")
        typed_region.set_text("Guangzhou · ap-guangzhou")
        wait_until(lambda: "hello-world" in names_of(window.find(TABLE, "Functions")),
                   "functions of Guangzhou")
        space.find(TEXT, "Namespace").set_text("staging")
        wait_for_names(window, {"image-resize", "session-cleanup", "invoice-archive"})


def request_log(bench):
    """Each call stands in the request log, its body on demand, without secrets and package."""
    project = bench.project()
    with bench.demo_desktop() as (program, cloud):
        window = open_function(program)
        update_from_folder(window, project)
        window.wait_for_sentence(LIVE, 60)
        window.find(RADIO, "Request log").press()
        requests = window.find(TABLE, "Requests")
        requests.select_row("UpdateFunctionCode", column=1)
        body = window.find(TEXT, "Request and answer")
        wait_until(lambda: cloud.updates()[0]["RequestId"] in body.text, "body of the call", 10,
                   lambda: body.text)
        assert "hello-world" in body.text
        assert cloud.secret_key not in body.text, "the SecretKey is in the log"
        assert len(body.text) < 5000, "the package is in the log"


if __name__ == "__main__":
    run_cases([folder, zip_file, cos_object, image, names, names_while_updating, names_of_the_doors,
               text_without_return, welcome, sample, add_account, update_fails, error_explained,
               lost_answer, cancel_while_waiting, cancel_before_the_answer, region_and_namespace,
               request_log])
