"""Counts in words against what follows: （6条）, （共30名）, 第一组(10个).

Left alone: counts before anything that is not a list read as one: numbered lines from 1 on, a list of names, one cell.
"""

import re
from collections.abc import Iterator, Sequence

from gazette.model import Block, BlockPath, Finding, Heading, NameList, Paragraph, Table
from gazette.proofreading.document import Document, Flow
from gazette.reading.series import number_count

_BRACKETED = re.compile(r"[（(]\s*共?\s*(?P<count>\d{1,4})\s*(?P<unit>[条项个名人件家处种类所部座位款])\s*[）)]")
_PEOPLE = frozenset("名人位")
_LEADS = re.compile(r"[：:]\s*$")
_CELL = re.compile(r"[（(]\s*共?\s*(?P<count>\d{1,3})\s*(?P<unit>[个家名人所项])\s*[）)]\s*$")
_SENTENCE = re.compile(r"[。；;：:\n]")
_INNER = re.compile(r"[（(][^（）()]*[）)]")


def find(document: Document) -> Iterator[Finding]:
    """An error where a count and the list right behind it differ."""
    for flow in document.flows:
        for index, block in enumerate(flow.blocks):
            if isinstance(block, Heading | Paragraph):
                yield from _before_list(flow, index, block)
            elif isinstance(block, Table):
                yield from _in_cells(flow.path(index), block)


def _before_list(flow: Flow, index: int, block: Heading | Paragraph) -> Iterator[Finding]:
    found = list(_BRACKETED.finditer(block.text))
    if len(found) != 1:
        return
    said, behind = found[0], flow.blocks[index + 1 :]
    if not behind or not (said.end() == len(block.text.rstrip()) or _LEADS.search(block.text)):
        return
    counted: int | None = None
    if isinstance(behind[0], NameList) and said["unit"] in _PEOPLE:
        counted = len(behind[0].people)
    elif isinstance(block, Heading) or _LEADS.search(block.text):
        counted = _numbered(behind, said["unit"])
    if counted is not None and counted != int(said["count"]):
        yield _finding(flow.path(index), "text", 0, said, counted)


def _numbered(blocks: Sequence[Block], unit: str) -> int | None:
    """How many lines numbered from 1 on follow at once; None where it is no such list or its lines count too."""
    first = blocks[0]
    if not isinstance(first, Paragraph | Heading) or not first.level or not first.number:
        return None
    count = 0
    for block in blocks:
        if not isinstance(block, Paragraph | Heading) or block.level is None:
            break  # what follows the list
        if block.level < first.level:
            break
        if block.level > first.level:
            continue
        if number_count(block.number or "") != count + 1 or re.search(rf"\d{unit}", block.text):
            return None
        count += 1
    return count or None


def _in_cells(path: BlockPath, table: Table) -> Iterator[Finding]:
    """A cell that says how many, and right beside it the cell that lists them."""
    index = -1
    for row in table.rows:
        for place, cell in enumerate(row):
            index += 1
            said = _CELL.search(cell.text)
            if said is None or place + 1 >= len(row):
                continue
            listed = row[place + 1].text.strip().rstrip("。")
            items = _INNER.sub("", listed).split("、")
            if len(items) < 2 or _SENTENCE.search(listed) or "等" in listed or "，" in listed:
                continue
            if len(items) != int(said["count"]):
                yield _finding(path, "cell", index, said, len(items))


def _finding(path: BlockPath, part: str, index: int, said: re.Match[str], counted: int) -> Finding:
    return Finding(
        rule="proofreading.count_differs",
        level="error",
        block=path,
        part="cell" if part == "cell" else "text",
        index=index,
        text=said[0],
        start=said.start(),
        suggestion=said[0].replace(said["count"], str(counted), 1),
        values=(("count", said["count"]), ("counted", str(counted)), ("unit", said["unit"])),
    )
