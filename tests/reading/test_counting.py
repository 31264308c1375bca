"""Counting as Word and WPS do."""

import pytest

from gazette.reading.counting import Counts, counts


@pytest.mark.parametrize(
    ("text", "words", "characters", "spaced"),
    [
        ("", 0, 0, 0),
        ("各区、县人民政府：", 9, 9, 9),
        ("到2025年，覆盖率达到85%以上", 12, 17, 17),
        ("ISO 9000认证", 4, 9, 10),
        ("3.5亿元", 3, 5, 5),
        ("云政发〔2024〕9号", 8, 11, 11),
        ("“应评尽评”——逐年提高…", 13, 13, 13),
        ("State Council No. 25", 4, 17, 20),
        ("①见附件1", 5, 5, 5),
        ("𪚥字", 2, 2, 2),
        ("　　空格不算", 4, 4, 6),
    ],
)
def test_each_chinese_sign_and_each_run_of_others_is_one(text: str, words: int, characters: int, spaced: int) -> None:
    found = counts([text])
    assert (found.words, found.characters, found.spaced) == (words, characters, spaced)


def test_empty_paragraphs_are_none_and_line_ends_part_them() -> None:
    assert counts(["一、目标\n加快建设", "", "  ", "完"]) == Counts(
        words=9, han=8, characters=9, spaced=9, paragraphs=3
    )


def test_han_are_counted_alone() -> None:
    assert counts(["第3条，ABC"]).han == 2
