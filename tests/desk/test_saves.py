"""What was saved and is in the archive no more, because its log is damaged or gone, is told and mostly brought back."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.archive.pages import settled
from gazette.desk import Desk, SetEntryField
from gazette.desk.backing_up import write_backup
from gazette.desk.repairing import repair_archive
from gazette.desk.restoring import restore
from gazette.desk.verifying import verify_archive
from gazette.errors import ArchiveError
from tests.archive.building import an_issue
from tests.desk.test_repairing import NOW, rows_of

ACTS = 12
PAGE = 4096
LOG, NOTE = "own.gazette-wal", "own.gazette-saved"


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a process leaves that was killed: the archive, its log with all that was saved last, and the note."""
    folder, left = tmp_path_factory.mktemp("saves"), tmp_path_factory.mktemp("left")
    path = folder / "own.gazette"
    with Desk.open(path, create=True, person="李编辑") as desk:
        desk.archive.add_issue(an_issue())
    with Desk.open(path, person="李编辑") as desk:
        write_backup(desk.archive, left / "backup.gazette")
        entry = desk.archive.issue(1).entries[0].id
        for number in range(1, ACTS + 1):
            desk.do(SetEntryField(entry, "title_zh", f"改过 {number}"))
        for name in ("own.gazette", LOG, NOTE):
            shutil.copy(folder / name, left)
    assert not (folder / NOTE).exists(), "who closes an archive leaves nothing beside it"
    return left


@pytest.fixture
def own(left: Path, tmp_path: Path) -> Path:
    shutil.copytree(left, tmp_path, dirs_exist_ok=True)
    return tmp_path / "own.gazette"


def title(path: Path) -> str:
    with Archive.open(path) as archive:
        return archive.issue(1).entries[0].title_zh


def damage_log(path: Path, rng: random.Random) -> None:
    content = bytearray((path.parent / LOG).read_bytes())
    content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
    (path.parent / LOG).write_bytes(content)


def is_told(path: Path) -> bool:
    try:
        with Archive.open(path):
            return False
    except ArchiveError as error:
        return error.code == "archive.saves_missing"


def test_a_process_that_is_killed_is_no_false_alarm(own: Path) -> None:
    note = (own.parent / NOTE).read_text()
    which, times, _ = note.split()
    before, torn = int(times) - 1, f"9{times[1:]}"
    for said in (
        *(note, f"{which} {before} {before}\n", "", f"{'0' * 32} 99 99\n", f"{which} 1"),
        f"{which} {torn} {times}\n",
    ):
        (own.parent / NOTE).write_text(said)
        assert title(own) == f"改过 {ACTS}"


def test_no_flip_in_a_log_is_silent_and_nearly_all_comes_back(left: Path, tmp_path: Path, long: bool) -> None:
    rng, told, silent = random.Random(11), 0, 0
    shutil.copytree(left, tmp_path / "meant")
    title(tmp_path / "meant" / "own.gazette")
    meant = rows_of(tmp_path / "meant" / "own.gazette")
    for turn in range(100 if long else 12):
        own = tmp_path / str(turn) / "own.gazette"
        shutil.copytree(left, own.parent)
        damage_log(own, rng)
        shutil.copytree(own.parent, tmp_path / f"without {turn}")
        if is_told(own):
            told += 1
            repair_archive(own, NOW, "甲")
            with Archive.open(own) as archive:
                assert verify_archive(archive).is_whole
        back = rows_of(own)
        same = sum(back.get(key) == row for key, row in meant.items() if key[0] != "act_log")
        assert same >= len(meant) - 4, "a frame holds a page, and a flip in it costs a row or two"
        (tmp_path / f"without {turn}" / NOTE).unlink()
        silent += title(tmp_path / f"without {turn}" / "own.gazette") != f"改过 {ACTS}"
    assert told >= silent > 0, "without the note SQLite leaves saves out and says nothing"


def test_a_page_of_the_log_whose_number_is_damaged_makes_no_endless_file(own: Path) -> None:
    log = bytearray((own.parent / LOG).read_bytes())
    frames = range(32, len(log) - 24 - PAGE + 1, 24 + PAGE)
    last = next(
        at for at in reversed(frames) if log[at + 4 : at + 8] != bytes(4) and log[at + 8 : at + 16] == log[16:24]
    )
    log[last] ^= 0x02  # page 33,554,432 and so many, which would lie 128 GB behind the end
    (own.parent / LOG).write_bytes(log)
    assert is_told(own)
    target = own.parent / "settled.gazette"
    settled(own, target, is_behind=True)
    assert target.stat().st_size < 10_000_000


def test_a_log_that_was_taken_away_is_told_and_does_not_lock_the_archive_for_ever(own: Path) -> None:
    (own.parent / LOG).unlink()
    assert is_told(own)
    assert is_told(own), "telling it changes nothing"
    with Archive.open(own, read_only=True) as archive:
        found = verify_archive(archive).findings
    assert [(each.rule, dict(each.values)["count"]) for each in found] == [("desk.verify.saves", str(ACTS))]
    made = repair_archive(own, NOW, "甲")
    assert [each.rule for each in made.findings] == ["desk.verify.saves"]
    assert title(own) == an_issue().entries[0].title_zh


def test_an_older_file_in_its_place_is_told_and_a_backup_can_be_restored(own: Path) -> None:
    before = own.read_bytes()
    (own.parent / LOG).unlink()
    shutil.copy(own.parent / "backup.gazette", own)
    assert is_told(own)
    made = restore(own.parent / "backup.gazette", own, NOW, "甲")
    assert made.aside is not None
    assert title(own) == an_issue().entries[0].title_zh
    assert before


def test_saves_are_counted_for_whoever_writes(own: Path) -> None:
    with Desk.open(own) as one, Desk.open(own) as other:
        for number, desk in enumerate((one, other, one)):
            desk.do(SetEntryField(desk.archive.issue(1).entries[0].id, "title_zh", f"又改 {number}"))
        shutil.copytree(own.parent, own.parent / "then")
    (own.parent / "then" / LOG).unlink()
    assert is_told(own.parent / "then" / "own.gazette")
    assert title(own) == "又改 2"
    with closing(sqlite3.connect(own)) as file:
        assert file.execute("SELECT count(*) FROM saved").fetchone() == (1,)
