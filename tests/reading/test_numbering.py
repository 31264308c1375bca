"""The numbers that paragraphs open with."""

import pytest

from gazette.reading import opening_number
from gazette.reading.numbering import opening_article, opening_chapter, opening_decimal, uses_decimal_headings


@pytest.mark.parametrize(
    ("text", "level", "number", "rest"),
    [
        ("一、主要目标", 1, "一、", "主要目标"),
        ("二十一、附则", 1, "二十一、", "附则"),
        ("（一）推广先进标准。", 2, "（一）", "推广先进标准。"),
        ("(十二) 加大力度", 2, "(十二)", "加大力度"),
        ("1. 汇英路", 3, "1.", "汇英路"),
        ("１．统筹", 3, "１．", "统筹"),
        ("3、统筹", 3, "3、", "统筹"),
        ("1.2020年底前完成", 3, "1.", "2020年底前完成"),
        ("（3）市级", 4, "（3）", "市级"),
    ],
)
def test_the_four_series(text: str, level: int, number: str, rest: str) -> None:
    opening = opening_number(text)
    assert opening is not None
    assert (opening.level, opening.number, opening.rest) == (level, number, rest)


@pytest.mark.parametrize("text", ["1.5万张", "（2019—2022年）", "一是加强领导", "2019年起", "（市教育局负责）", "一"])
def test_what_opens_with_no_number_of_a_series(text: str) -> None:
    assert opening_number(text) is None


def test_chapters_articles_and_decimals() -> None:
    chapter, article = opening_chapter("第一章　总则"), opening_article("第十二条　本办法自公布之日起施行。")
    decimal = opening_decimal("1.2.1 国家法律")
    assert chapter
    assert (chapter.level, chapter.number) == (0, "第一章")
    assert article
    assert (article.level, article.number) == (None, "第十二条")
    assert decimal
    assert (decimal.level, decimal.number) == (3, "1.2.1")


def test_a_document_counts_in_decimals_only_where_it_does_so_throughout() -> None:
    assert uses_decimal_headings(("1 总则", "1.1 编制目的", "为健全机制。", "1.2 编制依据"))
    assert not uses_decimal_headings(("1.5 万张证书", "一、总则"))
