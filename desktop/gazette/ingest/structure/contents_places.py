"""Where a contents list stands that has no heading (目录) or comes behind the documents."""

from collections.abc import Sequence
from dataclasses import replace

from gazette.ingest.structure.contents_line import without_number, without_page
from gazette.ingest.structure.contents_pages import HEADING, SECTION
from gazette.ingest.structure.head_search import find_heads
from gazette.ingest.structure.lines import Line
from gazette.ingest.structure.masthead import colophon_start
from gazette.reading.characters import han_count, squash
from gazette.reading.issuers import read_title_head, split_issuers

_SEARCHED = 60
_FEWEST_UNHEADED, _FEWEST_HEADED = 3, 2
_LONGEST_SECTION = 8
_SHORTEST_TITLE = 6


def list_place(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Where a list at the front begins, its heading included and without it; None where there is none."""
    headings = [at for at, line in enumerate(lines[:_SEARCHED]) if HEADING.fullmatch(line.text)]
    if headings:  # 本期要目 is one where it stands alone
        heading = next((at for at in headings if "要" not in lines[at].text), headings[0])
        return heading, heading + 1
    start = _unheaded_start(lines)
    return None if start is None else (start, start)


def _unheaded_start(lines: Sequence[Line]) -> int | None:
    """Where a list without heading begins: lines that end in growing pages, whose titles stand again behind them."""
    first = next((at for at, line in enumerate(lines[:_SEARCHED]) if _listed(line)), None)
    if first is None:
        return None
    end = next((at for at in range(first, len(lines)) if lines[at].text[-1] in "。；"), len(lines))
    listed = [at for at in range(first, end) if _listed(lines[at])]
    if not _agrees([lines[at] for at in listed], lines[listed[-1] + 1 :], _FEWEST_UNHEADED):
        return None
    return first - 1 if first and _names_section(lines[first - 1]) else first


def contents_first(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with a list that comes behind the documents put above the first of them; places stay as they are."""
    heading = next((at for at in range(len(lines) - 1, -1, -1) if HEADING.fullmatch(lines[at].text)), None)
    if not heading or list_place(lines[:heading]) is not None:
        return lines
    heads = find_heads(lines[:heading])
    if not heads:
        return lines
    end = colophon_start(lines)
    behind = lines[heading + 1 : end]
    if any(line.text[-1] in "。；" for line in behind):
        return lines
    if not _agrees([line for line in behind if _listed(line)], lines[:heading], _FEWEST_HEADED):
        return lines
    first = heads[0].start
    documents = (replace(lines[first], gap=True), *lines[first + 1 : heading])
    return (*lines[:first], *lines[heading:end], *documents, *lines[end:])


def _listed(line: Line) -> bool:
    text, page = without_page(line.text)
    return page is not None and han_count(text) >= _SHORTEST_TITLE


def _agrees(listed: Sequence[Line], documents: Sequence[Line], fewest: int) -> bool:
    """Whether enough lines of a list end in growing pages and most of their titles stand over documents."""
    pages = [without_page(line.text)[1] or 0 for line in listed]
    if len(listed) < fewest or sorted(pages) != pages:
        return False
    text = "".join(squash(line.text) for line in documents)
    titles = [squash(read_title_head((without_number(without_page(line.text)[0])[0],)).rest) for line in listed]
    return 3 * sum(len(title) >= _SHORTEST_TITLE and title in text for title in titles) >= 2 * len(titles)


def _names_section(line: Line) -> bool:
    text = squash(line.text)
    if SECTION.fullmatch(line.text):
        return True
    bare = len(text) <= _LONGEST_SECTION and han_count(text) == len(text)
    return bare and not text.endswith(("报", "報")) and not split_issuers(text)
