"""Faults that good engines had with Chinese pages, each held off here; the number is that of the report."""

import unicodedata

import pytest
import uharfbuzz as hb

from gazette.shipped import shipped
from gazette.typeset import SetLine, load_house_style, shared_fonts
from gazette.typeset.characters import CLOSING, NOT_AT_END, NOT_AT_START
from gazette.typeset.line_setting import ParagraphShape
from gazette.typeset.setting_rules import SettingRules, Span
from gazette.typeset.shaping import Shaper

FONTS = shared_fonts(shipped("resources/fonts"))


def rules_of(style: str) -> SettingRules:
    loaded = load_house_style(style, shipped("resources/house_styles"))
    return SettingRules(loaded, Shaper(loaded, FONTS))


PUSHING, SQUEEZING = rules_of("qingdao-2019"), rules_of("clreq-default")
BOTH = pytest.mark.parametrize("rules", [PUSHING, SQUEEZING], ids=["push-out", "clreq"])
SIZE = PUSHING.size
MEASURE = 21 * SIZE


def set_text(rules: SettingRules, *spans: Span, indent: int = 0) -> tuple[SetLine, ...]:
    return rules.paragraph(spans, SIZE, MEASURE, ParagraphShape(indent))


def places(line: SetLine) -> list[tuple[str, int]]:
    """What every glyph of a line stands for, with where it begins."""
    return [(text, run.x + at) for run in line.runs for text, at in zip(run.texts, run.offsets, strict=False)]


@BOTH
@pytest.mark.parametrize("before", range(22))
def test_no_mark_begins_a_line_after_a_bracket_that_ends_in_a_digit(rules: SettingRules, before: int) -> None:
    """Typst #3082."""
    lines = set_text(rules, Span("市" * before + "课（0000），松（3.5），绿（2019—2021年），好。" * 3, "song"))
    assert all(line.text[0] not in NOT_AT_START for line in lines)
    assert all(line.text[-1] not in NOT_AT_END for line in lines[:-1])


@BOTH
@pytest.mark.parametrize("mark", list("“‘（《〈「『【〔〖［｛"))
def test_an_opening_mark_at_the_start_of_a_paragraph_loses_its_blank(rules: SettingRules, mark: str) -> None:
    """Typst #2348: with an indent and without, and on every later line."""
    for indent in (0, 2 * SIZE):
        (_, x), *_ = places(set_text(rules, Span(f"{mark}市政府", "song"), indent=indent)[0])
        assert x == indent - SIZE // 2
    turned = set_text(rules, Span("市" * 21 + f"{mark}市政府", "song"))[1]
    assert places(turned)[0] == (mark, -(SIZE // 2))


@BOTH
@pytest.mark.parametrize("faces", [("kai", "song"), ("hei", "kai"), ("song", "hei")])
def test_marks_of_two_faces_are_set_close(rules: SettingRules, faces: tuple[str, str]) -> None:
    """Typst #6501: ： before “ where the two come from different runs."""
    at = dict(places(set_text(rules, Span("任命：", faces[0]), Span("“甲乙”", faces[1]))[0]))
    assert at["甲"] - at["："] == SIZE + SIZE // 2


@BOTH
@pytest.mark.parametrize(
    "pair",
    ["，【", "】【", "？”", "！）", "〕〔", "》《", "。〖", "；［", "：｛", "｝，", "］。", "”，", "（“", "！》"],
)
def test_every_pair_of_marks_is_set_close(rules: SettingRules, pair: str) -> None:
    """Typst #2439: 【〔〖［｛？！ were left out."""
    at = places(set_text(rules, Span(f"市{pair}府", "song"))[0])
    assert at[-1][1] - at[1][1] == SIZE + SIZE // 2


@BOTH
@pytest.mark.parametrize("mark", sorted(CLOSING - set("’”")))
def test_a_closing_mark_at_a_line_end_counts_half(rules: SettingRules, mark: str) -> None:
    """Typst #3743: in one way of breaking only. 20½ em are room enough for twenty characters and a mark."""
    lines = rules.paragraph((Span("市" * 20 + mark + "府" * 9, "song"),), SIZE, 20 * SIZE + SIZE // 2)
    assert lines[0].text == "市" * 20 + mark
    assert lines[0].width == 20 * SIZE + SIZE // 2


@BOTH
def test_full_lines_with_latin_words_end_on_the_measure(rules: SettingRules) -> None:
    """Reportlab in CJK mode leaves the slack at the line's end."""
    text = "市政府通过 Internet 平台受理 ISO9001 认证，以及 5G 与 AVATAR 等项目的申报工作，"
    *full, _ = set_text(rules, Span(text * 6, "song"))
    assert len(full) > 8
    assert {line.width for line in full} == {MEASURE}


@pytest.mark.parametrize("face", ["song", "song_bold", "hei", "kai"])
def test_quotes_dashes_and_ellipses_are_chinese_in_chinese_text(face: str) -> None:
    """docformat-gui #31: they fell to the Latin face."""
    runs = set_text(PUSHING, Span("市‘甲’“乙”——丙……丁·戊", face))[0].runs
    assert all("Liberation" not in run.font for run in runs)
    assert sum(run.offsets[-1] for run in runs) == 14 * SIZE + SIZE // 2


@pytest.mark.parametrize("face", ["song", "song_bold", "hei", "kai"])
def test_a_long_dash_is_one_stroke(face: str) -> None:
    """Noto without shaping draws —— with a gap."""
    line = set_text(PUSHING, Span("市——府", face))[0]
    ((run, place),) = ((run, at) for run in line.runs for at, text in enumerate(run.texts) if text == "——")
    font = FONTS[run.font]
    box = hb.Font(font.face).get_glyph_extents(run.ids[place])
    assert box is not None
    assert 1.8 * font.units_per_em < box.width < 2 * font.units_per_em


@pytest.mark.parametrize("face", ["song", "song_bold", "hei", "kai"])
def test_an_interpunct_is_an_em_wide(face: str) -> None:
    """Noto without shaping gives · a third of an em."""
    at = dict(places(set_text(PUSHING, Span("阿卜杜拉·买买提", face))[0]))
    assert at["提"] - at["·"] == 3 * SIZE


@pytest.mark.parametrize("parted", ["e\u0301", "u\u030c", "A\u030a"])
def test_an_accent_that_is_stored_apart_stands_on_its_letter(rules: SettingRules, parted: str) -> None:
    (whole,) = set_text(rules, Span(f"市{unicodedata.normalize('NFC', parted)}，见", "song"))
    (line,) = set_text(rules, Span(f"市{parted}，见", "song"))
    assert (line.width, line.text) == (whole.width, f"市{parted}，见")


@BOTH
@pytest.mark.parametrize("letter", ["x\u0304", "g\u0303"])
def test_an_accent_that_its_letter_has_not_got_stands_on_it_all_the_same(rules: SettingRules, letter: str) -> None:
    base, accent, after = places(set_text(rules, Span(f"{letter}o", "song"))[0])
    assert (base[0] + accent[0], after[0]) == (letter, "o")
    assert base[1] < accent[1] < after[1] - SIZE // 10


@BOTH
def test_an_accent_on_a_letter_that_has_another_stands_for_it_alone(rules: SettingRules) -> None:
    at = places(set_text(rules, Span("e\u0301\u0323o", "song"))[0])
    assert [text for text, _ in at] == ["e", "\u0301\u0323", "o"]
