"""A disk that is full at any moment of any act: a sentence says so, nothing is half-written, and nothing is lost."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import bagit
import pytest

from gazette.archive import Archive
from gazette.desk import Desk, SetEntryField
from gazette.desk.backing_up import back_up, backups, write_backup
from gazette.desk.bagging import write_bags
from gazette.desk.publishing import MadeReady, make_ready, publish_ready
from gazette.desk.rebuilding import rebuild
from gazette.desk.repairing import repair_archive
from gazette.desk.restoring import restore
from gazette.desk.self_test import sample_issue
from gazette.desk.verifying import verify_archive
from gazette.errors import GazetteError
from gazette.model import Paragraph
from gazette.wording import error_sentence
from tests.archive.building import an_entry, an_issue, without_slips
from tests.desk.killed_acts import BACKUP, NOW, OWN
from tests.desk.test_press import finish, press
from tests.desk.test_verifying import by_hand, published

PAGE = 4096
DISK = 24 << 20
# Free bytes when the act begins: page by page where it is tight, then in growing steps; each third without --long.
ROOMS = [*range(0, 40 * PAGE, 4 * PAGE), *(int(40 * PAGE * 1.35**step) for step in range(14))]

Act = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    before: Callable[[Path], object]
    act: Act
    is_done: Callable[[Path], bool]


def titles(path: Path) -> list[str]:
    with Archive.open(path, read_only=True) as archive:
        return [entry.title_zh for row in archive.issue_rows() for entry in archive.issue(row.id).entries]


def is_whole(path: Path) -> bool:
    with Desk.open(path, read_only=True) as desk:
        return verify_archive(desk.archive).is_whole


def an_archive(folder: Path) -> None:
    with Desk.open(folder / OWN, create=True, person="李编辑") as desk:
        desk.archive.add_issue(without_slips(an_issue()))
        long = Paragraph(text="银杏" * 20_000)
        desk.archive.add_entries(tuple(an_entry(f"长文 {number}", long) for number in range(4)), None)


def with_backup(folder: Path) -> None:
    an_archive(folder)
    with Desk.open(folder / OWN) as desk:
        write_backup(desk.archive, folder / BACKUP)
        change(desk)


def change(desk: Desk) -> None:
    desk.do(SetEntryField(desk.issue("88").entries[0].id, "title_zh", "后来的"))


def at_press(folder: Path) -> None:
    an_archive(folder)
    with Desk.open(folder / OWN) as desk:
        issue_id = desk.archive.find_issue("88")
        finish(desk, issue_id)
        press(desk, issue_id)


def damaged(folder: Path) -> None:
    an_archive(folder)
    with Desk.open(folder / OWN) as desk:
        published(desk, 89)
    by_hand(folder / OWN, "UPDATE entry SET title_zh = '坏了' WHERE id = 1")


def with_published(folder: Path) -> None:
    an_archive(folder)
    with Desk.open(folder / OWN) as desk:
        published(desk, 89)


def with_bags(folder: Path) -> None:
    with_published(folder)
    with Desk.open(folder / OWN) as desk:
        write_bags(desk, [row.id for row in desk.issues()], folder / "bags")


def over(act: Callable[[Desk], object]) -> Act:
    def done(folder: Path) -> None:
        with Desk.open(folder / OWN, person="甲") as desk:
            act(desk)

    return done


def edit(desk: Desk) -> None:
    change(desk)
    with desk.archive.transaction():
        for entry in desk.inbox():
            desk.archive.set_entry(replace(entry, blocks=(Paragraph(text="改过" * 30_000),)))


def bring_in(desk: Desk) -> None:
    desk.bring_in(sample_issue())


_ready: list[MadeReady] = []


def publish(desk: Desk) -> None:
    if not _ready:
        _ready.append(make_ready(desk, desk.archive.find_issue("88"), "王主任"))
    publish_ready(desk, _ready[0])


def bag(desk: Desk) -> None:
    write_bags(desk, [desk.archive.find_issue("89")], desk.archive.path.parent / "bags")


def is_edited(folder: Path) -> bool:
    with Desk.open(folder / OWN, read_only=True) as desk:
        texts = {block.text[0] for entry in desk.inbox() for block in entry.blocks if isinstance(block, Paragraph)}
    assert len(texts) == 1, "all of them or none"
    return texts == {"改"}


def is_published(folder: Path) -> bool:
    with Desk.open(folder / OWN, read_only=True) as desk:
        return desk.archive.issue_state(desk.archive.find_issue("88")) == "published"


def has_two_issues(folder: Path) -> bool:
    with Desk.open(folder / OWN, read_only=True) as desk:
        return len(desk.issues()) == 2


def is_bagged(folder: Path) -> bool:
    there = folder / "bags" / "gazette-89"
    if there.exists():
        bagit.Bag(str(there)).validate()
    return there.exists()


def is_backed_up(folder: Path) -> bool:
    assert is_whole(folder / BACKUP)
    return bool(backups(folder / "backups" / "own"))


def is_repaired(folder: Path) -> bool:
    if not is_whole(folder / OWN):
        return False
    with Desk.open(folder / OWN, read_only=True) as desk:
        assert [len(entry.blocks[0].text) for entry in desk.inbox()] == [40_000] * 4  # type: ignore[union-attr]
        assert len(desk.archive.chain.links()) == 1
    assert len(titles(folder / OWN)) == 6
    return True


CASES = {
    "edit": Case(an_archive, over(edit), is_edited),
    "import": Case(an_archive, over(bring_in), has_two_issues),
    "publish": Case(at_press, over(publish), is_published),
    "back up": Case(with_backup, over(lambda desk: back_up(desk.archive, NOW)), is_backed_up),
    "back up over": Case(
        with_backup,
        over(lambda desk: write_backup(desk.archive, desk.archive.path.parent / BACKUP)),
        lambda folder: "后来的" in titles(folder / BACKUP),
    ),
    "restore": Case(
        with_backup,
        lambda folder: restore(folder / BACKUP, folder / OWN, NOW, "甲"),
        lambda folder: "后来的" not in titles(folder / OWN),
    ),
    "repair": Case(
        damaged,
        lambda folder: repair_archive(folder / OWN, NOW, "甲"),
        is_repaired,
    ),
    "bag": Case(with_published, over(bag), is_bagged),
    "rebuild": Case(
        with_bags,
        lambda folder: rebuild(folder / "bags", folder / "new.gazette", "甲"),
        lambda folder: (folder / "new.gazette").exists() and titles(folder / "new.gazette") == titles(folder / OWN),
    ),
}

# Of what is there after an act, with room again: nothing that is not finished.
LEFT_OVER = (".part", ".bag-", ".repair-")


@pytest.mark.parametrize("name", CASES)
def test_wherever_the_room_ends_it_is_said_and_nothing_is_half_written(
    name: str, small_disk: Path, tmp_path: Path, long: bool
) -> None:
    case, before = CASES[name], tmp_path / "before"
    before.mkdir()
    case.before(before)
    subprocess.run(["mount", "-o", f"remount,size={DISK}", str(small_disk)], check=True)
    said: dict[int, str] = {}
    for room in ROOMS if long else (*ROOMS[:-1:3], ROOMS[-1]):
        folder = small_disk / "office"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(before, folder)
        ballast = small_disk / "ballast"
        with ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, shutil.disk_usage(small_disk).free - room))
        try:
            said[room] = told(case.act, folder)
            ballast.unlink()
            if said[room]:
                left = [each.name for each in folder.rglob("*") if any(part in each.name for part in LEFT_OVER)]
                assert left == []
            if name != "repair":
                assert is_whole(folder / OWN)
            if not case.is_done(folder):
                assert said[room]
                case.act(folder)
            assert case.is_done(folder)
            assert is_whole(folder / OWN)
        except Exception as error:
            error.add_note(f"{name} with room for {room} bytes, told {said.get(room)}")
            raise
        finally:
            ballast.unlink(missing_ok=True)
    assert said[ROOMS[0]], "the first had no room at all"
    assert said[ROOMS[-1]] == "", "the last had enough"


def told(act: Act, folder: Path) -> str:
    """What an act said that could not be done; whatever is no sentence of ours goes on."""
    try:
        act(folder)
    except GazetteError as error:
        return error_sentence(error, "zh")
    return ""
