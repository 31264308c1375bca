"""The drop folder: whole and quiet files only, commit before moving, nothing lost, doubled or written over."""

import os
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.archive import Archive, StoredFolder
from gazette.desk import (
    BroughtIn,
    Delivery,
    Desk,
    DeskIntake,
    DropEvent,
    DropFolder,
    Manner,
    Pace,
    SetEntryField,
    WatchedFolder,
    stored_folders,
    watch,
)
from gazette.errors import ArchiveError, DeskError
from gazette.wording import error_sentence
from tests.archive.building import an_issue
from tests.desk.test_bringing_in import TEXT
from tests.desk.test_originals import word_file

DONE, PROBLEMS, UNDECIDED = "已处理", "有问题", "待决定"
PACE = Pace(every=0.1, quiet=2, patience=20)


class Dropped:
    """A drop folder, its events and a clock that the test sets."""

    def __init__(self, folder: Path, desk: Desk, section: int | None = None, *, filed: bool = False) -> None:
        folder.mkdir(exist_ok=True)
        self.folder = folder
        self.events: list[DropEvent] = []
        watched = WatchedFolder(path=folder, section=section, filed=filed)
        self.drop = DropFolder(watched, DeskIntake(desk), self.events.append, PACE)

    def look(self, *times: float) -> list[str]:
        """Look at these times; the codes told, without the room's name."""
        before = len(self.events)
        for now in times:
            self.drop.look(now)
        for event in self.events[before:]:
            for language in ("zh", "en"):
                assert str(event.file) in event.sentence(language)
                assert event.error is None or error_sentence(event.error, language)
        return [event.code.removeprefix("desk.drop.") for event in self.events[before:]]

    def done(self) -> list[str]:
        """What was put away as done, without the day above it."""
        (day,) = (self.folder / DONE).iterdir()
        return sorted(str(path.relative_to(day)) for path in day.rglob("*") if path.is_file())

    def write(self, name: str, text: str = TEXT) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def names(self, place: str = ".") -> list[str]:
        folder = self.folder / place
        return sorted(path.name for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []


@pytest.fixture
def dropped(desk: Desk, tmp_path: Path) -> Dropped:
    return Dropped(tmp_path / "投递", desk)


def test_a_quiet_file_is_taken_in_and_put_away(dropped: Dropped, desk: Desk) -> None:
    dropped.write("通知.txt")
    assert dropped.look(0, 1) == []
    assert dropped.look(2) == ["taken"]
    assert len(desk.inbox()) == 1
    assert dropped.names() == []
    assert dropped.done() == ["通知.txt"]
    (day,) = (dropped.folder / DONE).iterdir()
    assert (day / "通知.txt").read_text("utf-8") == TEXT
    assert dropped.look(3, 30) == []


def test_a_file_that_still_grows_is_left_alone(dropped: Dropped, desk: Desk) -> None:
    dropped.write("通知.txt", TEXT[:30])
    assert dropped.look(0, 1.9) == []
    dropped.write("通知.txt", TEXT)
    assert dropped.look(2.1, 4) == []
    assert dropped.look(4.2) == ["taken"]
    assert desk.search("做好记录").total == 1


def test_a_text_cut_inside_a_character_waits_for_its_rest(dropped: Dropped) -> None:
    path = dropped.folder / "通知.txt"
    path.write_bytes(TEXT.encode()[:-3])
    assert dropped.look(0, 3, 10) == []
    path.write_text(TEXT, "utf-8")
    assert dropped.look(11, 14) == ["taken"]


def test_a_text_that_never_gets_its_rest_is_taken_as_it_is(dropped: Dropped) -> None:
    (dropped.folder / "通知.txt").write_bytes(TEXT.encode()[:-2])
    assert dropped.look(0, 3, 19) == []
    assert dropped.look(20) in (["taken"], ["failed"])


def test_the_same_text_again_is_not_doubled_and_nothing_is_written_over(dropped: Dropped, desk: Desk) -> None:
    dropped.write("通知.txt")
    dropped.look(0, 2)
    dropped.write("通知.txt")
    dropped.write("副本.txt")
    assert dropped.look(10, 12) == ["already", "already"]
    assert dropped.done() == ["副本.txt", "通知 (2).txt", "通知.txt"]
    assert len(desk.inbox()) == 1


def test_a_file_committed_but_not_put_away_is_recognised(dropped: Dropped, desk: Desk) -> None:
    desk.bring_in(dropped.write("通知.txt"))  # killed after the commit
    assert dropped.look(0, 2) == ["already"]
    assert len(desk.inbox()) == 1
    assert dropped.done() == ["通知.txt"]


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 40], ids=["empty", "no text"])
def test_an_unreadable_file_is_put_aside_with_the_reason(dropped: Dropped, desk: Desk, content: bytes) -> None:
    (dropped.folder / "坏.txt").write_bytes(content)
    assert dropped.look(0, 2, 19) == []
    assert dropped.look(20) == ["failed"]
    assert dropped.names(PROBLEMS) == ["坏.txt", "坏.txt.原因 reason.txt"]
    assert (dropped.folder / PROBLEMS / "坏.txt").read_bytes() == content
    assert "坏.txt" in (dropped.folder / PROBLEMS / "坏.txt.原因 reason.txt").read_text("utf-8")
    assert desk.inbox() == ()


def test_links_pipes_and_files_in_the_making_are_left_where_they_are(
    dropped: Dropped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = tmp_path / "别处.txt"
    outside.write_text(TEXT, "utf-8")
    (dropped.folder / "链接.txt").symlink_to(outside)
    (dropped.folder / "圈").symlink_to(dropped.folder)
    os.mkfifo(dropped.folder / "管道.txt")
    bound = socket.socket(socket.AF_UNIX)
    with monkeypatch.context() as patch:
        patch.chdir(dropped.folder)  # its path is longer than a socket's may be
        bound.bind("插座")
    bound.close()
    for name in (
        ".隐藏.txt ~$通知.docx 通知.txt.part 通知.crdownload ~WRL0001.tmp .~lock.通知.odt# Thumbs.db desktop.ini"
        " .DS_Store ._通知.txt 已导入~/x.TMP"
    ).split():
        dropped.write(name)
    assert dropped.look(0, 5, 30) == ["skipped"] * 4
    assert outside.read_text("utf-8") == TEXT
    assert not (dropped.folder / DONE).exists()


def test_what_older_versions_put_away_stays_where_it_is(dropped: Dropped, desk: Desk) -> None:
    for place in ("已导入 Imported", "未能导入 Failed"):
        dropped.write(f"{place}/通知.txt")
    assert dropped.look(0, 5, 30) == []
    assert desk.inbox() == ()
    assert dropped.names("已导入 Imported") == ["通知.txt"]


def test_a_folder_that_was_moved_in_is_taken_in_and_keeps_its_structure(
    dropped: Dropped, desk: Desk, tmp_path: Path
) -> None:
    (tmp_path / "外" / "市政府" / "附").mkdir(parents=True)
    for number, name in enumerate(("市政府/一.txt", "市政府/附/二.txt")):
        (tmp_path / "外" / name).write_text(TEXT.replace("植树", f"植树{number}"), "utf-8")
    (tmp_path / "外" / "市政府").rename(dropped.folder / "市政府")
    assert dropped.look(0, 2) == ["taken", "taken"]
    assert dropped.done() == ["市政府/一.txt", "市政府/附/二.txt"]
    assert len(desk.inbox()) == 2


def test_the_files_of_a_zip_are_versions_too_and_go_where_the_folder_says(
    desk: Desk, issue_id: int, tmp_path: Path
) -> None:
    section = desk.archive.issue(issue_id).sections[0].id
    filing = Dropped(tmp_path / "放", desk, section, filed=True)

    def put(text: str) -> None:
        with zipfile.ZipFile(filing.folder / "来文.zip", "w") as package:
            package.writestr("一.txt", text)
            package.writestr("二.txt", TEXT.replace("植树", "绿化"))

    put(TEXT)
    assert filing.look(0, 2) == ["taken", "taken"]
    put(TEXT.replace("做好记录", "做好第二次记录"))
    assert filing.look(10, 12) == ["replaced", "already"]
    assert len(desk.archive.issue(issue_id).sections[0].entries) == len(an_issue().sections[0].entries) + 2
    assert filing.done() == ["来文 (2).zip", "来文.zip"]
    assert desk.inbox() == ()


def test_a_folder_that_lies_too_deep_is_told_and_not_entered(dropped: Dropped, desk: Desk) -> None:
    dropped.write("/".join("层" * 9) + "/一.txt")
    dropped.write("/".join("浅" * 8) + "/二.txt", TEXT.replace("植树", "绿化"))
    assert dropped.look(0, 2, 30) == ["too_deep", "taken"]
    assert len(desk.inbox()) == 1


def test_a_file_that_somebody_has_open_for_writing_waits(dropped: Dropped) -> None:
    path = dropped.folder / "通知.txt"
    with path.open("w", encoding="utf-8") as writer:
        writer.write(TEXT[:40])
        writer.flush()
        assert dropped.look(0, 3, 30, 300) == []
        writer.write(TEXT[40:])
    assert dropped.look(301, 304) == ["taken"]


def test_a_file_that_is_written_on_after_it_was_put_away_comes_back_as_a_new_version(
    dropped: Dropped, desk: Desk
) -> None:
    dropped.write("通知.txt", TEXT[:-12])
    assert dropped.look(0, 2) == ["taken"]
    (moved,) = (dropped.folder / DONE).rglob("通知.txt")
    moved.write_text(TEXT, "utf-8")  # a far writer, which no lease tells of
    assert dropped.look(4, 6, 8) == ["replaced"]
    assert len(desk.inbox()) == 1


def test_undecided_changes_wait_apart_and_move_on_when_they_are_decided(dropped: Dropped, desk: Desk) -> None:
    word_file(dropped.folder / "修订.docx", changed=True)
    assert dropped.look(0, 2, 4) == ["waiting"]
    assert dropped.names(UNDECIDED) == ["修订.docx", "修订.docx.原因 reason.txt"]
    (source,) = desk.archive.sources("waiting")
    desk.bring_in(dropped.folder / UNDECIDED / "修订.docx", Manner(changes="accept"))
    assert dropped.look(6, 8) == ["decided"]
    assert dropped.names(UNDECIDED) == []
    assert dropped.done() == ["修订.docx"]
    assert desk.archive.source_of_entry(desk.inbox()[0].id) is not None
    assert [each.verdict for each in desk.archive.deliveries.arrivals()] == ["waiting"]
    assert source.sha256 == desk.archive.deliveries.arrivals()[0].sha256


def test_a_section_is_proposed_or_filled_as_the_folder_says(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    section = desk.archive.issue(issue_id).sections[0]
    proposing = Dropped(tmp_path / "拟", desk, section.id)
    proposing.write("一.txt")
    assert proposing.look(0, 2) == ["taken"]
    (waiting,) = desk.inbox()
    assert desk.archive.deliveries.proposed_sections() == {waiting.id: section.id}
    filing = Dropped(tmp_path / "放", desk, section.id, filed=True)
    filing.write("二.txt", TEXT.replace("植树", "绿化"))
    assert filing.look(0, 2) == ["taken"]
    assert "绿化" in desk.archive.issue(issue_id).sections[0].entries[-1].title_zh
    desk.archive.set_issue(replace(desk.archive.issue(issue_id), state="at_press"))
    filing.write("三.txt", TEXT.replace("植树", "育苗"))
    assert filing.look(4, 6) == ["taken"]
    assert len(desk.inbox()) == 2


def test_what_comes_by_itself_leaves_undo_alone(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    issue = desk.archive.issue(issue_id)
    desk.do(SetEntryField(issue.entries[0].id, "subject", "环保"))
    filing = Dropped(tmp_path / "放", desk, issue.sections[0].id, filed=True)
    filing.write("一.txt")
    assert filing.look(0, 2) == ["taken"]
    desk.undo()
    assert desk.archive.issue(issue_id).entries[0] == issue.entries[0]
    assert len(desk.archive.issue(issue_id).entries) == len(issue.entries) + 1


def test_the_archive_remembers_folders(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    section = desk.archive.issue(issue_id).sections[0].id
    desk.archive.deliveries.set_drop_folder(
        StoredFolder(path=str(tmp_path), place="network", section_id=section, filed=True)
    )
    desk.archive.deliveries.set_drop_folder(StoredFolder(path="/别处", paused=True))
    assert stored_folders(desk) == (WatchedFolder(path=tmp_path, network=True, section=section, filed=True),)
    desk.archive.deliveries.set_drop_folder(StoredFolder(path="/别处"))
    desk.archive.deliveries.remove_drop_folder(str(tmp_path))
    assert stored_folders(desk) == (WatchedFolder(path=Path("/别处")),)


def test_trouble_of_the_archive_leaves_the_files_and_is_told_once(
    dropped: Dropped, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dropped.write("通知.txt")
    dropped.write("又一份.txt", TEXT.replace("做好记录", "认真记录"))

    def full(*_: object) -> None:
        raise ArchiveError("archive.disk_full", file="x")

    with monkeypatch.context() as patch:
        patch.setattr(Archive, "add_source", full)
        assert dropped.look(0, 2, 4, 50) == ["archive"]
        assert path.exists()
    assert dropped.look(52) == ["archive_back", "taken", "taken"]
    dropped.write("第三份.txt", TEXT.replace("做好记录", "如实记录"))
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "add_source", full)
        assert dropped.look(60, 62) == ["archive"]


def test_a_file_written_anew_while_it_is_taken_in_stays_and_is_taken_in_again(
    dropped: Dropped, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dropped.write("通知.txt")
    bring_in = desk.bring_in

    def slowly(file: Delivery, manner: Manner) -> BroughtIn:
        brought = bring_in(file, manner)
        path.write_text(TEXT + "补充一句。\n", "utf-8")
        return brought

    with monkeypatch.context() as patch:
        patch.setattr(desk, "bring_in", slowly)
        assert dropped.look(0, 2) == ["taken"]
    assert dropped.names() == ["通知.txt"]
    assert dropped.look(3, 6) == ["replaced"]
    assert dropped.names() == []
    assert desk.search("补充一句").total == 1
    assert len(desk.inbox()) == 1


def test_files_that_cannot_be_moved_are_told_once_and_moved_when_they_can(dropped: Dropped, desk: Desk) -> None:
    path = dropped.write("通知.txt")
    dropped.write("二.txt", TEXT.replace("植树", "绿化"))
    (dropped.folder / DONE).write_text("a file where the folder should be", "utf-8")
    assert dropped.look(0, 2, 4, 30) == ["taken", "not_moved", "taken"]
    assert path.exists()
    assert len(desk.inbox()) == 2
    (dropped.folder / DONE).unlink()
    assert dropped.look(32) == ["moved_again"]
    assert dropped.done() == ["二.txt", "通知.txt"]


def test_a_read_only_folder_seen_by_a_new_watch_says_nothing_of_each_file(dropped: Dropped, desk: Desk) -> None:
    for number in range(5):
        dropped.write(f"{number}.txt", TEXT.replace("植树", f"植树{number}"))
    (dropped.folder / DONE).write_text("", "utf-8")
    dropped.look(0, 2)
    again = Dropped(dropped.folder, desk)
    assert again.look(0, 2, 4) == ["not_moved"]
    assert len(desk.inbox()) == 5


def test_a_link_in_place_of_the_folder_for_done_files_is_not_followed(dropped: Dropped, tmp_path: Path) -> None:
    (tmp_path / "别处").mkdir()
    (dropped.folder / DONE).symlink_to(tmp_path / "别处")
    dropped.write("通知.txt")
    assert dropped.look(0, 2, 4) == ["taken", "not_moved"]
    assert list((tmp_path / "别处").iterdir()) == []


def test_a_reason_finds_room_beside_the_longest_name(dropped: Dropped) -> None:
    path = dropped.folder / ("n" * 250)
    path.write_bytes(bytes(range(256)) * 40)
    assert dropped.look(0, 21) == ["failed"]
    assert len(dropped.names(PROBLEMS)) == 2


def test_a_folder_that_may_not_be_listed_is_told_once(dropped: Dropped, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped.write("通知.txt")

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        assert dropped.look(0, 2, 4) == ["refused"]
    assert dropped.look(6, 8) == ["taken"]


def test_a_folder_that_goes_is_told_and_taken_up_again(dropped: Dropped, desk: Desk) -> None:
    dropped.look(0)
    dropped.folder.rmdir()
    assert dropped.look(1, 2, 3) == ["folder_gone"]
    dropped.folder.mkdir()
    dropped.write("通知.txt")
    assert dropped.look(4, 6) == ["folder_back", "taken"]


def test_a_file_taken_away_once_it_was_read_is_no_refusal(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "投递"
    folder.mkdir()
    (folder / "通知.txt").write_text(TEXT, "utf-8")
    codes: list[str] = []

    def told(event: DropEvent) -> None:
        codes.append(event.code)
        folder.rename(tmp_path / "移走")

    drop = DropFolder(WatchedFolder(path=folder), DeskIntake(desk), told, Pace(quiet=1))
    drop.look(0)
    drop.look(2)
    assert codes == ["desk.drop.taken"]


def test_a_document_for_an_issue_that_is_there_already_is_put_aside(
    dropped: Dropped, desk: Desk, issue_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def there_already(*_: object) -> None:
        raise DeskError("desk.issue_exists", issue=88)

    dropped.write("公报.txt")
    monkeypatch.setattr(desk, "bring_in", there_already)
    assert dropped.look(0, 2) == ["failed"]
    assert "88" in (dropped.folder / PROBLEMS / "公报.txt.原因 reason.txt").read_text("utf-8")
    assert desk.archive.issue(issue_id) == an_issue()


@contextmanager
def watching(archive: Path, events: list[DropEvent], *folders: Path) -> Iterator[None]:
    stop, pace = threading.Event(), Pace(every=0.15, quiet=0.1, patience=0.6)

    def work() -> None:
        with Desk.open(archive) as desk:
            watched = [WatchedFolder(path=folder) for folder in folders]
            watch(watched, desk, on_event=events.append, stop=stop, pace=pace)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def wait_for(events: list[DropEvent], *codes: str) -> None:
    end = time.monotonic() + 15
    while [event.code.removeprefix("desk.drop.") for event in events] != list(codes):
        assert time.monotonic() < end, [event.code for event in events]
        time.sleep(0.02)


def test_the_watch_takes_in_what_comes_until_it_is_stopped(tmp_path: Path) -> None:
    archive, folder = tmp_path / "own.gazette", tmp_path / "投递"
    Archive.open(archive, create=True).close()
    folder.mkdir()
    (folder / "一.txt").write_text(TEXT, "utf-8")
    events: list[DropEvent] = []
    with watching(archive, events, folder):
        wait_for(events, "taken")
        (folder / "二.txt").write_text(TEXT.replace("植树", "绿化"), "utf-8")
        wait_for(events, "taken", "taken")
        folder.rename(tmp_path / "移走")
        wait_for(events, "taken", "taken", "folder_gone")
        folder.mkdir()
        (folder / "三.txt").write_text(TEXT.replace("植树", "育苗"), "utf-8")
        wait_for(events, "taken", "taken", "folder_gone", "folder_back", "taken")
    with Archive.open(archive) as opened:
        assert len(opened.inbox()) == 3


def test_a_folder_that_does_not_answer_keeps_no_other_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, hung, quick = tmp_path / "own.gazette", tmp_path / "网络", tmp_path / "投递"
    Archive.open(archive, create=True).close()
    for folder in (hung, quick):
        folder.mkdir()
    (quick / "一.txt").write_text(TEXT, "utf-8")
    events: list[DropEvent] = []
    answered, list_folder = threading.Event(), os.scandir

    def slowly(folder: str | Path) -> object:
        if folder == hung:
            answered.wait(10)
        return list_folder(folder)

    monkeypatch.setattr(os, "scandir", slowly)
    with watching(archive, events, hung, quick):
        wait_for(events, "taken")
        assert not answered.is_set()
        answered.set()


def test_a_folder_that_is_not_there_at_the_start_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        watch([WatchedFolder(path=tmp_path / "nowhere")], desk, on_event=lambda _event: None, stop=threading.Event())
    assert caught.value.code == "desk.no_drop_folder"


def test_the_archive_itself_is_no_file_to_take_in(tmp_path: Path) -> None:
    """Read as a file it would lose its locks, and be put away as unreadable in the end."""
    folder = tmp_path / "投递"
    folder.mkdir()
    with Desk.open(folder / "公报.gazette", create=True) as desk:
        events: list[DropEvent] = []
        drop = DropFolder(WatchedFolder(path=folder), DeskIntake(desk), events.append, PACE)
        (folder / "通知.txt").write_text(TEXT, "utf-8")
        for now in (0, 3, 30, 60):
            drop.look(now)
        assert [event.file.name for event in events] == ["通知.txt"]
        assert len(desk.inbox()) == 1
        assert (folder / "公报.gazette").is_file()
