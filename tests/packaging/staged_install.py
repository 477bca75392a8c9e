#!/usr/bin/python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs into an empty folder, looks at what is there, starts the programs from there, and removes
everything again.

    staged_install.py CMAKE BUILD_FOLDER VERSION
"""

import fnmatch
import gzip
import json
import os
import pathlib
import re
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

APPLICATION = "io.github.scfdesktop.ScfDesktop"
# What belongs to the system or the sanitizers, whatever the program is made of.
SYSTEM_LIBRARIES = ("libc.so*", "libm.so*", "ld-linux*", "libpthread.so*", "libasan.so*", "libubsan.so*")


def run(*command, **more):
    done = subprocess.run(command, capture_output=True, text=True, **more)
    assert done.returncode == 0, f"{command} ended with {done.returncode}: {done.stdout}{done.stderr}"
    return done.stdout


def png_size(path):
    content = path.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n", f"{path} is no PNG"
    return struct.unpack(">II", content[16:24])


def check_desktop_file(usr):
    text = (usr / f"share/applications/{APPLICATION}.desktop").read_text(encoding="utf-8")
    for key in ("Comment", "GenericName", "Keywords"):
        assert f"\n{key}=" in text and f"\n{key}[zh_CN]=" in text, f"{key} is not in both languages"
    programs = re.findall(r"^(?:Try)?Exec=(\S+)", text, re.MULTILINE)
    assert len(programs) == 3, programs
    for program in programs:
        assert os.access(usr / "bin" / program, os.X_OK), f"{program} is not installed"
    assert f"\nIcon={APPLICATION}\n" in text


def check_metainfo(usr, version):
    root = ElementTree.parse(usr / f"share/metainfo/{APPLICATION}.metainfo.xml").getroot()
    assert root.findtext("id") == APPLICATION
    assert root.find("releases/release").get("version") == version
    assert root.findtext("launchable") == f"{APPLICATION}.desktop"
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for path in ("summary", "description/p", "description/ul/li"):
        found = [element.get(language) for element in root.findall(path)]
        assert found.count(None) == found.count("zh_CN") > 0, f"{path}: {found}"


def check_icons(usr):
    icons = usr / "share/icons/hicolor"
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        path = icons / f"{size}x{size}/apps/{APPLICATION}.png"
        assert png_size(path) == (size, size), f"{path} has {png_size(path)}"
    assert (icons / f"scalable/apps/{APPLICATION}.svg").read_text().startswith("<svg")


def check_man_pages(usr, version, environment):
    for program in ("scf-desktop", "scf-demo-cloud"):
        helped = run(str(usr / "bin" / program), "--help", env=environment)
        options = set(re.findall(r"--[a-z][a-z-]+", helped)) - {"--help-all"}
        for folder in ("man1", "zh_CN/man1"):
            path = usr / f"share/man/{folder}/{program}.1.gz"
            page = gzip.decompress(path.read_bytes()).decode("utf-8")
            assert f"SCF Desktop {version}" in page, f"{path} is of another version"
            plain = page.replace("\\-", "-")
            for option in sorted(options):
                assert option in plain, f"{path} does not tell of {option}"


def check_licences(usr, build):
    """Whatever the programs are linked with has its place in Help > About > Licences."""
    components = json.loads((build / "resources/licences/components.json").read_text())
    known = [pattern for one in components for pattern in one["libraries"]]
    for program in ("scf-desktop", "scf-demo-cloud"):
        table = run("objdump", "-p", str(usr / "bin" / program))
        needed = re.findall(r"NEEDED\s+(\S+)", table)
        assert needed, table
        assert "RPATH" not in table and "RUNPATH" not in table, f"{program} names a folder of this build"
        for library in needed:
            assert any(fnmatch.fnmatch(library, pattern) for pattern in (*known, *SYSTEM_LIBRARIES)), (
                f"{library} is missing in resources/licences/components.json.in")


def main():
    cmake, build, version = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        # Deeper than needed, with a space: nothing may go by the length or form of the path.
        stage = pathlib.Path(folder) / "a stage"
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": folder,
                       "XDG_RUNTIME_DIR": folder, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"}
        # Sanitizers' own libraries and their leak reports at exit are not what is looked at.
        environment["ASAN_OPTIONS"] = "detect_leaks=0"
        destined = {**environment, "DESTDIR": str(stage)}
        run(cmake, "--install", str(build), "--prefix", "/usr", env=destined)
        usr = stage / "usr"
        for program in ("scf-desktop", "scf-demo-cloud"):
            said = run(str(usr / "bin" / program), "--version", env=environment).strip()
            assert said == f"{program} {version}", said
        check_desktop_file(usr)
        check_metainfo(usr, version)
        check_icons(usr)
        check_man_pages(usr, version, environment)
        check_licences(usr, build)
        names = [path.relative_to(stage).as_posix() for path in stage.rglob("*")]
        for name in names:
            assert name.startswith("usr"), f"{name} is outside of the prefix"
            assert not name.endswith((".a", ".h", ".cmake")), f"{name} is for developers"

        # Somebody else's file beside ours stays; everything of ours goes, folders too.
        other = usr / "share/applications/other.desktop"
        other.write_text("[Desktop Entry]\n")
        run(cmake, "-P", str(build / "packaging/linux/uninstall.cmake"), env=destined)
        left = sorted(path.relative_to(stage).as_posix()
                      for path in stage.rglob("*") if not path.is_dir() or not any(path.iterdir()))
        assert left == ["usr/share/applications/other.desktop"], left
    print(f"{len(names)} files and folders were installed and removed")


if __name__ == "__main__":
    main()
