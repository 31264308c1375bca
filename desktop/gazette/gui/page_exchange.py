"""How issues go to the process that sets them, and pages come back: each end remembers what the other has already.

A key that is typed changes one entry and a page or two; the rest is neither packed nor unpacked again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gazette.model import Entry, Issue
from gazette.typeset import Page, Pages


@dataclass(frozen=True, slots=True)
class SentIssue:
    """An issue with empty sections: ``sections`` has the numbers of their entries, ``new`` those not sent yet."""

    issue: Issue
    sections: tuple[tuple[int, ...], ...]
    new: tuple[tuple[int, Entry], ...]


class IssueSender:
    """The window's end."""

    def __init__(self) -> None:
        self._sent: dict[int, tuple[int, Entry]] = {}
        """By the identity of each entry that is there: its number, and the entry, so that it stays the only one."""
        self._last = 0

    def pack(self, issue: Issue) -> SentIssue:
        """The issue to be sent; entries that it does not have are forgotten at both ends."""
        there, self._sent = self._sent, {}
        new: list[tuple[int, Entry]] = []
        for entry in issue.entries:
            known = there.get(id(entry))
            if known is None:
                self._last += 1
                known = (self._last, entry)
                new.append(known)
            self._sent[id(entry)] = known
        sections = tuple(tuple(self._sent[id(entry)][0] for entry in section.entries) for section in issue.sections)
        bare = tuple(replace(section, entries=()) for section in issue.sections)
        return SentIssue(replace(issue, sections=bare), sections, tuple(new))


class IssueReceiver:
    """The process's end."""

    def __init__(self) -> None:
        self._there: dict[int, Entry] = {}

    def unpack(self, sent: SentIssue) -> Issue:
        """The issue that was sent."""
        known = self._there | dict(sent.new)
        self._there = {number: known[number] for numbers in sent.sections for number in numbers}
        sections = tuple(
            replace(section, entries=tuple(known[number] for number in numbers))
            for section, numbers in zip(sent.issue.sections, sent.sections, strict=True)
        )
        return replace(sent.issue, sections=sections)


@dataclass(frozen=True, slots=True)
class SentPage:
    """A page that is not among the last pages that were sent."""

    page: Page


@dataclass(frozen=True, slots=True)
class SentPages:
    """Pages without their ``pages``: ``order`` names those, each an index into the last pages, or the next new one."""

    rest: Pages
    order: tuple[int | None, ...]


class PagesSender:
    """The process's end."""

    def __init__(self) -> None:
        self._last: tuple[Page, ...] = ()

    def pack(self, pages: Pages) -> Iterator[SentPage | SentPages]:
        """What is to be sent, one by one: new pages, then what puts them in their order.

        Each by itself, so that the other end, which unpacks them, is never held up for long.
        """
        order: list[int | None] = []
        # What follows a page that was set anew is often the same as before, some places further on.
        shift = 0
        for index, page in enumerate(pages.pages):
            near = (index - shift, index, index - 1, index + 1)
            at = next((at for at in near if 0 <= at < len(self._last) and self._last[at] == page), None)
            if at is None:
                yield SentPage(page)
            else:
                shift = index - at
            order.append(at)
        self._last = pages.pages
        yield SentPages(replace(pages, pages=()), tuple(order))


class PagesReceiver:
    """The window's end."""

    def __init__(self) -> None:
        self._last: tuple[Page, ...] = ()
        self._new: list[Page] = []

    def take(self, sent: SentPage) -> None:
        """Remember a page until it is told where it stands."""
        self._new.append(sent.page)

    def unpack(self, sent: SentPages) -> Pages:
        """The pages that were sent."""
        new = iter(self._new)
        self._last = tuple(next(new) if at is None else self._last[at] for at in sent.order)
        self._new = []
        return replace(sent.rest, pages=self._last)
