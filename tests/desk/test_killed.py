"""A process is killed at any moment of any act: what it had called done is there, and nothing half-done is."""

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import bagit
import pytest
from sqlite_utils import Database

from gazette.archive import PART, Archive
from gazette.archive.migrations import migrate, migration_files
from gazette.desk import Desk, SetEntryField
from gazette.desk.backing_up import back_up, backups, write_backup
from gazette.desk.bagging import write_bags
from gazette.desk.publishing import publish_issue
from gazette.desk.rebuilding import rebuild
from gazette.desk.repairing import repair_archive
from gazette.desk.restoring import restore
from gazette.desk.self_test import sample_issue
from gazette.desk.verifying import verify_archive
from gazette.errors import ArchiveError
from gazette.export import issue_to_xml
from tests.archive.building import an_issue, without_slips
from tests.desk.test_press import finish, press
from tests.desk.test_verifying import published

if sys.platform == "win32":
    pytest.skip("no process can be forked here", allow_module_level=True)

from tests.desk.killed_acts import BACKUP, NOW, OWN

LOGGED = "在日志里"
LATER = NOW.replace(year=2027)
# A day and more after a process was killed, what it left is nobody's.
LONG_AGO = 1_000_000_000


class Killer:
    """Acts are done by another process, which is told when to kill the one that does them."""

    def __init__(self, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.desk.killed_acts"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, **environment},
        )

    def do(self, act: str, folder: Path, **how: object) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"act": act, "folder": str(folder), **how}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert answer["crash"] is None, answer["crash"]
        return answer

    def close(self) -> None:
        self._process.communicate(timeout=60)


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    there = Killer()
    yield there
    there.close()


# What SQLite leaves beside an archive of a process that was killed, or that may not change it.
_LIVE = ("own.gazette-wal", "own.gazette-shm", "own.gazette-journal", "new.gazette-wal", "new.gazette-shm")

# what there is before


def _titles(path: Path) -> list[str]:
    with Archive.open(path, read_only=True) as archive:
        return [entry.title_zh for row in archive.issue_rows() for entry in archive.issue(row.id).entries]


def _an_archive(folder: Path, *serials: int) -> Path:
    with Desk.open(folder / OWN, create=True, person="李编辑") as desk:
        for serial in serials or (88,):
            desk.archive.add_issue(without_slips(an_issue(serial)))
    return folder / OWN


def for_import(folder: Path) -> None:
    _an_archive(folder)
    shutil.copy(sample_issue(), folder / "in-0.txt")
    for number in range(1, 6):
        issue = an_issue(100 + number, year=2025, numbers=(number,))
        (folder / f"in-{number}.xml").write_bytes(issue_to_xml(issue)[0])


def for_publish(folder: Path) -> None:
    with Desk.open(_an_archive(folder)) as desk:
        issue_id = desk.archive.find_issue("88")
        finish(desk, issue_id)
        press(desk, issue_id)


def for_upgrade(folder: Path) -> None:
    database = Database(folder / OWN)
    migrate(database, migration_files()[:22])
    database.execute("PRAGMA journal_mode = WAL")
    database.conn.executemany(
        "INSERT INTO exact_form (position, kind, form) VALUES (?, 'phrase', ?)",
        [(number, f"一字不差 {number}") for number in range(200)],
    )
    database.conn.commit()
    database.close()


def for_back_up(folder: Path) -> None:
    with Desk.open(_an_archive(folder)) as desk:
        write_backup(desk.archive, folder / BACKUP)


def for_restore(folder: Path) -> None:
    for_back_up(folder)
    with Desk.open(folder / OWN) as desk:
        desk.do(SetEntryField(desk.issue("88").entries[0].id, "title_zh", "后来的"))


def for_restore_over_damage(folder: Path) -> None:
    for_restore(folder)
    (folder / OWN).write_bytes((folder / OWN).read_bytes()[:9000])


def for_repair(folder: Path) -> None:
    path = folder / OWN
    with Desk.open(path, create=True, person="李编辑") as desk:
        published(desk, 88)
        desk.archive.add_issue(an_issue(89))
        back_up(desk.archive, NOW)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE entry SET title_zh = '坏了' WHERE id IN (1, 4)")
    _leave_log(path)


def _leave_log(path: Path, issue: str = "89") -> None:
    """Leave an archive with a log beside it, as a process does that is killed after an edit."""
    logged = [path, path.with_name(path.name + "-wal")]
    with Desk.open(path, person="甲") as desk:
        desk.do(SetEntryField(desk.issue(issue).entries[1].id, "title_zh", LOGGED))
        for file in logged:
            shutil.copy(file, file.with_name(file.name + ".then"))
    for file in logged:
        file.with_name(file.name + ".then").replace(file)


def for_bag(folder: Path) -> None:
    with Desk.open(_an_archive(folder, 88, 89)) as desk:
        for row in desk.issues():
            finish(desk, row.id)
            press(desk, row.id)
            publish_issue(desk, row.id, "王主任")


def for_rebuild(folder: Path) -> None:
    for_bag(folder)
    with Desk.open(folder / OWN) as desk:
        write_bags(desk, [row.id for row in desk.issues()], folder / "bags")


# what must hold after


def _is_whole(path: Path, but: str = "") -> bool:
    with Desk.open(path, read_only=True) as desk:
        return all(but and but in finding.rule for finding in verify_archive(desk.archive).findings)


def goes_on(path: Path) -> None:
    """It can be opened and written, and is whole all the while."""
    assert _is_whole(path)
    with Desk.open(path, person="乙") as desk:
        desk.archive.add_issue(an_issue(999, numbers=(48,)))
        assert desk.search("古树").total
    assert _is_whole(path)


def _names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir() if not each.name.startswith(_LIVE)}


def _long_ago(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (LONG_AGO, LONG_AGO))


def after_import(folder: Path, done: list[Any]) -> None:
    files = sorted(folder.glob("in-*"))
    with Desk.open(folder / OWN, read_only=True) as desk:
        sizes = [len(desk.archive.issue(row.id).entries) for row in desk.issues()][1:]
        assert sizes in (done, [*done, 3 if done else 11])
        read = [source for source in desk.archive.sources() if source.state == "read"]
        assert sorted(len(source.entry_ids) for source in read) == sorted(sizes)
        noted = [line.about for line in desk.archive.act_log.lines() if line.act == "desk.act.bring_in"]
        assert [name for about in noted for name in json.loads(about)["files"]] == [f.name for f in files[: len(sizes)]]
        assert not desk.inbox()
    with Desk.open(folder / OWN, person="乙") as desk:
        for file in files:
            desk.bring_in(file)
        assert [len(desk.archive.issue(row.id).entries) for row in desk.issues()] == [3, 11, 3, 3, 3, 3, 3]


def after_edit(folder: Path, done: list[Any]) -> None:
    first, second, _ = _titles(folder / OWN)
    last = done[-1] if done else 0
    assert first == second or not last
    number = int(first.split()[-1]) if first.startswith("改过") else 0
    assert number in (last, last + 1)
    assert (first == second) == (number > 0)


def after_publish(folder: Path, done: list[Any]) -> None:
    with Desk.open(folder / OWN, read_only=True) as desk:
        issue_id = desk.archive.find_issue("88")
        is_published = desk.archive.issue_state(issue_id) == "published"
        assert is_published or not done
        assert len(desk.archive.chain.links()) == is_published
        acts = desk.archive.last_steps.acts(issue_id)
        assert [act.act for act in acts] == ["press", "publish"][: 1 + is_published]
        files = [file.form for act in acts for file in desk.archive.last_steps.files_of_act(act.id)]
        assert files == ["pdf", "pdfa", "xml"] * is_published
        noted = [line.act for line in desk.archive.act_log.lines()]
        assert noted.count("desk.act.publish") == is_published


def after_upgrade(folder: Path, done: list[Any]) -> None:
    with Archive.open(folder / OWN) as archive:
        assert [form.form for form in archive.books.exact_list()] == [f"一字不差 {number}" for number in range(200)]
    kept = folder / "backups" / "own" / "version-22.gazette"
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT count(*) FROM exact_form").fetchone() == (200,)
        assert copy.execute("PRAGMA user_version").fetchone() == (22,)
    assert not [name for name in _names(kept.parent) if ".part" in name]
    with Archive.open(folder / OWN) as archive:
        archive.add_issue(an_issue(88))


def after_back_up(folder: Path, done: list[Any]) -> None:
    number = done[-1][0] if done else 0
    assert _titles(folder / BACKUP)[0] in [f"改过 {number}" if number else without_title(), f"改过 {number + 1}"]
    assert _is_whole(folder / BACKUP)
    usual = folder / "backups" / "own"
    there = {backup.file.name for backup in backups(usual)}
    if done:
        assert done[-1][1] in there
    for name in there:
        assert _is_whole(usual / name)
    _long_ago(folder)
    with Desk.open(folder / OWN) as desk:
        desk.do(SetEntryField(desk.issue("88").entries[0].id, "title_zh", "又改"))
        back_up(desk.archive, LATER)
        write_backup(desk.archive, folder / BACKUP)
    assert all(name.endswith(".gazette") for name in _names(usual))
    assert _names(folder) == {OWN, BACKUP, "backups"}


def without_title() -> str:
    return without_slips(an_issue()).entries[0].title_zh


def after_restore(folder: Path, done: list[Any]) -> None:
    is_new = "后来的" not in _titles(folder / OWN)
    assert is_new or not done
    kept = [backup.file for backup in backups(folder / "backups" / "own") if backup.reason == "before-restore"]
    if is_new:
        assert _titles(folder / OWN) == _titles(folder / BACKUP)
        assert [file for file in kept if "后来的" in _titles(file)]
    for file in (*kept, folder / BACKUP):
        assert _is_whole(file)
    _long_ago(folder)
    restore(folder / BACKUP, folder / OWN, LATER, "乙")
    assert "后来的" not in _titles(folder / OWN)
    assert _names(folder) == {OWN, BACKUP, "backups"}
    assert all(name.endswith(".gazette") for name in _names(folder / "backups" / "own"))


def after_restore_over_damage(folder: Path, done: list[Any]) -> None:
    assert (folder / OWN).exists(), "else the next start would make an empty one"
    try:
        is_new = bool(_titles(folder / OWN))
    except ArchiveError:
        is_new = False
    assert is_new or not done
    if not is_new:
        restore(folder / BACKUP, folder / OWN, LATER, "乙")
    assert "后来的" not in _titles(folder / OWN)
    asides = {name for name in _names(folder) if name.startswith("own-damaged-")}
    assert (folder / min(asides)).stat().st_size == 9000
    assert len([name for name in asides if name.endswith(".gazette")]) == 1
    assert _names(folder) - {OWN, BACKUP, *asides} <= {OWN + "-open", OWN + PART, OWN + "-saved"}


def after_repair(folder: Path, done: list[Any]) -> None:
    assert (folder / OWN).exists(), "else the next start would make an empty one"
    if _in_log(folder / OWN):
        assert not done
    else:
        assert done or [path for path in folder.glob("own-damaged-*.gazette") if _in_log(path)]
    if not done:
        repair_archive(folder / OWN, LATER, "乙")
    titles = _titles(folder / OWN)
    assert (len(titles), titles.count("坏了"), titles.count(LOGGED)) == (6, 0, 1)
    assert [path for path in folder.glob("own-damaged-*.gazette") if _in_log(path)], "what was damaged is there, whole"
    assert {name for name in _names(folder) if not name.startswith("own-damaged-")} == {OWN, "backups"}


def _in_log(path: Path) -> bool:
    """Whether an archive is the damaged one, with what stands only in its log."""
    with TemporaryDirectory() as name:
        copy = Path(name) / OWN
        for ending in ("", "-wal"):
            if (beside := path.with_name(path.name + ending)).exists():
                shutil.copy(beside, copy.with_name(copy.name + ending))
        with closing(sqlite3.connect(copy)) as file:
            titles = [title for (title,) in file.execute("SELECT title_zh FROM entry")]
    return titles.count("坏了") == 2 and LOGGED in titles


def after_bag(folder: Path, done: list[Any]) -> None:
    there = folder / "bags"
    for name in ("gazette-88", "gazette-89"):
        if (there / name).exists():
            bagit.Bag(str(there / name)).validate()
            assert (there / name / "README.txt").stat().st_size
        else:
            assert name not in done
    _long_ago(folder)
    with Desk.open(folder / OWN, person="乙") as desk:
        for row in desk.issues():
            if not (there / f"gazette-{row.reference}").exists():
                write_bags(desk, [row.id], there)
    assert {"gazette-88", "gazette-89"} <= _names(there)
    if len(done) < 2:
        with Desk.open(folder / OWN, person="乙") as desk:
            shutil.rmtree(there / "gazette-89")
            write_bags(desk, [desk.archive.find_issue("89")], there)
    assert _names(there) == {"gazette-88", "gazette-89"}


def after_rebuild(folder: Path, done: list[Any]) -> None:
    new = folder / "new.gazette"
    if not new.exists():
        assert not done
        rebuild(folder / "bags", new, "乙")
    assert _titles(new) == _titles(folder / OWN)
    assert _names(folder) == {OWN, "bags", "new.gazette"}
    with Desk.open(new) as made, Desk.open(folder / OWN) as desk:
        assert [link.sha256 for link in made.archive.chain.links()] == [
            link.sha256 for link in desk.archive.chain.links()
        ]
    goes_on(new)


Before = Callable[[Path], None]
After = Callable[[Path, list[Any]], None]

# Act, what there is before, what must hold after, and how many of fifty.
CASES: dict[str, tuple[str, Before, After, int]] = {
    "import": ("import", for_import, after_import, 6),
    "edit": ("edit", for_back_up, after_edit, 6),
    "publish": ("publish", for_publish, after_publish, 5),
    "upgrade": ("upgrade", for_upgrade, after_upgrade, 6),
    "back up": ("back_up", for_back_up, after_back_up, 6),
    "restore": ("restore", for_restore, after_restore, 6),
    "restore over damage": ("restore", for_restore_over_damage, after_restore_over_damage, 4),
    "repair": ("repair", for_repair, after_repair, 5),
    "bag": ("bag", for_bag, after_bag, 3),
    "rebuild": ("rebuild", for_rebuild, after_rebuild, 3),
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of a case as it is before the act; made once."""
    made: dict[Before, Path] = {}

    def folder_of(case: str) -> Path:
        before = CASES[case][1]
        if before not in made:
            made[before] = tmp_path_factory.mktemp(before.__name__) / "before"
            made[before].mkdir()
            before(made[before])
        return made[before]

    return folder_of


def fresh(before: Path) -> Path:
    """A copy to do the act in, beside what is copied."""
    folder = before.with_name("now")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(before, folder)
    return folder


@pytest.mark.parametrize("case", CASES)
def test_whenever_it_is_killed_nothing_is_lost_and_nothing_half_done(
    case: str, killer: Killer, prepared: Callable[[str], Path], long: bool
) -> None:
    act, _, holds, times = CASES[case]
    before, rng = prepared(case), random.Random(case)
    whole = killer.do(act, fresh(before))
    assert whole["error"] is None
    whole = killer.do(act, folder := fresh(before))
    holds(folder, whole["done"])
    kills, step = 0, 1
    while kills < times * (20 if long else 1):
        # In turn between two steps over files, where moments are short, and at any time.
        how = {"step": step} if step and kills % 2 else {"after": rng.uniform(0, whole["seconds"])}
        answer = killer.do(act, folder := fresh(before), **how)
        kills += answer["killed"]
        if "step" in how:
            step = step + 1 if answer["killed"] else 0
        try:
            holds(folder, answer["done"])
            if (folder / OWN).exists():
                goes_on(folder / OWN)
        except Exception as error:
            error.add_note(f"{case}: killed {how}, which had done {answer['done']}; there is {sorted(_names(folder))}")
            raise


@pytest.mark.parametrize("case", ["restore over damage", "repair"])
def test_an_exchange_that_is_cut_short_at_any_step_loses_nothing(
    case: str, killer: Killer, prepared: Callable[[str], Path]
) -> None:
    act, _, holds, _ = CASES[case]
    step, killed = 0, True
    while killed:
        step += 1
        answer = killer.do(act, folder := fresh(prepared(case)), step=step, of=["os.link", "os.rename", "os.remove"])
        killed = answer["killed"]
        try:
            holds(folder, answer["done"])
        except Exception as error:
            error.add_note(f"killed before step {step}; there was {answer['done']}")
            raise
    assert step > 5


CONTROLS = {"import_in_parts": "import", "edit_in_parts": "edit", "back_up_in_place": "back up"}


@pytest.mark.parametrize("control", CONTROLS)
def test_what_is_done_in_parts_or_in_place_is_seen_to_be_half_done(
    control: str, killer: Killer, prepared: Callable[[str], Path]
) -> None:
    case = CONTROLS[control]
    answer = killer.do(control, folder := fresh(prepared(case)))
    assert answer["killed"]
    with pytest.raises((AssertionError, ArchiveError)):
        CASES[case][2](folder, answer["done"])


def test_a_restore_over_the_old_file_is_seen_to_make_a_mixture(prepared: Callable[[str], Path]) -> None:
    folder = fresh(prepared("restore"))
    _leave_log(folder / OWN, "88")
    shutil.copyfile(folder / BACKUP, folder / OWN)
    assert _titles(folder / OWN) != _titles(folder / BACKUP)


def test_every_kind_of_act_is_among_the_fifty() -> None:
    assert sum(times for *_, times in CASES.values()) == 50
