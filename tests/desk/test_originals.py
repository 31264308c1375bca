"""Originals: kept byte for byte before they are read, refused and waiting ones too, each with its reason."""

import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest

from gazette.desk import Desk, DeskIntake, DropFolder, Manner, Pace, WatchedFolder
from gazette.errors import IngestError
from gazette.ingest import Changes

NOTICE = ("云川市人民政府办公室关于开展春季植树的通知", "云政办字〔2024〕21号", "各区人民政府：", "请认真组织植树。")
INSERTED = (
    '<w:ins xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:id="1" w:author="张三">'
    "<w:r><w:t>补植五万株。</w:t></w:r></w:ins>"
)


def word_file(path: Path, *, changed: bool = False, title: str = NOTICE[0]) -> Path:
    document = docx.Document()
    for text in (title, *NOTICE[1:]):
        document.add_paragraph(text)
    if changed:
        document.paragraphs[-1]._p.append(docx.oxml.parse_xml(INSERTED))  # type: ignore[attr-defined]
    document.save(str(path))
    return path


def test_a_refused_file_is_kept_as_it_came(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "乱.txt"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(IngestError):
        desk.bring_in(path)
    (source,) = desk.archive.sources("refused")
    assert (source.name, source.entry_ids, source.account) == ("乱.txt", (), None)
    assert source.reason == ("ingest.no_text", {"file": str(path)})
    assert desk.archive.source_content(source.sha256) == path.read_bytes()


def test_an_empty_file_is_not_worth_keeping(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_bytes(b"\xef\xbb\xbf \n")
    with pytest.raises(IngestError):
        desk.bring_in(tmp_path / "空.txt")
    assert desk.archive.sources() == ()


def test_a_word_file_comes_in_with_its_account(desk: Desk, tmp_path: Path) -> None:
    brought = desk.bring_in(word_file(tmp_path / "通知.docx"))
    (entry,) = brought.entries
    assert (entry.title_full, entry.number_zh, entry.addressee) == NOTICE[:3]
    assert brought.account is not None
    assert brought.account.is_whole
    assert brought.account.visible == len("".join(NOTICE))
    source = desk.archive.source_of_entry(entry.id)
    assert source is not None
    assert (source.state, source.account) == ("read", brought.account)


@pytest.mark.parametrize(("changes", "count"), [("accept", 1), ("reject", 0)])
def test_changes_that_nobody_decided_wait_and_are_read_as_decided_then(
    desk: Desk, tmp_path: Path, changes: Changes, count: int
) -> None:
    path = word_file(tmp_path / "修订.docx", changed=True)
    with pytest.raises(IngestError) as caught:
        desk.bring_in(path)
    assert caught.value.code == "ingest.changes_undecided"
    (source,) = desk.archive.sources("waiting")
    path.unlink()
    brought = desk.bring_in(source.sha256, Manner(changes=changes))
    assert [entry.title_full for entry in desk.inbox()] == [NOTICE[0]]
    assert desk.search("补植五万株").total == count
    assert brought.file == Path("修订.docx")
    assert desk.archive.sources("waiting") == ()


def test_half_of_a_file_in_the_drop_folder_is_not_kept(desk: Desk, tmp_path: Path) -> None:
    whole = word_file(tmp_path / "通知.docx").read_bytes()
    folder = tmp_path / "投递"
    folder.mkdir()
    told: list[str] = []
    watched = WatchedFolder(path=folder)
    drop = DropFolder(watched, DeskIntake(desk), lambda event: told.append(event.code), Pace(quiet=1, patience=10))
    with zipfile.ZipFile(BytesIO(whole)) as package:
        names = [name for name in package.namelist() if name != "word/document.xml"]
        with zipfile.ZipFile(folder / "通知.docx", "w") as half:
            for name in names:
                half.writestr(name, package.read(name))
    drop.look(0)
    drop.look(2)
    assert desk.archive.sources() == ()
    drop.look(12)
    assert told == ["desk.drop.failed"]
    assert [source.way for source in desk.archive.sources("refused")] == ["drop"]
