"""What the page benchmarks share: the issue that they set, the same issue with other texts, and processor time."""

import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import fonts, style_of
from gazette.export import pages_to_pdf
from gazette.ingest import read_file
from gazette.model import Attachment, Block, Enclosure, Entry, Issue, Publication, Table
from gazette.typeset import Typesetter, shaping

Given = TypeVar("Given")
MARKS = "甲乙丙丁戊己庚辛壬癸"
FORM = "compiled" if shaping.__file__.endswith((".so", ".pyd")) else "pure Python"


def named_issue() -> Issue:
    """The issue whose text the first argument names, on its printed pages; the sample issue without one."""
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else sample_issue()
    issue = read_file(source).issue
    if issue is None:
        sys.exit(f"{source} is no whole issue")
    return typesetter().fitted_to_print(issue)


def with_entries(issue: Issue, change: Callable[[Entry], Entry]) -> Issue:
    """The issue with every entry changed."""
    sections = tuple(
        replace(section, entries=tuple(change(entry) for entry in section.entries)) for section in issue.sections
    )
    return replace(issue, sections=sections)


def changed(issue: Issue, mark: str) -> Issue:
    """The issue with ``mark`` at the end of every text that runs over lines."""

    def block(old: Block) -> Block:
        if isinstance(old, Enclosure | Attachment):
            return replace(old, blocks=tuple(map(block, old.blocks)))
        if isinstance(old, Table):
            rows = tuple(tuple(replace(cell, text=cell.text + mark) for cell in row) for row in old.rows)
            return replace(old, rows=rows)
        text = getattr(old, "text", None)
        return old if text is None else replace(old, text=text + mark)

    return with_entries(issue, lambda entry: replace(entry, blocks=tuple(map(block, entry.blocks))))


def typesetter() -> Typesetter:
    """One that has set nothing yet."""
    return Typesetter(style_of(Publication()), fonts())


def pages_and_pdf(kept: Typesetter) -> Callable[[Issue], int]:
    """Sets an issue and makes its PDF; returns how many pages."""

    def act(issue: Issue) -> int:
        pages = kept.pages(issue)
        pages_to_pdf(pages, fonts())
        return len(pages.pages)

    return act


def milliseconds(act: Callable[[Given], object], givens: Iterable[Given]) -> list[float]:
    """Processor time of the whole process, for each of ``givens``."""
    times = []
    for given in givens:
        begun = time.process_time()
        act(given)
        times.append((time.process_time() - begun) * 1000)
    return times


def verdict(name: str, value: float, must: float, unit: str = "") -> None:
    """Print a figure beside its must."""
    print(f"{name}: {value:.3g}{unit} (must: at most {must:g}{unit}) {'met' if value <= must else 'MISSED'}")
