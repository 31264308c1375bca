"""Searches are kept by name in the archive, renamed and forgotten, and each act is undone in one step."""

from pathlib import Path

import pytest

from gazette.archive import Archive, SavedSearch
from gazette.desk import Desk, ForgetSearch, RenameSearch, SaveSearch
from gazette.errors import DeskError

ONE = SavedSearch(name="海洋牧场", query="海洋 牧场", chosen={"year": ("2019", "2020")}, variants=True, order="date")
OTHER = SavedSearch(name="任免", query="title:任免")


def kept(desk: Desk) -> tuple[SavedSearch, ...]:
    return desk.archive.saved_searches.all()


def test_a_search_is_kept_with_all_that_it_asks(desk: Desk, tmp_path: Path) -> None:
    desk.do(SaveSearch(ONE))
    desk.do(SaveSearch(OTHER))
    with Archive.open(desk.archive.path, read_only=True) as reader:
        assert reader.saved_searches.all() == (OTHER, ONE)
    assert ONE.narrowing.chosen == ONE.chosen
    assert ONE.narrowing.variants


def test_acts_on_searches_are_undone(desk: Desk) -> None:
    desk.do(SaveSearch(ONE))
    changed = SavedSearch(name="海洋牧场", query="海洋")
    desk.do(SaveSearch(changed))
    assert kept(desk) == (changed,)
    desk.do(RenameSearch("海洋牧场", " 牧场 "))
    assert [search.name for search in kept(desk)] == ["牧场"]
    desk.do(ForgetSearch("牧场"))
    assert kept(desk) == ()
    for names in (["牧场"], ["海洋牧场"]):
        desk.undo()
        assert [search.name for search in kept(desk)] == names
    desk.undo()
    assert kept(desk) == (ONE,)
    desk.undo()
    assert kept(desk) == ()
    desk.redo()
    assert kept(desk) == (ONE,)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (SaveSearch(SavedSearch(name="  ", query="海洋")), "desk.search_unnamed"),
        (RenameSearch("任免", ""), "desk.search_unnamed"),
        (RenameSearch("任免", "海洋牧场"), "desk.search_name_taken"),
        (RenameSearch("没有", "海洋"), "desk.no_search"),
        (ForgetSearch("没有"), "desk.no_search"),
    ],
)
def test_what_cannot_be_done_is_refused(
    desk: Desk, command: SaveSearch | RenameSearch | ForgetSearch, code: str
) -> None:
    desk.do(SaveSearch(ONE))
    desk.do(SaveSearch(OTHER))
    with pytest.raises(DeskError) as told:
        desk.do(command)
    assert told.value.code == code
    assert kept(desk) == (OTHER, ONE)
