"""The findings on a facsimile issue: its contents list against its pages, its text, and the other issues."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from gazette.archive import Archive
from gazette.model import Finding, Issue

_MOST_NAMED = 40


def facsimile_findings(archive: Archive, issue: Issue) -> tuple[Finding, ...]:
    """What is to be looked at in a facsimile issue; nothing for one that is set."""
    if issue.facsimile is None:
        return ()
    return (*_text(issue), *_twins(archive, issue), *_list(issue))


def _text(issue: Issue) -> Iterator[Finding]:
    """What text its pages have and have not, in one finding."""
    assert issue.facsimile is not None
    kept = issue.facsimile
    bare = kept.without_text
    values = (
        ("sheets", str(len(kept.pages))),
        ("count", str(len(bare))),
        ("characters", str(kept.characters)),
        ("pages", "、".join(map(str, bare[:_MOST_NAMED])) + ("……" if len(bare) > _MOST_NAMED else "")),
    )
    if len(bare) < len(kept.pages) and not any(kept.sheet_of(entry.printed_page) for entry in issue.entries):
        yield Finding(rule="desk.facsimile_text_waits", level="doubt", values=(values[0], values[2]))
    elif not bare:
        yield Finding(rule="desk.facsimile_text", level="hint", values=(values[0], values[2]))
    elif len(bare) == len(kept.pages):
        yield Finding(rule="desk.facsimile_no_text", level="doubt", values=(values[0],))
    else:
        yield Finding(rule="desk.facsimile_text_missing", level="doubt", values=values)


def _twins(archive: Archive, issue: Issue) -> Iterator[Finding]:
    for row in archive.issue_rows():
        if row.id != issue.id and issue.serial is not None and row.serial == issue.serial:
            yield Finding(rule="desk.facsimile_serial_again", level="error", text=row.printed_id)


def _list(issue: Issue) -> Iterator[Finding]:
    """The contents list, entry by entry."""
    assert issue.facsimile is not None
    if not issue.entries:
        yield Finding(rule="desk.facsimile_no_list", level="doubt")
    numbers = Counter(entry.number_zh for entry in issue.entries if entry.number_zh)
    last = issue.facsimile.last_number
    for place, entry in enumerate(issue.entries, 1):
        if not entry.title_zh:
            yield Finding(rule="desk.facsimile_no_chinese", level="error", entry=place)
        if not entry.title_en:
            yield Finding(rule="desk.facsimile_no_english", level="doubt", entry=place, text=entry.title_zh)
        if entry.number_zh and numbers[entry.number_zh] > 1:
            yield Finding(rule="desk.facsimile_number_again", level="doubt", entry=place, text=entry.number_zh)
        if entry.printed_page is None:
            yield Finding(rule="desk.facsimile_no_page", level="doubt", entry=place, text=entry.title_zh)
        elif issue.facsimile.sheet_of(entry.printed_page) is None:
            values = (("last", str(last or 0)),)
            yield Finding(
                rule="desk.facsimile_beyond", level="error", entry=place, text=str(entry.printed_page), values=values
            )
    yield from _order(issue)


def _order(issue: Issue) -> Iterator[Finding]:
    paged = [(place, entry.printed_page) for place, entry in enumerate(issue.entries, 1) if entry.printed_page]
    for (_, above), (place, page) in pairwise(paged):
        if page < above:
            values = (("above", str(above)),)
            yield Finding(rule="desk.facsimile_order", level="doubt", entry=place, text=str(page), values=values)
