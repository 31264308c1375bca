"""The hits of a search in an issue as rows: an entry, then what was found in it; each can be ticked.

Rows are counted, not kept: an issue may have hundreds of thousands.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.desk import EntryHits, EntryReplacement
from gazette.gui.entry_lines import lines_of
from gazette.gui.look import Look
from gazette.model import BlockPath, Entry, TextPlace

GROUP = int(Qt.ItemDataRole.UserRole) + 1
HIT = GROUP + 1
PLACE = HIT + 1
_PAGE = 500
_AROUND = 40
_HEAD_NAMES = {
    "title_full": "kind.title",
    "title_row": "kind.title",
    "title_zh": "details.title_zh",
    "title_en": "details.title_en",
    "number_zh": "kind.number",
    "number_en": "details.number_en",
    "addressee": "kind.addressee",
    "issuer": "hits.issuer",
    "index_number": "hits.index_number",
    "subject": "hits.subject",
    "validity": "hits.validity",
}
_BLOCK_NAMES = {"cell": "kind.table", "description": "kind.description", "label": "kind.attachment"}
Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True)
class HitGroup:
    """The hits of one entry and which of them are ticked: all or none, but for the ``others``."""

    found: EntryHits
    ticked: bool
    others: set[int] = field(default_factory=set)

    def is_ticked(self, number: int) -> bool:
        """Whether a hit is ticked."""
        return self.ticked != (number in self.others)

    @property
    def count(self) -> int:
        """How many hits are ticked."""
        return len(self.found.hits) - len(self.others) if self.ticked else len(self.others)

    def changes(self, new: str) -> int:
        """How many ticked hits would say something else."""
        same = self.found.hits.said[new]
        if not same:
            return self.count
        others = sum(self.found.hits[number].found == new for number in self.others)
        return self.count - (same - others if self.ticked else others)

    @property
    def state(self) -> Qt.CheckState:
        """Ticked, not, or in part."""
        if self.others and len(self.others) < len(self.found.hits):
            return Qt.CheckState.PartiallyChecked
        return Qt.CheckState.Checked if self.ticked != bool(self.others) else Qt.CheckState.Unchecked

    def replacement(self) -> EntryReplacement:
        """What shall be replaced in the entry, and what shall stay."""
        left_out = self.others if self.ticked else set(range(len(self.found.hits))) - self.others
        return EntryReplacement(found=self.found, left_out=frozenset(left_out))


class HitRows(QAbstractListModel):
    """Entries and hits, more of them as somebody scrolls."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.look = look
        self.new = ""
        self.groups: list[HitGroup] = []
        self.tickable = True
        self._starts: list[int] = [0]
        self._shown = 0
        self._lines: tuple[Entry | None, dict[BlockPath, int]] = (None, {})

    # what is shown

    def show_found(self, found: Sequence[EntryHits], *, keep: bool) -> None:
        """Show other hits; where the question is the same, ``keep`` what was ticked and what was not."""
        before = {group.found.entry.id: group for group in self.groups} if keep else {}
        self.beginResetModel()
        self.groups = [_group(each, before.get(each.entry.id)) for each in found if each.hits]
        self._starts = [0, *accumulate(len(group.found.hits) + 1 for group in self.groups)]
        self._shown = min(_PAGE, self._starts[-1])
        self.endResetModel()

    def say_new(self, new: str) -> None:
        """Show what shall stand in the place of what was found."""
        self.new = new
        self._all_changed()

    def set_tickable(self, tickable: bool) -> None:
        """Whether anything can be replaced at all."""
        self.tickable = tickable
        self._all_changed()

    def tick_all(self, ticked: bool) -> None:
        """Tick every hit, but not those of final entries: they are ticked one by one."""
        for group in self.groups:
            group.ticked, group.others = ticked and group.found.entry.state != "final", set()
        self._all_changed()

    def tick_only(self, places: Mapping[int, Collection[TextPlace]]) -> None:
        """Tick these places alone, by the ids of their entries."""
        for group in self.groups:
            wanted = places.get(group.found.entry.id, ())
            group.ticked = False
            group.others = {number for number, hit in enumerate(group.found.hits) if hit in wanted}
        self._all_changed()

    @property
    def total(self) -> int:
        """How many hits there are."""
        return self._starts[-1] - len(self.groups)

    @property
    def ticked(self) -> int:
        """How many of them are ticked."""
        return sum(group.count for group in self.groups)

    @property
    def changes(self) -> int:
        """In how many places replacing changes the text."""
        return sum(group.changes(self.new) for group in self.groups)

    def replacements(self) -> tuple[EntryReplacement, ...]:
        """What shall be replaced."""
        return tuple(group.replacement() for group in self.groups if group.count)

    def at(self, row: int) -> tuple[HitGroup, int]:
        """The group of a row, and the number of its hit in it (-1: the row of the entry)."""
        place = bisect_right(self._starts, row) - 1
        return self.groups[place], row - self._starts[place] - 1

    # Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < self._starts[-1]

    def fetchMore(self, parent: Index) -> None:
        more = min(_PAGE, self._starts[-1] - self._shown)
        self.beginInsertRows(QModelIndex(), self._shown, self._shown + more - 1)
        self._shown += more
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.tickable else flags

    def data(self, index: Index, role: int = 0) -> object:
        group, number = self.at(index.row())
        hit = group.found.hits[number] if number >= 0 else None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._title(group) if hit is None else self._line(hit)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._title(group) if hit is None else f"{self._place(group, hit)}, {self._line(hit)}"
            case Qt.ItemDataRole.CheckStateRole if self.tickable:
                if hit is None:
                    return group.state
                return Qt.CheckState.Checked if group.is_ticked(number) else Qt.CheckState.Unchecked
        if role == GROUP:
            return group
        if role == HIT:
            return hit
        return self._place(group, hit) if role == PLACE and hit is not None else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.tickable:
            return False
        group, number = self.at(index.row())
        if number < 0:
            group.ticked, group.others = group.state != Qt.CheckState.Checked, set()
        else:
            group.others ^= {number}
        self._all_changed()
        return True

    def _all_changed(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(self._shown - 1, 0))

    # words

    def _title(self, group: HitGroup) -> str:
        entry, say = group.found.entry, self.look.say
        words = [say("findings.entry", number=group.found.number)]
        if entry.state == "final":
            words.append(say("state.final"))
        # Behind these the title may be cut.
        total = f"{len(group.found.hits):,}"
        words.append(say("hits.of", ticked=f"{group.count:,}", total=total) if self.tickable else total)
        return " · ".join((*words, entry.title_full or entry.title_zh))

    def _line(self, hit: TextPlace) -> str:
        before, after = around(hit)
        return f"{before}{hit.found} → {self.new}{after}" if self.tickable else f"{before}{hit.found}{after}"

    def _place(self, group: HitGroup, hit: TextPlace) -> str:
        say, part = self.look.say, hit.part
        if not part.path:
            return say(_HEAD_NAMES[part.name])
        place = say("findings.block", number=self._number(group.found.entry, part.path))
        return f"{place} {say(_BLOCK_NAMES[part.name])}" if part.name in _BLOCK_NAMES else place

    def _number(self, entry: Entry, path: BlockPath) -> int:
        """The number that the status bar gives while the caret is in the block."""
        if self._lines[0] is not entry:
            numbers: dict[BlockPath, int] = {}
            for number, line in enumerate(lines_of(entry), 1):
                numbers.setdefault(line.key.path, number)
            self._lines = (entry, numbers)
        return self._lines[1].get(path, 0)


def around(hit: TextPlace) -> tuple[str, str]:
    """What stands before and behind a hit, in one line."""
    before, after = hit.text[max(0, hit.start - _AROUND) : hit.start], hit.text[hit.end : hit.end + 2 * _AROUND]
    return " ".join(before.split()), " ".join(after.split())


def _group(found: EntryHits, before: HitGroup | None) -> HitGroup:
    if before is None:
        return HitGroup(found, ticked=found.entry.state != "final")
    old, new = before.found.hits, found.hits
    if before.found.entry == found.entry:
        return HitGroup(found, before.ticked, before.others)
    others = {(old[number].text, old[number].start) for number in before.others}
    return HitGroup(found, before.ticked, {at for at, hit in enumerate(new) if (hit.text, hit.start) in others})
