"""Files that are entries handed from one person to another: which entry is where, and which file is one coming back."""

from gazette.archive import Archive, KeptHandOver
from gazette.errors import DeskError
from gazette.model import HandOver


def away(archive: Archive, entry_id: int) -> KeptHandOver | None:
    """Who has an entry now and has not given it back."""
    kept = archive.books.hand_overs_of(entry_id)
    return next((each for each in kept if each.way == "out" and each.back is None), None)


def came_from(archive: Archive, entry_id: int) -> KeptHandOver | None:
    """From whom an entry came as a file to be edited and given back."""
    return next((each for each in archive.books.hand_overs_of(entry_id) if each.way == "in"), None)


def refuse_handed_back(archive: Archive, given: HandOver | None) -> None:
    """DeskError ``desk.handed_back`` where a file is an entry of this archive that comes back: it is to be compared."""
    kept = None if given is None else archive.books.hand_over(given.token)
    if kept is not None:
        raise DeskError("desk.handed_back", entry=kept.said.title_zh, to=kept.hand_over.to)


def note_handed(archive: Archive, given: HandOver | None, entry_ids: tuple[int, ...]) -> None:
    """Note that an entry that was brought in came from a colleague, to be given back."""
    if given is not None:
        for entry_id in entry_ids:
            archive.books.add_hand_over("in", entry_id, given, archive.entry(entry_id))
