"""Contents: made from the entries, nobody left out, numbers in both scripts."""

from gazette.contents import contents_list, contents_text
from gazette.model import Bilingual, Entry, Issue, Publication, Section

FIRST = Entry(title_zh="关于水库安全的通知", title_en="Circular on Reservoirs", number_zh="云政办字〔2024〕6号")
SECOND = Entry(title_zh="人事任免名单")


def issue(*, codes: tuple[tuple[str, str], ...] = ()) -> Issue:
    sections = (Section(name=Bilingual("市政府文件", "Documents"), entries=(FIRST,)), Section(entries=(SECOND,)))
    return Issue(publication=Publication(codes=codes), sections=sections)


def test_the_chinese_list_names_section_title_number_and_page() -> None:
    text = contents_text(contents_list(issue(), [1, 4], "zh"))
    assert text == "【市政府文件】\n关于水库安全的通知 (云政办字〔2024〕6号) (1)\n\n人事任免名单 (4)\n"


def test_a_section_without_entries_is_not_named() -> None:
    empty = Issue(sections=(Section(name=Bilingual("人事机构", "Personnel")), *issue().sections))
    assert contents_text(contents_list(empty, [1, 4], "zh")) == contents_text(contents_list(issue(), [1, 4], "zh"))


def test_the_english_list_derives_the_latin_number_and_shows_what_is_missing() -> None:
    text = contents_text(contents_list(issue(), [1, 4], "en"))
    assert text == "Documents\nCircular on Reservoirs (YZBZ [2024] No. 6) (1)\n\n[English title missing] (4)\n"


def test_the_code_table_comes_before_the_initials() -> None:
    listed = contents_list(issue(codes=(("云政办字", "YLGO"),)), [1, 4], "en")
    assert listed.sections[0].items[0].number == "YLGO [2024] No. 6"


def test_before_pages_are_made_an_entry_stands_without_one() -> None:
    assert contents_list(issue(), [], "zh").sections[1].items[0].page is None


def test_a_title_that_is_missing_is_marked_as_such() -> None:
    listed = contents_list(issue(), [1, 4], "en")
    assert [item.missing for section in listed.sections for item in section.items] == [False, True]
