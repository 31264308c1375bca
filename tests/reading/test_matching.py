"""What is found where: width and case say nothing unless asked, and every place is that of the text itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.reading.matching import Wanted
from tests.strategies import TEXTS


def found(text: str, wanted: Wanted) -> list[str]:
    return [text[start:end] for start, end in wanted.places(text)]


def test_half_and_full_width_are_equal_unless_told_otherwise() -> None:
    text = "第67号、第６７号，(试行)、（试行）　ABC ＡＢＣ"
    assert found(text, Wanted(text="67号")) == ["67号", "６７号"]
    assert found(text, Wanted(text="（试行)")) == ["(试行)", "（试行）"]
    assert found(text, Wanted(text="abc")) == ["ABC", "ＡＢＣ"]
    assert found(text, Wanted(text=" ａｂｃ")) == ["　ABC", " ＡＢＣ"]
    assert found(text, Wanted(text="67号", any_width=False)) == ["67号"]
    assert found(text, Wanted(text="ＡＢＣ", any_width=False, match_case=True)) == ["ＡＢＣ"]


def test_case_says_nothing_unless_asked() -> None:
    assert found("GDP gdp Gdp", Wanted(text="gdp")) == ["GDP", "gdp", "Gdp"]
    assert found("GDP gdp Gdp", Wanted(text="gdp", match_case=True)) == ["gdp"]


@pytest.mark.parametrize(
    ("wanted", "text", "places"),
    [
        ("10", "2010年10月1日、10%、１０", [(5, 7), (11, 13), (15, 17)]),
        ("GDP", "全市GDP增长，GDPs", [(2, 5)]),
        ("办公", "办公室", [(0, 2)]),
        ("第10", "第10号、第100号", [(0, 3)]),
    ],
)
def test_whole_words_cut_no_letters_and_figures(wanted: str, text: str, places: list[tuple[int, int]]) -> None:
    assert Wanted(text=wanted, whole_words=True).places(text) == places


def test_signs_of_patterns_are_signs() -> None:
    assert Wanted(text=".*").places("a.*b") == [(1, 3)]
    assert Wanted(text="[甲]").places("x[甲]") == [(1, 4)]
    assert Wanted(text="^-]").places("^-]") == [(0, 3)]


def test_nothing_is_not_found_anywhere() -> None:
    assert Wanted(text="").places("文") == []


@given(TEXTS, TEXTS.filter(bool))
def test_exact_places_are_those_of_the_text_itself(text: str, wanted: str) -> None:
    exact = Wanted(text=wanted, any_width=False, match_case=True).places(text)
    assert exact == [found.span() for found in re.finditer(re.escape(wanted), text)]
    loose = Wanted(text=wanted).places(text)
    assert loose or not exact
    assert all(end - start == len(wanted) for start, end in loose)


@given(st.text("abＡB（(1１ 　甲", max_size=12), st.text("abＡB（(1１ 　甲", min_size=1, max_size=3))
def test_what_is_equal_does_not_depend_on_which_form_is_asked_for(text: str, wanted: str) -> None:
    wide = wanted.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000})
    assert Wanted(text=wanted).places(text) == Wanted(text=wide).places(text)


@pytest.mark.parametrize(
    ("wanted", "text", "places"),
    [
        ("葛", "葛\U000e0100城与葛城", [(0, 2), (4, 5)]),
        ("葛城", "葛\U000e0100城与葛城", [(0, 3), (4, 6)]),
        ("葛\U000e0100", "葛\U000e0100城与葛城", [(0, 2)]),
        ("e", "e\u0301te", [(3, 4)]),
        ("e\u0301", "e\u0301te", [(0, 2)]),
        ("👨", "👨\u200d👩 👨", [(4, 5)]),
        ("❤", "❤\ufe0f", [(0, 2)]),
        ("𠮷", "𠮷田", [(0, 1)]),
    ],
)
def test_no_character_is_cut(wanted: str, text: str, places: list[tuple[int, int]]) -> None:
    """A form that is chosen by a mark goes with its character; what marks make another character is another."""
    assert Wanted(text=wanted).places(text) == places
