"""Where entries began when somebody last looked: a page that moved since is news until it is seen."""

from collections.abc import Mapping


class SeenPages:
    """The start pages that were seen, of one issue."""

    def __init__(self) -> None:
        self._issue_id = 0
        self._seen: dict[int, int] = {}

    def follow(self, issue_id: int, starts: Mapping[int, int]) -> None:
        """The entries begin on these pages now; where one is known for the first time, it counts as seen."""
        if issue_id != self._issue_id:
            self._issue_id, self._seen = issue_id, {}
        for entry_id, page in starts.items():
            self._seen.setdefault(entry_id, page)

    def before(self, entry_id: int, page: int | None) -> int | None:
        """The page that was seen last, where the entry begins on another one now."""
        seen = self._seen.get(entry_id)
        return None if seen is None or page is None or seen == page else seen

    def look(self, starts: Mapping[int, int]) -> None:
        """Somebody has seen these."""
        self._seen.update(starts)
