"""A finding: what a check or a reader has to say about one place."""

from dataclasses import dataclass
from typing import Literal, get_args

from gazette.model.issue import Entry
from gazette.model.text_parts import Part, PartName, TextPlace, texts_at
from gazette.model.walk import BlockPath

Level = Literal["error", "doubt", "hint"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels, graver first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """``rule`` names its sentence in ``gazette.wording`` and ``values`` fill it.

    The place, as exact as it is known: ``entry`` counts from 1 in the issue's order (None: the issue itself); ``block``
    is the path of the block in it, None or empty for the entry's own texts (title, contents titles, number …); ``part``
    and ``index`` say which text of them is meant, as ``entry_parts`` names and counts it, ``date`` the entry's date
    (None: the first text in which ``text`` stands); ``text`` is the exact string, letter by letter, and ``start`` its
    first character in that text (None: where it first stands). Where there is no string to point at (something is
    missing) ``text`` is empty and ``part`` says where it belongs.

    ``suggestion`` is what stands in the place of ``text`` once it is accepted, no more and no less; "" takes ``text``
    away, None: there is nothing to propose. It is a text of its own, never a sentence about one.

    ``line`` and ``column`` (from 1) are places in the source file.
    """

    rule: str
    level: Level
    entry: int | None = None
    block: BlockPath | None = None
    part: PartName | Literal["date"] | None = None
    index: int = 0
    text: str = ""
    start: int | None = None
    values: tuple[tuple[str, str], ...] = ()
    suggestion: str | None = None
    line: int | None = None
    column: int | None = None


def finding_place(entry: Entry, finding: Finding) -> TextPlace | None:
    """Where what a finding means stands in its entry as it is now; None where it stands nowhere any more.

    Of several places of one text the one nearest to where the check saw it.
    """
    if not finding.text:
        return None
    path = finding.block or ()
    for name, index, text in texts_at(entry, path):
        if finding.part is None or (name, index) == (finding.part, finding.index):
            at = _nearest(text, finding.text, finding.start or 0)
            if at is not None:
                return TextPlace(Part(path, name, index), text, at, at + len(finding.text))
    return None


def _nearest(text: str, wanted: str, start: int) -> int | None:
    """Where ``wanted`` begins in ``text``, as near to ``start`` as can be."""
    if text.startswith(wanted, start):
        return start
    before, after = text.rfind(wanted, 0, start + len(wanted)), text.find(wanted, start)
    if before < 0 or after < 0:
        return max(before, after) if max(before, after) >= 0 else None
    return before if start - before <= after - start else after
