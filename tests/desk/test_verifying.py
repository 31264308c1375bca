"""The archive is checked against what it promised: rows, files, published issues in their chain, the log of acts."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pikepdf
import pytest

from gazette.archive import first_broken
from gazette.desk import Desk, SetEntryField
from gazette.desk.chain import digest_of, extend_chain
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.desk.facsimile_commands import RemoveFacsimile
from gazette.desk.publishing import make_ready, publish_issue, publish_ready
from gazette.desk.verifying import Verification, verify_archive
from gazette.errors import DeskError
from gazette.wording import finding_sentence
from tests.archive.building import an_issue, without_slips
from tests.desk.test_facsimiles import bring
from tests.desk.test_press import finish, press
from tests.ingest.back_issue_files import back_issue_pdf


def published(desk: Desk, serial: int) -> int:
    issue_id = desk.archive.add_issue(without_slips(an_issue(serial)))
    finish(desk, issue_id)
    press(desk, issue_id)
    publish_issue(desk, issue_id, "王主任")
    return issue_id


def verified(path: Path) -> Verification:
    with Desk.open(path, read_only=True) as desk:
        return verify_archive(desk.archive)


def told(path: Path) -> list[str]:
    return [finding_sentence(finding, "zh") for finding in verified(path).findings]


def by_hand(path: Path, *statements: str) -> None:
    """Write as something that is not this program, and knows nothing of what it keeps."""
    with closing(sqlite3.connect(path)) as file, file:
        for sql in statements:
            file.execute(sql)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """An archive with two published issues."""
    path = tmp_path / "own.gazette"
    with Desk.open(path, create=True, person="李编辑") as desk:
        published(desk, 88)
        published(desk, 89)
    return path


def test_published_issues_form_a_chain(two: Path) -> None:
    with Desk.open(two) as desk:
        first, second = desk.archive.chain.links()
        assert (first.content["serial"], second.content["serial"]) == (88, 89)
        assert (first.content["previous"], second.content["previous"]) == (None, first.sha256)
        assert [file["name"] for file in first.content["files"]] == [
            "gazette-88-print.pdf",
            "gazette-88-archive.pdf",
            "gazette-88.xml",
        ]
        assert len(first.content["entries"]) == len(desk.issue("88").entries)
    found = verified(two)
    assert (found.is_whole, found.issues, found.entries, found.links, found.head) == (True, 2, 6, 2, second.sha256)


def test_the_archive_file_names_the_link_before_it(two: Path, tmp_path: Path) -> None:
    with Desk.open(two) as desk:
        first, _ = desk.archive.chain.links()
        for serial in ("88", "89"):
            export_issue(desk, desk.archive.find_issue(serial), ExportFiles(pdfa=tmp_path / f"{serial}.pdf"))
    with pikepdf.open(tmp_path / "88.pdf") as pdf, pdf.open_metadata() as said:
        assert "dc:relation" not in said
    with pikepdf.open(tmp_path / "89.pdf") as pdf, pdf.open_metadata() as said:
        assert set(said["dc:relation"]) == {f"urn:sha256:{first.sha256}"}


def test_an_issue_follows_the_one_that_was_published_last(desk: Desk) -> None:
    ids = [desk.archive.add_issue(without_slips(an_issue(serial))) for serial in (88, 89)]
    for issue_id in ids:
        finish(desk, issue_id)
        press(desk, issue_id)
    ready = make_ready(desk, ids[0], "王主任")
    publish_issue(desk, ids[1], "王主任")
    with pytest.raises(DeskError) as error:
        publish_ready(desk, ready)
    assert error.value.code == "desk.chain_moved"
    publish_issue(desk, ids[0], "王主任")


def test_a_link_is_added_once_and_what_a_later_version_leaves_empty_changes_none(two: Path) -> None:
    with Desk.open(two) as desk:
        links = desk.archive.chain.links()
        for link in links:
            extend_chain(desk.archive, link.issue_id)
        assert desk.archive.chain.links() == links
    said = {"title": "甲", "blocks": [{"text": "一"}]}
    assert digest_of({**said, "later": False, "blocks": [{"text": "一", "note": None, "marks": []}]}) == digest_of(said)


def test_issues_published_before_there_was_a_chain_come_first(two: Path) -> None:
    by_hand(
        two, "DROP TRIGGER chain_link_stays", "DELETE FROM chain_link", "DELETE FROM checksum WHERE part = 'chain_link'"
    )
    with Desk.open(two) as desk:
        published(desk, 90)
        assert [link.content["serial"] for link in desk.archive.chain.links()] == [88, 89, 90]


def test_what_was_published_and_is_another_now_is_named(two: Path) -> None:
    changed = "UPDATE entry SET title_zh = '别的标题' WHERE id = 2"
    by_hand(two, changed)
    said = told(two)
    assert "总第88期第 2 条《别的标题》的内容与存入时的校验值不符。可从备份取回这一条。" in said
    assert any(line.startswith("总第88期第 2 条《") and line.endswith("与出版时不同。") for line in said)
    assert not any("89" in line for line in said)
    assert verified(two).harmed == 1


def test_a_forged_row_with_a_right_checksum_breaks_the_chain(two: Path) -> None:
    with Desk.open(two) as desk, desk.archive.transaction():
        file = desk.archive._file
        file.run("UPDATE entry SET title_zh = '伪造' WHERE id = 1")
    assert [line for line in told(two) if "伪造" not in line and "关于" not in line] == []
    assert any("与出版时不同" in line for line in told(two))


def test_a_link_that_is_exchanged_is_named(two: Path) -> None:
    by_hand(
        two,
        "DROP TRIGGER chain_link_kept",
        "UPDATE chain_link SET says = replace(says, '2024', '2023') WHERE position = 1",
    )
    said = told(two)
    assert "出版链第 1 环（总第88期）接不上前一环。" in said
    assert "档案里的表或索引“chain_link_kept”与本版程序建立的不同。请从备份恢复，或修复档案。" in said


def test_the_log_says_who_did_what(two: Path, tmp_path: Path) -> None:
    with Desk.open(two, person="赵编辑") as desk:
        issue_id = desk.archive.add_issue(an_issue(91))
        entry = desk.archive.issue(issue_id).entries[0]
        for title in ("甲", "乙", "丙"):
            desk.do(SetEntryField(entry.id, "title_zh", title))
        desk.undo()
        export_issue(desk, issue_id, ExportFiles(txt=tmp_path / "a.txt"))
        lines = desk.archive.act_log.lines()
        assert first_broken(lines) is None
    acts = [(line.who, line.act, json.loads(line.about)) for line in lines]
    assert ("王主任", "desk.act.publish") in [act[:2] for act in acts]
    last = acts[-3:]
    assert [act[:2] for act in last] == [
        ("赵编辑", "desk.act.edit_field"),
        ("赵编辑", "desk.act.undo"),
        ("赵编辑", "desk.act.export"),
    ]
    assert last[0][2] == {"issues": ["91"], "entries": [entry.id], "called": ["甲"]}
    assert last[-1][2] == {"issues": ["91"], "files": ["a.txt"]}


def test_going_on_with_the_same_is_one_line(desk: Desk, issue_id: int) -> None:
    entry = desk.archive.issue(issue_id).entries[0]
    for number in "一二三":
        desk.do(SetEntryField(entry.id, "addressee", f"各区{number}："))
    assert [line.act for line in desk.archive.act_log.lines()] == ["desk.act.edit_field"]
    with Desk.open(desk.archive.path, person="李编辑") as other:
        other.do(SetEntryField(entry.id, "addressee", "各区四："))
    assert [line.who for line in desk.archive.act_log.lines()][1:] == ["李编辑"], "another person's act is another"


def test_a_line_of_the_log_that_was_written_over_is_found(two: Path) -> None:
    by_hand(two, "DROP TRIGGER act_log_kept", "UPDATE act_log SET who = '别人' WHERE id = 2")
    assert any(line.startswith("操作日志从第 2 行") for line in told(two))


def test_a_back_issue_joins_the_chain_and_leaves_it_by_a_link(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "旧刊.pdf"
    file.write_bytes(back_issue_pdf(scanned=(1,)))
    issue_id = bring(desk, file).id
    (first,) = desk.archive.chain.links()
    assert first.content["state"] == "facsimile"
    desk.do(RemoveFacsimile(issue_id))
    desk.undo()
    assert [link.content["state"] for link in desk.archive.chain.links()] == ["facsimile", "removed", "facsimile"]
    assert verify_archive(desk.archive).findings == ()


def test_what_is_of_an_issue_that_cannot_be_told_is_named_without_it(two: Path) -> None:
    by_hand(two, "PRAGMA foreign_keys = OFF", "UPDATE section SET issue_id = 4711 WHERE id = 1")
    assert "有一个栏目的记录（编号 1）与校验值不符，看不出是哪一期的。" in told(two)
    assert not [line for line in told(two) if "总第期" in line]
