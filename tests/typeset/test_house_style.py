"""House styles: inherited keys, lengths with units, and errors that name file, line and key."""

from pathlib import Path

import pytest

from gazette.errors import TypesetError
from gazette.model import Entry, Issue, Paragraph, Section
from gazette.shipped import shipped
from gazette.typeset import Typesetter, load_house_style, shared_fonts
from gazette.typeset.lengths import Length, parse_length
from gazette.wording import error_sentence

SHIPPED = shipped("resources/house_styles")
DEFAULT = (SHIPPED / "clreq-default.toml").read_text("utf-8")


def written(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.toml").write_text(text, "utf-8")


def test_a_style_inherits_what_it_does_not_set(tmp_path: Path) -> None:
    written(tmp_path, "clreq-default", DEFAULT)
    written(
        tmp_path,
        "above",
        '[style]\nname = "上"\nbased_on = "clreq-default"\n[text.body]\nleading = "16pt"\n[columns]\nlines = 42\n',
    )
    style = load_house_style("above", tmp_path)
    assert (style.length("text.body.size"), style.length("text.body.leading")) == (10500, 16000)
    assert style.name == "上"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("[text]\n", "typeset.style_key_missing", "style.name"),
        ('[style]\nname = "甲"\n\n[text]\nbody = { size = "10.5" }\n', "typeset.style_wants_length", "5"),
        ("[text.body]\nsize = 10.5\n", "typeset.style_wants_length", "text.body.size"),
        ('[text.body]\nsize = "2em"\n', "typeset.style_wants_length", "pt, mm"),
        ('[text.body]\nsise = "2em"\n', "typeset.style_key_unknown", "text.body.size"),
        ('[page]\ntrim = ["210mm"]\n', "typeset.style_wants_lengths", "page.trim"),
        ('[composition]\npolicy = "loose"\n', "typeset.style_wants_choice", "push-out"),
        ("[columns]\ncount = 3\n", "typeset.style_wants_number", "1–2"),
        ('[contents]\nshown = "yes"\n', "typeset.style_wants_flag", "true"),
        ("[composition]\nbind_units = [1]\n", "typeset.style_wants_texts", "2"),
        ("[text.body]\nbaseline = 3\n", "typeset.style_wants_fraction", "text.body.baseline"),
        ("[text.body]\nface = 3\n", "typeset.style_wants_face", "faces"),
        ("[faces]\nsong = { han = [] }\n", "typeset.style_wants_faces", "latin"),
        ("[style]\nname = 1\n", "typeset.style_wants_text", "style.name"),
        ('[fit]\norder = ["lines:two", "magic"]\n', "typeset.style_wants_choices", "new_page"),
        ('[fit]\norder = ["lines:two", "lines:two"]\n', "typeset.style_wants_choices", "fit.order"),
        ("[text\n", "typeset.style_malformed", "line 1"),
        ('[style]\nname = "甲"\nbased_on = "wrong"\n', "typeset.style_circle", "based_on"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_place(tmp_path: Path, text: str, code: str, place: str) -> None:
    written(tmp_path, "wrong", text)
    with pytest.raises(TypesetError) as caught:
        load_house_style("wrong", tmp_path)
    assert caught.value.code == code
    for language in ("zh", "en"):
        sentence = error_sentence(caught.value, language)
        assert "wrong.toml" in sentence
        assert place in sentence


def test_a_face_that_the_style_has_not_is_named(tmp_path: Path) -> None:
    written(tmp_path, "wrong", DEFAULT.replace('chapter = { face = "hei" }', 'chapter = { face = "heiti" }'))
    with pytest.raises(TypesetError) as caught:
        load_house_style("wrong", tmp_path)
    assert caught.value.code == "typeset.style_face"
    assert "hei" in error_sentence(caught.value, "zh")


@pytest.mark.parametrize("name", ["none", "../none", "a/b", ""])
def test_a_style_that_is_not_there_is_named(tmp_path: Path, name: str) -> None:
    with pytest.raises(TypesetError) as caught:
        load_house_style(name, tmp_path)
    assert caught.value.code == "typeset.style_missing"


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.toml")), ids=lambda file: file.stem)
def test_every_shipped_style_sets_pages(file: Path) -> None:
    style = load_house_style(file.stem, file.parent)
    document = Entry(
        title_zh="关于供水的通知", number_zh="云政发〔2024〕3号", blocks=(Paragraph(text="各区要抓好落实。" * 200),)
    )
    pages = Typesetter(style, shared_fonts(shipped("resources/fonts"))).pages(
        Issue(sections=(Section(entries=(document,)),))
    )
    body = [page for page in pages.pages if page.number]
    assert len(body) > 1
    right = style.length("page.margin.inner") + style.lengths("page.block")[0]
    for page in body:
        ends = (run.x + run.offsets[-1] for run in page.glyphs if not run.artefact)
        assert max(ends) * 1000 < right


def test_one_column_of_the_document_style_has_22_lines_of_28_characters() -> None:
    style = load_house_style("gbt-9704-2012", SHIPPED)
    document = Entry(title_zh="通知", blocks=(Paragraph(text="市" * 3000),))
    pages = Typesetter(style, shared_fonts(shipped("resources/fonts"))).pages(
        Issue(sections=(Section(entries=(document,)),))
    )
    assert {page.number for page in pages.pages} == set(range(1, len(pages.pages) + 1))
    lines = [run for run in pages.pages[1].glyphs if not run.artefact]
    assert len(lines) == 22
    assert {len(run.ids) for run in lines} == {28}


def test_lengths_are_whole_thousandths_of_a_point() -> None:
    assert parse_length("210mm") == Length(210, "mm")
    assert Length(210, "mm").at() == 595276
    assert Length(0.5, "line").at(line=17500) == 8750
    assert parse_length("10") is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[fit]\ntitle_row_min = "36pt"\n', "fit.title_row_min"),
        ('[fit]\nbetween_documents_min = "13mm"\n', "fit.between_documents_min"),
        ("[columns]\nlines_allowed = [40, 44]\n", "columns.lines_allowed"),
        ("[columns]\nlines_allowed = [30, 38]\n", "columns.lines"),
    ],
)
def test_limits_of_fitting_lie_on_the_right_side_of_what_they_limit(tmp_path: Path, text: str, key: str) -> None:
    written(tmp_path, "clreq-default", DEFAULT)
    written(tmp_path, "wrong", f'[style]\nname = "甲"\nbased_on = "clreq-default"\n{text}')
    with pytest.raises(TypesetError) as caught:
        load_house_style("wrong", tmp_path)
    assert (caught.value.code, caught.value.values["key"]) == ("typeset.style_limit", key)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ('[text]\nlead = { face = "fallback" }\n', "typeset.style_face", "text.lead.face"),
        (
            '[faces]\nkai = { han = ["Noto Serif SC 400"], latin = "Liberation Serif 400", marks = ["song"] }\n',
            "typeset.style_wants_faces",
            "faces",
        ),
        (
            '[faces]\nkai = { han = ["Noto Serif SC 400"], latin = "Liberation Serif 400", marks = "fallback" }\n',
            "typeset.style_face",
            "faces.kai",
        ),
        ('[page]\n"margin.head" = "23mm"\n', "typeset.style_key_unknown", 'page."margin.head"'),
        (f"[columns]\nlines = {'9' * 5000}\n", "typeset.style_malformed", "wrong.toml"),
        (f"x = {'[' * 3000}{']' * 3000}\n", "typeset.style_malformed", "wrong.toml"),
        ('[text.body]\nsize = "0pt"\n', "typeset.style_wants_length", "3pt–200pt"),
        ('[text.body]\nleading = "3000pt"\n', "typeset.style_wants_length", "text.body.leading"),
        ('[head.title]\nsizes = ["0pt"]\n', "typeset.style_wants_lengths", "head.title.sizes"),
        (f'[head.title]\nrow = "{"9" * 400}pt"\n', "typeset.style_wants_length", "head.title.row"),
        ('[contents.leader]\nstep = "0em"\n', "typeset.style_wants_length", "contents.leader.step"),
        ('[table.wide]\npadding = "120mm"\n', "typeset.style_wants_length", "table.wide.padding"),
        ('[table.scaled]\nleading = "120mm"\n', "typeset.style_wants_length", "table.scaled.leading"),
        ('[fit]\nleading_step = "0pt"\n', "typeset.style_wants_length", "fit.leading_step"),
        ('[text.heading_3]\nnumber_stop = ""\n', "typeset.style_wants_text", "text.heading_3.number_stop"),
        ('[table.total]\nlabels = [""]\n', "typeset.style_wants_texts", "table.total.labels"),
        (
            '[composition.han_latin_gap]\nnormal = "3000pt"\n',
            "typeset.style_wants_length",
            "composition.han_latin_gap.normal",
        ),
        (
            '[composition.han_latin_gap]\nmin = "0.3em"\n',
            "typeset.style_limit",
            "composition.han_latin_gap.normal",
        ),
        ('[faults.loose]\naim = "0.5em"\n', "typeset.style_limit", "faults.loose.finding"),
        ("[columns]\ncharacters = 22\n", "typeset.style_limit", "page.block"),
        ('[page]\nblock = ["560pt", "682.5pt"]\n', "typeset.style_limit", "page.trim"),
        ('[page.margin]\nhead = "60mm"\n', "typeset.style_limit", "page.trim"),
        ('[text.body]\nleading = "9pt"\n', "typeset.style_limit", "text.body.size"),
        ('[footnote]\nabove = "900pt"\n', "typeset.style_limit", "footnote.above"),
        ('[footnote]\nbelow = "600pt"\n', "typeset.style_limit", "footnote.above"),
        ('[footnote]\nturn = "60em"\n', "typeset.style_limit", "footnote.turn"),
        ('[footnote.mark]\nraise = "5em"\n', "typeset.style_wants_length", "footnote.mark.raise"),
        ('[names]\ncells = "30em"\n', "typeset.style_limit", "names.cells"),
        ("[columns]\nlines = 40\n", "typeset.style_lines", "39"),
        ('[text.body]\nleading = "16pt"\n', "typeset.style_lines", "42"),
    ],
)
def test_what_no_page_can_be_made_by_is_told_when_a_style_is_loaded(text: str, code: str, place: str) -> None:
    based_on = 'style = { name = "甲", based_on = "clreq-default" }\n'
    with pytest.raises(TypesetError) as caught:
        load_house_style("wrong", SHIPPED, based_on + text)
    assert caught.value.code == code
    for language in ("zh", "en"):
        assert place in error_sentence(caught.value, language)
