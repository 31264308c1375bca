"""Pages of government sites: the document comes in as from its plain text, all that stands round it is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from gazette.ingest import Reading, read_file, read_text
from gazette.ingest.reading_result import Contents, Wishes
from gazette.ingest.web.reader import read_web
from gazette.model import Entry
from gazette.wording import finding_sentence
from tests.ingest.web.pages import LAYOUTS, NUMBER, WITH_FACTS, notice_text, page, paragraphs


def read(source: bytes) -> Contents:
    return read_web(source, file="page.html", wishes=Wishes())


def bare(entry: Entry) -> Entry:
    return replace(entry, index_number=None, subject=None, validity=None, published=None)


def expected() -> Entry:
    (entry,) = read_text(notice_text(), file="notice.txt").entries
    return entry


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_of_a_site_gives_the_entry_of_its_text(layout: str, encoding: str) -> None:
    contents = read(page(LAYOUTS[layout](), encoding=encoding))
    (entry,) = contents.entries
    assert bare(entry) == expected()
    assert contents.account.is_whole
    told = "".join(finding.text for finding in contents.findings)
    for furniture in ("首页", "ICP备") if layout != "wechat" else ("云溪发布",):
        assert furniture in told
    for finding in contents.findings:
        assert finding.level != "error"
        assert finding_sentence(finding, "zh")
        assert finding_sentence(finding, "en")


@pytest.mark.parametrize("layout", sorted(WITH_FACTS))
def test_what_a_page_lists_of_its_document_becomes_its_fields(layout: str) -> None:
    (entry,) = read(page(LAYOUTS[layout]())).entries
    assert entry.index_number == "11370200/2020-00012"
    assert entry.subject == "水利\\防汛"
    assert entry.validity == "有效"
    assert entry.published == "2020-09-03"


def test_the_day_of_publication_is_read_out_of_the_line_below_the_headline() -> None:
    contents = read(page(LAYOUTS["headline_over_text"]()))
    assert contents.entries[0].published == "2020-09-03"
    told = [finding.text for finding in contents.findings if finding.rule == "ingest.left_out.web_info"]
    assert any("浏览次数" in text for text in told)


def test_a_page_comes_in_by_the_door(tmp_path: Path) -> None:
    path = tmp_path / "通知.doc"
    path.write_bytes(page(LAYOUTS["state_council"](), encoding="gb2312"))
    reading: Reading = read_file(path)
    assert bare(reading.entries[0]) == expected()
    assert reading.account.is_whole
    assert reading.source == path.read_bytes()


SHORT = """云溪市人民政府
关于闻海任职的通知
云政任〔2020〕3号
各区人民政府：
经研究决定，任命闻海为市水利局副局长。
2020年5月6日
"""


def test_a_document_shorter_than_what_stands_round_it_is_found() -> None:
    rows = "".join(f"<p>{line}</p>" for line in SHORT.splitlines())
    body = LAYOUTS["no_names"]().replace(paragraphs(), rows)
    contents = read(page(body, title="关于闻海任职的通知"))
    assert contents.entries == read_text(SHORT, file="x.txt").entries


@pytest.mark.parametrize("layout", sorted(WITH_FACTS))
def test_a_fact_that_the_page_leaves_empty_takes_nothing_from_the_next(layout: str) -> None:
    body = LAYOUTS[layout]().replace("有效<", "<").replace(NUMBER + "<", "<", 1)
    (entry,) = read(page(body)).entries
    assert (entry.validity or "") == ""
    assert entry.published == "2020-09-03"
    assert entry.number_zh == NUMBER
