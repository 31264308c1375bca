"""Word, text, web pages and the workbook: what goes with what, what changed, and what must not leave the house."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from gazette.desk import AddIssue, Desk, ReplaceBlocks, releasing
from gazette.desk.checking import check_issue
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.pictures import keep_picture
from gazette.desk.releasing import release_findings
from gazette.errors import ExportError
from gazette.ingest import read_file
from gazette.model import Attachment, Cell, Entry, Issue, Note, Paragraph, Picture, Section, Table, entry_texts
from gazette.wording import error_sentence, finding_sentence
from tests.archive.building import an_issue
from tests.preflight.test_pictures import a_file

NUMBER = "110105194912310021"[:17] + "X"
"""11010519491231002X, the example of GB 11643."""


def an_issue_with(*blocks: object, **fields: object) -> Issue:
    entry = Entry(title_zh="关于调查情况的通知", blocks=blocks, **fields)  # type: ignore[arg-type]
    return replace(an_issue(), sections=(Section(entries=(Entry(title_zh="关于防汛的通知"), entry)),))


def kept(desk: Desk, issue: Issue) -> int:
    (issue_id,) = desk.do(AddIssue(issue)).issues
    assert issue_id is not None
    return issue_id


def test_all_of_them_in_one_call_and_the_text_comes_back(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    files = ExportFiles(
        docx=tmp_path / "o.docx", txt=tmp_path / "o.txt", contents=tmp_path / "o.xlsx", html=tmp_path / "site"
    )
    seen: list[tuple[int, int]] = []
    findings = export_issue(desk, issue_id, files, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert all(file.stat().st_size for file in files.files)
    assert (tmp_path / "site" / "index.html").exists()
    assert [finding.rule for finding in findings] == ["export.site_new"]
    read = read_file(tmp_path / "o.txt").issue
    assert read is not None
    assert [entry.title_zh for entry in read.entries] == [
        entry.title_zh for entry in desk.archive.issue(issue_id).entries
    ]


def test_one_entry_alone(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    files = ExportFiles(docx=tmp_path / "o.docx", txt=tmp_path / "o.txt", html=tmp_path / "site")
    export_issue(desk, issue_id, files, ExportManner(entry=2))
    entry = desk.archive.issue(issue_id).entries[1]
    assert entry.title_zh in (tmp_path / "o.txt").read_text("utf-8").replace("\n", "")
    assert len(list((tmp_path / "site").glob("*.html"))) == 1
    with pytest.raises(ExportError) as caught:
        export_issue(desk, issue_id, ExportFiles(contents=tmp_path / "o.xlsx"), ExportManner(entry=2))
    assert caught.value.code == "export.contents_are_whole"


def test_the_second_export_says_that_nothing_changed(desk: Desk, issue_id: int, tmp_path: Path) -> None:
    files = ExportFiles(html=tmp_path / "site")
    (first,) = export_issue(desk, issue_id, files)
    assert first.rule == "export.site_new"
    (second,) = export_issue(desk, issue_id, files)
    assert second.rule == "export.site_as_it_was"
    entry = desk.archive.issue(issue_id).entries[1]
    desk.do(ReplaceBlocks(entry.id, (0,), (Paragraph(text="更正。"),)))
    (third,) = export_issue(desk, issue_id, files)
    assert third.rule == "export.site_written"
    names = dict(third.values)["names"]
    assert names.count(".html") == 1
    assert names in finding_sentence(third, "zh")
    assert names in finding_sentence(third, "en")


@pytest.mark.parametrize(
    ("block", "rule", "text", "place"),
    [
        (Note(text="秘密★1年"), "desk.mark_secret", "秘密★1年", (0,)),
        (Note(text="（此件不公开）"), "desk.mark_not_public", "此件不公开", (0,)),
        (Note(text="（依申请公开）"), "desk.mark_on_request", "依申请公开", (0,)),
        (Paragraph(text=f"张三，{NUMBER}。"), "desk.mark_identity", NUMBER, (0,)),
        (Paragraph(text="联系人张三，13812345678。"), "desk.mark_telephone", "13812345678", (0,)),
        (
            Picture(sha256="0" * 64, media_type="image/png", width=9, height=9, text="张三 13812345678"),
            "desk.mark_telephone",
            "13812345678",
            (0,),
        ),
        (
            Attachment(label="附件1", title="表", blocks=(Table(rows=((Cell(text=f"李四 {NUMBER}"),),)),)),
            "desk.mark_identity",
            NUMBER,
            (0, 0),
        ),
    ],
)
def test_a_mark_stops_the_web_pages_and_is_a_finding(
    desk: Desk, tmp_path: Path, block: object, rule: str, text: str, place: tuple[int, ...]
) -> None:
    issue_id = kept(desk, an_issue_with(block))
    files = ExportFiles(html=tmp_path / "site", txt=tmp_path / "o.txt")
    with pytest.raises(ExportError) as caught:
        export_issue(desk, issue_id, files)
    assert not (tmp_path / "site").exists()
    assert not (tmp_path / "o.txt").exists()
    for language in ("zh", "en"):
        said = error_sentence(caught.value, language)
        assert text in said
        assert "关于调查情况的通知" in said
        assert " 2" in said
        assert ".".join(str(step + 1) for step in place) in said
    (found,) = [one for one in check_issue(desk, issue_id) if one.rule.startswith("desk.mark_")]
    assert (found.rule, found.level, found.entry, found.block, found.text) == (rule, "error", 2, place, text)
    assert text in finding_sentence(found, "zh")
    assert text in finding_sentence(found, "en")


def test_what_does_not_go_to_the_web_site_is_not_stopped(desk: Desk, tmp_path: Path) -> None:
    issue_id = kept(desk, an_issue_with(Note(text="秘密★1年")))
    export_issue(desk, issue_id, ExportFiles(docx=tmp_path / "o.docx", txt=tmp_path / "o.txt"))
    export_issue(desk, issue_id, ExportFiles(html=tmp_path / "site"), ExportManner(entry=1))
    with pytest.raises(ExportError):
        export_issue(desk, issue_id, ExportFiles(html=tmp_path / "site"), ExportManner(entry=2))


def test_a_mark_in_the_head_is_found(desk: Desk, tmp_path: Path) -> None:
    issue_id = kept(desk, an_issue_with(title_full=f"关于{NUMBER}的通知"))
    with pytest.raises(ExportError) as caught:
        export_issue(desk, issue_id, ExportFiles(html=tmp_path / "site"))
    assert caught.value.code == "export.kept_from_public_head"
    assert NUMBER in error_sentence(caught.value, "en")


def test_a_reason_lets_it_pass_and_is_kept_beside_the_folder(desk: Desk, tmp_path: Path) -> None:
    issue_id = kept(desk, an_issue_with(Note(text="（依申请公开）")))
    files = ExportFiles(html=tmp_path / "site")
    for blank in ("", "  "):
        with pytest.raises(ExportError):
            export_issue(desk, issue_id, files, ExportManner(despite_marks=blank))
    for reason in ("已由办公厅\n审查同意公开", "再次更正"):
        findings = export_issue(desk, issue_id, files, ExportManner(despite_marks=reason))
        assert findings[-1].rule == "export.released"
    record = tmp_path / "site-放行记录.txt"
    text = record.read_text("utf-8")
    assert "已由办公厅 审查同意公开" in text
    assert "再次更正" in text
    assert text.count("依申请公开") == 2
    assert record.name not in {file.name for file in (tmp_path / "site").iterdir()}


def test_the_sample_issue_has_nothing_that_keeps_it_from_the_public(desk: Desk, issue_id: int) -> None:
    assert release_findings(desk.archive.issue(issue_id)) == ()


def test_a_changed_entry_alone_is_looked_at_again(desk: Desk, issue_id: int, monkeypatch: pytest.MonkeyPatch) -> None:
    release_findings(desk.archive.issue(issue_id))
    looked_at: list[str] = []
    real = releasing.release_marks
    monkeypatch.setattr(releasing, "release_marks", lambda text, **how: (looked_at.append(text), real(text, **how))[1])
    entry = desk.archive.issue(issue_id).entries[1]
    desk.do(ReplaceBlocks(entry.id, (0,), (Paragraph(text="密级：机密"),)))
    (found,) = release_findings(desk.archive.issue(issue_id))
    assert (found.entry, found.block) == (2, (0,))
    assert "密级：机密" in looked_at
    typed = desk.archive.issue(issue_id).entries[1]
    assert not set(looked_at) - {"", *entry_texts(typed), *(typed.issuers), typed.title_en, typed.number_zh}


def test_pictures_go_along_from_the_archive(desk: Desk, tmp_path: Path) -> None:
    file = a_file()
    picture = keep_picture(desk.archive, file.content, "a.png")
    issue_id = kept(desk, an_issue_with(Paragraph(text="现将有关事项通知如下。"), picture))
    files = ExportFiles(
        docx=tmp_path / "o.docx", html=tmp_path / "site", ofd=tmp_path / "o.ofd", txt=tmp_path / "o.txt"
    )
    for manner in (ExportManner(), ExportManner(entry=2)):
        findings = export_issue(desk, issue_id, files, manner)
        assert [finding for finding in findings if finding.level == "error"] == []
        for name, inside in (("o.docx", "word/media/image1.png"), ("o.ofd", "Doc_0/Res/picture_1.png")):
            with zipfile.ZipFile(tmp_path / name) as package:
                assert inside in package.namelist()
        (shown,) = (tmp_path / "site").glob("picture-*.png")
        assert shown.read_bytes() == file.content
        assert "〔图〕" in (tmp_path / "o.txt").read_text("utf-8")
    (again,) = export_issue(desk, issue_id, ExportFiles(html=tmp_path / "site"))
    assert again.rule == "export.site_as_it_was"
