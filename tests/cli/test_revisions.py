"""``gazette revisions`` and ``compare``: listed, compared in one line each, and written as a page."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from gazette.cli.revisions import compare_command, revisions_command
from gazette.desk import Desk, ReplaceBlocks, SetEntryField
from gazette.errors import DeskError
from gazette.model import Bilingual, Entry, Issue, Paragraph, Section

ENTRY = Entry(title_zh="关于培训的通知", number_zh="青政办字〔2019〕51号", blocks=(Paragraph(text="培训25万人次。"),))


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GAZETTE_LANG", "zh")
    path = tmp_path / "a.gazette"
    with Desk.open(path, create=True, person="王立新") as desk:
        desk.archive.add_issue(Issue(serial=9, sections=(Section(name=Bilingual("通知"), entries=(ENTRY,)),)))
        (entry,) = desk.issue("9").entries
        desk.do(SetEntryField(entry.id, "number_zh", "青政办字〔2019〕15号"))
        desk.do(ReplaceBlocks(entry.id, (0,), (Paragraph(text="培训30万人次以上。"),)))
    return path


def run(command: object, archive: Path, *words: str) -> Result:
    return CliRunner().invoke(command, ["9", "1", *words, "--archive", str(archive)])  # type: ignore[arg-type]


def test_the_revisions_are_listed_oldest_first(archive: Path) -> None:
    told = run(revisions_command, archive)
    assert told.exit_code == 0, told.output
    rows = [line.split("\t") for line in told.stdout.splitlines()]
    assert [(row[0], *row[2:]) for row in rows] == [
        ("1", "–", "最早的一稿"),
        ("2", "王立新", "修改条目信息", "1 处改动"),
        ("3", "王立新", "修改正文", "1 处改动"),
    ]
    plain = json.loads(run(revisions_command, archive, "--json").stdout)
    assert [each["number"] for each in plain] == [1, 2, 3]
    assert plain[0]["entry"]["number_zh"] == ENTRY.number_zh
    assert plain[2]["act"] == "desk.act.edit_text"


def test_two_revisions_are_compared(archive: Path) -> None:
    told = run(compare_command, archive, "--old", "1")
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines() == [
        "1\t文号\t改字\t[-青政办字〔2019〕51号-]{+青政办字〔2019〕15号+}\t文号变了",
        "2\t正文\t改字\t[-25万人次-]{+30万人次以上+}\t数字变了",
    ]
    assert "数字变了" in run(compare_command, archive).stdout
    assert "文号" not in run(compare_command, archive).stdout
    assert run(compare_command, archive, "--old", "2", "--new", "2").stdout == "两稿没有差别。\n"
    plain = json.loads(run(compare_command, archive, "--old", "1", "--new", "2", "--json").stdout)
    assert [(each["face"], each["flags"]) for each in plain["differences"]] == [("number", ["document_number"])]


def test_the_red_line_is_written_as_a_page(archive: Path, tmp_path: Path) -> None:
    page = tmp_path / "red.html"
    assert run(compare_command, archive, "--old", "1", "--html", str(page)).exit_code == 0
    text = page.read_text("utf-8")
    assert '<del class="del">25万人次</del><ins class="ins">30万人次以上</ins>' in text


@pytest.mark.parametrize(("words", "code"), [(("--old", "4"), "cli.no_revision"), (("--new", "9"), "cli.no_revision")])
def test_a_revision_that_is_not_there_is_told(archive: Path, words: tuple[str, ...], code: str) -> None:
    error = run(compare_command, archive, *words).exception
    assert isinstance(error, DeskError)
    assert error.code == code
