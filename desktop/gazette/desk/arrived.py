"""What came through drop folders, as a list shows it: each with its entry, and the entry that it is a version of."""

from dataclasses import dataclass

from gazette.archive import Archive, Arrival
from gazette.desk.desk import Desk
from gazette.desk.versions import stands_beside
from gazette.model import Entry

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Beside:
    """The entry of which a version stands in the inbox: its title, and its issue (None: the inbox, too)."""

    title: str
    issue: str | None


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came, the title of its entry, and of which entry that is a version where it stands beside it."""

    arrival: Arrival
    title: str
    beside: Beside | None


def read_arrivals(desk: Desk) -> tuple[Arrived, ...]:
    """What came last; runs in the archive's thread."""
    return tuple(_arrived(desk.archive, arrival) for arrival in desk.archive.deliveries.arrivals(_SHOWN))


def _arrived(archive: Archive, arrival: Arrival) -> Arrived:
    if not arrival.entry_ids:
        return Arrived(arrival, "", None)
    entry_id = arrival.entry_ids[-1]
    others: tuple[Entry, ...] = ()
    if arrival.verdict == "version":
        waiting = (entry_id for entry_id in arrival.entry_ids if archive.place(entry_id).issue_id is None)
        entry_id = next(waiting, entry_id)
        others = stands_beside(archive, entry_id)
    beside = None
    if others:
        issue_id = archive.place(others[0].id).issue_id
        issue = None if issue_id is None else archive.issue(issue_id).reference
        beside = Beside(others[0].title_zh, issue)
    return Arrived(arrival, archive.entry(entry_id).title_zh, beside)
