"""Every code that the program speaks in has its sentence, in both languages, and no sentence is left without a code."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import gazette
from gazette.wording import SENTENCES, sentence

PACKAGE = Path(gazette.__file__).parent
ROOMS = "archive|cli|desk|export|ingest|preflight|typeset"


def style_keys() -> set[str]:
    """The keys of the table ``preflight`` of house styles: they have the form of a code and are none."""
    return {"preflight.allow", "preflight.loose", "preflight.loose.aim", "preflight.loose.finding"}


def spoken_codes() -> set[str]:
    """The strings of the rooms that have the form of a code."""
    return {
        node.value
        for file in PACKAGE.rglob("*.py")
        if file.parent.name != "wording"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(rf"(?:{ROOMS})\.[a-z_.]*[a-z]", node.value)
    } - style_keys()


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_codes_and_sentences_are_the_same_set() -> None:
    assert spoken_codes() == set(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_both_languages_say_the_same_values(code: str) -> None:
    zh, en = SENTENCES[code]
    assert names(zh) == names(en)
    assert re.search(r"[\u4e00-\u9fff]", zh)
    assert re.search(r"[A-Za-z]", en)
    assert zh != en


@pytest.mark.parametrize(
    ("code", "name", "list_zh", "list_en"),
    [
        ("ingest.rejoined", "lines", "121、151", "121, 151"),
        ("typeset.style_wants_choice", "allowed", "A4、A3", "A4, A3"),
        ("typeset.style_key_unknown", "known", "page.width、page.height", "page.width, page.height"),
    ],
)
def test_a_list_has_the_commas_of_its_language(code: str, name: str, list_zh: str, list_en: str) -> None:
    values = {"count": "2", "file": "a.toml", "line": "3", "key": "甲、乙", "value": "甲、乙", name: list_zh}
    assert list_zh in sentence(code, values, "zh")
    assert list_en in sentence(code, values, "en")
    assert list_zh not in sentence(code, values, "en")
    assert ("甲、乙" in sentence(code, values, "en")) == ("{key}" in SENTENCES[code][1])  # a quoted text stays
