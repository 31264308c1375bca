"""Searches that are kept by name: commands that keep, rename and forget one, each undone in one step."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gazette.archive import Archive, SavedSearch
from gazette.desk.command import NOTHING, Change
from gazette.errors import DeskError


@dataclass(frozen=True, slots=True)
class SaveSearch:
    """Keep a search under its name, in the place of one that has it; DeskError ``desk.search_unnamed``."""

    act: ClassVar[str] = "desk.act.save_search"
    search: SavedSearch

    def apply(self, archive: Archive) -> Change:
        search = replace(self.search, name=_named(self.search.name))
        before = archive.saved_searches.named(search.name)
        if before == search:
            return NOTHING
        archive.saved_searches.keep(search)
        return Change(inverse=ForgetSearch(search.name) if before is None else SaveSearch(before))


@dataclass(frozen=True, slots=True)
class RenameSearch:
    """Give a search another name; DeskError ``desk.no_search``, ``desk.search_unnamed``, ``desk.search_name_taken``."""

    act: ClassVar[str] = "desk.act.rename_search"
    name: str
    to: str

    def apply(self, archive: Archive) -> Change:
        search, to = saved_search(archive, self.name), _named(self.to)
        if to == search.name:
            return NOTHING
        if archive.saved_searches.named(to) is not None:
            raise DeskError("desk.search_name_taken", name=to)
        archive.saved_searches.forget(search.name)
        archive.saved_searches.keep(replace(search, name=to))
        return Change(inverse=RenameSearch(to, search.name))


@dataclass(frozen=True, slots=True)
class ForgetSearch:
    """Keep a search no more; DeskError ``desk.no_search``."""

    act: ClassVar[str] = "desk.act.forget_search"
    name: str

    def apply(self, archive: Archive) -> Change:
        search = saved_search(archive, self.name)
        archive.saved_searches.forget(search.name)
        return Change(inverse=SaveSearch(search))


def saved_search(archive: Archive, name: str) -> SavedSearch:
    """The search of this name; DeskError ``desk.no_search``."""
    found = archive.saved_searches.named(name.strip())
    if found is None:
        raise DeskError("desk.no_search", name=name)
    return found


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise DeskError("desk.search_unnamed")
    return name
