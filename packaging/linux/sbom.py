#!/usr/bin/python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of what is bundled, as SPDX 2.3 in JSON, from what dpkg knows about the files.

    sbom.py make --name NAME --version V --bundled LIST --licences FOLDER STAGE > FILE
    sbom.py check FILE STAGE

LIST has a line for each bundled file: its place in STAGE, a tab, and the file of the system that it
is. FOLDER gets the copyright file of each Debian package. `check` holds FILE against the form of
SPDX 2.3 and against STAGE: every library is listed, with the checksum that it has.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

HOMEPAGE = "https://github.com/scfdesktop/scf-desktop"
OURS = "SPDXRef-Package-scf-desktop"

# Debian's short names of licences, where SPDX has another.
SPDX_NAMES = {
    "apache-2.0": "Apache-2.0", "bsd-2-clause": "BSD-2-Clause", "bsd-3-clause": "BSD-3-Clause",
    "expat": "MIT", "mit": "MIT", "mit/x11": "MIT", "x11": "X11", "isc": "ISC", "zlib": "Zlib",
    "zlib/libpng": "Zlib", "gpl-2": "GPL-2.0-only", "gpl-2+": "GPL-2.0-or-later",
    "gpl-3": "GPL-3.0-only", "gpl-3+": "GPL-3.0-or-later", "lgpl-2": "LGPL-2.0-only",
    "lgpl-2+": "LGPL-2.0-or-later", "lgpl-2.0+": "LGPL-2.0-or-later", "lgpl-2.1": "LGPL-2.1-only",
    "lgpl-2.1+": "LGPL-2.1-or-later", "lgpl-3": "LGPL-3.0-only", "lgpl-3+": "LGPL-3.0-or-later",
    "mpl-2.0": "MPL-2.0",
}


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def identifier(kind, name):
    return f"SPDXRef-{kind}-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def digest(path, algorithm):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()


def owners_of(paths):
    """For each of `paths` the Debian package that it belongs to, asked for all at once: dpkg reads the
    lists of every package for each question. A merged /usr has two names for a file."""
    names = {path: {name for file in (path, os.path.realpath(path))
                    for name in (file, file.removeprefix("/usr"))} for path in paths}
    # It ends with 1 as soon as one of the names is unknown.
    found = subprocess.run(["dpkg-query", "-S", *sorted(set().union(*names.values()))],
                           capture_output=True, text=True).stdout
    owner = {}
    for line in found.splitlines():
        packages, _, file = line.partition(": ")
        owner[file] = packages.split(",")[0]
    owners = {path: next((owner[name] for name in sorted(names[path]) if name in owner), None)
              for path in paths}
    unknown = [path for path in paths if not owners[path]]
    if unknown:
        sys.exit(f"sbom.py: {unknown[0]} belongs to no package")
    return owners


def licences_in(copyright_file):
    """(SPDX expression of the whole, or NOASSERTION; names of all licences that the file mentions)"""
    text = copyright_file.read_text(encoding="utf-8", errors="replace")
    declared = "NOASSERTION"
    names = []
    for stanza in re.split(r"\n\s*\n", text):
        licence = re.search(r"^License:[ \t]*(\S.*)$", stanza, re.MULTILINE)
        if not licence:
            continue
        name = licence[1].strip()
        if name not in names:
            names.append(name)
        if re.search(r"^Files:\s*\*\s*$", stanza, re.MULTILINE):
            parts = re.split(r"\s+(or|and)\s+", name)
            mapped = [part.upper() if part in ("or", "and") else SPDX_NAMES.get(part.lower())
                      for part in parts]
            if all(mapped):
                declared = " ".join(mapped)
    return declared, sorted(names)


def package_of(debian, licence_folder):
    version, source, architecture, homepage = output_of(
        "dpkg-query", "-W", "-f",
        "${Version}\t${source:Package}\t${Architecture}\t${Homepage}", debian).split("\t")
    name = debian.split(":")[0]
    copyright_file = pathlib.Path("/usr/share/doc") / name / "copyright"
    declared, names = licences_in(copyright_file)
    shutil.copyfile(copyright_file, licence_folder / f"{name}.txt")
    release = dict(line.split("=", 1) for line in
                   pathlib.Path("/etc/os-release").read_text().splitlines() if "=" in line)
    purl_version = version.replace(":", "%3A").replace("+", "%2B").replace("~", "~")
    package = {
        "SPDXID": identifier("Package", name), "name": name, "versionInfo": version,
        "supplier": "Organization: Debian", "downloadLocation": "NOASSERTION",
        "licenseConcluded": "NOASSERTION", "licenseDeclared": declared, "copyrightText": "NOASSERTION", "primaryPackagePurpose": "LIBRARY",
        "sourceInfo": f"built from the Debian source package {source}",
        "externalRefs": [{
            "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
            "referenceLocator": f"pkg:deb/debian/{name}@{purl_version}?arch={architecture}"
                                f"&distro={release.get('VERSION_CODENAME', 'debian')}"}],
    }
    if homepage:
        package["homepage"] = homepage
    if names:
        package["licenseComments"] = "Named in its copyright file: " + ", ".join(names)
    return package


def verification_code(content, package):
    """The SHA1 of the sorted SHA1s of the files that `package` contains, as SPDX defines it."""
    files = {relation["relatedSpdxElement"] for relation in content["relationships"]
             if (relation["spdxElementId"], relation["relationshipType"]) == (package, "CONTAINS")}
    sums = sorted(one["checksumValue"] for file in content["files"] if file["SPDXID"] in files
                  for one in file["checksums"] if one["algorithm"] == "SHA1")
    return hashlib.sha1("".join(sums).encode()).hexdigest()


def make(options):
    stage, licence_folder = pathlib.Path(options.stage), pathlib.Path(options.licences)
    shutil.rmtree(licence_folder, ignore_errors=True)
    licence_folder.mkdir(parents=True)
    shutil.copytree("/usr/share/common-licenses", licence_folder / "common", symlinks=True)
    packages, files, relationships = {}, [], []

    def relate(element, kind, other):
        relationships.append({"spdxElementId": element, "relationshipType": kind,
                              "relatedSpdxElement": other})

    def add_file(place, owner, kind):
        element = identifier("File", place)
        files.append({
            "SPDXID": element, "fileName": f"./{place}", "fileTypes": [kind],
            "checksums": [{"algorithm": "SHA1", "checksumValue": digest(stage / place, "sha1")},
                          {"algorithm": "SHA256", "checksumValue": digest(stage / place, "sha256")}],
            "licenseConcluded": "NOASSERTION", "licenseInfoInFiles": ["NOASSERTION"],
            "copyrightText": "NOASSERTION"})
        relate(owner, "CONTAINS", element)

    relate("SPDXRef-DOCUMENT", "DESCRIBES", OURS)
    for program in sorted((stage / "bin").iterdir()):
        if program.suffix != ".conf":
            add_file(f"bin/{program.name}", OURS, "BINARY")
    bundled = [line.split("\t")
               for line in sorted(pathlib.Path(options.bundled).read_text().splitlines())]
    owners = owners_of([path for _, path in bundled])
    for place, path in bundled:
        debian = owners[path]
        if debian not in packages:
            packages[debian] = package_of(debian, licence_folder)
            relate(OURS, "DEPENDS_ON", packages[debian]["SPDXID"])
        add_file(place, packages[debian]["SPDXID"], "BINARY" if ".so" in place else "OTHER")
    ours = {
        "SPDXID": OURS, "name": "scf-desktop", "versionInfo": options.version,
        "supplier": "Organization: The SCF Desktop authors", "homepage": HOMEPAGE,
        "downloadLocation": "NOASSERTION",
        "licenseConcluded": "GPL-3.0-or-later", "licenseDeclared": "GPL-3.0-or-later",
        "copyrightText": "Copyright The SCF Desktop authors",
        "primaryPackagePurpose": "APPLICATION"}
    content = {"packages": [ours, *(packages[name] for name in sorted(packages))], "files": files,
               "relationships": relationships}
    for package in content["packages"]:
        # What is bundled of it, and no more, is what was looked at.
        package.update(filesAnalyzed=True, licenseInfoFromFiles=["NOASSERTION"],
                       packageVerificationCode={"packageVerificationCodeValue":
                                                verification_code(content, package["SPDXID"])})
    # A namespace is unique to its content, and the same for the same content.
    unique = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    created = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    json.dump({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT",
        "name": options.name, "documentNamespace": f"{HOMEPAGE}/spdx/{options.name}-{unique[:32]}",
        "creationInfo": {"created": time.strftime("%Y-%m-%dT%H:%M:%SZ", created),
                         "creators": ["Organization: The SCF Desktop authors",
                                      f"Tool: scf-desktop-sbom-{options.version}"]},
        **content}, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


# --- check --------------------------------------------------------------------------------------

IDENTIFIER = re.compile(r"^SPDXRef-[A-Za-z0-9.-]+$")
LICENCE = re.compile(r"^(NOASSERTION|NONE|[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*)$")
RELATIONS = {"DESCRIBES", "CONTAINS", "DEPENDS_ON"}


def faults_of(document, stage):
    """What is wrong with the form of `document`, or with its likeness to `stage`."""
    faults = []

    def expect(condition, what):
        if not condition:
            faults.append(what)

    expect(document.get("spdxVersion") == "SPDX-2.3", "spdxVersion is not SPDX-2.3")
    expect(document.get("dataLicense") == "CC0-1.0", "dataLicense is not CC0-1.0")
    expect(document.get("SPDXID") == "SPDXRef-DOCUMENT", "the document has another SPDXID")
    expect(document.get("name"), "the document has no name")
    expect(re.match(r"^https?://[^#\s]+$", document.get("documentNamespace", "")),
           "documentNamespace is no URI")
    creation = document.get("creationInfo", {})
    expect(re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", creation.get("created", "")),
           "created is no time in UTC")
    expect(creation.get("creators") and all(
        re.match(r"^(Tool|Organization|Person): \S", one) for one in creation["creators"]),
        "creators are not Tool, Organization or Person")
    known = {"SPDXRef-DOCUMENT"}
    for element in document.get("packages", []) + document.get("files", []):
        own = element.get("SPDXID", "")
        name = element.get("name") or element.get("fileName") or own
        expect(IDENTIFIER.match(own), f"{name}: no SPDXID")
        expect(own not in known, f"{name}: {own} is there twice")
        known.add(own)
        for field in ("licenseConcluded", "licenseDeclared"):
            if field in element:
                expect(LICENCE.match(element[field]), f"{name}: {field} is no expression")
    for package in document.get("packages", []):
        for field in ("name", "versionInfo", "downloadLocation", "licenseDeclared", "copyrightText"):
            expect(package.get(field), f"{package.get('name')}: no {field}")
        code = package.get("packageVerificationCode", {}).get("packageVerificationCodeValue")
        expect(code == verification_code(document, package.get("SPDXID")),
               f"{package.get('name')}: another verification code")
        for reference in package.get("externalRefs", []):
            expect(re.match(r"^pkg:deb/debian/[a-z0-9.+-]+@[^@?\s]+\?\S+$",
                            reference.get("referenceLocator", "")),
                   f"{package.get('name')}: no package URL")
    listed = {}
    for file in document.get("files", []):
        sums = {one["algorithm"]: one["checksumValue"] for one in file.get("checksums", [])}
        name = file.get("fileName", "")
        expect("SHA1" in sums and "SHA256" in sums, f"{name}: no SHA1 or SHA256")
        expect(name.startswith("./"), f"{name}: is not relative")
        listed[name.removeprefix("./")] = sums.get("SHA256")
    described, contained = set(), set()
    for relation in document.get("relationships", []):
        kind = relation.get("relationshipType")
        expect(kind in RELATIONS, f"unknown relationship {kind}")
        for end in ("spdxElementId", "relatedSpdxElement"):
            expect(relation.get(end) in known, f"{relation.get(end)} is related but not listed")
        if kind == "DESCRIBES":
            described.add(relation.get("relatedSpdxElement"))
        if kind == "CONTAINS":
            contained.add(relation.get("relatedSpdxElement"))
    expect(described == {OURS}, "the document does not describe the program")
    for file in document.get("files", []):
        expect(file.get("SPDXID") in contained, f"{file.get('fileName')}: in no package")
    for path in sorted(stage.rglob("*")):
        place = path.relative_to(stage).as_posix()
        if path.is_file() and path.read_bytes()[:4] == b"\x7fELF":
            expect(place in listed, f"{place} is bundled but not listed")
    for place, wanted in listed.items():
        path = stage / place
        expect(path.is_file() and digest(path, "sha256") == wanted, f"{place} is another file")
    return faults


def check(options):
    document = json.loads(pathlib.Path(options.file).read_text(encoding="utf-8"))
    faults = faults_of(document, pathlib.Path(options.stage))
    for fault in faults:
        print(f"sbom.py: {fault}", file=sys.stderr)
    if faults:
        sys.exit(1)
    print(f"{len(document['packages'])} packages and {len(document['files'])} files are listed")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    commands = parser.add_subparsers(required=True)
    making = commands.add_parser("make")
    for option in ("name", "version", "bundled", "licences"):
        making.add_argument(f"--{option}", required=True)
    making.add_argument("stage")
    making.set_defaults(run=make)
    checking = commands.add_parser("check")
    checking.add_argument("file")
    checking.add_argument("stage")
    checking.set_defaults(run=check)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
