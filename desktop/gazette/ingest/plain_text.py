"""A text without markup → a whole issue, or one document."""

from gazette.ingest.structure.contents_places import contents_first
from gazette.ingest.structure.entries import make_entry
from gazette.ingest.structure.front_matter import read_front_matter
from gazette.ingest.structure.heads import read_head
from gazette.ingest.structure.issue_assembly import assemble_issue
from gazette.ingest.structure.lines import read_lines
from gazette.ingest.structure.places import with_block
from gazette.ingest.structure.rejoining import close_spacing
from gazette.ingest.structure.repeated_heads import without_running_heads
from gazette.ingest.structure.several import clear_heads, read_several
from gazette.ingest.structure.spaced_rows import close_rows, close_titles
from gazette.ingest.structure.wrapping import find_wrapping
from gazette.model import Entry, Finding, Issue


def read_plain_text(text: str) -> tuple[Issue | None, tuple[Entry, ...], tuple[Finding, ...]]:
    """The issue where the text has a contents list, else its documents; and everything noticed, with places."""
    lines, traces = read_lines(text)
    lines, heads_taken = without_running_heads(lines)
    traces = (*traces, *heads_taken)
    lines = close_rows(contents_first(lines))
    lines = close_spacing(lines, find_wrapping(lines))
    lines = close_titles(lines, find_wrapping(lines))
    wrapping = find_wrapping(lines)
    if front := read_front_matter(lines):
        issue, findings = assemble_issue(front, lines, wrapping, traces)
        return issue, (), findings
    if heads := clear_heads(lines):
        return read_several(lines, heads, wrapping, traces)
    head = read_head(lines)
    made = make_entry(head, lines[head.end :], wrapping)
    return None, (made.entry,), (*(with_block(trace, made.places) for trace in traces), *made.findings)
