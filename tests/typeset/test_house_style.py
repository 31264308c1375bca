"""House styles: inherited keys, lengths with units, and errors that name file and key."""

from pathlib import Path

import pytest

from gazette.errors import TypesetError
from gazette.shipped import shipped
from gazette.typeset import load_house_style
from gazette.typeset.lengths import Length, parse_length
from gazette.wording import error_sentence


def written(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(text, "utf-8")


def test_a_style_inherits_what_it_does_not_set(tmp_path: Path) -> None:
    written(tmp_path, "below", '[text]\nsize = "10.5pt"\nleading = "17.5pt"\n')
    written(tmp_path, "above", '[style]\nbased_on = "below"\n[text]\nleading = "16pt"\n')
    style = load_house_style("above", tmp_path)
    assert (style.length("text.size"), style.length("text.leading")) == (10500, 16000)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[text]\n", "typeset.style_key_missing"),
        ('[text]\nsize = "10.5"\n', "typeset.style_length"),
        ("[text]\nsize = 10.5\n", "typeset.style_length"),
        ("[text\n", "typeset.style_malformed"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_place(tmp_path: Path, text: str, code: str) -> None:
    written(tmp_path, "wrong", text)
    with pytest.raises(TypesetError) as caught:
        load_house_style("wrong", tmp_path).length("text.size")
    assert caught.value.code == code
    for language in ("zh", "en"):
        sentence = error_sentence(caught.value, language)
        assert "wrong.toml" in sentence
        assert code == "typeset.style_malformed" or "text.size" in sentence


def test_a_style_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TypesetError) as caught:
        load_house_style("none", tmp_path)
    assert caught.value.code == "typeset.style_missing"


@pytest.mark.parametrize("file", sorted(shipped("resources/house_styles").glob("*.toml")), ids=lambda file: file.stem)
def test_every_shipped_style_loads(file: Path) -> None:
    assert load_house_style(file.stem, file.parent).length("text.size") > 0


def test_lengths_are_whole_thousandths_of_a_point() -> None:
    assert parse_length("210mm") == Length(210, "mm")
    assert Length(210, "mm").at() == 595276
    assert Length(0.5, "line").at(line=17500) == 8750
    assert parse_length("10") is None
