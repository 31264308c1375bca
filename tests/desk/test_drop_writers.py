"""Eight kinds of writers against a watch that is stopped, stalled and killed: nothing missed, doubled or torn."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.model import block_texts, walk_blocks
from tests.desk.test_originals import word_file

PAUSE = 1.5  # longer than the watch waits for quiet
WATCH = """
import sys, threading, signal
from pathlib import Path
from gazette.desk import Desk, Pace, WatchedFolder, watch

archive, near, far = map(Path, sys.argv[1:])
stop = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
pace = Pace(every=0.2, quiet=0.4, patience=60, after=20)
with Desk.open(archive, create=True) as desk:
    print("begun", flush=True)
    folders = [WatchedFolder(path=near), WatchedFolder(path=far, network=True)]
    watch(folders, desk, on_event=lambda event: None, stop=stop, pace=pace)
"""


def text_of(number: int) -> str:
    return (
        f"云川市人民政府办公室关于第{number}号事项的通知\n云政办字〔2024〕{number}号\n各区、县人民政府：\n"
        f"{'请认真组织，做好记录。' * (1 + number % 7)}\n第{number}号事项到此为止。\n"
    )


def all_at_once(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def slow(path: Path, content: bytes) -> None:
    with path.open("wb", buffering=0) as file:
        for at in range(0, len(content), 100):
            file.write(content[at : at + 100])
            time.sleep(0.05)


def stalled(path: Path, content: bytes) -> None:
    """Stops after a whole line: what is there could be all of it, but for the writer that has it open."""
    cut = content.find(b"\n") + 1
    with path.open("wb", buffering=0) as file:
        file.write(content[:cut])
        time.sleep(PAUSE)
        file.write(content[cut:])


def reopened(path: Path, content: bytes) -> None:
    """Writes one half, ends inside a character or before the end of a package, and comes back for the other."""
    cut = len(content) // 2
    while content[:2] != b"PK" and content[cut] & 0xC0 != 0x80:
        cut += 1
    path.write_bytes(content[:cut])
    time.sleep(PAUSE)
    with path.open("ab") as file:
        file.write(content[cut:])


def renamed_into_place(path: Path, content: bytes) -> None:
    half = path.with_name(path.name + ".part")
    half.write_bytes(content[:50])
    time.sleep(PAUSE / 4)
    half.write_bytes(content)
    half.rename(path)


def moved_folder(path: Path, content: bytes) -> None:
    outside = path.parent.parent / f"outside-{path.stem}"
    (outside / "下").mkdir(parents=True)
    (outside / "下" / path.name).write_bytes(content)
    outside.rename(path.parent / f"夹-{path.stem}")


def far_copy(path: Path, content: bytes) -> None:
    """Makes room first, opens the file for each piece, and gives it the old time; the system tells nothing of it."""
    path.write_bytes(bytes(len(content)))
    for at in range(0, len(content), 120):
        with path.open("r+b") as file:
            file.seek(at)
            file.write(content[at : at + 120])
        time.sleep(0.1)
    os.utime(path, (1_600_000_000, 1_600_000_000))


def twice(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.with_name(f"副本-{path.name}").write_bytes(content)


KINDS: tuple[Callable[[Path, bytes], None], ...] = (
    all_at_once,
    slow,
    stalled,
    reopened,
    renamed_into_place,
    moved_folder,
    far_copy,
    twice,
)


class Watch:
    """The watch in a process of its own, and what is done to it."""

    def __init__(self, archive: Path, near: Path, far: Path) -> None:
        self._words = [sys.executable, "-c", WATCH, str(archive), str(near), str(far)]
        self.acts: Counter[str] = Counter()
        self.start()

    def start(self) -> None:
        self.process = subprocess.Popen(self._words, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "begun\n"
        self.process.stdout.close()

    def disturb(self, chance: random.Random) -> None:
        """Kill, stop or stall it; afterwards it runs."""
        act = chance.choices(("killed", "stopped", "stalled"), (60, 20, 20))[0]
        self.acts[act] += 1
        if act == "stalled":
            self.process.send_signal(signal.SIGSTOP)
            time.sleep(PAUSE)
            self.process.send_signal(signal.SIGCONT)
            return
        self.process.send_signal(signal.SIGKILL if act == "killed" else signal.SIGTERM)
        code = self.process.wait(timeout=60)
        assert code == (-signal.SIGKILL if act == "killed" else 0)
        self.start()


def left(*folders: Path) -> list[Path]:
    """The files that still lie where they were dropped."""
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in {"已处理", "有问题", "待决定"}
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="stalls a process, and asks for leases")
def test_nothing_is_missed_doubled_or_torn(tmp_path: Path, long: bool) -> None:
    files, disturbed = (20_000, 100) if long else (200, 5)
    near, far, archive = tmp_path / "近", tmp_path / "远", tmp_path / "own.gazette"
    near.mkdir()
    far.mkdir()
    chance = random.Random(files)
    contents = [
        word_file(tmp_path / "one.docx", title=f"关于第{number}号事项的通知").read_bytes()
        if number % 100 == 99
        else text_of(number).encode()
        for number in range(files)
    ]
    watch = Watch(archive, near, far)
    with ThreadPoolExecutor(20 if long else 5) as writers:

        def write(number: int) -> None:
            kind = KINDS[(number // 3) % len(KINDS)]
            ending = "docx" if contents[number][:2] == b"PK" else "txt"
            kind((far if kind is far_copy else near) / f"{number}.{ending}", contents[number])

        written = [writers.submit(write, number) for number in chance.sample(range(files), files)]
        for _ in range(disturbed):
            time.sleep(chance.uniform(0.5, 3.0))
            watch.disturb(chance)
        for each in written:
            each.result()
    end = time.monotonic() + (3600 if long else 120)
    while left(near, far):
        assert time.monotonic() < end, left(near, far)[:5]
        assert watch.process.poll() is None
        time.sleep(0.5)
    watch.process.terminate()
    assert watch.process.wait(timeout=60) == 0
    check(archive, contents, near, far)
    sys.stdout.write(f"{files} files, {dict(watch.acts)}\n")


def check(archive: Path, contents: list[bytes], near: Path, far: Path) -> None:
    expected = {hashlib.sha256(content).hexdigest() for content in contents}
    with Archive.open(archive) as opened:
        sources = {source.sha256: source for source in opened.sources()}
        assert set(sources) - expected == set(), "torn"
        assert expected - set(sources) == set(), "missed"
        assert {len(source.entry_ids) for source in sources.values()} == {1}
        inbox = opened.inbox()
        assert len(inbox) == len(contents), "missed or doubled"
        for entry in inbox:
            texts = "".join(text for _, block in walk_blocks(entry.blocks) for text in block_texts(block))
            assert "到此为止" in texts or "植树" in texts
    put_away = Counter(
        hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in (near, far)
        for path in (folder / "已处理").rglob("*")
        if path.is_file() and path.stat().st_size
    )
    assert set(put_away) == expected
    doubled = sum(1 for number in range(len(contents)) if KINDS[(number // 3) % len(KINDS)] is twice)
    assert put_away.total() == len(contents) + doubled
    assert not (near / "有问题").exists()
