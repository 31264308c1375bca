"""Every code that the program speaks in has its sentence, in both languages, and no sentence is left without a code."""

import ast
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import gazette
from gazette.model import COLOPHON_FIELDS, REASONS, SCOPES, Block
from gazette.preflight import KINDS
from gazette.wording import (
    BLOCK_KINDS,
    COLOPHON,
    COVERS,
    DECISION_REASONS,
    DECISION_SCOPES,
    FAULTS,
    SENTENCES,
    sentence,
)

PACKAGE = Path(gazette.__file__).parent
ROOMS = "archive|cli|desk|export|ingest|preflight|proofreading|typeset"


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


def test_files_are_brought_in_by_the_word_of_the_menu() -> None:
    """带入文件 is what the window and the guide call it; there is nothing called 导入 to look for."""
    assert [code for code, (zh, _) in SENTENCES.items() if "导入" in zh] == []


def test_one_is_told_as_one_in_english() -> None:
    values = {"file": "1 entries.txt", "issue": "7", "entries": 1, "findings": 21}
    assert sentence("cli.brought_in", values, "en") == "1 entries.txt: brought into 7, 1 entry, 21 findings"
    assert "repeated 1 time on" in sentence("ingest.header_repeated", {"count": "1"}, "en")


def test_every_kind_that_a_command_prints_has_a_name() -> None:
    kinds = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower() for kind in get_args(Block)} - {"heading"}
    assert set(BLOCK_KINDS) == kinds | {f"heading{level}" for level in range(5)}
    assert set(FAULTS) == set(KINDS)
    assert set(COLOPHON) == {*COLOPHON_FIELDS, "cover"}
    assert set(DECISION_SCOPES) == set(SCOPES)
    assert set(DECISION_REASONS) == set(REASONS)
    for names in (BLOCK_KINDS, FAULTS, COLOPHON, COVERS, DECISION_SCOPES, DECISION_REASONS):
        assert all(zh != en for zh, en in names.values())
