"""What was found again of one entry: how much it is, where it stands, and the entry with it put back."""

from dataclasses import dataclass, fields, replace

from gazette.desk.comparing import EntryComparison, compare_entries
from gazette.desk.typing_journal import Unsaved
from gazette.gui.captions import Captions
from gazette.gui.entry_change import first_difference
from gazette.gui.entry_merging import with_typed
from gazette.model import Entry, Heading, walk_blocks


def characters_between(before: Entry, after: Entry) -> int:
    """How many characters ``after`` has that ``before`` has not."""
    return characters_in(compare_entries(before, after))


def characters_in(compared: EntryComparison) -> int:
    """How many characters were put in."""
    pieces = (piece for line in compared.lines for cell in line.cells for piece in cell)
    return sum(len(piece.text) for piece in pieces if piece.kind == "in")


@dataclass(frozen=True, slots=True)
class Recovered:
    """``now`` is what the archive says, None where the entry is gone."""

    unsaved: Unsaved
    now: Entry | None

    @property
    def base(self) -> Entry:
        """What it is to be compared with."""
        return self.now or self.unsaved.before

    @property
    def changed_since(self) -> bool:
        """Whether the entry says something else now than when this was typed."""
        return self.now is not None and self.now != self.unsaved.before

    def put_back(self) -> Entry:
        """The entry with what was found.

        What was written since stays: a field keeps its newer value, of a paragraph that both changed both are there.
        """
        if self.now is None:
            return self.unsaved.typed
        before, now = self.unsaved.before, self.now
        newer = {
            field.name: getattr(now, field.name)
            for field in fields(Entry)
            if field.name != "blocks" and getattr(now, field.name) != getattr(before, field.name)
        }
        return replace(with_typed(before, self.unsaved.typed, now), **newer)

    def compared(self) -> EntryComparison:
        """What the archive says against what was found."""
        return compare_entries(self.base, with_typed(self.unsaved.before, self.unsaved.typed, self.base))

    @property
    def is_there(self) -> bool:
        """Whether the archive has all of it already."""
        return self.now is not None and with_typed(self.unsaved.before, self.unsaved.typed, self.now) == self.now

    def characters(self) -> int:
        """How many characters the archive does not have."""
        return characters_in(self.compared())

    def place(self, say: Captions) -> str:
        """二（二）, where headings with numbers stand above the first difference; else which block it is."""
        entry = self.unsaved.typed
        path = first_difference(self.unsaved.before, entry) or ()
        if not path:
            return say("kind.title")
        above: dict[int, str] = {}
        for at, block in walk_blocks(entry.blocks):
            if at > path:
                break
            if isinstance(block, Heading) and block.number:
                above = {level: number for level, number in above.items() if level < block.level}
                above[block.level] = block.number.rstrip("、.．")
        return "".join(above.values()) or say("findings.block", number=path[0] + 1)
