"""The Latin form of a document number."""

import pytest

from gazette.model import latin_number


@pytest.mark.parametrize(
    ("number", "latin"),
    [
        ("ＹＺＢ〔2023〕5号", "YZB [2023] No. 5"),
        ("ｆｚ规〔２０２２〕１７号", "fzG [2022] No. 17"),
        ("临政规〔2020〕3号", "LZG [2020] No. 3"),
    ],
)
def test_letters_and_figures_of_full_width_are_plain_in_latin(number: str, latin: str) -> None:
    assert latin_number(number) == latin
