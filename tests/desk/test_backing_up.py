"""Backups are whole, checked and thinned; restoring swaps one in, and whatever was there before is somewhere."""

import errno
import os
import shutil
import sqlite3
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from gazette.archive import Archive, backup_folder, exchanging, put_instead, swap_in
from gazette.archive.migrations import migrate, migration_files
from gazette.desk import Desk, SetEntryField
from gazette.desk.backing_up import DAYS, MONTHS, WEEKS, back_up, backups, contents_of, folder_for, thin, write_backup
from gazette.desk.holding import Hold, Holder, hold
from gazette.desk.repairing import repair_archive
from gazette.desk.restoring import restore, restore_newest
from gazette.desk.verifying import verify_archive
from gazette.errors import ArchiveError
from tests.archive.building import an_issue

NOW = datetime(2026, 11, 30, 17, 45)  # noqa: DTZ001 -- the clock on the wall


def refused(act: object) -> str:
    with pytest.raises(ArchiveError) as error:
        act()  # type: ignore[operator]
    return error.value.code


def titles(path: Path) -> list[str]:
    with Archive.open(path, read_only=True) as archive:
        return [entry.title_zh for row in archive.issue_rows() for entry in archive.issue(row.id).entries]


def by_hand(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as file, file:
        file.executescript(sql)


def change(desk: Desk, title: str) -> None:
    desk.do(SetEntryField(desk.issue("88").entries[0].id, "title_zh", title))


def beside(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_archives_of_one_name_have_a_folder_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths, chosen = [tmp_path / name / "公报.gazette" for name in ("甲", "乙", "丙")], str(tmp_path / "备份")
    for path in paths[:2]:
        path.parent.mkdir()
        with Archive.open(path, create=True) as archive:
            archive.add_issue(an_issue())
            back_up(archive, NOW, folder_for(path, chosen))
    folders = [folder_for(path, chosen) for path in paths[:2]]
    assert [folder.name for folder in folders] == ["公报", "公报-2"]
    assert [len(backups(folder)) for folder in folders] == [1, 1]
    monkeypatch.setattr("platform.node", lambda: "another computer")
    assert folder_for(paths[0], chosen).name == "公报-3"
    monkeypatch.undo()
    paths[1].parent.rename(paths[2].parent)
    assert folder_for(paths[2], chosen).name == "公报-3", "the other one may be away just now"


def test_a_backup_holds_what_the_archive_holds(desk: Desk, issue_id: int) -> None:
    made = back_up(desk.archive, NOW)
    assert made is not None
    assert made.file == backup_folder(desk.archive.path) / "2026-11-30-174500.gazette"
    assert (contents_of(made.file).issues, contents_of(made.file).entries, contents_of(made.file).last) == (1, 3, "88")
    assert beside(made.file.parent) == [made.file.name], "one file, with nothing beside it"
    with Desk.open(made.file, read_only=True) as copy:
        assert copy.archive.issue(issue_id) == desk.archive.issue(issue_id)
        assert copy.archive.mark() == desk.archive.mark()
        assert verify_archive(copy.archive).is_whole


def test_nothing_changed_needs_no_backup(desk: Desk, issue_id: int) -> None:
    assert back_up(desk.archive, NOW) is not None
    assert back_up(desk.archive, NOW) is None
    change(desk, "别的")
    again = back_up(desk.archive, NOW)
    assert again is not None
    assert again.made == NOW + timedelta(seconds=1), "two of one second have names of their own"


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=-3)])
def test_backups_of_one_second_and_of_a_clock_set_back_do_not_push_out_the_newest(
    desk: Desk, issue_id: int, later: timedelta
) -> None:
    for number in range(1, 5):
        change(desk, f"改过 {number}")
        made = back_up(desk.archive, NOW + later * number)
        assert made is not None
        assert titles(made.file)[0] == f"改过 {number}"
        assert backups(made.file.parent)[0].file == made.file
    assert back_up(desk.archive, NOW + later * 5) is None, "the newest one holds the same"


def test_a_backup_of_a_clock_that_was_far_ahead_makes_no_new_one_superfluous(desk: Desk, issue_id: int) -> None:
    for number, day in enumerate((400, 0, 1), 1):
        change(desk, f"改过 {number}")
        assert back_up(desk.archive, NOW + timedelta(days=day)) is not None
    assert back_up(desk.archive, NOW + timedelta(days=1, hours=1)) is None


def test_a_damaged_archive_takes_no_good_backup_away(desk: Desk, issue_id: int) -> None:
    good = back_up(desk.archive, NOW)
    assert good is not None
    content = good.file.read_bytes()
    change(desk, "改过")
    by_hand(desk.archive.path, "UPDATE entry SET title_zh = '坏了'")
    assert refused(lambda: back_up(desk.archive, NOW + timedelta(days=1))) == "archive.backup_damaged"
    assert refused(lambda: write_backup(desk.archive, good.file)) == "archive.backup_damaged"
    assert good.file.read_bytes() == content
    assert beside(good.file.parent) == [good.file.name]


def test_a_backup_is_never_written_over_the_archive(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    own = desk.archive.path
    link = tmp_path / "link.gazette"
    link.symlink_to(own)
    for target in (own, link, own.with_name(own.name + "-wal"), tmp_path / "." / own.name):
        assert refused(lambda target=target: write_backup(desk.archive, target)) == "archive.backup_onto_itself"
    assert desk.archive.issue(issue_id).entries


def test_a_backup_is_written_over_an_earlier_one_of_its_own_and_over_nothing_else(
    desk: Desk, issue_id: int, tmp_path: Path
) -> None:
    change(desk, "先前")
    earlier = tmp_path / "earlier.gazette"
    for said in ("改过", "又改过"):
        change(desk, said)
        write_backup(desk.archive, earlier)
    assert titles(earlier)[0] == "又改过"
    table = tmp_path / "names.csv"
    table.write_text("名称,机构,起,止\n" * 100)
    another = tmp_path / "another.gazette"
    with Desk.open(another, create=True) as theirs:
        theirs.archive.add_issue(an_issue(88))
        change(theirs, "别人的")
    for target in (table, another):
        content = target.read_bytes()
        assert refused(lambda target=target: write_backup(desk.archive, target)) == "archive.backup_not_ours"
        assert target.read_bytes() == content


def test_two_who_make_a_backup_of_one_name_at_once_both_make_it(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    file, made = tmp_path / "一份.gazette", []
    with Desk.open(desk.archive.path) as other:

        def meanwhile(_done: int, _total: int) -> None:
            if not made:
                made.append(file)
                write_backup(other.archive, file)

        write_backup(desk.archive, file, progress=meanwhile)
    assert made
    assert titles(file) == titles(desk.archive.path)
    assert [name for name in beside(tmp_path) if "一份" in name] == ["一份.gazette"]


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("PRAGMA user_version = 35", "archive.backup_not_ours"),
        ("PRAGMA user_version = 999", "archive.newer"),
        ("UPDATE sqlite_schema SET sql = 'no definition' WHERE name = 'act_log'", "archive.backup_not_ours"),
    ],
    ids=["older", "newer", "damaged"],
)
def test_a_backup_is_not_written_over_an_archive_of_another_that_does_not_open(
    desk: Desk, issue_id: int, tmp_path: Path, harm: str, code: str
) -> None:
    another = tmp_path / "another.gazette"
    with Desk.open(another, create=True) as theirs:
        theirs.archive.add_issue(an_issue(88))
        change(theirs, "别人的")
    by_hand(another, f"PRAGMA writable_schema = ON; {harm}")
    content = another.read_bytes()
    assert refused(lambda: write_backup(desk.archive, another)) == code
    assert another.read_bytes() == content
    assert beside(tmp_path) == [
        "another.gazette",
        "own.gazette",
        "own.gazette-saved",
        "own.gazette-shm",
        "own.gazette-wal",
    ]


def test_a_backup_is_written_over_an_earlier_one_of_an_older_version(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    change(desk, "先前")
    earlier = tmp_path / "earlier.gazette"
    write_backup(desk.archive, earlier)
    by_hand(earlier, "PRAGMA user_version = 35")
    change(desk, "后来")
    write_backup(desk.archive, earlier)
    assert titles(earlier)[0] == "后来"


def test_a_backup_is_not_written_over_a_later_state_or_one_that_is_open(
    desk: Desk, issue_id: int, tmp_path: Path
) -> None:
    change(desk, "先前")
    other = tmp_path / "other.gazette"
    write_backup(desk.archive, other)
    with Desk.open(other, person="别人") as theirs:
        change(theirs, "在那里接着写")
        assert refused(lambda: write_backup(desk.archive, other)) == "archive.backup_not_ours"
    assert refused(lambda: write_backup(desk.archive, other)) == "archive.backup_not_ours"
    assert titles(other)[0] == "在那里接着写"


def test_a_backup_goes_where_a_link_leads(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    far = tmp_path / "far"
    link = tmp_path / "link.gazette"
    link.symlink_to(far / "b.gazette")
    assert refused(lambda: write_backup(desk.archive, link)) == "archive.backup_failed"
    far.mkdir()
    write_backup(desk.archive, link)
    assert link.is_symlink()
    assert beside(far) == ["b.gazette"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_neither_written_over_nor_moved_away(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    pipe, circle = path.with_name("pipe.gazette"), path.with_name("circle.gazette")
    os.mkfifo(pipe)
    circle.symlink_to(circle)
    for place, code in ((pipe, "archive.not_an_archive"), (circle, "archive.cannot_open")):
        assert refused(lambda place=place: restore(backup, place, NOW, "甲")) == code
        assert refused(lambda place=place: restore(place, path, NOW, "甲")) == code
        assert refused(lambda place=place: repair_archive(place, NOW, "甲")) == code
        with Desk.open(path) as desk:
            assert refused(lambda place=place: write_backup(desk.archive, place)) == "archive.backup_not_ours"
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert circle.is_symlink()
    assert beside(path.parent) == ["backups", "circle.gazette", "own.gazette", "pipe.gazette"]


def test_an_archive_that_lost_every_byte_is_no_place_for_a_new_one(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    path.write_bytes(b"")
    for create in (False, True):
        assert refused(lambda create=create: Desk.open(path, create=create)) == "archive.damaged"
    assert path.stat().st_size == 0
    restore(backup, path, NOW, "甲")
    assert titles(path) == titles(backup)


def test_where_an_archive_is_gone_no_new_one_is_begun_while_its_backups_are_there(
    changed_since: tuple[Path, Path],
) -> None:
    path, backup = changed_since
    path.unlink()
    for create in (False, True):
        assert refused(lambda create=create: Desk.open(path, create=create)) == "archive.gone"
    assert not path.exists()
    restore_newest(path, NOW, "甲", backup.parent)
    assert titles(path) == titles(backup)
    path.unlink()
    backup.write_bytes(backup.read_bytes()[:4096])
    assert refused(lambda: restore_newest(path, NOW, "甲", backup.parent)) in (
        "archive.damaged",
        "archive.restore_damaged",
    )
    shutil.rmtree(backup.parent)
    Desk.open(path, create=True).close()


@pytest.mark.parametrize("ending", ["-wal", "-saved"])
def test_an_archive_that_lost_every_byte_is_known_by_what_stands_beside_it(tmp_path: Path, ending: str) -> None:
    path, left = tmp_path / "own.gazette", tmp_path / f"own.gazette{ending}"
    path.touch()
    left.write_bytes(b"what was saved last")
    assert refused(lambda: Desk.open(path, create=True)) == "archive.damaged"
    assert (path.read_bytes(), left.read_bytes()) == (b"", b"what was saved last")


def test_where_nothing_can_be_written_all_is_as_it_was(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert refused(lambda: write_backup(desk.archive, tmp_path / "file" / "b.gazette")) == "archive.backup_failed"
    assert refused(lambda: back_up(desk.archive, NOW, tmp_path / "file" / "folder")) == "archive.backup_failed"


def test_a_full_disk_leaves_the_old_backup(desk: Desk, issue_id: int, small_disk: Path) -> None:
    target = small_disk / "b.gazette"
    write_backup(desk.archive, target)
    content = target.read_bytes()
    with desk.archive.transaction():
        for serial in range(100, 200):
            desk.archive.add_issue(an_issue(serial))
    (small_disk / "full").write_bytes(bytes(2_000_000 - len(content) - 200_000))
    assert refused(lambda: write_backup(desk.archive, target)) == "archive.backup_failed"
    assert target.read_bytes() == content
    assert beside(small_disk) == ["b.gazette", "full"]


def test_stopping_leaves_nothing(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_backup(desk.archive, tmp_path / "b.gazette", progress=stop)
    assert not list(tmp_path.glob("b.gazette*"))
    change(desk, "接着写")


def test_an_older_archive_is_copied_before_it_is_upgraded(tmp_path: Path) -> None:
    path = tmp_path / "old.gazette"
    database = Database(path)
    migrate(database, migration_files()[:22])
    database.execute("INSERT INTO exact_form (position, kind, form) VALUES (0, 'phrase', '一字不差')")
    database.conn.commit()
    database.close()
    Archive.open(path).close()
    (backup,) = backups(backup_folder(path))
    assert (backup.file.name, backup.reason) == ("version-22.gazette", "upgrade")
    with closing(sqlite3.connect(backup.file)) as copy:
        assert copy.execute("SELECT form FROM exact_form").fetchall() == [("一字不差",)]
        assert copy.execute("PRAGMA user_version").fetchone() == (22,)
    Archive.open(path).close()
    assert len(backups(backup_folder(path))) == 1
    back = tmp_path / "back.gazette"
    restore(backup.file, back, NOW, "甲")
    with Archive.open(back) as archive:
        assert [form.form for form in archive.books.exact_list()] == ["一字不差"]


def test_a_damaged_archive_of_an_older_version_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "old.gazette"
    database = Database(path)
    migrate(database, migration_files()[:22])
    (root,) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'exact_form'").fetchone()
    database.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)
    with pytest.raises(ArchiveError) as error:
        Archive.open(path)
    assert (error.value.code, error.value.values["file"]) == ("archive.damaged", str(path))
    assert beside(tmp_path) == ["backups", "old.gazette"]


@given(ages=st.lists(st.integers(0, 500 * 24 * 60), min_size=1, max_size=60, unique=True))
def test_thinning_keeps_days_weeks_months_and_the_newest(
    ages: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("thin")
    made = [NOW - timedelta(minutes=age) for age in ages]
    for each in made:
        (folder / f"{each:%Y-%m-%d-%H%M%S}.gazette").touch()
    (folder / "mine.gazette").touch()
    gone = thin(folder, NOW)
    assert {f"{each:%Y-%m-%d-%H%M%S}" for each in made} == {each.stem for each in (*folder.iterdir(), *gone)} - {"mine"}
    assert not {file for file in gone if file.exists()}
    left = {backup.made for backup in backups(folder)}
    assert max(made) in left
    assert (folder / "mine.gazette").exists()
    for span, period in (
        (timedelta(days=DAYS), lambda day: day.date()),
        (timedelta(weeks=WEEKS), lambda day: day.isocalendar()[:2]),
        (timedelta(days=31 * MONTHS), lambda day: (day.year, day.month)),
    ):
        recent = [each for each in made if NOW - each <= span]
        assert {period(each) for each in recent} == {period(each) for each in left if NOW - each <= span}
    assert len(left) <= DAYS + 1 + WEEKS + 1 + MONTHS + 2
    assert thin(folder, NOW) == (), "what is kept once is not superfluous a moment later"


@pytest.fixture
def changed_since(tmp_path: Path) -> tuple[Path, Path]:
    """An archive and a backup of what it said before a title was changed."""
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True, person="李编辑") as desk:
        desk.archive.add_issue(an_issue())
        made = back_up(desk.archive, NOW)
        assert made is not None
        change(desk, "后来的")
    return path, made.file


def test_restoring_brings_back_what_it_said_and_keeps_what_it_says_now(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    assert "后来的" in titles(path)
    restored = restore(backup, path, NOW + timedelta(hours=1), "王主任")
    assert "后来的" not in titles(path)
    assert restored.before is not None
    assert "后来的" in titles(restored.before.file)
    with Desk.open(path) as desk:
        assert verify_archive(desk.archive).is_whole
        line = desk.archive.act_log.lines()[-1]
        assert (line.who, line.act) == ("王主任", "desk.act.restore")
    assert beside(path.parent) == ["backups", "own.gazette"]


def test_an_archive_is_restored_where_a_link_leads(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    link = path.with_name("link.gazette")
    link.symlink_to(path)
    restore(backup, link, NOW, "甲")
    assert link.is_symlink()
    assert titles(link) == titles(path) == titles(backup)


def test_a_name_that_has_no_room_for_what_goes_beside_it_is_refused(tmp_path: Path) -> None:
    for name in (f"{'a' * 240}.gazette", f"{'公' * 70}.gazette"):
        assert refused(lambda name=name: Archive.open(tmp_path / name, create=True)) == "archive.name_too_long"
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_archive_stays_aside(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    bad = path.read_bytes()[:9000]
    path.write_bytes(bad)
    path.with_name("own.gazette-wal").write_bytes(b"old log")
    restored = restore(backup, path, NOW, "甲")
    assert restored.aside is not None
    assert restored.aside.read_bytes() == bad
    assert titles(path)
    with Desk.open(path) as desk:
        assert verify_archive(desk.archive).is_whole, "the old log was not taken for that of the new archive"


def test_an_exchange_that_fails_leaves_nothing_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a disk knows no second names, and another program keeps the archive from being exchanged."""
    before = {"own.gazette": b"damaged", "own.gazette-wal": b"its log", "own.gazette.part": b"new"}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)

    def fails(*_places: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(os, "link", fails)
    monkeypatch.setattr(exchanging, "put_in_place", fails)
    with pytest.raises(PermissionError):
        put_instead(tmp_path / "own.gazette.part", tmp_path / "own.gazette", tmp_path / "own-damaged-1.gazette")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_log_that_could_only_half_be_put_aside_is_not_put_in_place_of_the_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that knows no second names is full before the copy of the log is whole."""
    before = {"own.gazette": b"damaged", "own.gazette-wal": b"its log", "own.gazette.part": b"new"}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    copies = shutil.copyfile

    def no_link(*_places: object) -> None:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))

    def full_at_the_log(source: Path, target: Path) -> None:
        copies(source, target)
        if source.name.endswith("-wal"):
            target.write_bytes(source.read_bytes()[:3])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "link", no_link)
    monkeypatch.setattr(shutil, "copyfile", full_at_the_log)
    with pytest.raises(OSError, match="No space"):
        put_instead(tmp_path / "own.gazette.part", tmp_path / "own.gazette", tmp_path / "own-damaged-1.gazette")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_second_names_go_again_where_the_folder_cannot_be_synced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"own.gazette": b"damaged", "own.gazette-wal": b"its log", "own.gazette.part": b"new"}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)

    def fails(_folder: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(exchanging, "sync_folder", fails)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        put_instead(tmp_path / "own.gazette.part", tmp_path / "own.gazette", tmp_path / "own-damaged-1.gazette")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_damaged_backup_changes_nothing(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    by_hand(backup, "UPDATE entry SET title_zh = '坏了'")
    before = titles(path)
    assert refused(lambda: restore(backup, path, NOW, "甲")) == "archive.restore_damaged"
    assert titles(path) == before
    shutil.copy(path, text := path.with_name("x.gazette"))
    text.write_text("我不是档案" * 1000)
    assert refused(lambda: restore(text, path, NOW, "甲")) == "archive.not_an_archive"
    assert refused(lambda: restore(path, path, NOW, "甲")) == "archive.restored_onto_itself"
    assert refused(lambda: restore(path, path.with_name("长" * 82 + ".gazette"), NOW, "甲")) == "archive.not_replaced"
    assert titles(path) == before


def test_an_archive_that_a_window_holds_is_not_exchanged(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    held = hold(path, Holder("办公厅-1", "张三"))
    assert isinstance(held, Hold)
    assert refused(lambda: restore(backup, path, NOW, "甲")) == "archive.locked"
    held.let_go()
    restore(backup, path, NOW, "甲")


def test_an_archive_that_somebody_has_open_is_not_exchanged(changed_since: tuple[Path, Path]) -> None:
    path, backup = changed_since
    with Archive.open(path) as other:
        before = other.issue_rows()
        assert refused(lambda: restore(backup, path, NOW, "甲")) == "archive.locked"
        assert other.issue_rows() == before
        other.add_issue(an_issue(90))
    assert len(titles(path)) == 6


def test_what_is_saved_while_the_backup_is_swapped_in_is_not_lost(
    changed_since: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, backup = changed_since

    def swap_late(*swapped: object) -> None:
        with Archive.open(path) as other:
            other.add_issue(an_issue(90))
        swap_in(*swapped)  # type: ignore[arg-type]

    monkeypatch.setattr("gazette.desk.restoring.swap_in", swap_late)
    assert refused(lambda: restore(backup, path, NOW, "甲")) == "archive.locked"
    assert len(titles(path)) == 6


def test_there_need_not_be_an_archive(changed_since: tuple[Path, Path], tmp_path: Path) -> None:
    _, backup = changed_since
    new = tmp_path / "new" / "n.gazette"
    new.parent.mkdir()
    new.with_name("n.gazette-wal").write_bytes(b"left over")
    restore(backup, new, NOW, "甲")
    assert titles(new) == titles(backup)


def test_a_backup_that_is_gone_is_named(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    path, gone = desk.archive.path, tmp_path / "2026-11-30-120000.gazette"
    desk.close()
    with pytest.raises(ArchiveError) as error:
        restore(gone, path, NOW, "")
    assert (error.value.code, error.value.values["file"]) == ("archive.missing", str(gone))


def test_what_is_no_backup_and_what_cannot_be_taken_away_hinders_none(
    desk: Desk, issue_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = backup_folder(desk.archive.path)
    (folder / "2026-11-29-120000.gazette").mkdir(parents=True)
    (folder / "2026-99-99-999999.gazette").touch()
    first = back_up(desk.archive, NOW)
    assert first is not None
    assert [backup.file for backup in backups(folder)] == [first.file]

    def in_use(file: Path, **_wishes: object) -> None:
        raise PermissionError(13, "in use", str(file))

    change(desk, "后来的标题")
    with monkeypatch.context() as patched:
        patched.setattr("gazette.desk.backing_up.Path.unlink", in_use)
        assert thin(folder, NOW) == ()
    second = back_up(desk.archive, NOW + timedelta(minutes=1))
    assert second is not None
    assert [backup.file for backup in backups(folder)] == [second.file]


def test_several_who_upgrade_at_once_all_open_it_and_its_copy_is_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.gazette"
    database = Database(path)
    migrate(database, migration_files()[:22])
    database.execute("CREATE TABLE heavy (said TEXT)")
    database.execute("INSERT INTO heavy VALUES (hex(zeroblob(4000000)))")
    database.execute("DROP TABLE heavy")
    database.close()
    with ThreadPoolExecutor(4) as pool:
        for archive in pool.map(lambda _each: Archive.open(path), range(4)):
            archive.close()
    (kept,) = (tmp_path / "backups" / "a").iterdir()
    assert kept.name == "version-22.gazette"
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (22,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
