"""The title of an enclosure against what its notice calls it, in the title and in 《》 in the covering text.

Left alone: a name that only leaves out the place or the year at its head, or a 的; notices that issue several
enclosures; what is passed on from others (转发, 批转), whose titles are shortened; works that the text only cites.
"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from gazette.model import BlockPath, Enclosure, Finding, Paragraph
from gazette.proofreading.differing_words import differences
from gazette.proofreading.document import Document
from gazette.proofreading.folding import fold
from gazette.reading.titles import issued_title

_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_CITED = re.compile(r"(?:根据|按照|依据|依照|贯彻|落实|执行|转发|修订|修改|废止)[^，。；]{0,30}$")
_ISSUES = re.compile(r"印发|发布|公布|批准|同意|通过")
_PASSES_ON = re.compile(r"转发|批转")
_ALIKE = 70
"""Two titles that agree less are of two works, whatever they have in common."""


def find(document: Document) -> Iterator[Finding]:
    """An error where the notice and its one enclosure call it by two names."""
    flow = document.flows[0]
    enclosures = [(index, block) for index, block in enumerate(flow.blocks) if isinstance(block, Enclosure)]
    entry = document.entry
    title = entry.title_full or entry.title_zh
    if len(enclosures) != 1 or not enclosures[0][1].title.strip() or _PASSES_ON.search(title):
        return
    index, enclosure = enclosures[0]
    named = list(_named(document, index))
    if any(_agree(name, enclosure.title) for _path, name, _start in named):
        named = []
    for path, name, start in named[:1]:
        yield _finding(path, "text", name, start, enclosure.title)
    issued = issued_title(title)
    if issued and fuzz.ratio(fold(issued), fold(enclosure.title)) >= _ALIKE and not _agree(issued, enclosure.title):
        part = "title_full" if entry.title_full else "title_zh"
        yield _finding((), part, issued, title.find(issued), enclosure.title)


def _named(document: Document, end: int) -> Iterator[tuple[BlockPath, str, int]]:
    """The works that the covering text issues and that are much like the enclosure, the most like first."""
    enclosure = document.entry.blocks[end]
    assert isinstance(enclosure, Enclosure)
    found: list[tuple[float, BlockPath, str, int]] = []
    for index, block in enumerate(document.entry.blocks[:end]):
        if not isinstance(block, Paragraph) or not _ISSUES.search(block.text):
            continue
        for name in _NAMED.finditer(block.text):
            likeness = fuzz.ratio(fold(name[1]), fold(enclosure.title))
            if likeness >= _ALIKE and not _CITED.search(block.text[: name.start()]):
                found.append((likeness, (index,), name[1], name.start(1)))
    found.sort(key=lambda each: -each[0])
    yield from ((path, name, start) for _likeness, path, name, start in found)


def _agree(name: str, title: str) -> bool:
    """Whether both are one name, or one only leaves out the head of the other (青岛市, 2019年)."""
    one, other = _bare(name), _bare(title)
    return one == other or one.endswith(other) or other.endswith(one)


def _bare(title: str) -> str:
    return re.sub(r'["\'《》<>〈〉的]', "", fold(title))


def _finding(path: BlockPath, part: str, name: str, start: int, title: str) -> Finding:
    one = differences(name, title)[0]
    return Finding(
        rule="proofreading.enclosure_title",
        level="error",
        block=path,
        part="title_full" if part == "title_full" else "title_zh" if part == "title_zh" else "text",
        text=name[slice(*one.one)],
        start=start + one.one[0],
        suggestion=title[slice(*one.other)],
        values=(("named", name[slice(*one.one)]), ("own", title[slice(*one.other)])),
    )
