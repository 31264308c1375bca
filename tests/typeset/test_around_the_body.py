"""Cover and colophon: whether they are there is said by the publication and the house style; fitting counts them."""

from copy import deepcopy
from dataclasses import replace

import pytest

from gazette.errors import TypesetError
from gazette.model import Bilingual, Colophon, Entry, Issue, Paragraph, Publication, Section
from gazette.shipped import shipped
from gazette.typeset import FontSet, HouseStyle, Pages, Typesetter, load_house_style
from gazette.typeset.house_style_checks import check_file

FOLDER = shipped("resources/house_styles")


def changed(style: HouseStyle, table: str, key: str, value: object) -> HouseStyle:
    tree = deepcopy(style.tree)
    tree[table][key] = value
    return HouseStyle(style.name, style.file, tree)


def issue(*, cover: bool | None = None, colophon: Colophon | None = None, characters: int = 30) -> Issue:
    name = Bilingual("云澜市人民政府公报", "Yunlan Gazette")
    entries = (Entry(title_zh="关于水库安全的通知", blocks=(Paragraph(text="市" * characters),)),)
    return Issue(
        year=2024,
        numbers=(3,),
        date="2024-03-15",
        publication=Publication(name=name, cover=cover, colophon=colophon or Colophon()),
        sections=(Section(entries=entries),),
    )


def parts(pages: Pages) -> list[str]:
    return [page.part for page in pages.pages]


@pytest.mark.parametrize(
    ("style_says", "publication_says", "there"),
    [(False, None, False), (True, None, True), (True, False, False), (False, True, True)],
)
def test_the_publication_is_asked_before_the_style(
    style: HouseStyle, fonts: FontSet, style_says: bool, publication_says: bool | None, there: bool
) -> None:
    setter = Typesetter(changed(style, "cover", "shown", style_says), fonts)
    assert ("cover" in parts(setter.pages(issue(cover=publication_says)))) == there


@pytest.mark.parametrize("name", ["qingdao-2019", "clreq-default", "gbt-9704-2012"])
def test_no_shipped_style_has_a_cover_and_one_document_alone_no_colophon(name: str, fonts: FontSet) -> None:
    made = parts(Typesetter(load_house_style(name, FOLDER), fonts).pages(issue(colophon=Colophon(price="免费赠阅"))))
    assert "cover" not in made
    assert ("colophon" in made) == (name != "gbt-9704-2012")


def test_fields_stand_in_the_order_of_the_style_and_others_are_not_printed(style: HouseStyle, fonts: FontSet) -> None:
    short = changed(style, "colophon", "fields", ["price", "date", "copies"])
    colophon = Colophon(price="免费赠阅", copies="800册", address="望江路9号")
    last = Typesetter(short, fonts).pages(issue(colophon=colophon)).pages[-1]
    text = "".join(line.text for line, _, _, _ in last.lines())
    assert text.endswith("定价：免费赠阅出版日期：2024年3月15日印数：800册")


def test_a_name_too_long_for_the_measure_is_set_smaller(style: HouseStyle, fonts: FontSet) -> None:
    long = Bilingual("云澜" * 20 + "公报", "Gazette of the " + "Very " * 40 + "Long Name")
    publication = Publication(name=long, cover=True, colophon=Colophon(price="免费赠阅"))
    pages = Typesetter(style, fonts).pages(replace(issue(), publication=publication)).pages
    left, right = style.length("page.margin.inner"), style.lengths("page.trim")[0] - style.length("page.margin.inner")
    for page in (pages[0], pages[-1]):
        assert long.zh in [line.text for line, _, _, _ in page.lines()]
        assert all(left - 5 <= x and x + line.width <= right + 5 for line, x, _, _ in page.lines())


def test_fitting_counts_cover_and_colophon(style: HouseStyle, fonts: FontSet) -> None:
    setter = Typesetter(style, fonts)
    sizes = (issue(cover=True, colophon=Colophon(price="免费赠阅"), characters=21 * lines) for lines in range(100, 200))
    full = next(each for each in sizes if parts(setter.pages(each)).count("body") == 3)
    count = len(setter.pages(full).pages)
    assert count == 2 + 2 + 3 + 1
    fitted = setter.fitted_to_pages(full, count - 1)
    pages = setter.pages(fitted)
    assert (len(pages.pages), parts(pages)[0], parts(pages)[-1]) == (count - 1, "cover", "colophon")


def test_a_field_that_no_colophon_has_is_told_with_those_that_one_may_have() -> None:
    source = '[colophon]\nfields = ["price", "motto"]\n'
    with pytest.raises(TypesetError) as caught:
        check_file("own.toml", source, {"colophon": {"fields": ["price", "motto"]}})
    assert caught.value.code == "typeset.style_wants_choices"
    assert caught.value.values["line"] == 2
    assert "licence" in str(caught.value.values["allowed"])


def retitled(given: Issue, title: str) -> Issue:
    (section,) = given.sections
    return replace(given, sections=(replace(section, entries=(replace(section.entries[0], title_zh=title),)),))


def test_an_issue_set_again_is_as_one_set_for_the_first_time(style: HouseStyle, fonts: FontSet) -> None:
    plain = issue(cover=True, colophon=Colophon(price="免费赠阅", printer="\U0002b5af印刷厂"))
    kept = Typesetter(style, fonts)
    for one in (
        plain,
        plain,
        retitled(plain, "关于\U00031350安全的通知"),
        replace(plain, date="2024-04-15"),
        replace(plain, publication=replace(plain.publication, colophon=Colophon(price="每册3元"))),
        replace(plain, publication=replace(plain.publication, cover=False)),
        issue(characters=3000),
        plain,
    ):
        again, first = kept.pages(one), Typesetter(style, fonts).pages(one)
        assert again == first
