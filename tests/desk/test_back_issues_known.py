"""What the pages of back issues tell: acts on posts, who is responsible; the same as of an issue that is set."""

from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import Desk
from gazette.desk.bodies import known_bodies
from gazette.desk.export_wishes import ExportFiles
from gazette.desk.exporting import export_issue
from gazette.desk.facsimile_commands import CorrectFacsimile
from gazette.desk.facsimile_facts import BackIssue, sections_of
from gazette.desk.facsimile_table import read_contents
from gazette.desk.facsimiles import bring_back_issue
from gazette.desk.ledger import LedgerRow, ledger
from gazette.desk.self_test import sample_issue
from gazette.desk.verifying import verify_archive
from gazette.model import Issue, PageNumbering
from tests.ingest.back_issue_files import back_issue_pdf
from tests.ingest.sheets.workbooks import workbook

BODY = (
    (
        "云溪市人民政府",
        "关于加强古树保护的通知",
        "各区要逐株登记。经费有保障。（市园林",
        "局牵头，市财政局按职责分工负责）",
    ),
    ("近期任免的工作人员名单", "2001年1月20日，市政府决定，任命：", "张三为云溪市教育局局长；", "李四为云溪市财"),
    ("政局副局长。", "免去：", "王五的云溪市教育局局长职务；"),
    ("周海的云溪市审计局副局长职务。", "2001年1月20日"),
)
LIST = (
    ("栏目", "标题", "日期", "页码"),
    ("市政府文件", "关于加强古树保护的通知", "2001年1月5日", 1),
    ("人事任免", "近期任免的工作人员名单", "2001年1月20日", 2),
)
Told = tuple[str, str, str | None, str | None, int | None]


def bring(desk: Desk, folder: Path) -> Issue:
    (folder / "旧刊.pdf").write_bytes(back_issue_pdf(BODY))
    (folder / "目录.xlsx").write_bytes(workbook(LIST))
    sections = sections_of(read_contents(folder / "目录.xlsx").entries)
    numbering = PageNumbering(sheet=3, number=1)
    return bring_back_issue(
        desk, BackIssue(files=(folder / "旧刊.pdf",), serial=7, year=2001, sections=sections, numbering=numbering)
    ).issue


def told(rows: tuple[LedgerRow, ...]) -> list[Told]:
    return [(row.person, row.post, row.since, row.until, row.told_by.document.page) for row in rows]


def responsible(desk: Desk) -> set[str]:
    return {use.name for use in desk.archive.known.name_uses() if use.leads or use.takes_part}


def test_posts_are_told_with_the_page_that_tells_them(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path)
    rows = ledger(desk.archive)
    assert told(rows) == [
        ("王五", "云溪市教育局局长", None, "2001-01-20", 3),
        ("周海", "云溪市审计局副局长", None, "2001-01-20", 4),
        ("张三", "云溪市教育局局长", "2001-01-20", None, 2),
        ("李四", "云溪市财政局副局长", "2001-01-20", None, 2),
    ]
    places = [(row.told_by.place, row.told_by.line) for row in rows]
    assert places == [("sheet 5", 0), ("sheet 6", 0), ("sheet 4", 0), ("sheet 4", 1)]
    assert (rows[2].told_by.document.issue, rows[2].told_by.document.entry) == ("7", 2)


def test_who_is_responsible_is_told_with_sentence_and_page(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path)
    assert {body.name for body in known_bodies(desk.archive)} >= {"市园林局", "市财政局"}
    (duty,) = desk.archive.known.duties(["市财政局"])
    assert (duty.role, duty.document.page, duty.place) == ("takes_part", 1, "sheet 3")
    assert duty.matter == "经费有保障。（市园林局牵头，市财政局按职责分工负责）"


def test_a_corrected_list_is_followed_and_undone(desk: Desk, tmp_path: Path) -> None:
    issue = bring(desk, tmp_path)
    before = told(ledger(desk.archive))
    desk.do(CorrectFacsimile(replace(issue, sections=issue.sections[:1])))
    assert {row.told_by.document.entry for row in ledger(desk.archive)} == {1}
    desk.undo()
    assert told(ledger(desk.archive)) == before
    assert not verify_archive(desk.archive).findings


def test_the_print_file_of_an_issue_tells_what_the_issue_tells(desk: Desk, tmp_path: Path) -> None:
    """The ledger of the sample issue, and that of its PDF kept as a back issue; columns of tables are not read."""
    with Desk.open(tmp_path / "set.gazette", create=True) as own:
        issue_id = own.bring_in(sample_issue()).issue_id
        assert issue_id is not None
        export_issue(own, issue_id, ExportFiles(pdf=tmp_path / "a.pdf"))
        of_issue = ledger(own.archive)
        names = responsible(own)
    bring_back_issue(desk, BackIssue(files=(tmp_path / "a.pdf",)))
    of_pages = ledger(desk.archive)
    facts = [
        sorted((row.person, row.post, row.since, row.until, row.term) for row in rows) for rows in (of_issue, of_pages)
    ]
    assert len(facts[0]) > 10
    assert facts[0] == facts[1]
    assert names - responsible(desk) == {"市气象局", "市通信管理办公室"}
    assert responsible(desk) <= names


def test_a_search_for_who_is_responsible_finds_the_page(desk: Desk, tmp_path: Path) -> None:
    bring(desk, tmp_path)
    (hit,) = desk.search("牵头:市园林局").hits
    assert (hit.sheet, hit.page) == (3, 1)
    assert "市园林局牵头" in hit.snippet.replace("[", "").replace("]", "")


@pytest.mark.parametrize(
    ("query", "page"),
    [
        ("云溪市财政局副局长", 2),  # from page 2 over to page 3
        ("政局副局长", 3),
        ("李四", 2),
        ("姓名:李四", 2),
        ("姓名:云溪市财政局", None),
        ("财政局副局长 王五", 2),
    ],
)
def test_what_goes_over_to_the_next_page_is_found_on_the_first(
    desk: Desk, tmp_path: Path, query: str, page: int | None
) -> None:
    bring(desk, tmp_path)
    found = desk.search(query)
    assert [(hit.page, hit.sheet) for hit in found.hits] == ([] if page is None else [(page, page + 2)])
    assert found.total == (page is not None)


def test_a_document_that_is_cited_over_two_pages_is_cited_on_the_first(desk: Desk, tmp_path: Path) -> None:
    body = (("关于加强古树保护的通知", "按照《云溪市古树名木保护办法》（云政"), ("发〔2000〕12号）执行。",))
    (tmp_path / "旧刊.pdf").write_bytes(back_issue_pdf(body))
    (tmp_path / "目录.xlsx").write_bytes(workbook(LIST[:2]))
    sections = sections_of(read_contents(tmp_path / "目录.xlsx").entries)
    wanted = BackIssue(
        files=(tmp_path / "旧刊.pdf",), serial=7, sections=sections, numbering=PageNumbering(sheet=3, number=1)
    )
    issue = bring_back_issue(desk, wanted).issue
    (cited,) = desk.archive.known.cites(issue.entries[0].id)
    assert (cited.title, cited.number, cited.places) == ("云溪市古树名木保护办法", "云政发〔2000〕12号", ("sheet 3",))
