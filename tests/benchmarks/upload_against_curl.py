#!/usr/bin/env python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Uploads the same bytes by bench_upload and by `curl -T`, in turns, to one demo cloud.

    upload_against_curl.py BUILD_FOLDER [--mib 200] [--runs 5]

Prints both speeds (medians of the runs) and their ratio; 0.7 is wanted at least.
"""

import argparse
import hashlib
import hmac
import json
import os
import pathlib
import random
import statistics
import subprocess
import tempfile
import time

REGION = "ap-guangzhou"


def authorization(cloud, method, path):
    """As COS wants it, q-sign-algorithm=sha1, with only the host signed."""
    host = cloud["endpoint"].split("//")[1]
    now = int(time.time())
    key_time = f"{now - 60};{now + 900}"

    def sign(key, text):
        return hmac.new(key.encode(), text.encode(), hashlib.sha1).hexdigest()

    request = f"{method.lower()}\n{path}\n\nhost={host.replace(':', '%3A')}\n"
    text = f"sha1\n{key_time}\n{hashlib.sha1(request.encode()).hexdigest()}\n"
    signature = sign(sign(cloud["secretKey"], key_time), text)
    return (
        f"q-sign-algorithm=sha1&q-ak={cloud['secretId']}&q-sign-time={key_time}"
        f"&q-key-time={key_time}&q-header-list=host&q-url-param-list=&q-signature={signature}"
    )


def request(cloud, method, path, *arguments):
    return subprocess.run(
        ["curl", "-sS", "--fail", "-o", os.devnull, "-X", method, *arguments]
        + ["-H", f"Authorization: {authorization(cloud, method, path)}", cloud["endpoint"] + path],
        check=True, capture_output=True, text=True,
    ).stdout


def by_curl(cloud, bucket, file, number):
    path = f"/{bucket}/curl-{number}.zip"
    seconds = float(request(cloud, "PUT", path, "-T", file, "-w", "%{time_total}"))
    request(cloud, "DELETE", path)
    return seconds


def by_program(build, cloud, bucket, file, number):
    answer = subprocess.run(
        [build / "bench_upload", file, "--json", "--bucket", bucket, "--region", REGION,
         "--endpoint", cloud["endpoint"], "--secret-id", cloud["secretId"],
         "--secret-key", cloud["secretKey"], "--function", f"bench-{number}"],
        check=True, capture_output=True, text=True,
    ).stdout
    result = json.loads(answer)
    request(cloud, "DELETE", f"/{bucket}/{result['key']}")
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--mib", type=int, default=200)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "package.zip")
        pathlib.Path(file).write_bytes(random.Random(1).randbytes(options.mib << 20))
        server = subprocess.Popen(
            [options.build / "scf-demo-cloud"], stdout=subprocess.PIPE, text=True
        )
        try:
            cloud = json.loads(server.stdout.readline())
            bucket = "bench-1250000000"
            request(cloud, "PUT", f"/{bucket}/", "-H", "Content-Length: 0")
            curl, program, memory = [], [], []
            for number in range(options.runs):
                curl.append(by_curl(cloud, bucket, file, number))
                result = by_program(options.build, cloud, bucket, file, number)
                program.append(result["seconds"])
                memory.append(result["memoryAbove"] / 2**20)
        finally:
            server.terminate()
            server.wait()
    ours, theirs = statistics.median(program), statistics.median(curl)
    print(f"curl -T       {theirs:6.3f} s  {options.mib / theirs:7.1f} MiB/s")
    print(f"bench_upload  {ours:6.3f} s  {options.mib / ours:7.1f} MiB/s")
    print(f"ratio         {theirs / ours:6.2f}   memory above start {max(memory):.1f} MiB")


if __name__ == "__main__":
    main()
