"""Bringing in: each file once, whole or not at all, and nothing mixed in silence."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gazette.archive import Archive
from gazette.desk import AddIssue, BroughtIn, Desk, Manner, RemoveEntry, RenameSection, SetEntryField
from gazette.desk.bringing_in import keep_reading
from gazette.errors import ArchiveError, DeskError, IngestError
from gazette.ingest import Reading
from gazette.model import Account, Bilingual, Entry, Finding, Issue, Paragraph, Section
from tests.archive.building import an_entry, an_issue

TEXT = """云川市人民政府办公室关于开展春季植树的通知
云政办字〔2024〕21号
各区、县人民政府，市政府各部门：
现就开展春季植树通知如下。请各单位认真组织，做好记录。
云川市人民政府办公室
2024年3月12日
"""


def a_reading(
    name: str = "a.txt", issue: Issue | None = None, entries: tuple[Entry, ...] = (), *findings: Finding
) -> Reading:
    content = name.encode()
    digest = hashlib.sha256(content).hexdigest()
    return Reading(
        file=name,
        source=content,
        sha256=digest,
        issue=issue,
        entries=entries,
        findings=findings,
        from_text=True,
        account=Account(visible=0),
    )


def refused(desk: Desk, reading: Reading, issue_id: int | None = None) -> str:
    """The code with which keeping a reading fails; nothing of it may stay."""
    with pytest.raises(DeskError) as caught:
        keep_reading(desk.archive, reading, issue_id)
    assert desk.archive.source(reading.sha256) is None
    return caught.value.code


def test_the_archive_is_not_brought_into_itself(desk: Desk) -> None:
    with pytest.raises(DeskError) as caught:
        desk.bring_in(desk.archive.path)
    assert caught.value.code == "desk.own_archive"


def test_a_document_lands_in_the_inbox_with_its_file(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "植树.txt"
    path.write_text(TEXT, "utf-8")
    brought = desk.bring_in(path)
    assert (brought.already, brought.issue_id, brought.sha256) == (
        False,
        None,
        hashlib.sha256(TEXT.encode()).hexdigest(),
    )
    assert desk.inbox() == brought.entries
    assert len(brought.entries) == 1
    assert desk.archive.source_content(brought.sha256) == path.read_bytes()
    assert desk.search("春季植树").total == 1


def test_the_same_file_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    path, copy = tmp_path / "植树.txt", tmp_path / "另一个名字.txt"
    path.write_text(TEXT, "utf-8")
    copy.write_text(TEXT, "utf-8")
    first, again = desk.bring_in(path), desk.bring_in(copy)
    assert again.already
    assert (again.entries, again.findings, again.issue_id) == (first.entries, first.findings, None)
    assert len(desk.inbox()) == 1


def test_an_unreadable_file_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "乱.txt"
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(IngestError):
        desk.bring_in(path)
    assert desk.inbox() == ()


def test_documents_go_to_the_end_of_the_issue_that_is_named(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    path = tmp_path / "植树.txt"
    path.write_text(TEXT, "utf-8")
    brought = desk.bring_in(path, Manner(issue="88"))
    assert brought.issue_id == issue_id
    assert desk.issue("88").sections[-1].entries[-1] == brought.entries[0]
    assert desk.bring_in(path).issue_id == issue_id


def test_an_issue_that_is_not_there_is_told_before_the_file_is_read(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError):
        desk.bring_in(tmp_path / "no such file", Manner(issue="88"))


def test_an_issue_comes_in_whole_with_its_findings(desk: Desk) -> None:
    findings = (Finding(rule="ingest.any", level="doubt", entry=3, block=(0,), line=7, column=2),)
    brought = keep_reading(desk.archive, a_reading("i.txt", an_issue(), (), *findings))
    assert desk.issue("88") == an_issue()
    assert desk.findings("88") == brought.findings == findings
    again = keep_reading(desk.archive, a_reading("i.txt", an_issue()))
    assert (again.already, again.issue_id, again.entries) == (True, brought.issue_id, brought.entries)


@pytest.mark.parametrize("twin", [{"year": 1999, "numbers": (1,)}, {"serial": None}, {"serial": 5, "numbers": (6,)}])
def test_an_issue_that_is_there_with_other_bytes_is_not_mixed(
    desk: Desk, issue_id: int, twin: dict[str, object]
) -> None:
    other = an_issue(**twin)
    assert refused(desk, a_reading("other.txt", other)) == "desk.issue_exists"
    assert refused(desk, a_reading("other.txt", other), issue_id) == "desk.issue_into_issue"
    assert desk.archive.issue(issue_id) == an_issue()


def test_an_issue_fills_the_empty_one_that_waits_for_it(desk: Desk) -> None:
    waiting = Issue(serial=88, sections=(Section(name=Bilingual("占位")),))
    (issue_id,) = desk.do(AddIssue(waiting)).issues
    brought = keep_reading(desk.archive, a_reading("i.txt", an_issue()))
    assert brought.issue_id == issue_id
    assert desk.issue("88") == an_issue()


def test_a_number_beyond_all_issues_is_told(desk: Desk) -> None:
    assert refused(desk, a_reading("x.xml", an_issue(10**30, numbers=(1,)))) == "desk.number_too_large"


@pytest.mark.parametrize("name", ["pipe", "circle", "none", "folder", "长" * 200])
def test_what_is_no_file_is_told_at_once(desk: Desk, tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "folder").mkdir()
    with pytest.raises(IngestError) as caught:
        desk.bring_in(tmp_path / name)
    assert caught.value.values["file"] == str(tmp_path / name)


def test_a_name_that_is_no_text_keeps_nothing_out(desk: Desk, tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc3\x28.txt"))
    file.write_text(TEXT, "utf-8")
    brought = desk.bring_in(file)
    known = desk.archive.source(brought.sha256)
    assert known
    assert known.name == "?(.txt"


def test_a_published_issue_takes_no_documents(desk: Desk, tmp_path: Path) -> None:
    desk.archive.add_issue(an_issue(state="published"))
    path = tmp_path / "植树.txt"
    path.write_text(TEXT, "utf-8")
    with pytest.raises(DeskError) as caught:
        desk.bring_in(path, Manner(issue="88"))
    assert caught.value.code == "desk.published"


def test_what_was_removed_and_came_in_again_does_not_stand_twice_after_undo(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("关于试点的通知\n云政发〔2024〕9号\n各区人民政府：\n正文。\n", "utf-8")
    (entry,) = desk.bring_in(file).entries
    desk.do(RemoveEntry(entry.id))
    desk.bring_in(file)
    assert desk.can_undo() is None
    assert len(desk.inbox()) == 1


def test_undo_survives_what_comes_into_the_inbox_and_ends_where_an_issue_changed(
    desk: Desk, issue_id: int, tmp_path: Path
) -> None:
    desk.do(RenameSection(desk.issue("88").sections[0].id, Bilingual("公文")))
    one, two = tmp_path / "1.txt", tmp_path / "2.txt"
    one.write_text(TEXT, "utf-8")
    two.write_text(TEXT.replace("植树", "绿化"), "utf-8")
    desk.bring_in(one)
    assert desk.can_undo() is not None
    desk.bring_in(two, Manner(issue="88"))
    assert desk.can_undo() is None


def test_an_entry_edited_since_is_shown_as_it_is_today(desk: Desk) -> None:
    brought = keep_reading(desk.archive, a_reading("a.txt", None, (an_entry("甲"),)))
    desk.do(SetEntryField(brought.entries[0].id, "title_zh", "乙"))
    again: BroughtIn = keep_reading(desk.archive, a_reading("a.txt", None, (an_entry("甲"),)))
    assert [entry.title_zh for entry in again.entries] == ["乙"]


IMPORTING = """
import sys
from pathlib import Path
from tests.desk.test_bringing_in import a_reading, big_issue
from gazette.desk import Desk
from gazette.desk.bringing_in import keep_reading
with Desk.open(Path(sys.argv[1])) as desk:
    print("ready", flush=True)
    for number in range(int(sys.argv[2]), 10_000):
        keep_reading(desk.archive, a_reading(f"{number}.txt", big_issue(number)))
        print(number, flush=True)
"""


def big_issue(serial: int) -> Issue:
    """An issue that takes some milliseconds to write."""
    blocks = tuple(Paragraph(text=f"第{number}段，共一百二十段。") for number in range(120))
    entries = tuple(an_entry(f"第{number}件", *blocks) for number in range(4))
    return Issue(serial=serial, sections=(Section(entries=entries),))


def test_an_import_that_is_killed_is_whole_or_not_there(tmp_path: Path, long: bool) -> None:
    path = tmp_path / "killed.gazette"
    Archive.open(path, create=True).close()
    told = 0
    for turn in range(100 if long else 3):
        told = max(told, killed_while_importing(path, told + 1, 0.004 * (turn % 23)))
        with Archive.open(path) as archive:
            rows = archive.issue_rows()
            assert len(rows) >= told
            for row in rows[-2:]:
                assert archive.issue(row.id) == big_issue(row.serial or 0)
                source = archive.source(a_reading(f"{row.serial}.txt").sha256)
                assert source is not None
                assert source.issue_id == row.id
            assert archive.search("第119段").total == 4 * len(rows)
            told = len(rows)


def killed_while_importing(path: Path, first: int, after: float) -> int:
    """Import issues in another process, kill it ``after`` seconds; the last one it said was kept."""
    words = [sys.executable, "-c", IMPORTING, str(path), str(first)]
    root = Path(__file__).parents[2]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=root, env={**os.environ}) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        lines = process.stdout.read().split("\n")[:-1]
    return int(lines[-1]) if lines else 0


def test_a_file_whose_entries_were_all_removed_comes_in_again(desk: Desk) -> None:
    finding = Finding(rule="ingest.unplaced", level="hint", entry=1, text="x")
    reading = a_reading("i.txt", an_issue(), (), finding)
    first = keep_reading(desk.archive, reading)
    for entry in first.entries[1:]:
        desk.do(RemoveEntry(entry.id))
    assert keep_reading(desk.archive, reading).already
    desk.do(RemoveEntry(first.entries[0].id))
    again = keep_reading(desk.archive, reading)
    assert (again.already, again.issue_id) == (False, first.issue_id)
    assert [entry.title_zh for entry in again.entries] == [entry.title_zh for entry in an_issue().entries]
    assert desk.archive.source_findings(reading.sha256) == (finding,)
    assert keep_reading(desk.archive, reading).already


def test_a_document_removed_from_the_inbox_comes_in_again(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "植树.txt"
    path.write_text(TEXT, "utf-8")
    (entry,) = desk.bring_in(path).entries
    desk.do(RemoveEntry(entry.id))
    again = desk.bring_in(path)
    assert not again.already
    assert [each.id for each in desk.inbox()] == [each.id for each in again.entries]
