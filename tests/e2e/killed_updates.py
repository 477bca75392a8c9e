#!/usr/bin/python3
# SPDX-FileCopyrightText: The SCF Desktop authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program is killed at random moments of an update and started again, or stopped for a while as
by a computer that sleeps: what its history says then is what the demo cloud, a process of its own,
really did.

    SCF_KILLS=200 tests/support/atspi/with_display.sh tests/e2e/killed_updates.py BUILD_FOLDER
    SCF_SLEEP=90 tests/support/atspi/with_display.sh tests/e2e/killed_updates.py BUILD_FOLDER asleep
"""

import collections
import hashlib
import os
import random
import signal
import sqlite3
import time

from deploy_by_accessibility import open_function, update_from_folder
from e2e import NAMESPACE, bus, run_cases

DONE = {"live", "active-not-verifiable"}
NOT_DONE = {"not-changed"}


def history(bench):
    """What the journal holds: outcome, SHA-256 of the package and RequestId, oldest first."""
    path = bench.folder / "home/data/scf-desktop/history/updates.db"
    if not path.exists():
        return []
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10) as database:
        return database.execute(
            "SELECT outcome, zip_sha256, request_id, id, started_at FROM updates ORDER BY id").fetchall()


def killed(bench):
    """kill -9 in an update: history and cloud agree after the next start, each time."""
    seed = int(os.environ.get("SCF_SEED", random.randrange(1 << 30)))
    kills = int(os.environ.get("SCF_KILLS", "6"))
    print(f"  {kills} kills, SCF_SEED={seed}", flush=True)
    dice = random.Random(seed)
    tally = collections.Counter()
    project = bench.folder / "code"
    project.mkdir()
    with bench.cloud("--update-time", "300") as cloud:
        options = ("--endpoint", cloud.endpoint)
        for turn in range(kills):
            (project / "index.js").write_text(
                f"exports.main_handler = async () => 'turn {turn}';\n")
            before, entries = len(cloud.updates()), len(history(bench))
            with bench.desktop(*options, env=cloud.credential(), is_killed=True) as program:
                window = open_function(program)
                update_from_folder(window, project)
                # Most of it happens at once; the rest is the wait until Active.
                time.sleep(dice.choice([dice.uniform(0.03, 0.4), dice.uniform(0, 1.5)]))
                program.process.kill()
                program.process.wait()
            with bench.desktop(*options, env=cloud.credential()) as program:
                open_function(program)
                bus.wait_until(lambda: all(row[0] != "running" for row in history(bench)),
                               "every entry to be settled", 30, lambda: str(history(bench)[-2:]))

            arrived = cloud.updates()[before:]
            assert len(arrived) <= 1, f"sent twice: {arrived}"
            rows = history(bench)[entries:]
            assert len(rows) <= 1, rows
            if not rows:
                assert not arrived, f"not in the history: {arrived}"
                tally["before the intention"] += 1
                continue
            outcome, sha256, *_ = rows[0]
            accepted = [update for update in arrived if update["outcome"] == "accepted"]
            if accepted:
                assert outcome in DONE, f"{rows} but the cloud accepted {accepted}"
                assert hashlib.sha256(cloud.deployed()).hexdigest() == sha256, rows
            else:
                assert outcome in NOT_DONE, f"{rows} but the cloud accepted nothing: {arrived}"
            tally[outcome] += 1
    print(f"  {dict(tally)}", flush=True)


def asleep(bench):
    """SIGSTOP in mid-update, before the answer and while waiting until Active: the outcome is
    true, and nothing is sent twice."""
    seconds = float(os.environ.get("SCF_SLEEP", "90"))
    project = bench.folder / "code"
    project.mkdir()
    with bench.cloud("--update-time", "4000") as cloud:
        with bench.desktop("--endpoint", cloud.endpoint, env=cloud.credential()) as program:
            window = open_function(program)
            for turn, (fault, moment) in enumerate([(None, 0.05), (None, 1.5), ("lost-answer", 0.05),
                                                    ("hang", 1.0)]):
                (project / "index.js").write_text(
                    f"exports.main_handler = async () => 'turn {turn}';\n")
                before = len(cloud.updates())
                if fault:
                    cloud.make_next_fail(fault)
                update_from_folder(window, project)
                time.sleep(moment)
                program.process.send_signal(signal.SIGSTOP)
                time.sleep(seconds)
                program.process.send_signal(signal.SIGCONT)
                bus.wait_until(lambda: len(history(bench)) == turn + 1
                               and history(bench)[turn][0] != "running",
                               "the update to end", 180, lambda: str(history(bench)))
                outcome, sha256, *_ = history(bench)[turn]
                arrived = cloud.updates()[before:]
                is_deployed = hashlib.sha256(cloud.deployed()).hexdigest() == sha256
                print(f"  stopped {seconds:.0f} s after {moment} s, {fault}: {outcome}, "
                      f"{len(arrived)} sent, {'deployed' if is_deployed else 'not deployed'}",
                      flush=True)
                assert len(arrived) <= 1, f"sent twice: {arrived}"
                assert outcome in (DONE if is_deployed else NOT_DONE), outcome
                bus.wait_until(lambda: cloud.call("GetFunction", FunctionName="hello-world",
                                                  Namespace=NAMESPACE)["Status"] == "Active",
                               "the function to be Active", 30)


if __name__ == "__main__":
    run_cases([killed, asleep])
