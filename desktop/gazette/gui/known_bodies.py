"""The names of bodies that this issue and the archive have used, those used most first."""

from collections import Counter

from PySide6.QtCore import QObject

from gazette.gui.entry_lines import Part
from gazette.gui.workbench import Workbench
from gazette.model import Entry, entry_texts
from gazette.reading.bodies import responsible_bodies

_MOST = 6


class KnownBodies(QObject):
    """What the archive knows is read when another issue is shown; the issue itself is always known."""

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench = workbench
        self._issuers: Counter[str] = Counter()
        self._addressees: Counter[str] = Counter()
        self._of_entries: dict[int, tuple[Entry, tuple[str, ...]]] = {}
        """By its id: an entry as it was looked through last, and the bodies that its clauses name."""
        self._asked: tuple[object, int] = (None, 0)
        workbench.issue_changed.connect(self._ask)

    def beginning_with(self, part: Part, begun: str) -> list[str]:
        """Names that go on from what was ``begun`` in a line of this part: whole addressees, or bodies."""
        entries = self._workbench.entries
        if part == "addressee":
            names = self._addressees | Counter(entry.addressee for entry in entries if entry.addressee)
        else:
            issuers = self._issuers | Counter(name for entry in entries for name in entry.issuers)
            names = issuers + self._responsible()
        fitting = [name for name in names if name.startswith(begun) and name != begun]
        return sorted(fitting, key=lambda name: (-names[name], len(name), name))[:_MOST]

    def _ask(self) -> None:
        bench = self._workbench
        asked = (bench.path, bench.issue.id if bench.issue else 0)
        if asked != self._asked:
            self._asked = asked
            bench.ask_desk(
                lambda desk: (desk.archive.books.issuers(), desk.archive.books.addressees()),
                self._learn,
                bench.tell_failed,
                brief=True,
            )

    def _learn(self, known: tuple[dict[str, int], dict[str, int]]) -> None:
        self._issuers, self._addressees = map(Counter, known)

    def _responsible(self) -> Counter[str]:
        counted: Counter[str] = Counter()
        there = self._of_entries
        self._of_entries = {}
        for entry in self._workbench.entries:
            known = there.get(entry.id)
            if known is None or known[0] is not entry:
                known = (entry, tuple(name for text in entry_texts(entry) for name in responsible_bodies(text)))
            self._of_entries[entry.id] = known
            counted.update(known[1])
        return counted
