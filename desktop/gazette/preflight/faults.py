"""What a fault of composition is, which kinds there are, and the tally in which a reading's faults are collected."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, get_args

from gazette.model import BlockPath, Finding
from gazette.preflight.slots import Slot

Kind = Literal[
    "line-start",
    "line-end",
    "split-token",
    "pair-loose",
    "gap-missing",
    "edge",
    "line-loose",
    "line-loose-aim",
    "one-char-line",
    "orphan-line",
    "widow-line",
    "heading-foot",
    "columns-uneven",
    "off-grid",
    "outside",
    "overlap",
    "leader-end",
    "page-column",
    "table-header",
    "rule-thin",
    "colour",
    "face",
    "lost-text",
    "disagree",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""Every kind of fault, in the order in which they are shown."""

RULES: dict[Kind, str] = {
    "line-start": "preflight.line_start",
    "line-end": "preflight.line_end",
    "split-token": "preflight.split_token",
    "pair-loose": "preflight.pair_loose",
    "gap-missing": "preflight.gap_missing",
    "edge": "preflight.edge",
    "line-loose": "preflight.line_loose",
    "line-loose-aim": "preflight.line_loose_aim",
    "one-char-line": "preflight.one_char_line",
    "orphan-line": "preflight.orphan_line",
    "widow-line": "preflight.widow_line",
    "heading-foot": "preflight.heading_foot",
    "columns-uneven": "preflight.columns_uneven",
    "off-grid": "preflight.off_grid",
    "outside": "preflight.outside",
    "overlap": "preflight.overlap",
    "leader-end": "preflight.leader_end",
    "page-column": "preflight.page_column",
    "table-header": "preflight.table_header",
    "rule-thin": "preflight.rule_thin",
    "colour": "preflight.colour",
    "face": "preflight.face",
    "lost-text": "preflight.lost_text",
    "disagree": "preflight.disagree",
}
"""Kind → the code of its sentence."""
UNAVOIDABLE: dict[Kind, str] = {
    "line-start": "preflight.line_start_unavoidable",
    "line-end": "preflight.line_end_unavoidable",
    "split-token": "preflight.split_token_unavoidable",
    "edge": "preflight.edge_unavoidable",
    "line-loose": "preflight.line_loose_unavoidable",
    "one-char-line": "preflight.one_char_line_unavoidable",
    "heading-foot": "preflight.heading_foot_unavoidable",
    "columns-uneven": "preflight.columns_uneven_unavoidable",
    "table-header": "preflight.table_header_unavoidable",
}
"""Kind → the code of its sentence where there is no better setting of the same text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: ``page`` counts from 1 in the file, ``label`` is the page's own; ``entry`` from 1, as in findings.

    ``text`` is what stands there, ``measured`` the length that is wrong (em or points, by the kind), ``x`` and ``y``
    the place on the page in points from its top left corner. An ``unavoidable`` fault has no better place to break.
    """

    kind: Kind
    page: int
    label: str
    entry: int | None = None
    block: BlockPath | None = None
    text: str = ""
    measured: float | None = None
    x: float = 0.0
    y: float = 0.0
    unavoidable: bool = False

    @property
    def finding(self) -> Finding:
        """The fault as a finding, to be told like any other; an unavoidable one has a sentence of its own."""
        measured = "" if self.measured is None else f"{self.measured:g}"
        return Finding(
            rule=UNAVOIDABLE[self.kind] if self.unavoidable else RULES[self.kind],
            level="hint" if self.unavoidable else "doubt",
            entry=self.entry,
            block=self.block or None,
            text=self.text,
            values=(("page", self.label), ("measured", measured)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often a kind was found in the PDF and in the pages, among how many places ``looked_at``.

    ``allowed``: the house style takes it for no fault. Unavoidable ones are counted apart.
    """

    kind: Kind
    found: int
    found_in_pages: int
    unavoidable: int
    looked_at: int
    allowed: bool

    @property
    def faults(self) -> int:
        """What is wrong by the house style."""
        return 0 if self.allowed else self.found


@dataclass(slots=True)
class Tally:
    """The faults of one reading, with how many places were looked at for each kind.

    ``sheets`` has the index of the page that each sheet is, or is drawn on.
    """

    labels: tuple[str, ...]
    sheets: tuple[int, ...]
    faults: list[Fault] = field(default_factory=list)
    looked_at: Counter[Kind] = field(default_factory=Counter)

    def at_slot(
        self, kind: Kind, slot: Slot, text: str, *, measured: float | None = None, unavoidable: bool = False
    ) -> None:
        """A fault in a line."""
        self.faults.append(
            Fault(
                kind=kind,
                page=self.sheets[slot.page] + 1,
                label=self.labels[self.sheets[slot.page]],
                entry=None if slot.entry is None else slot.entry + 1,
                block=slot.path,
                text=text,
                measured=None if measured is None else round(measured, 3),
                x=round(slot.left, 2),
                y=round(slot.y, 2),
                unavoidable=unavoidable,
            )
        )

    def on_page(
        self, kind: Kind, page: int, text: str, *, measured: float | None = None, at: tuple[float, float] = (0.0, 0.0)
    ) -> None:
        """A fault that belongs to no line; ``page`` is the index of a sheet or, beyond them, of a page in the file."""
        page = self.sheets[page] if page < len(self.sheets) else page
        label = self.labels[page] if page < len(self.labels) else str(page + 1)
        x, y = round(at[0], 2), round(at[1], 2)
        measured = None if measured is None else round(measured, 3)
        self.faults.append(Fault(kind=kind, page=page + 1, label=label, text=text, measured=measured, x=x, y=y))

    def count(self, kind: Kind, *, unavoidable: bool = False) -> int:
        """How many of ``kind`` there are."""
        return sum(fault.kind == kind and fault.unavoidable == unavoidable for fault in self.faults)
