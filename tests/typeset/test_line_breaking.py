"""Lines: nothing is lost, nothing begins or ends where it must not, full lines fill the measure exactly."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gazette.shipped import shipped
from gazette.typeset import load_house_style, shared_fonts
from gazette.typeset.characters import CLOSING, NOT_AT_END, NOT_AT_START
from gazette.typeset.line_setting import ParagraphShape, SetLine
from gazette.typeset.setting_rules import SettingRules, Span
from gazette.typeset.shaping import Shaper

STYLE = load_house_style("qingdao-2019", shipped("resources/house_styles"))
FONTS = shared_fonts(shipped("resources/fonts"))
RULES = SettingRules(STYLE, Shaper(STYLE, FONTS))
MODERN = load_house_style("clreq-default", shipped("resources/house_styles"))
SQUEEZING = SettingRules(MODERN, Shaper(MODERN, FONTS))
BOTH = pytest.mark.parametrize("rules", [RULES, SQUEEZING], ids=["push-out", "clreq"])
SIZE = RULES.size

PARTS = st.sampled_from(
    [
        *("市政府办公厅关于印发实施方案的通知各区一二三" + "，。、；：（）《》“”年"),
        *("——", "2019", "〔2018〕3号", "ISO9000", "5G", "HACCP", "30%", "1.5万", "2019—2022年", "互联网+"),
    ]
)
TEXTS = st.lists(PARTS, min_size=1, max_size=120).map("".join)


def set_text(text: str, characters: int = 21, rules: SettingRules = RULES) -> tuple[SetLine, ...]:
    return rules.paragraph((Span(text, "song"),), SIZE, characters * SIZE, ParagraphShape(2 * SIZE))


@BOTH
@given(text=TEXTS)
def test_no_character_is_lost_and_the_order_is_kept(text: str, rules: SettingRules) -> None:
    assert "".join(line.text for line in set_text(text, rules=rules)) == text


def whole_runs_of_marks(text: str) -> bool:
    """Runs of marks that forbid every break, longer than a line, have no right setting."""
    unbreakable = f"[{re.escape(''.join(NOT_AT_START | NOT_AT_END))}]{{8,}}"
    return not re.search(unbreakable, text)


@BOTH
@example(text="市————HACCP1.5万ISO9000ISO90001.5万")
@given(text=TEXTS.filter(whole_runs_of_marks))
def test_no_line_begins_or_ends_with_a_forbidden_mark(text: str, rules: SettingRules) -> None:
    lines = set_text(text, rules=rules)
    assert not [line.text for line in lines[1:] if line.text[0] in NOT_AT_START]
    assert not [line.text for line in lines[:-1] if line.text[-1] in NOT_AT_END]


@BOTH
@given(text=TEXTS)
def test_numbers_words_and_double_marks_stay_whole(text: str, rules: SettingRules) -> None:
    cut = "\n".join(line.text for line in set_text(text, rules=rules))
    assert not re.search(r"[0-9A-Za-z.%]\n[0-9A-Za-z.%]|—\n—|\d\n号", cut)


@BOTH
@example(text="市——〔2018〕3号" + "ISO9000" * 3)
@given(text=TEXTS.filter(whole_runs_of_marks))
def test_every_full_line_ends_on_the_measure(text: str, rules: SettingRules) -> None:
    for line in set_text(text, rules=rules)[:-1]:
        last = line.runs[-1]
        ink = last.x + last.offsets[-1] - (SIZE // 2 if line.text[-1] in CLOSING else 0)
        places = len(re.findall(r"[0-9A-Za-z.%+—–]+|……|.", line.text)) - 1
        # Begin and length of a run are rounded each for itself; a line that would be nothing but holes stays ragged.
        assert abs(ink - 21 * SIZE) <= 1 or 21 * SIZE - ink > places * SIZE // 2


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("市政府", 3),
        ("》（市", 2.5),
        ("2019年", 3.25),
        ("经过3至5年", 6),
        ("——", 2),
        ("“三品”", 3.0),
    ],
)
def test_widths_are_those_of_the_print(text: str, ems: float) -> None:
    line = RULES.single(text, "song", SIZE)
    assert line.width == pytest.approx(ems * SIZE, abs=2)


def test_a_last_line_of_one_character_gets_a_companion() -> None:
    lines = set_text("市" * 19 + "政" * 21 + "府")
    assert len(lines[-1].text) == 2


def test_a_last_line_of_one_number_gets_none() -> None:
    lines = set_text("市" * 19 + "政" * 20 + "发〔20")
    assert lines[-1].text == "〔20"


def test_an_overlong_word_still_comes() -> None:
    lines = set_text("见" + "x" * 200)
    assert "".join(line.text for line in lines) == "见" + "x" * 200


@given(st.text("“”（）市3a ", min_size=1, max_size=12))
def test_what_one_line_holds_comes_whole_whatever_its_last_mark(text: str) -> None:
    assert RULES.single(text, "song", SIZE).text.rstrip() == text.rstrip()


def test_a_line_is_squeezed_where_its_marks_can_give_what_is_too_much() -> None:
    text = "市" * 6 + "，" + "市" * 6 + "（" + "市" * 4 + "）" + "府" * 5
    pushed, squeezed = (rules.paragraph((Span(text, "song"),), SIZE, 21 * SIZE)[0] for rules in (RULES, SQUEEZING))
    assert len(squeezed.text) > len(pushed.text)
    assert squeezed.width == 21 * SIZE
    steps = [after - before for run in squeezed.runs for before, after in pairwise(run.offsets)]
    assert min(steps) >= SIZE // 2


def test_brackets_give_before_commas() -> None:
    text = "市" * 6 + "，" + "市" * 6 + "（" + "市" * 7 + "府" * 5
    (run,) = SQUEEZING.paragraph((Span(text, "song"),), SIZE, 21 * SIZE + SIZE // 2)[0].runs
    steps = [after - before for before, after in pairwise(run.offsets)]
    assert steps[6] == SIZE  # the comma has kept its blank
    assert steps[12] == SIZE // 2  # the bracket's came first


def test_a_last_line_of_one_character_is_squeezed_into_the_line_before() -> None:
    text = "市" * 10 + "，" + "市" * 9 + "，" + "政府"
    lines = SQUEEZING.paragraph((Span(text + "。", "song"),), SIZE, 23 * SIZE)
    assert [len(line.text) for line in lines] == [24]


ADDRESS = "https://www.linhai.gov.cn/zwgk/index.html"


def gaps_of(line: SetLine) -> list[int]:
    """What stands between the Han characters of a line beyond their widths."""
    return [
        after - before - SIZE
        for run in line.runs
        for (before, after), pair in zip(pairwise(run.offsets[:-1]), pairwise(run.texts), strict=True)
        if all("\u4e00" <= character <= "\u9fff" for character in pair)
    ]


@BOTH
def test_an_address_is_parted_where_its_line_would_be_loose(rules: SettingRules) -> None:
    lines = set_text("市" * 10 + ADDRESS + "政府", rules=rules)
    assert lines[0].text.startswith("市" * 10 + "https://")
    assert lines[0].text[-1] == "/" or lines[1].text[0] in ".-_?&=#"


@BOTH
def test_an_address_that_leaves_no_loose_line_stays_whole(rules: SettingRules) -> None:
    lines = set_text("市" * 18 + ADDRESS + "政府", rules=rules)
    assert [line.text for line in lines] == ["市" * 18, ADDRESS + "政府"]


@BOTH
def test_a_loose_line_gets_the_end_of_the_one_before(rules: SettingRules) -> None:
    lines = set_text("市" * 19 + "府" * 18 + "Organisational" + "政" * 30, rules=rules)
    assert max(gap for line in lines[:-1] for gap in gaps_of(line)) <= SIZE * 160 // 1000


@BOTH
def test_a_line_that_could_only_be_filled_with_holes_stays_ragged(rules: SettingRules) -> None:
    first, _ = set_text("市府市府市府" + "Organisationalandadministrativematters", rules=rules)
    assert first.text == "市府市府市府"
    assert max(gaps_of(first)) <= SIZE // 2


def test_no_line_is_stretched_inside_an_address() -> None:
    first, second, *_ = set_text("见市政府网站" + ADDRESS.replace("index", "index_of_all_the_documents"))
    for line in (first, second):
        for run in line.runs:
            assert not run.spacing or not re.search(r"[a-z]{2}", "".join(run.texts))


@BOTH
def test_a_word_is_parted_before_a_line_begins_with_a_mark(rules: SettingRules) -> None:
    lines = set_text("www.linhai.gov.cn％％A", 11, rules)
    assert not [line.text for line in lines[1:] if line.text[0] in NOT_AT_START - {"."}]


@pytest.mark.parametrize(
    ("rules", "count", "most"), [(RULES, 15, 160), (SQUEEZING, 16, 120)], ids=["push-out", "clreq"]
)
def test_a_space_at_a_line_s_end_makes_the_line_no_tighter(rules: SettingRules, count: int, most: int) -> None:
    lines = set_text("市" * 19 + "府" * count + "Smart Organisational" + "政" * 30, rules=rules)
    assert max(gap for line in lines[:-1] for gap in gaps_of(line)) <= SIZE * most // 1000


@pytest.mark.parametrize(("stored", "drawn"), [("ﬁ", "fi"), ("oﬃce", "office"), ("ﬆ", "st")])
def test_letters_that_are_stored_as_one_are_set_as_a_latin_word(stored: str, drawn: str) -> None:
    (one,), (other,) = (Shaper(STYLE, FONTS).pieces(text, "song", 10_500) for text in (stored, drawn))
    assert one.text == stored
    assert (one.kind, one.width, one.left, one.right) == (other.kind, other.width, True, True)
    assert one.texts == other.texts


def test_an_accent_does_not_stand_off_from_what_it_stands_over() -> None:
    han, accent, _ = Shaper(STYLE, FONTS).pieces("甲\u0301乙", "song", 10_500)
    assert (han.text, accent.left, accent.right) == ("甲", False, False)
    letter = Shaper(STYLE, FONTS).pieces("e\u0301", "song", 10_500)[0]
    assert (letter.left, letter.right) == (True, True)
