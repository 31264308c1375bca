"""Every character of 通用规范汉字表 prints in every face; what lies beyond is told, and never blank."""

from pathlib import Path

import pytest

from gazette.model import Entry, Issue, Paragraph, Section
from gazette.shipped import shipped
from gazette.typeset import FontSet, HouseStyle, Typesetter, load_house_style
from gazette.typeset.setting_rules import SettingRules
from gazette.typeset.shaping import Fallback, Shaper

_LINES = (Path(__file__).parent / "tgh.txt").read_text("utf-8").splitlines()
STANDARD = "".join(line for line in _LINES if not line.startswith("#"))
FACES = ("song", "song_bold", "hei", "hei_title", "italic", "kai")


def test_the_list_is_whole() -> None:
    assert len(STANDARD) == len(set(STANDARD)) == 8105


@pytest.mark.parametrize("face", FACES)
def test_every_standard_character_prints_in_every_face(style: HouseStyle, fonts: FontSet, face: str) -> None:
    shaper = Shaper(style, fonts)
    rules = SettingRules(style, shaper)
    line = rules.single(STANDARD, face, rules.size)
    assert line.text == STANDARD
    assert not any(glyph == 0 for run in line.runs for glyph in run.ids)
    assert not [fallen for fallen in shaper.fallbacks if fallen.font is None]


@pytest.mark.parametrize("name", ["qingdao-2019", "clreq-default", "gbt-9704-2012"])
def test_a_character_that_a_face_lacks_is_set_from_another_and_told(name: str, fonts: FontSet) -> None:
    style = load_house_style(name, shipped("resources/house_styles"))
    rare = next(c for c in map(chr, range(0x4E00, 0x9FFF)) if _only_in_song(c, fonts))
    shaper = Shaper(style, fonts)
    piece = shaper.pieces(rare, "hei", 10500)[0]
    assert piece.text == rare
    assert 0 not in piece.ids
    assert shaper.fallbacks == {Fallback(rare, "Noto Serif SC 400")}


def _only_in_song(character: str, fonts: FontSet) -> bool:
    return character in fonts["Noto Serif SC 400"].characters and character not in fonts["Noto Sans SC 600"].characters


@pytest.mark.parametrize("character", ["\U0002a6a5", "\U00030000", "😀", "\u200b", "\u0007", "\u202e", "\ufeff"])
def test_what_no_font_has_and_what_no_reader_sees_is_marked_and_told(
    style: HouseStyle, fonts: FontSet, character: str
) -> None:
    blocks = (Paragraph(text="各部门："), Paragraph(text=f"附表{character}如下。"))
    entry = Entry(title_zh="通知", blocks=blocks)
    pages = Typesetter(style, fonts).pages(Issue(sections=(Section(entries=(entry,)),)))
    told = [finding for finding in pages.findings if finding.rule == "typeset.no_glyph"]
    assert [(finding.entry, finding.text) for finding in told] == [(1, character)]
    assert dict(told[0].values)["code"] == f"U+{ord(character):04X}"
    drawn = [
        glyph
        for page in pages.pages
        for run in page.glyphs
        for glyph, text in zip(run.ids, run.texts, strict=True)
        if text == character
    ]
    assert drawn == [fonts["Noto Serif SC 400"].shape("〓", han=True)[0][0]]
