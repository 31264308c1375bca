"""What another text of an entry does to the pages of its issue: both are set and laid beside each other."""

from dataclasses import dataclass, replace

from gazette.desk.typesetters import issue_pages
from gazette.model import NO_PICTURES, Entry, Issue, PictureSizes
from gazette.typeset import Pages, Progress


@dataclass(frozen=True, slots=True)
class PageEffect:
    """First and last page of an entry, body pages of the issue, how many later entries begin elsewhere: each twice."""

    span_before: tuple[int, int]
    span_after: tuple[int, int]
    pages_before: int
    pages_after: int
    moved: int

    @property
    def told(self) -> list[tuple[str, dict[str, object]]]:
        """The effect as sentences, codes and values: nothing moved, or what did."""
        before, after = (f"{first}—{last}" if first < last else str(first) for first, last in self._spans)
        if (self.span_before, self.pages_before) == (self.span_after, self.pages_after) and not self.moved:
            return [("desk.effect_none", {"span": after})]
        told: list[tuple[str, dict[str, object]]] = []
        if self.span_before != self.span_after:
            told.append(("desk.effect_span", {"before": before, "after": after}))
        if self.pages_before != self.pages_after:
            told.append(("desk.effect_pages", {"before": self.pages_before, "after": self.pages_after}))
        if self.moved:
            told.append(("desk.effect_moved", {"count": self.moved}))
        return told

    @property
    def _spans(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return self.span_before, self.span_after


def page_effect(
    issue: Issue, number: int, texts: tuple[Entry, Entry], pictures: PictureSizes = NO_PICTURES, *, progress: Progress
) -> PageEffect:
    """The effect of the second of two ``texts`` against the first, where the entry ``number`` (from 0) says them.

    Everything else stands as it is now; touches no archive.
    """
    made: list[Pages] = []
    for order, text in enumerate(texts, 1):
        made.append(issue_pages(_with_text(issue, number, text), pictures))
        progress(order, len(texts))
    before, after = made
    starts = zip(before.spans[number + 1 :], after.spans[number + 1 :], strict=True)
    moved = sum(one[0] != other[0] for one, other in starts)
    return PageEffect(before.spans[number], after.spans[number], _body(before), _body(after), moved)


def _with_text(issue: Issue, number: int, text: Entry) -> Issue:
    """The issue with another text of an entry; how it is fitted is no part of its text."""
    now = issue.entries[number]
    kept = replace(text, id=now.id, column_lines=now.column_lines, new_page=now.new_page)
    sections = tuple(
        replace(one, entries=tuple(kept if entry.id == now.id else entry for entry in one.entries))
        for one in issue.sections
    )
    return replace(issue, sections=sections)


def _body(pages: Pages) -> int:
    return sum(page.number is not None for page in pages.pages)
