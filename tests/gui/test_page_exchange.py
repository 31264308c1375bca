"""Issues and pages cross to another process and back whole, and only what the other end does not have."""

import pickle
from dataclasses import replace
from random import Random
from typing import TypeVar

from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import issue_pages
from gazette.gui.page_exchange import (
    IssueReceiver,
    IssueSender,
    PagesReceiver,
    PagesSender,
    SentPage,
    SentPages,
)
from gazette.ingest import read_file
from gazette.model import Entry, Issue, Paragraph
from gazette.typeset import Pages

T = TypeVar("T")


def sent(value: T) -> T:
    """What comes out at the other end of a pipe."""
    out: T = pickle.loads(pickle.dumps(value))
    return out


def changed(issue: Issue, random: Random) -> Issue:
    """The issue after something that a person may do."""
    sections = list(issue.sections)
    at = random.randrange(len(sections))
    entries = list(sections[at].entries)
    match random.randrange(5):
        case 0 | 1 if entries:
            place = random.randrange(len(entries))
            entries[place] = with_text(entries[place], "增" * random.randrange(1, 900))
        case 2 if len(entries) > 1:
            del entries[random.randrange(len(entries))]
        case 3 if entries:
            entries.insert(0, entries.pop())
        case _:
            entries.append(
                Entry(title_zh=f"关于第{random.randrange(99)}号事项的通知", blocks=(Paragraph(text="正文。"),))
            )
    sections[at] = replace(sections[at], entries=tuple(entries))
    return replace(issue, sections=tuple(sections))


def with_text(entry: Entry, text: str) -> Entry:
    return replace(entry, blocks=(*entry.blocks, Paragraph(text=text)))


class Wire:
    """Both ends, and how much went over."""

    def __init__(self) -> None:
        self._issues = (IssueSender(), IssueReceiver())
        self._pages = (PagesSender(), PagesReceiver())

    def issue(self, issue: Issue) -> tuple[Issue, int]:
        packed = self._issues[0].pack(issue)
        return self._issues[1].unpack(sent(packed)), len(packed.new)

    def pages(self, pages: Pages) -> tuple[Pages, int]:
        count = 0
        for part in self._pages[0].pack(pages):
            if isinstance(part, SentPage):
                count += 1
                self._pages[1].take(sent(part))
            else:
                assert isinstance(part, SentPages)
                return self._pages[1].unpack(sent(part)), count
        raise AssertionError


def sample() -> Issue:
    return read_file(sample_issue()).issue


def test_what_arrives_is_what_was_sent(examples: int) -> None:
    random, wire, issue = Random(21), Wire(), sample()
    for _step in range(max(examples // 2, 12)):
        arrived, _count = wire.issue(issue)
        assert arrived == issue
        pages = issue_pages(arrived)
        assert wire.pages(pages)[0] == pages
        issue = changed(issue, random)


def test_a_key_sends_one_entry_and_only_pages_that_changed() -> None:
    wire, issue = Wire(), sample()
    arrived, count = wire.issue(issue)
    assert count == len(issue.entries)
    first = issue_pages(arrived)
    assert wire.pages(first)[1] == len(first.pages)
    last = issue.sections[-1]
    typed = replace(last, entries=(*last.entries[:-1], with_text(last.entries[-1], "末")))
    arrived, count = wire.issue(replace(issue, sections=(*issue.sections[:-1], typed)))
    assert count == 1
    second = issue_pages(arrived)
    pages, count = wire.pages(second)
    assert pages == second
    assert 0 < count <= len(first.pages) // 3
    again, none = wire.pages(issue_pages(arrived))
    assert (again, none) == (second, 0)
