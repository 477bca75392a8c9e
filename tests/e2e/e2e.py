# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: a project folder like npm makes it, a small client of its own
that looks from outside at what the demo cloud holds, and the choice of cases.

The client signs with Python's standard library only, so that the program's own signature is never
the judge of itself.
"""

import base64
import contextlib
import hashlib
import hmac
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support" / "atspi"))

import atspidriver as bus  # noqa: E402

REGION = "ap-guangzhou"
NAMESPACE = "default"

# --- a project folder ---------------------------------------------------------------------------

_PACKAGES = """accepts array-flatten body-parser bytes call-bind content-disposition content-type
    cookie cookie-signature debug depd destroy ee-first encodeurl escape-html etag express
    finalhandler forwarded fresh function-bind get-intrinsic has-symbols http-errors iconv-lite
    inherits ipaddr.js media-typer merge-descriptors methods mime mime-db mime-types ms negotiator
    object-inspect on-finished parseurl path-to-regexp proxy-addr qs range-parser raw-body
    safe-buffer safer-buffer send serve-static setprototypeof side-channel statuses toidentifier
    type-is unpipe utils-merge vary @hapi/hoek @types/express""".split()


def make_project(folder, greeting="Hello from the end-to-end test"):
    """Fills `folder` like `npm install express` and a person who adds an index.js do: about 600
    small files, among them scopes, dot files, an empty file, names with spaces and not in English,
    a program and a link to it. The same `greeting` gives the same bytes."""
    dice = random.Random(7)

    def write(name, text):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    write("index.js", "'use strict';\n\nconst express = require('express');\n\n"
          "exports.main_handler = async (event, context) => {\n"
          f"    return {{ message: {json.dumps(greeting)}, express: typeof express }};\n}};\n")
    write("package.json", json.dumps({"name": "hello-world", "version": "1.0.0",
                                      "dependencies": {"express": "^4.18.2"}}, indent=2))
    write("package-lock.json", json.dumps({"lockfileVersion": 3, "packages": _PACKAGES}, indent=2))
    write("node_modules/.package-lock.json", json.dumps({"lockfileVersion": 3}, indent=2))
    for package in _PACKAGES:
        place = f"node_modules/{package}"
        write(f"{place}/package.json", json.dumps({"name": package, "version": "1.2.3",
                                                   "main": "index.js"}, indent=2))
        write(f"{place}/index.js", f"'use strict';\n\nmodule.exports = require('./lib/part0');\n"
              f"module.exports.packageName = {package!r};\n")
        for name in ("LICENSE", "README.md", "HISTORY.md", ".eslintrc"):
            write(f"{place}/{name}", f"{package} {name}\n" + "words " * dice.randint(5, 400) + "\n")
        for part in range(dice.randint(3, 7)):
            write(f"{place}/lib/part{part}.js", f"exports.part = {part};\n"
                  + "".join(f"exports.value{dice.getrandbits(64)} = {line};\n"
                            for line in range(dice.randint(1, 60))))
    write("node_modules/debug/src/empty.js", "")
    write("node_modules/send/docs/with space.md", "A space in a name.\n")
    write("node_modules/send/docs/自述.md", "不是英文的名字\n")
    program = write("node_modules/mime/cli.js", "#!/usr/bin/env node\nrequire('./index');\n")
    program.chmod(0o755)
    (folder / "node_modules/.bin").mkdir()
    (folder / "node_modules/.bin/mime").symlink_to("../mime/cli.js")
    return folder


def files_of(folder):
    """Name to bytes of every file below `folder`, a link as the file that it points to."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*") if path.is_file()}


def zip_folder(folder, path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in sorted(files_of(folder).items()):
            package.writestr(name, content)
    return path


def assert_holds(package, folder):
    """The ZIP in the bytes `package` holds the files of `folder`, each once, and no others."""
    with zipfile.ZipFile(io.BytesIO(package)) as read:
        entries = [entry for entry in read.infolist() if not entry.is_dir()]
        deployed = {entry.filename: read.read(entry) for entry in entries}
        modes = {entry.filename: entry.external_attr >> 16 for entry in entries}
    wanted = files_of(folder)
    assert len(entries) == len(deployed), "the deployed ZIP holds a name twice"
    assert deployed.keys() == wanted.keys(), (
        f"missing {sorted(wanted.keys() - deployed.keys())[:5]}, "
        f"too much {sorted(deployed.keys() - wanted.keys())[:5]}")
    different = [name for name in wanted if wanted[name] != deployed[name]]
    assert not different, f"other bytes in {different[:5]}"
    return modes


# --- a view from outside ------------------------------------------------------------------------

class Cloud:
    """A demo cloud, seen by somebody else than the program under test. `announced` is the line that
    the demo cloud prints first."""

    def __init__(self, announced):
        self.endpoint = announced["endpoint"]
        self.secret_id = announced["secretId"]
        self._secret_key = announced["secretKey"]

    def credential(self):
        """The environment that `scf-desktop --endpoint` reads."""
        return {"TENCENTCLOUD_SECRET_ID": self.secret_id,
                "TENCENTCLOUD_SECRET_KEY": self._secret_key}

    @property
    def secret_key(self):
        return self._secret_key

    def call(self, action, region=REGION, **parameters):
        """Calls `action` with a TC3-HMAC-SHA256 signature and gives its Response."""
        body = json.dumps(parameters).encode()
        host = self.endpoint.removeprefix("http://")
        now = int(time.time())
        date = time.strftime("%Y-%m-%d", time.gmtime(now))
        content_type = "application/json"
        request = "\n".join(["POST", "/", "", f"content-type:{content_type}", f"host:{host}", "",
                             "content-type;host", hashlib.sha256(body).hexdigest()])
        scope = f"{date}/scf/tc3_request"
        to_sign = "\n".join(["TC3-HMAC-SHA256", str(now), scope,
                             hashlib.sha256(request.encode()).hexdigest()])
        key = b"TC3" + self._secret_key.encode()
        for part in (date, "scf", "tc3_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        signature = hmac.new(key, to_sign.encode(), "sha256").hexdigest()
        response = self._http("/", body, {
            "Content-Type": content_type, "Host": host, "X-TC-Action": action,
            "X-TC-Version": "2018-04-16", "X-TC-Region": region, "X-TC-Timestamp": str(now),
            "Authorization": f"TC3-HMAC-SHA256 Credential={self.secret_id}/{scope}, "
                             f"SignedHeaders=content-type;host, Signature={signature}"})
        answer = json.loads(response)["Response"]
        assert "Error" not in answer, f"{action}: {answer['Error']}"
        return answer

    def deployed(self, function="hello-world"):
        """The bytes of the ZIP that `function` runs."""
        address = self.call("GetFunctionAddress", FunctionName=function, Namespace=NAMESPACE)
        url = address["Url"]
        assert url.startswith(self.endpoint + "/"), url
        package = self._http(url.removeprefix(self.endpoint))
        sha256 = hashlib.sha256(package)
        assert address["CodeSha256"] in (sha256.hexdigest(),
                                         base64.b64encode(sha256.digest()).decode()), address
        return package

    def make_next_fail(self, fault, action="UpdateFunctionCode", **more):
        self._http("/_demo/next", json.dumps({"fault": fault, "action": action, **more}).encode(),
                   {"Content-Type": "application/json"})

    def updates(self):
        """What arrived as UpdateFunctionCode, in that order."""
        return [arrival for arrival in json.loads(self._http("/_demo/log"))
                if arrival["Action"] == "UpdateFunctionCode"]

    def assert_accepted_once(self, function="hello-world"):
        """One UpdateFunctionCode arrived, and what it brought is what runs."""
        updates = self.updates()
        assert [update["outcome"] for update in updates] == ["accepted"], updates
        assert updates[0]["FunctionName"] == function, updates
        assert updates[0]["sha256"] == hashlib.sha256(self.deployed(function)).hexdigest(), updates

    def _http(self, target, body=None, headers=None):
        request = urllib.request.Request(self.endpoint + target, data=body, headers=headers or {})
        # No proxy of the person's: this is loopback.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as response:
            return response.read()


# --- programs and cases -------------------------------------------------------------------------

class Bench:
    """The two programs under test and a folder for what a case makes."""

    def __init__(self, build, folder):
        self._build = pathlib.Path(build).resolve()
        self.folder = pathlib.Path(folder)

    def project(self, name="hello-world", greeting="Hello from the end-to-end test"):
        folder = self.folder / name
        folder.mkdir()
        return make_project(folder, greeting)

    @contextlib.contextmanager
    def desktop(self, *options, env=None, is_killed=False):
        command = [str(self._build / "scf-desktop"), "--language", "en", *options]
        # What one case leaves behind does not reach the next.
        own = {f"XDG_{kind}_HOME": str(self.folder / "home" / kind.lower())
               for kind in ("CONFIG", "DATA", "CACHE")}
        with bus.Program(command, env={**os.environ, **own, **(env or {})},
                         cwd=self.folder) as program:
            try:
                yield program
            except BaseException:
                code = program.process.poll()
                print("  the program " + ("still runs" if code is None else f"ended with {code}"),
                      file=sys.stderr)
                for line in program.errors[-80:]:
                    print(f"  stderr: {line}", file=sys.stderr)
                raise
            assert is_killed or program.process.poll() is None, (
                f"the program ended by itself with {program.process.returncode}: "
                + "\n".join(program.errors[-20:]))

    @contextlib.contextmanager
    def demo_desktop(self, *options):
        """The program on its own demo cloud, and that cloud."""
        with self.desktop("--demo", *options) as program:
            yield program, Cloud(program.announcement())

    @contextlib.contextmanager
    def cloud(self, *options):
        """A demo cloud as a process of its own."""
        process = subprocess.Popen([str(self._build / "scf-demo-cloud"), "--port", "0", *options],
                                   stdout=subprocess.PIPE, text=True)
        try:
            yield Cloud(json.loads(process.stdout.readline()))
        finally:
            process.terminate()
            assert process.wait(10) == 0, f"scf-demo-cloud ended with {process.returncode}"
            process.stdout.close()

    @contextlib.contextmanager
    def desktop_on_cloud(self, *options):
        """The program on a demo cloud of its own process with `options`."""
        with self.cloud(*options) as cloud:
            with self.desktop("--endpoint", cloud.endpoint, env=cloud.credential()) as program:
                yield program, cloud


def run_cases(cases):
    """SCRIPT BUILD_FOLDER [CASE]...: runs the named functions of `cases`, or all."""
    by_name = {case.__name__: case for case in cases}
    if len(sys.argv) < 2 or any(name not in by_name for name in sys.argv[2:]):
        sys.exit(f"usage: {sys.argv[0]} BUILD_FOLDER [{'|'.join(by_name)}]...")
    failed = []
    for name in sys.argv[2:] or by_name:
        started = time.monotonic()
        try:
            with tempfile.TemporaryDirectory() as folder:
                by_name[name](Bench(sys.argv[1], folder))
            verdict = "passed"
        except Exception as error:  # the next case may still say something
            import traceback
            traceback.print_exc()
            failed.append(name)
            verdict = f"FAILED: {type(error).__name__}"
        print(f"{name}: {verdict} ({time.monotonic() - started:.1f} s)", flush=True)
    sys.exit(1 if failed else 0)
