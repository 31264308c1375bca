"""四性检测: every item says what it looked at and on how much; what fails is named, what cannot be checked says why."""

import hashlib
import io
import json
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from gazette.desk import Desk, FileEntry, FileIssue
from gazette.desk.backing_up import back_up
from gazette.desk.exam_files import FilesExam, KeptOne
from gazette.desk.exam_items import HEADS, Examination, ExamItem
from gazette.desk.exam_report import (
    examination_lines,
    examination_to_html,
    examination_to_json,
    examination_to_plain,
    examination_to_text,
)
from gazette.desk.examining import examine
from gazette.model import Filing
from gazette.preflight.kept_file import look_at_file
from gazette.wording import finding_sentence
from tests.desk.test_facsimiles import bring
from tests.desk.test_verifying import by_hand, published
from tests.ingest.back_issue_files import back_issue_pdf

NOW = datetime(2026, 11, 30, 17, 45)  # noqa: DTZ001 -- the clock on the wall
ODD = b"\0\x01\xff"


def pdf_with(**root: pikepdf.Object) -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    for name, value in root.items():
        made.Root[f"/{name}"] = value
    made.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with two published issues that are filed but for one entry, and a back issue; backed up."""
    folder = tmp_path_factory.mktemp("office")
    folder.chmod(0o755)
    path, pdf = folder / "own.gazette", folder / "旧刊.pdf"
    pdf.write_bytes(back_issue_pdf(scanned=(1,)))
    with Desk.open(path, create=True, person="李编辑") as desk:
        for serial in (87, 88):
            issue_id = published(desk, serial)
            desk.do(FileIssue(issue_id, Filing(fonds="3", retention="永久")))
            for number, entry in enumerate(desk.archive.issue(issue_id).entries[1 if serial == 88 else 0 :]):
                desk.do(FileEntry(entry.id, Filing(code=f"{serial}-{number}")))
        bring(desk, pdf)
        desk.archive.add_source("旧表.xls", hashlib.sha256(ODD).hexdigest(), ODD)
        back_up(desk.archive, NOW)
    path.chmod(0o600)
    return path


@pytest.fixture
def copied(office: Path, tmp_path: Path) -> Path:
    """A copy of it, to be harmed."""
    shutil.copytree(office.parent, tmp_path / "office")
    (tmp_path / "office").chmod(0o755)
    return tmp_path / "office" / office.name


@pytest.fixture(scope="module")
def whole(office: Path) -> Examination:
    return examined(office)


def examined(path: Path, *issues: str) -> Examination:
    with Desk.open(path, person="赵") as desk:
        ids = [desk.archive.find_issue(issue) for issue in issues]
        return examine(desk, path.parent / "backups" / "own", ids)


def item(made: Examination, name: str) -> ExamItem:
    return next(each for each in made.items if each.code == f"desk.exam.{name}")


def failed(made: Examination, name: str) -> list[str]:
    return [finding_sentence(each, "zh") for each in item(made, name).failed]


def outcomes(made: Examination) -> Iterator[tuple[str, str, int]]:
    for each in made.items:
        yield each.code.removeprefix("desk.exam."), each.outcome, each.count


def test_a_sound_archive_passes_and_what_no_program_sees_is_not_passed(whole: Examination) -> None:
    by_outcome = {name: outcome for name, outcome, _ in outcomes(whole)}
    assert [name for name, outcome in by_outcome.items() if outcome == "not_checked"] == [
        *("seals", "pictures_there"),
        *("elsewhere", "viruses", "medium"),
    ]
    assert {name for name, outcome in by_outcome.items() if outcome == "failed"} == {
        # as the archive is made here: entries that nobody made, a back issue that is not filed, whose typeface is not
        # inside it, far from the others, and an original that is nothing
        *("origin", "code", "retention", "issue_facts", "serials", "numbers_once"),
        *("formats", "opens", "faces"),
    }


def test_every_item_says_on_how_much(whole: Examination) -> None:
    counts = {name: count for name, _, count in outcomes(whole)}
    assert (counts["chain"], counts["signed"], counts["files_there"], counts["pdf_a"]) == (3, 2, 2, 2)
    assert counts["as_published"] == 6
    assert counts["code"] == counts["title"] == counts["origin"] > 6
    assert counts["schema"] == 2
    assert all(each.note for each in whole.items if each.outcome == "not_checked")
    assert list(dict.fromkeys(each.head for each in whole.items)) == list(HEADS)


def test_what_fails_is_named(whole: Examination) -> None:
    assert any(name.startswith("总第88期第 1 条《") for name in failed(whole, "code"))
    assert not any(name.startswith("总第87期") for name in failed(whole, "code"))
    assert failed(whole, "formats") == ["文件“旧表.xls”"]


def test_published_xml_that_the_schema_does_not_know_is_named() -> None:
    exam, wrong = (
        FilesExam(),
        b'<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><gazette/></akomaNtoso>',
    )
    exam.look_at(KeptOne(name="88.xml", form="xml", read=lambda: wrong))
    (schema,) = (each for each in exam.items() if each.code == "desk.exam.schema")
    assert (schema.outcome, schema.count) == ("failed", 1)
    assert "gazette" in finding_sentence(schema.failed[0], "zh")


def test_it_is_noted_and_makes_no_backup_old(copied: Path) -> None:
    examined(copied)
    assert item(examined(copied), "backup_new").outcome == "passed"
    with Desk.open(copied) as desk:
        line = desk.archive.act_log.lines()[-1]
        assert (line.act, line.who) == ("desk.act.examine", "赵")
        desk.do(FileIssue(desk.archive.find_issue("88"), Filing(fonds="4")))
    assert failed(examined(copied), "backup_new") == ["备份之后又有 1 次操作"]


def test_some_issues_alone(office: Path) -> None:
    made = examined(office, "87")
    assert made.issues == ("87",)
    assert (item(made, "code").outcome, item(made, "code").count) == ("passed", 3)
    assert item(made, "serials").outcome == "not_checked"
    assert (item(made, "schema").outcome, item(made, "schema").count) == ("passed", 1)
    assert item(made, "formats").outcome == "passed"


def test_what_another_hand_did_fails_under_its_head(copied: Path) -> None:
    by_hand(
        copied,
        "UPDATE entry SET title_zh = '伪造' WHERE id = 1",
        "UPDATE entry SET date = '2099-01-01' WHERE id = 2",
        "UPDATE issue_file SET content = zeroblob(9) WHERE form = 'pdf' AND id < 3",
    )
    if os.name == "posix":
        copied.chmod(0o666)
    before = copied.read_bytes()
    made = examined(copied)
    assert copied.read_bytes() == before, "a damaged archive is left as it is: each write may harm it more"
    assert {"rows", "chain", "files", "signed", "as_published", "dates", "opens", "rights"} <= {
        name for name, outcome, _ in outcomes(made) if outcome == "failed" or sys.platform == "win32"
    }
    assert failed(made, "signed") == ["总第87期"]
    assert len(failed(made, "as_published")) == 2
    assert item(examined(copied, "88"), "rows").outcome == "passed"


def test_a_backup_that_is_gone_or_harmed_is_told(copied: Path) -> None:
    (backup,) = (copied.parent / "backups" / "own").glob("*.gazette")
    by_hand(backup, "UPDATE entry SET title_zh = '坏' WHERE id = 1")
    assert item(examined(copied), "backed_up").outcome == "failed"
    backup.write_bytes(b"no archive" * 100)
    made = examined(copied)
    assert (item(made, "backed_up").outcome, item(made, "backup_new").outcome) == ("failed", "not_checked")
    backup.unlink()
    assert item(examined(copied), "backed_up").outcome == "failed"


def test_the_report_in_its_forms(whole: Examination) -> None:
    text = examination_to_text(whole, "zh")
    assert [text.index(head) for head in ("一、真实性", "二、完整性", "三、可用性", "四、安全性")] == sorted(
        text.index(head) for head in ("一、真实性", "二、完整性", "三、可用性", "四、安全性")
    )
    assert "［未检］没有病毒和恶意代码" in text
    plain = json.loads(examination_to_json(whole))
    assert plain == examination_to_plain(whole)
    assert plain["passed"] + plain["failed"] + plain["not_checked"] == len(plain["items"]) == len(whole.items)
    assert "<h2" in examination_to_html(whole, "en")
    many = replace(whole, items=(replace(item(whole, "code"), failed=item(whole, "code").failed[:1] * 30),))
    assert len(examination_lines(many, "en")) < 30


def macro_file() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"):
            package.writestr(name, "<a/>")
    return out.getvalue()


def locked_pdf() -> bytes:
    made, out = pikepdf.new(), io.BytesIO()
    made.add_blank_page()
    made.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "active", "closed"),
    [
        (pdf_with(OpenAction=Dictionary(S=Name.JavaScript, JS="app.alert(1)")), "a.pdf", ["JavaScript", "JS"], ""),
        (pdf_with(OpenAction=Dictionary(S=Name.GoTo, D=pikepdf.Array([0]))), "a.pdf", [], ""),
        (pdf_with(AA=Dictionary(WC=Dictionary(S=Name.Launch, F="a.exe"))), "a.pdf", ["Launch"], ""),
        (pdf_with(Note=pikepdf.String("about /JavaScript")), "a.pdf", [], ""),
        (locked_pdf(), "a.pdf", [], "password"),
        (b"%PDF-1.4 cut", "a.pdf", [], "PdfError"),
        (macro_file(), "a.docm", ["VBA"], ""),
        (b"<html><script>1</script></html>", "a.html", ["script"], ""),
        ("文字".encode(), "a.txt", [], ""),
    ],
)
def test_a_file_is_looked_at(content: bytes, name: str, active: list[str], closed: str) -> None:
    facts = look_at_file(content, name)
    assert (sorted(facts.active), facts.closed) == (sorted(active), closed)
    assert facts.kind is not None
    assert not facts.is_misnamed


def test_a_file_of_no_kind_and_one_of_another_name() -> None:
    assert look_at_file(b"\0\x01\xff", "a.bin").kind is None
    assert look_at_file("文字".encode(), "a.pdf").is_misnamed
