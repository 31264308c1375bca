"""The whole check: pages and PDF are read, each reading is counted by the same rules, and the counts compared."""

import re
from dataclasses import dataclass
from itertools import zip_longest
from operator import sub
from unicodedata import combining

from gazette.model import Finding, Issue
from gazette.preflight.column_faults import check_columns
from gazette.preflight.contents_faults import check_contents
from gazette.preflight.faults import KINDS, Count, Fault, Kind, Tally
from gazette.preflight.line_faults import check_line
from gazette.preflight.page_faults import check_places
from gazette.preflight.pages_reading import read_pages
from gazette.preflight.paragraph_faults import check_paragraphs
from gazette.preflight.pdf_reading import read_pdf
from gazette.preflight.print_faults import check_print
from gazette.preflight.reading import Box, Line, Reading
from gazette.preflight.slots import Layout, layout
from gazette.preflight.style_limits import Limits, limits_of
from gazette.preflight.table_faults import check_tables
from gazette.preflight.text_faults import check_extracted, check_stored
from gazette.typeset import FontSet, HouseStyle, Pages

_ONE_READING_ONLY: frozenset[Kind] = frozenset({"colour", "face", "lost-text", "disagree"})
"""Kinds that the two readings look for in different things."""
_NEAR = 0.002
"""What the two readings may measure a looseness apart, in em."""
_SAME_PLACE = 0.05
"""How far apart, in points, the two readings may see a glyph."""
_SPACE_OR_ACCENT = re.compile(r"[\s\u0300-\u036f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Preflight:
    """What came of a check: ``counts`` has every kind, ``places`` every fault of the PDF, allowed ones too.

    ``unfilled`` are the findings on lines of the colophon that say nothing: to be seen before press, no faults.
    """

    pages: int
    counts: tuple[Count, ...]
    places: tuple[Fault, ...]
    unfilled: tuple[Finding, ...] = ()

    @property
    def faults(self) -> int:
        """How many there are that the house style does not allow."""
        return sum(count.faults for count in self.counts)

    @property
    def forbidden(self) -> tuple[Fault, ...]:
        """The faults that the house style does not allow and that could have been avoided."""
        allowed = {count.kind for count in self.counts if count.allowed}
        return tuple(fault for fault in self.places if fault.kind not in allowed and not fault.unavoidable)

    @property
    def unavoidable(self) -> tuple[Fault, ...]:
        """The faults that the house style does not allow and that no setting of the same text is without."""
        allowed = {count.kind for count in self.counts if count.allowed}
        return tuple(fault for fault in self.places if fault.kind not in allowed and fault.unavoidable)

    def findings(self) -> tuple[Finding, ...]:
        """A finding for every forbidden fault, then for every unavoidable one."""
        return tuple(fault.finding for fault in (*self.forbidden, *self.unavoidable))


def preflight(
    issue: Issue,
    pages: Pages,
    content: bytes,
    style: HouseStyle,
    fonts: FontSet,
) -> Preflight:
    """Check the file ``content``, which was written of ``pages``, which were made of ``issue``."""
    limits = limits_of(style)
    slots = layout(pages, issue, limits.block[3] - limits.block[1])
    told = frozenset(
        finding.text for finding in pages.findings if finding.rule in ("typeset.no_glyph", "typeset.fallback")
    )
    values = read_pages(slots, fonts, told)
    of_pages = _counted(slots, values, limits)
    check_stored(slots, of_pages)
    with read_pdf(slots, content) as file:
        of_pdf = _counted(slots, file, limits)
    of_pdf.faults += [fault for fault in of_pages.faults if fault.kind in ("lost-text", "face")]
    _compare(of_pages, of_pdf, limits)
    _compare_places(values, file, of_pdf)
    _compare_pictures(values, file, of_pdf)
    counts = tuple(_count(kind, of_pdf, of_pages, limits) for kind in KINDS)
    unfilled = tuple(finding for finding in pages.findings if finding.rule == "typeset.colophon_empty")
    return Preflight(pages=len(pages.pages), counts=counts, places=tuple(of_pdf.faults), unfilled=unfilled)


def _counted(slots: Layout, reading: Reading, limits: Limits) -> Tally:
    labels, sheets = (page.label for page in slots.pages.pages), (sheet.page for sheet in slots.sheets)
    tally, seen = Tally(tuple(labels), tuple(sheets)), reading.by_slot()
    for line in reading.lines:
        check_line(line, limits, tally)
    check_paragraphs(slots, reading.lines, limits, tally)
    check_columns(slots, seen, tally)
    check_places(slots, reading, seen, limits, tally)
    check_contents(reading.lines, limits, tally)
    check_tables(slots, seen, limits, tally)
    check_print(reading, tally)
    check_extracted(slots, seen, tally)
    return tally


def _compare(of_pages: Tally, of_pdf: Tally, limits: Limits) -> None:
    """A kind that the two readings count differently is a fault itself: one of them saw what is not there."""
    for kind in KINDS:
        if kind in _ONE_READING_ONLY:
            continue
        ours, theirs = ([fault for fault in tally.faults if fault.kind == kind] for tally in (of_pages, of_pdf))
        limit = {"line-loose": limits.loose_finding, "line-loose-aim": limits.loose_aim}.get(kind, 0.0)
        if _clear(ours, limit) > len(theirs) or _clear(theirs, limit) > len(ours):
            of_pdf.on_page("disagree", 0, f"{kind}: {len(theirs)} ≠ {len(ours)}")


def _clear(faults: list[Fault], limit: float) -> int:
    """How many of them are not so near to the limit of their kind that the last digit of a number decides."""
    return sum(fault.measured is None or not limit or fault.measured > limit + _NEAR for fault in faults)


def _compare_places(values: Reading, file: Reading, tally: Tally) -> None:
    """Every glyph of the file stands where the pages put it."""
    drawn = file.by_slot()
    for line in values.lines:
        other = drawn.get(id(line.slot))
        if other is None:
            continue
        ours, theirs = _inked(line), _inked(other)
        tally.looked_at["disagree"] += len(ours)
        off = max(map(abs, map(sub, ours, theirs)), default=0.0)
        if off > _SAME_PLACE or abs(line.y - other.y) > _SAME_PLACE:
            tally.at_slot("disagree", line.slot, line.text, measured=max(off, abs(line.y - other.y)))


def _compare_pictures(values: Reading, file: Reading, tally: Tally) -> None:
    """Every picture of the file stands where the pages put it, and there is no other."""
    none: list[Box] = []
    for page, (ours, theirs) in enumerate(zip_longest(values.pictures, file.pictures, fillvalue=none)):
        tally.looked_at["disagree"] += len(ours)
        for one, other in zip_longest(sorted(ours), sorted(theirs)):
            off = max(map(abs, map(sub, one, other))) if one and other else _SAME_PLACE + 1
            if off > _SAME_PLACE:
                tally.on_page("disagree", page, "▣", measured=off)


def _inked(line: Line) -> list[float]:
    """Where the glyphs stand that are no spaces: PDFium leaves out a space that stands alone.

    Several accents in one place are one to PDFium.
    """
    if line.text.isspace() or not _SPACE_OR_ACCENT.search(line.text):
        return line.xs
    return [x for x, text in zip(line.xs, line.text, strict=True) if not text.isspace() and not combining(text)]


def _count(kind: Kind, of_pdf: Tally, of_pages: Tally, limits: Limits) -> Count:
    return Count(
        kind=kind,
        found=of_pdf.count(kind),
        found_in_pages=of_pages.count(kind),
        unavoidable=of_pdf.count(kind, unavoidable=True),
        looked_at=of_pdf.looked_at[kind],
        allowed=kind in limits.allowed,
    )
