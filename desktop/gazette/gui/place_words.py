"""Where a finding is, in a few words: the page, the headings above it or the part of the head, else its line."""

from gazette.gui.captions import Captions
from gazette.gui.entry_lines import lines_of
from gazette.gui.shown_issue import ShownIssue
from gazette.model import Attachment, Block, BlockPath, Enclosure, Entry, Finding, Heading, block_at
from gazette.typeset import Pages

_PARTS = {
    "title_full": "kind.title",
    "title_row": "kind.title",
    "title_zh": "details.title_zh",
    "title_en": "details.title_en",
    "number_zh": "details.number",
    "number_en": "details.number_en",
    "date": "details.date",
    "addressee": "kind.addressee",
}
_MARKS = "、.．"


class PlaceWords:
    """Asked for many findings at a time: what is read of pages and entries is kept while they are the same."""

    def __init__(self, shown: ShownIssue) -> None:
        self._shown = shown
        self._pages: Pages | None = None
        self._page_numbers: dict[int, dict[BlockPath, int]] = {}
        self._lines: dict[int, tuple[Entry, dict[BlockPath, int]]] = {}

    def of(self, finding: Finding, say: Captions, *, with_entry: bool) -> str:
        """The words; ``with_entry`` says in which entry, too."""
        shown = self._shown
        if finding.entry is None:
            return say("findings.issue")
        in_issue, entry = not shown.is_of_inbox(finding), shown.entry_meant(finding)
        words = [say("findings.entry", number=finding.entry)] if with_entry else []
        if in_issue and (page := self._page(finding)):
            words.append(say("pages.page", page=page))
        if entry is not None and (where := self._where(entry, finding, say)):
            words.append(where)
        elif finding.line:
            words.append(say("findings.line", number=finding.line))
        return " · ".join(words)

    def _where(self, entry: Entry, finding: Finding, say: Captions) -> str:
        if not finding.block:
            return say(_PARTS[finding.part]) if finding.part in _PARTS else ""
        above = heading_numbers(entry, finding.block)
        if above:
            return above
        number = self._line(entry, finding.block)
        return say("findings.block", number=number) if number else ""

    def _page(self, finding: Finding) -> int | None:
        pages, number = self._shown.pages, finding.entry
        if pages is not self._pages:
            self._pages = pages
            self._page_numbers.clear()
        if pages is None or number is None or not finding.block:
            return None
        if number not in self._page_numbers:
            firsts: dict[BlockPath, int] = {}
            for page in self._shown.pages_with(number - 1):
                if page.number is not None:
                    for place in page.places:
                        if place.entry == number - 1:
                            firsts.setdefault(place.path, page.number)
            self._page_numbers[number] = firsts
        return self._page_numbers[number].get(finding.block)

    def _line(self, entry: Entry, path: BlockPath) -> int | None:
        """The number that the status bar gives while the caret is there."""
        known = self._lines.get(entry.id)
        if known is None or known[0] is not entry:
            firsts: dict[BlockPath, int] = {}
            for number, line in enumerate(lines_of(entry), 1):
                firsts.setdefault(line.key.path, number)
            known = self._lines[entry.id] = (entry, firsts)
        return known[1].get(path)


def heading_numbers(entry: Entry, path: BlockPath) -> str:
    """The numbers of the headings that a block stands under, its own where it is one: 二（二）3."""
    try:
        here = block_at(entry.blocks, path)
        parent = block_at(entry.blocks, path[:-1]) if len(path) > 1 else None
    except LookupError:
        return ""
    blocks = parent.blocks if isinstance(parent, Enclosure | Attachment) else entry.blocks
    numbers: list[str] = []
    lowest = 99
    for block in (here, *reversed(blocks[: path[-1]])):
        level = _level(block)
        if level is not None and level < lowest:
            lowest = level
            numbers.append((getattr(block, "number") or "").strip(_MARKS))
    label = parent.label if isinstance(parent, Attachment) else ""
    return " · ".join(word for word in (label, "".join(reversed(numbers))) if word)


def _level(block: Block) -> int | None:
    return block.level if isinstance(block, Heading) and block.number else None
