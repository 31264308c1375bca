"""Running heads and names of sections that the print repeats over the pages: taken out of the text and told."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.structure.contents_pages import SECTION, ContentsSection
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.title_lines import is_title_row
from gazette.model import Finding
from gazette.reading.characters import squash

_NAME = re.compile(r"[\u4e00-\u9fff]{2,20}(?:公报|公報|政报|政報)")
_PERIOD = re.compile(r"(?:\d{4}年?)?[·.]?第?\d{1,3}(?:[-—、·]\d{1,3})?[期號号]?(?:[(（]?总第?\d+[期号]?[)）]?)?")
_ROUND = re.compile(r"^[\d—\-·.]+|[\d—\-·.]+$")
_FEWEST, _SHORTEST_SENTENCE = 3, 8
_LONGEST_FIGURE, _FEWEST_BETWEEN = 4, 5
_SHORTEST_NAME, _LONGEST = 3, 40


def without_running_heads(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines without the name of the gazette, or its number, where pages repeat them; in the front one stays."""
    lines, figures = _without(lines, _page_numbers(lines), "ingest.page_mark")
    keys = {line.number: key for line in lines if (key := _running_key(line))}
    counts = Counter(keys.values())
    front = next((x.number for x in lines if len(x.text) >= _SHORTEST_SENTENCE and x.text[-1] == "。"), 0)
    seen: set[str] = set()
    taken: set[int] = set()
    for line in lines:
        key = keys.get(line.number)
        if key is None or counts[key] < _FEWEST:
            continue
        if key in seen or line.number > front:
            taken.add(line.number)
        seen.add(key)
    kept, heads = _without(lines, taken, "ingest.page_mark")
    return kept, (*figures, *heads)


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """The lines of figures alone that count on by one from page to page: at least three, with text between them."""
    runs: list[list[tuple[int, int, int]]] = []
    for at, line in enumerate(lines):
        if line.text.isdecimal() and len(line.text) <= _LONGEST_FIGURE:
            here = (int(line.text), at, line.number)
            run = next((run for run in runs if here[0] == run[-1][0] + 1 and at - run[-1][1] >= _FEWEST_BETWEEN), None)
            if run is None:
                runs.append([here])
            else:
                run.append(here)
    longest = max(runs, key=len, default=[])
    return {number for _, _, number in longest} if len(longest) >= _FEWEST else set()


def without_section_names(
    lines: Sequence[Line], sections: Sequence[ContentsSection]
) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines of an issue's body without names of its sections that stand above documents again."""
    titles = {squash(title.title) for section in sections for title in section.titles}
    names = {squash(section.name) for section in sections if section.name and len(section.name) >= _SHORTEST_NAME}
    names -= titles
    taken: set[int] = set()
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        found = SECTION.fullmatch(line.text)
        if squash(found["name"] if found else line.text) not in names or below is None:
            continue
        if found or below.gap or is_title_row(below):
            taken.add(line.number)
    return _without(lines, taken, "ingest.section_repeated")


def _running_key(line: Line) -> str | None:
    """What a running head says on every page; None where a line is none."""
    if line.is_row or len(line.text) > _LONGEST:
        return None
    text = squash(line.text)
    name = _NAME.search(text)
    if name is None:
        return "number" if "期" in text and _PERIOD.fullmatch(text) else None
    rest = (text[: name.start()] + text[name.end() :]).strip("()—-·.")
    return name[0] if not _ROUND.sub("", rest) or _PERIOD.fullmatch(rest) else None


def _without(lines: Sequence[Line], taken: set[int], rule: str) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    kept: list[Line] = []
    findings: list[Finding] = []
    gap = False
    for line in lines:
        if line.number in taken:
            findings.append(Finding(rule=rule, level="hint", text=line.text, line=line.number, column=line.column))
            gap = True  # a page ends here
            continue
        kept.append(replace(line, gap=True) if gap else line)
        gap = False
    return tuple(kept), tuple(findings)
