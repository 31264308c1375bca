"""Where the person was in each archive: room, issue, entry, search, filters, in each entry caret and view."""

import json
from dataclasses import dataclass, field
from typing import Any

_ARCHIVES, _ENTRIES = 10, 300


@dataclass(slots=True)
class LastPlace:
    """The place in one archive; ``carets`` has caret and scroll by entry, the latest last."""

    room: str = ""
    issue: int = 0
    entry: int = 0
    carets: dict[int, tuple[int, int]] = field(default_factory=dict)
    query: str = ""
    filters: tuple[str, ...] = ()
    """Those of the findings."""

    def note_caret(self, entry: int, caret: int, scroll: int) -> None:
        """Where the caret stands in an entry now."""
        self.carets.pop(entry, None)
        self.carets[entry] = caret, scroll
        while len(self.carets) > _ENTRIES:
            del self.carets[next(iter(self.carets))]


def read_places(text: str) -> dict[str, LastPlace]:
    """The places by the path of the archive; what cannot be read is none."""
    try:
        read = json.loads(text) if text else {}
        return {str(archive): _place(plain) for archive, plain in read.items()}
    except (ValueError, TypeError, AttributeError, LookupError):
        return {}


def _place(plain: dict[str, Any]) -> LastPlace:
    carets = {int(entry): (int(caret), int(scroll)) for entry, (caret, scroll) in plain["carets"].items()}
    return LastPlace(
        room=str(plain["room"]),
        issue=int(plain["issue"]),
        entry=int(plain["entry"]),
        carets=carets,
        query=str(plain.get("query", "")),
        filters=tuple(map(str, plain.get("filters", ()))),
    )


def write_places(places: dict[str, LastPlace]) -> str:
    """The text that ``read_places`` reads; of many archives the latest."""
    kept = list(places.items())[-_ARCHIVES:]
    return json.dumps(
        {
            archive: {
                "room": place.room,
                "issue": place.issue,
                "entry": place.entry,
                "carets": place.carets,
                "query": place.query,
                "filters": place.filters,
            }
            for archive, place in kept
        }
    )
