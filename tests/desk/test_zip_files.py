"""A zip is kept as it came and each file in it is a source of its own; one that fails keeps no other out."""

import zipfile
from pathlib import Path

import pytest

from gazette.desk import BroughtIn, Desk, DeskIntake, DropEvent, DropFolder, Manner, NotIn, Pace, WatchedFolder
from gazette.errors import IngestError
from tests.desk.test_bringing_in import TEXT
from tests.ingest.sheets.workbooks import NAMES, workbook
from tests.ingest.test_zip_files import locked, named, zipped


@pytest.fixture
def several(tmp_path: Path) -> Path:
    path = tmp_path / "附件.zip"
    source = named(
        zipped(
            ("通知.txt", TEXT.encode()),
            ("名单/专家.xlsx", workbook(NAMES)),
            ("乱.txt", bytes(range(256)) * 40),
            ("锁.txt", b"x" * 50),
            ("__MACOSX/._通知.txt", b"x"),
        ),
        "gb18030",
    )
    path.write_bytes(locked(source, source_name("锁.txt")))
    return path


def source_name(name: str) -> str:
    return name.encode("gb18030").decode("cp437")


def test_each_file_of_a_zip_comes_in_and_is_kept(desk: Desk, several: Path) -> None:
    brought = desk.bring_in(several)
    notice, names, *failed = brought.each
    assert isinstance(notice, BroughtIn)
    assert isinstance(names, BroughtIn)
    assert [each.error.code for each in failed if isinstance(each, NotIn)] == ["ingest.no_text", "ingest.zip_locked"]
    assert [each.file for each in brought.each] == [
        several / name for name in ("通知.txt", "名单/专家.xlsx", "乱.txt", "锁.txt")
    ]
    assert names.columns[0].kind == "names"
    assert brought.entries == (*notice.entries, *names.entries) == desk.inbox()
    states = {source.name: source.state for source in desk.archive.sources()}
    assert states == {"附件.zip": "read", "通知.txt": "read", "专家.xlsx": "read", "乱.txt": "refused"}
    assert desk.archive.source_content(brought.sha256) == several.read_bytes()
    with zipfile.ZipFile(several) as package:
        assert desk.archive.source_content(names.sha256) == package.read(package.infolist()[1])


def test_a_zip_again_or_a_file_of_it_on_its_own_is_in_already(desk: Desk, several: Path, tmp_path: Path) -> None:
    first = desk.bring_in(several)
    again = desk.bring_in(several)
    assert [each.already for each in again.each if isinstance(each, BroughtIn)] == [True, True]
    (tmp_path / "单独.txt").write_text(TEXT, "utf-8")
    assert desk.bring_in(tmp_path / "单独.txt").already
    assert again.entries == first.entries == desk.inbox()


def test_a_zip_that_cannot_be_unpacked_is_kept_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "坏.zip"
    path.write_bytes(zipped(("甲.txt", b"x" * 90))[:-30])
    with pytest.raises(IngestError):
        desk.bring_in(path)
    (source,) = desk.archive.sources("refused")
    assert source.reason is not None
    assert source.reason[0] == "ingest.package_cut"


def test_the_drop_folder_tells_of_each_file_and_puts_the_zip_away(desk: Desk, several: Path, tmp_path: Path) -> None:
    events: list[DropEvent] = []
    folder = tmp_path / "投递"
    folder.mkdir()
    several.rename(folder / several.name)
    watched = WatchedFolder(path=folder)
    drop = DropFolder(watched, DeskIntake(desk), events.append, Pace(every=0.1, quiet=2, patience=20))
    for now in (0, 3):
        drop.look(now)
    told = [(event.code.removeprefix("desk.drop."), event.file.name) for event in events]
    assert told == [("taken", "通知.txt"), ("taken", "专家.xlsx"), ("failed", "乱.txt"), ("failed", "锁.txt")]
    put_away = folder / "有问题"
    assert sorted(path.name for path in put_away.iterdir()) == ["附件.zip", "附件.zip.原因 reason.txt"]
    assert "锁.txt" in (put_away / "附件.zip.原因 reason.txt").read_text("utf-8")


def test_columns_that_a_person_chose_are_those_of_the_reading(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "名单.xlsx"
    path.write_bytes(workbook(NAMES))
    brought = desk.bring_in(path, Manner(columns=(("left_out", "cell", "cell", "cell"),)))
    assert brought.columns[0].kind == "table"
