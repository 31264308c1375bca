"""Roman numerals of pages, each read back as what it was; no other text is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazette.typeset.page_labels import roman, roman_value


@pytest.mark.parametrize(
    ("number", "label"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (90, "xc"), (400, "cd"), (1999, "mcmxcix")],
)
def test_numerals_are_written_as_printers_do(number: int, label: str) -> None:
    assert roman(number) == label


@given(st.integers(1, 3999))
def test_a_numeral_is_read_back(number: int) -> None:
    assert roman_value(roman(number)) == number


@given(st.text("ivxlcdm", max_size=8) | st.text(max_size=3))
def test_only_numerals_are_read(text: str) -> None:
    value = roman_value(text)
    assert value is None or roman(value) == text
