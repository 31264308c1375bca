"""Name lists and appointments: even names, affiliations in one column, posts that wrap under themselves."""

import pytest

from gazette.model import Appointment, Entry, Issue, NameList, Person, Section
from gazette.typeset import Column, ColumnLine, FontSet, HouseStyle, Typesetter

POST = "市农业农村局党组成员、副局长兼市乡村振兴服务中心主任、市畜牧兽医局局长"


def lines_of(style: HouseStyle, fonts: FontSet, block: NameList | Appointment) -> list[ColumnLine]:
    entry = Entry(title_zh="通知", blocks=(block,))
    pages = Typesetter(style, fonts).pages(Issue(sections=(Section(entries=(entry,)),)))
    return [line for page in pages.pages for item in page.items if isinstance(item, Column) for line in item.lines]


def starts(line: ColumnLine) -> list[int]:
    return [run.x for run in line.line.runs]


@pytest.mark.parametrize(
    ("names", "cell"),
    [
        (("刘军", "闻砚清"), 3),
        (("刘军", "欧阳修远"), 4),
        (("刘军", "阿卜杜拉·买买提"), 8),
    ],
)
def test_affiliations_stand_under_each_other(
    style: HouseStyle, fonts: FontSet, names: tuple[str, ...], cell: int
) -> None:
    people = tuple(Person(name=name, affiliation="云澜农场") for name in names)
    lines = lines_of(style, fonts, NameList(people=people))
    size = style.length("text.body.size")
    beside = {starts(line)[-1] for line in lines}
    assert beside == {(2 + cell + 1) * size}
    assert [line.line.text for line in lines] == [f"{name}云澜农场" for name in names]


def test_a_name_longer_than_the_column_takes_a_line_of_its_own(style: HouseStyle, fonts: FontSet) -> None:
    name = "古丽巴哈尔·阿卜杜热合曼·买买提"
    people = (Person(name="刘军", affiliation="云澜农场"), Person(name=name, affiliation="云澜茶场"))
    lines = lines_of(style, fonts, NameList(people=people))
    assert [line.line.text for line in lines] == ["刘军云澜农场", name, "云澜茶场"]
    assert starts(lines[0])[-1] == starts(lines[2])[0]


def test_a_post_wraps_under_itself_and_is_not_parted(style: HouseStyle, fonts: FontSet) -> None:
    people = tuple(Person(name="刘军", affiliation=POST, role="副组长") for _ in range(30))
    lines = lines_of(style, fonts, NameList(people=people))
    wrapped = [line for line in lines if line.before]
    assert {starts(line)[0] for line in wrapped} == {starts(lines[0])[-1]}
    assert all(line.stays_with_next == (line.after > 0) for line in lines)


def test_names_alone_stand_several_on_a_line_under_each_other(style: HouseStyle, fonts: FontSet) -> None:
    names = tuple(Person(name=("刘军", "闻砚清", "欧阳修")[n % 3]) for n in range(300))
    lines = lines_of(style, fonts, NameList(people=names))
    size = style.length("text.body.size")
    assert len(lines) == 60
    assert "".join(line.line.text for line in lines) == "".join(person.name for person in names)
    assert {tuple(starts(line)) for line in lines} == {tuple(at * size for at in (2, 6, 10, 14, 18))}


def test_what_introduces_appointments_stays_with_them_in_kai(style: HouseStyle, fonts: FontSet) -> None:
    block = Appointment(
        lead="任命：", lines=("刘军为市水务局局长；", "免去：", "闻砚清的市水务局局长职务。"), records=()
    )
    lines = lines_of(style, fonts, block)
    assert [line.stays_with_next for line in lines] == [True, False, True, False]
    assert [line.line.runs[0].font for line in lines] == [
        "Gazette Kai 400",
        "Noto Serif SC 400",
        "Gazette Kai 400",
        "Noto Serif SC 400",
    ]


def test_the_first_line_of_a_decision_is_filled_as_the_others_are(style: HouseStyle, fonts: FontSet) -> None:
    """What an indent takes is no white: a line that lacks next to nothing is never left ragged."""
    text = "张明远同志任市人民政府办公室副主任A，" + "市农业农村局党组成员、副局长" * 4
    first, *_, last = lines_of(style, fonts, Appointment(lines=(text,), records=()))
    right = style.number("columns.characters") * style.length("text.body.size")
    assert first.line.width == right
    assert last.line.width < right


COMPANY = "云澜市老旧街区有机更新建设投资发展集团有限责任公司第二分公司"


@pytest.mark.parametrize(
    "people",
    [
        (Person(name=COMPANY), Person(name="刘军"), Person(name=COMPANY)),
        (Person(name="刘军", affiliation="市水务局"), Person(name=COMPANY, affiliation="云澜市")),
        (Person(name=COMPANY, role="组长", affiliation="云澜市"), Person(name="刘军", role=COMPANY)),
    ],
    ids=["alone", "beside", "roles"],
)
def test_a_company_longer_than_the_column_is_turned_over(
    style: HouseStyle, fonts: FontSet, people: tuple[Person, ...]
) -> None:
    lines = lines_of(style, fonts, NameList(people=people))
    assert all(line.line.width <= 21 * style.length("text.body.size") for line in lines)
    stored = "".join(
        f"{person.role or ''}{'：' * bool(person.role)}{person.name}{person.affiliation or ''}" for person in people
    )
    assert "".join(line.line.text for line in lines) == stored
