"""The contents of a year: by section, then by number, with issue and page of each entry."""

from dataclasses import replace

from gazette.contents import YearEntry, YearIssue, annual_contents, with_annual_blocks
from gazette.model import AnnualContents, Bilingual, Entry, Heading, Issue, ListedEntry, ListedSection, Section, Table

CITY, OFFICE = Bilingual("市政府文件", "City"), Bilingual("市政府办公厅文件")


def listed(section: Bilingual, title: str, number: str | None, page: int | None) -> YearEntry:
    return YearEntry(section=section, title=Bilingual(title), number=Bilingual(number), page=page)


def test_sections_come_as_they_first_appear_and_in_them_numbers_rise() -> None:
    second = YearIssue(
        numbers=(10,),
        serial=390,
        own=False,
        listed=(
            (1, listed(OFFICE, "丁", "青政办字〔2019〕30号", 1)),
            (2, listed(CITY, "丙", "青政发〔2019〕9号", 4)),
            (3, listed(CITY, "无号", None, 8)),
        ),
    )
    first = YearIssue(
        numbers=(9,),
        serial=389,
        own=False,
        listed=((1, listed(CITY, "乙", "青政发〔2019〕10号", 2)), (2, listed(CITY, "甲", "青政字〔2019〕3号", 7))),
    )
    made = annual_contents(2019, [second, first])
    assert [section.name.zh for section in made.sections] == ["市政府文件", "市政府办公厅文件"]
    assert [(one.title.zh, one.issue, one.page) for one in made.sections[0].entries] == [
        ("丙", "10", 4),
        ("乙", "9", 2),
        ("甲", "9", 7),
        ("无号", "10", 8),
    ]
    assert made.sections[1].entries[0].number == Bilingual("青政办字〔2019〕30号", "QZBZ [2019] No. 30")


def test_entries_of_the_own_issue_have_no_page_of_their_own_but_the_one_they_are_set_on() -> None:
    own = YearIssue(numbers=(23, 24), serial=402, own=True, listed=((1, listed(CITY, "甲", None, 7)),))
    made = annual_contents(2019, [own])
    assert made.entries == (ListedEntry(title=Bilingual("甲"), issue="23-24", entry=1),)
    entries = (Entry(title_zh="甲"), Entry(title_zh="总目录", annual_contents=made))
    issue = Issue(year=2019, sections=(Section(entries=entries),))
    for starts, page in (((), ""), ((3, 5), "3")):
        (table,) = with_annual_blocks(issue, starts).entries[1].blocks
        assert isinstance(table, Table)
        assert [cell.text for cell in table.rows[1]] == ["市政府文件"]
        assert [cell.text for cell in table.rows[2]] == ["甲", "", "23-24", page]


def test_what_came_with_a_file_of_issues_that_are_not_here_is_kept() -> None:
    before = AnnualContents(
        year=2019,
        sections=(ListedSection(name=CITY, entries=(ListedEntry(title=Bilingual("旧"), issue="1", page=3),)),),
    )
    own = YearIssue(numbers=(2,), serial=None, own=True, listed=((1, listed(CITY, "新", None, None)),))
    made = annual_contents(2019, [own], before)
    assert [(one.title.zh, one.issue) for one in made.entries] == [("旧", "1"), ("新", "2")]
    assert annual_contents(2019, [replace(own, listed=())], made).entries == before.entries


def test_there_is_an_english_list_where_there_is_any_english_title() -> None:
    made = annual_contents(
        2019,
        [YearIssue(numbers=(1,), serial=None, own=False, listed=((1, listed(CITY, "甲", None, 1)),))],
    )
    issue = Issue(sections=(Section(entries=(Entry(title_zh="总目录", annual_contents=made),)),))
    assert len(with_annual_blocks(issue).entries[0].blocks) == 1
    section = made.sections[0]
    english = replace(section.entries[0], title=Bilingual("甲", "On A"))
    both = replace(made, sections=(replace(section, entries=(english,)),))
    issue = Issue(sections=(Section(entries=(Entry(title_zh="总目录", annual_contents=both),)),))
    _, heading, table = with_annual_blocks(issue).entries[0].blocks
    assert isinstance(heading, Heading)
    assert isinstance(table, Table)
    assert heading.text == "Annual Contents 2019"
    assert [cell.text for row in table.rows[1:] for cell in row] == ["City", "On A", "", "1", "1"]
