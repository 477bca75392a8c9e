#!/usr/bin/python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of what is bundled: made of two libraries of this system, and held against faults."""

import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SBOM = pathlib.Path(__file__).resolve().parents[2] / "packaging/linux/sbom.py"
sys.path.insert(0, str(SBOM.parent))
import sbom  # noqa: E402


def make(folder, stage):
    bundled = folder / "bundled"
    lines = []
    for library in ("libz.so.1", "libdeflate.so.0"):
        path = next(line.split()[-1] for line in
                    subprocess.run(["/sbin/ldconfig", "-p"], check=True, capture_output=True,
                                   text=True).stdout.splitlines() if line.split()[:1] == [library])
        (stage / "lib").mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, stage / "lib" / library)
        lines.append(f"lib/{library}\t{path}\n")
    (stage / "bin").mkdir(exist_ok=True)
    shutil.copyfile("/bin/true", stage / "bin/scf-desktop")
    bundled.write_text("".join(lines))
    command = [sys.executable, str(SBOM), "make", "--name", "test", "--version", "1.2.3", "--bundled",
               str(bundled), "--licences", str(folder / "licences"), str(stage)]
    return subprocess.run(command, check=True, capture_output=True, text=True,
                          env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}).stdout


def main():
    if not shutil.which("dpkg-query"):
        sys.exit("dpkg-query is not installed: what is bundled is Debian's")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        stage = folder / "stage"
        text = make(folder, stage)
        assert text == make(folder, stage), "the same files give another list"
        document = json.loads(text)
        assert sbom.faults_of(document, stage) == [], sbom.faults_of(document, stage)
        assert document["creationInfo"]["created"] == "2023-11-14T22:13:20Z"
        packages = {package["name"]: package for package in document["packages"]}
        assert sorted(packages) == ["libdeflate0", "scf-desktop", "zlib1g"], sorted(packages)
        assert packages["zlib1g"]["licenseDeclared"] == "Zlib", packages["zlib1g"]
        assert packages["libdeflate0"]["licenseDeclared"] == "MIT", packages["libdeflate0"]
        assert sorted(path.name for path in (folder / "licences").glob("*.txt")) == [
            "libdeflate0.txt", "zlib1g.txt"]

        def expect_fault(change, word):
            other = copy.deepcopy(document)
            change(other)
            faults = sbom.faults_of(other, stage)
            assert any(word in fault for fault in faults), f"no fault with {word}: {faults}"

        expect_fault(lambda d: d.update(spdxVersion="SPDX-2.2"), "spdxVersion")
        expect_fault(lambda d: d.pop("documentNamespace"), "documentNamespace")
        expect_fault(lambda d: d["creationInfo"].update(created="today"), "created")
        expect_fault(lambda d: d["files"].pop(), "related but not listed")
        expect_fault(lambda d: d["files"].pop(), "bundled but not listed")
        expect_fault(lambda d: d["packages"].append(d["packages"][1]), "there twice")
        expect_fault(lambda d: d["packages"][1].update(licenseDeclared="what you like!"),
                     "licenseDeclared")
        expect_fault(lambda d: d["packages"][1].pop("downloadLocation"), "downloadLocation")
        expect_fault(lambda d: d["files"][0]["checksums"][1].update(checksumValue="0" * 64),
                     "another file")
        expect_fault(lambda d: d["relationships"].pop(0), "does not describe")
        expect_fault(lambda d: d["relationships"].pop(), "another verification code")
    print("the list is well formed, and faults in it are found")


if __name__ == "__main__":
    main()
