"""Lines of a source → a whole issue, or its documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from gazette.ingest.structure.contents_places import contents_first
from gazette.ingest.structure.entries import make_entry
from gazette.ingest.structure.front_matter import read_front_matter
from gazette.ingest.structure.heads import read_head
from gazette.ingest.structure.issue_assembly import assemble_issue
from gazette.ingest.structure.keeping import line_characters
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.places import Placed, with_block
from gazette.ingest.structure.rejoining import close_spacing
from gazette.ingest.structure.repeated_heads import without_running_heads
from gazette.ingest.structure.several import clear_heads, read_several
from gazette.ingest.structure.spaced_rows import close_rows, close_titles
from gazette.ingest.structure.wrapping import find_wrapping
from gazette.model import Entry, Finding, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """What lines turned out to be: an issue, else entries; everything noticed, with places; and the lines read.

    ``lost``: characters of bodies that nothing accounts for; ``as_fields``: how many stand in heads, contents lists and
    the like, which become titles, numbers, dates and page numbers.
    """

    issue: Issue | None
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    lines: tuple[Line, ...]
    lost: str
    as_fields: int


def read_structure(lines: tuple[Line, ...], traces: Sequence[Finding]) -> Structured:
    """The issue where the lines have a contents list, else the documents; ``traces`` were noticed in reading lines."""
    lines, heads_taken = without_running_heads(lines)
    traces = (*traces, *heads_taken)
    lines = close_rows(contents_first(lines))
    lines = close_spacing(lines, find_wrapping(lines))
    lines = close_titles(lines, find_wrapping(lines))
    issue, findings, made = _read(lines, traces)
    return Structured(
        issue=issue,
        entries=() if issue else tuple(placed.entry for placed in made),
        findings=findings,
        lines=lines,
        lost="".join(placed.lost for placed in made),
        as_fields=line_characters(lines).total() - sum(placed.body for placed in made),
    )


def _read(
    lines: tuple[Line, ...], traces: tuple[Finding, ...]
) -> tuple[Issue | None, tuple[Finding, ...], list[Placed]]:
    wrapping = find_wrapping(lines)
    if front := read_front_matter(lines):
        return assemble_issue(front, lines, wrapping, traces)
    if heads := clear_heads(lines):
        return read_several(lines, heads, wrapping, traces)
    head = read_head(lines)
    made = make_entry(head, lines[head.end :], wrapping)
    return None, (*(with_block(trace, made.places) for trace in traces), *made.findings), [made]
