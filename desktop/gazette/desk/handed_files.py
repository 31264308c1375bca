"""Files that are entries handed from one person to another: which entry is where, and which file is one coming back."""

from gazette.archive import Archive, KeptHandOver, Source
from gazette.errors import DeskError
from gazette.model import HandOver

HANDED_BACK = "desk.handed_back"
"""Why a file is not read as a document: it is an entry of this archive that comes back."""


def away(archive: Archive, entry_id: int) -> KeptHandOver | None:
    """Who has an entry now and has not given it back."""
    kept = archive.books.hand_overs_of(entry_id)
    return next((each for each in kept if each.way == "out" and each.back is None), None)


def came_from(archive: Archive, entry_id: int) -> KeptHandOver | None:
    """From whom an entry came as a file to be edited and given back."""
    return next((each for each in archive.books.hand_overs_of(entry_id) if each.way == "in"), None)


def refuse_handed_back(archive: Archive, given: HandOver | None) -> None:
    """DeskError ``HANDED_BACK`` where a file is an entry of this archive that comes back: it is to be compared."""
    kept = None if given is None else archive.books.hand_over(given.token)
    if kept is not None:
        raise DeskError(HANDED_BACK, entry=kept.said.title_zh, to=kept.hand_over.to, token=kept.hand_over.token)


def comes_back(source: Source) -> bool:
    """Whether a file is an entry that comes back, which is compared and not read."""
    return source.state == "refused" and source.reason is not None and source.reason[0] == HANDED_BACK


def is_taken_back(archive: Archive, source: Source) -> bool:
    """Whether what comes back with a file is in the archive again."""
    if not comes_back(source) or source.reason is None:
        return False
    kept = archive.books.hand_over(source.reason[1].get("token", ""))
    return kept is not None and kept.back is not None


def note_handed(archive: Archive, given: HandOver | None, entry_ids: tuple[int, ...]) -> None:
    """Note that an entry that was brought in came from a colleague, to be given back."""
    if given is not None:
        for entry_id in entry_ids:
            archive.books.add_hand_over("in", entry_id, given, archive.entry(entry_id))
