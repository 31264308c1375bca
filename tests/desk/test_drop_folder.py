"""The drop folder: whole and quiet files only, commit before moving, nothing lost, doubled or written over."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.desk import BroughtIn, Desk, DropEvent, DropFolder, Manner, Pace, watch
from gazette.desk.wholeness import looks_whole
from gazette.errors import ArchiveError, DeskError
from gazette.wording import error_sentence, sentence
from tests.archive.building import an_issue
from tests.desk.test_bringing_in import TEXT

IMPORTED, FAILED = "已导入 Imported", "未能导入 Failed"
PACE = Pace(every=0.1, quiet=2, patience=20)


class Dropped:
    """A drop folder, its events and a clock that the test sets."""

    def __init__(self, folder: Path, desk: Desk) -> None:
        folder.mkdir()
        self.folder = folder
        self.events: list[DropEvent] = []
        self.drop = DropFolder(folder, desk, self.events.append, PACE)

    def look(self, *times: float) -> list[str]:
        """Look at these times; the codes told, without the room's name."""
        before = len(self.events)
        for now in times:
            self.drop.look(now)
        for event in self.events[before:]:
            for language in ("zh", "en"):
                assert str(event.file) in sentence(event.code, {"file": event.file, "reason": event.reason}, language)
                assert event.error is None or error_sentence(event.error, language)
        return [event.code.removeprefix("desk.drop.") for event in self.events[before:]]

    def write(self, name: str, text: str = TEXT) -> Path:
        path = self.folder / name
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
    assert dropped.names(IMPORTED) == ["通知.txt"]
    assert (dropped.folder / IMPORTED / "通知.txt").read_text("utf-8") == TEXT
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


@pytest.mark.parametrize(
    ("start", "rest"),
    [
        (b"PK\x03\x04 and so on", b"PK\x05\x06" + bytes(18)),
        (b"%PDF-1.7\n1 0 obj", b"\nstartxref\n9\n%%EOF\n"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a><b", b"/></a>\n"),
        (b"<!DOCTYPE html>\n<html><body><p>", b"</p></body></html>\n<!-- saved -->\n"),
        ("各区、县".encode()[:-1], "县".encode()[-1:]),
    ],
)
def test_a_file_without_its_end_is_not_whole(tmp_path: Path, start: bytes, rest: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(start)
    assert not looks_whole(path)
    path.write_bytes(start + rest)
    assert looks_whole(path)


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
    assert dropped.names(IMPORTED) == ["副本.txt", "通知 (2).txt", "通知.txt"]
    assert len(desk.inbox()) == 1


def test_a_file_committed_but_not_put_away_is_recognised(dropped: Dropped, desk: Desk) -> None:
    desk.bring_in(dropped.write("通知.txt"))  # killed after the commit
    assert dropped.look(0, 2) == ["already"]
    assert len(desk.inbox()) == 1
    assert dropped.names(IMPORTED) == ["通知.txt"]


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 40], ids=["empty", "no text"])
def test_an_unreadable_file_is_put_aside_with_the_reason(dropped: Dropped, desk: Desk, content: bytes) -> None:
    (dropped.folder / "坏.txt").write_bytes(content)
    assert dropped.look(0, 2, 19) == []
    assert dropped.look(20) == ["failed"]
    assert dropped.names(FAILED) == ["坏.txt", "坏.txt.原因 reason.txt"]
    assert (dropped.folder / FAILED / "坏.txt").read_bytes() == content
    assert "坏.txt" in (dropped.folder / FAILED / "坏.txt.原因 reason.txt").read_text("utf-8")
    assert desk.inbox() == ()


def test_links_folders_and_files_in_the_making_are_left_where_they_are(dropped: Dropped, tmp_path: Path) -> None:
    outside = tmp_path / "别处.txt"
    outside.write_text(TEXT, "utf-8")
    (dropped.folder / "链接.txt").symlink_to(outside)
    (dropped.folder / "圈").symlink_to(dropped.folder)
    (dropped.folder / "文件夹").mkdir()
    for name in (".隐藏.txt", "~$通知.docx", "通知.txt.part", "通知.crdownload"):
        dropped.write(name)
    assert dropped.look(0, 5, 30) == ["skipped"] * 3
    assert outside.read_text("utf-8") == TEXT
    assert not (dropped.folder / IMPORTED).exists()


def test_trouble_of_the_archive_leaves_the_file_and_is_told_once(
    dropped: Dropped, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dropped.write("通知.txt")

    def full(*_: object) -> None:
        raise ArchiveError("archive.disk_full", file="x")

    with monkeypatch.context() as patch:
        patch.setattr(Archive, "add_source", full)
        assert dropped.look(0, 2, 4, 50) == ["archive"]
        assert path.exists()
    assert dropped.look(52) == ["taken"]
    dropped.write("又一份.txt", TEXT.replace("做好记录", "认真记录"))
    with monkeypatch.context() as patch:
        patch.setattr(Archive, "add_source", full)
        assert dropped.look(60, 62) == ["archive"]


def test_a_file_written_anew_while_it_is_taken_in_stays_and_is_taken_in_again(
    dropped: Dropped, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = dropped.write("通知.txt")
    bring_in = desk.bring_in

    def slowly(file: Path, manner: Manner) -> BroughtIn:
        brought = bring_in(file, manner)
        path.write_text(TEXT + "补充一句。\n", "utf-8")
        return brought

    with monkeypatch.context() as patch:
        patch.setattr(desk, "bring_in", slowly)
        assert dropped.look(0, 2) == ["taken"]
    assert dropped.names() == ["通知.txt"]
    assert dropped.look(3, 6) == ["taken"]
    assert dropped.names() == []
    assert desk.search("补充一句").total == 1


def test_a_file_that_cannot_be_moved_is_told_once(dropped: Dropped, desk: Desk) -> None:
    path = dropped.write("通知.txt")
    (dropped.folder / IMPORTED).write_text("a file where the folder should be", "utf-8")
    assert dropped.look(0, 2, 4, 30) == ["taken", "refused"]
    assert path.exists()
    assert len(desk.inbox()) == 1


def test_a_reason_finds_room_beside_the_longest_name(dropped: Dropped) -> None:
    path = dropped.folder / ("n" * 250)
    path.write_bytes(b"{\\rtf1 }")
    assert dropped.look(0, 21) == ["failed"]
    assert len(dropped.names(FAILED)) == 2


def test_a_folder_that_may_not_be_listed_is_told_once(dropped: Dropped, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped.write("通知.txt")

    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", refuse)
        assert dropped.look(0, 2, 4) == ["refused"]
    assert dropped.look(6, 8) == ["taken"]


def test_a_file_too_large_to_be_read_is_not_read_to_see_whether_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "huge.xml"
    with file.open("wb") as opened:
        opened.write(b"<?xml")
        opened.truncate(51 * 1024 * 1024)
    assert looks_whole(file)


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

    drop = DropFolder(folder, desk, told, Pace(quiet=1))
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
    assert "88" in (dropped.folder / FAILED / "公报.txt.原因 reason.txt").read_text("utf-8")
    assert desk.archive.issue(issue_id) == an_issue()


@contextmanager
def watching(folder: Path, archive: Path, events: list[DropEvent]) -> Iterator[None]:
    stop, pace = threading.Event(), Pace(every=0.15, quiet=0.1, patience=0.6)

    def work() -> None:
        with Desk.open(archive) as desk:
            watch(folder, desk, on_event=events.append, stop=stop, pace=pace)

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
    with watching(folder, archive, events):
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


def test_a_folder_that_is_not_there_at_the_start_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError) as caught:
        watch(tmp_path / "nowhere", desk, on_event=lambda _event: None, stop=threading.Event())
    assert caught.value.code == "desk.no_drop_folder"


def test_the_archive_itself_is_no_file_to_take_in(tmp_path: Path) -> None:
    """Read as a file it would lose its locks, and be put away as unreadable in the end."""
    folder = tmp_path / "投递"
    folder.mkdir()
    with Desk.open(folder / "公报.gazette", create=True) as desk:
        events: list[DropEvent] = []
        drop = DropFolder(folder, desk, events.append, PACE)
        (folder / "通知.txt").write_text(TEXT, "utf-8")
        for now in (0, 3, 30, 60):
            drop.look(now)
        assert [event.file.name for event in events] == ["通知.txt"]
        assert len(desk.inbox()) == 1
        assert (folder / "公报.gazette").is_file()
