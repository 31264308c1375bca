"""A process that does acts over archives in children of its own, kills them, and tells what they had called done.

``python -m tests.desk.killed_acts`` reads a request as JSON from each line, and answers with a line. Everything is
loaded once; a child is a fork, so that fifty of them take no longer than what they do.
"""

import ctypes
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from gazette.archive import Archive
from gazette.desk import Desk, SetEntryField, Several
from gazette.desk.backing_up import back_up, write_backup
from gazette.desk.bagging import write_bags
from gazette.desk.publishing import MadeReady, make_ready, publish_ready
from gazette.desk.rebuilding import rebuild
from gazette.desk.repairing import repair_archive
from gazette.desk.restoring import restore
from gazette.errors import GazetteError
from gazette.ingest import read_file

NOW = datetime(2026, 11, 30, 17, 45)  # noqa: DTZ001 -- the clock on the wall
OWN, BACKUP = "own.gazette", "good.gazette"

# What Python tells before it changes something in a folder or opens a database.
_STEPS = {"os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "sqlite3.connect", "shutil.copyfile"}

Tell = Callable[[Any], None]
_ready: dict[str, MadeReady] = {}


def do_import(folder: Path, tell: Tell) -> None:
    with Desk.open(folder / OWN, person="甲") as desk:
        for file in sorted(folder.glob("in-*")):
            tell(len(desk.bring_in(file).entries))


def do_edit(folder: Path, tell: Tell) -> None:
    with Desk.open(folder / OWN, person="甲") as desk:
        first, second = (entry.id for entry in desk.issue("88").entries[:2])
        for number in range(1, 40):
            title = f"改过 {number}"
            both = (SetEntryField(first, "title_zh", title), SetEntryField(second, "title_zh", title))
            desk.do(Several(both))
            tell(number)


def do_publish(folder: Path, tell: Tell) -> None:
    with Desk.open(folder / OWN, person="甲") as desk:
        tell(publish_ready(desk, _ready[str(folder.parent)]).who)


def do_upgrade(folder: Path, tell: Tell) -> None:
    Archive.open(folder / OWN).close()
    tell("upgraded")


def do_back_up(folder: Path, tell: Tell) -> None:
    with Desk.open(folder / OWN, person="甲") as desk:
        entry = desk.issue("88").entries[0].id
        for number in range(1, 13):
            desk.do(SetEntryField(entry, "title_zh", f"改过 {number}"))
            made = back_up(desk.archive, NOW + timedelta(days=number))
            assert made is not None
            write_backup(desk.archive, folder / BACKUP)
            tell([number, made.file.name])


def do_restore(folder: Path, tell: Tell) -> None:
    restore(folder / BACKUP, folder / OWN, NOW, "甲")
    tell("restored")


def do_repair(folder: Path, tell: Tell) -> None:
    repair_archive(folder / OWN, NOW, "甲")
    tell("repaired")


def do_bag(folder: Path, tell: Tell) -> None:
    with Desk.open(folder / OWN, person="甲") as desk:
        for row in desk.issues():
            (bag,) = write_bags(desk, [row.id], folder / "bags")
            tell(bag.name)


def do_rebuild(folder: Path, tell: Tell) -> None:
    rebuild(folder / "bags", folder / "new.gazette", "甲")
    tell("rebuilt")


# What must be seen to lose something, or else the tests look at nothing.


def do_edit_in_parts(folder: Path, _tell: Tell) -> None:
    with Desk.open(folder / OWN, person="甲") as desk:
        first, second = desk.issue("88").entries[:2]
        desk.do(SetEntryField(first.id, "title_zh", "改过 1"))
        os.kill(os.getpid(), signal.SIGKILL)
        desk.do(SetEntryField(second.id, "title_zh", "改过 1"))


def do_back_up_in_place(folder: Path, tell: Tell) -> None:
    content = (folder / OWN).read_bytes()
    with (folder / BACKUP).open("wb") as written:
        written.write(content[: len(content) // 2])
        written.flush()
        os.kill(os.getpid(), signal.SIGKILL)
    tell("never")


def do_import_in_parts(folder: Path, _tell: Tell) -> None:
    with Desk.open(folder / OWN, person="甲") as desk:
        reading = read_file(min(folder.glob("in-*")))
        desk.archive.add_source("in", reading.sha256, reading.source)
        assert reading.issue is not None
        desk.archive.add_issue(reading.issue)
        os.kill(os.getpid(), signal.SIGKILL)


ACTS = {name.removeprefix("do_"): act for name, act in globals().items() if name.startswith("do_")}


def _kill_at_step(wanted: int, kinds: Collection[str]) -> None:
    """Kill this process where it is about to take so many steps of some kinds over files."""
    steps = count(1)

    def seen(event: str, _args: object) -> None:
        if event in kinds and next(steps) == wanted:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(seen)


def _child(request: dict[str, Any], told: int) -> None:
    def tell(what: Any) -> None:
        os.write(told, (json.dumps({"done": what}, ensure_ascii=False) + "\n").encode())

    if request.get("step"):
        _kill_at_step(request["step"], request.get("of", _STEPS))
    writes = ctypes.CDLL(None) if "fail" in request else None
    if writes is not None:
        writes.fail_writes(os.fsencode(request["folder"]), ctypes.c_long(request["fail"]), int(request["lasting"]))
    try:
        ACTS[request["act"]](Path(request["folder"]), tell)
    except GazetteError as error:
        os.write(told, (json.dumps({"error": error.code}) + "\n").encode())
    except BaseException:  # noqa: BLE001 -- told, and it ends there
        os.write(told, (json.dumps({"crash": traceback.format_exc()}) + "\n").encode())
    if writes is not None:
        os.write(told, (json.dumps({"writes": writes.writes_seen()}) + "\n").encode())


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    if request["act"] == "publish" and str(Path(request["folder"]).parent) not in _ready:
        folder = Path(request["folder"])
        with Desk.open(folder / OWN) as desk:
            _ready[str(folder.parent)] = make_ready(desk, desk.archive.find_issue("88"), "王主任")
    reading, writing = os.pipe()
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            _child(request, writing)
        finally:
            os._exit(0)
    os.close(writing)
    told = _read(reading, child, request.get("after"))
    _, status = os.waitpid(child, 0)
    os.close(reading)
    lines = [json.loads(line) for line in told.split(b"\n")[:-1]]
    return {
        "done": [line["done"] for line in lines if "done" in line],
        "error": next((line["error"] for line in lines if "error" in line), None),
        "crash": next((line["crash"] for line in lines if "crash" in line), None),
        "writes": next((line["writes"] for line in lines if "writes" in line), 0),
        "killed": os.WIFSIGNALED(status),
        "seconds": time.perf_counter() - began,
    }


def _read(reading: int, child: int, after: float | None) -> bytes:
    """What the child says until it ends, or until it is killed after so many seconds."""
    told, end = b"", None if after is None else time.perf_counter() + after
    while True:
        left = None if end is None else max(0.0, end - time.perf_counter())
        if select.select([reading], [], [], left)[0]:
            more = os.read(reading, 65536)
            if not more:
                return told
            told += more
        elif end is not None:
            os.kill(child, signal.SIGKILL)
            end = None


def main() -> None:
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
