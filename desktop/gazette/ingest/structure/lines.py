"""Text → lines that know their place; traces of the extraction and page marks are taken out into findings."""

import re
from dataclasses import dataclass

from gazette.model import Block, Finding

_TAG = re.compile(r"</?(?:p|br|div|span|b|i|u|strong|em|font|td|tr|th|table|tbody)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_PARAGRAPHS_IN_CELL = re.compile(r"</p>\s*(?=<p[\s>])|<br\s*/?>", re.IGNORECASE)
# parts paragraphs inside a table cell; as a line end of the text it would have parted the line
CELL_BREAK = "\u2028"
_RULE = re.compile(r"[\s|:+=_*~\-]*(?:-{2,}|={2,}|_{2,}|\*{2,}|~{2,})[\s|:+=_*~\-]*|[─━—\s]*[─━—]{2,}[─━—\s]*|[★☆]")
_PAGE_MARK = re.compile(
    r"[—–－\-·•]{1,2}\s*\d(?:\s?\d){0,3}\s*[—–－\-·•]{1,2}|第\s*\d{1,4}\s*页(?:\s*[，,/]?\s*共\s*\d{1,4}\s*页)?"
    r"|Page\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4}|~\s*\d{1,4}\s*~|[〔\[【［]\s*\d{1,3}\s*[〕\]】］]",
    re.IGNORECASE,
)
_EMPTY_PAGE = re.compile(r"[（(]\s*此[页頁][无無]正文\s*[）)]")
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# spaces of fixed width and such that keep words together: plain ones do
SPACES = dict.fromkeys(map(ord, "\xa0\u1680\u202f\u205f" + "".join(map(chr, range(0x2000, 0x200B)))), " ")
# marks that turn the direction of writing or have no width: nobody sees them, and they hide what a text says
HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+(?=\S)")
_PIPE = re.compile(r"(?<!\\)\|")
_FEWEST_PIPES = 3
INDENT = " \t\u3000\xa0\ufeff\u200b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the source. ``text`` has no spaces round it, but a table line keeps its tabs.

    ``gap``: a blank line or page end stands before it; ``indented``: it began with spaces; ``width``: characters with
    the indent; ``measure``: the same in halves, of which letters and digits take one;
    ``joined``: the source lines that were joined to it.

    What formats say that know more than lines: ``whole``: a paragraph of its own, never joined to another; ``outline``:
    the level of a heading, by its style; ``block``: what stands here as it is (a table, a note), its ``text`` a sample.
    """

    text: str
    number: int
    column: int = 1
    gap: bool = False
    indented: bool = False
    width: int = 0
    measure: int = 0
    joined: tuple[int, ...] = ()
    whole: bool = False
    outline: int | None = None
    block: Block | None = None

    @property
    def is_row(self) -> bool:
        """Whether this is no running text: a row of a table, its cells parted by tabs, or a block as it is."""
        return self.block is not None or "\t" in self.text


def read_lines(text: str) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """The lines that hold text, and a finding for everything that was taken out of them."""
    lines: list[Line] = []
    findings: list[Finding] = []
    gap = False
    seen = _without_hidden(text, findings)
    for number, raw in enumerate(_LINE_ENDS.split(seen.translate(SPACES)), 1):
        kept = raw if raw.isspace() or not raw else _without_traces(raw, number, findings)
        if not kept.strip(INDENT):
            gap = gap or not raw.lstrip().startswith("|")  # the rule under a header parts no table
            continue
        lines.append(_line(kept, number, gap))
        gap = False
    return tuple(lines), tuple(findings)


def _without_hidden(text: str, findings: list[Finding]) -> str:
    """The text without marks that do not show; one finding tells how many there were and where the first stood."""
    found = HIDDEN.search(text)
    if not found:
        return text
    above = _LINE_ENDS.split(text[: found.start()])
    seen, count = HIDDEN.subn("", text)
    code = f"U+{ord(found[0]):04X}"
    findings.append(
        Finding(
            rule="ingest.hidden_removed",
            level="doubt",
            text=code,
            values=(("count", str(count)),),
            line=len(above),
            column=len(above[-1]) + 1,
        )
    )
    return seen


def _without_pipes(raw: str) -> str:
    """A row that bars part (| a | b |) with tabs instead; other lines stay."""
    bare = raw.strip()
    if not (bare.startswith("|") and bare.endswith("|")) or len(_PIPE.findall(bare)) < _FEWEST_PIPES:
        return raw
    return "\t".join(cell.strip().replace("\\|", "|") for cell in _PIPE.split(bare)[1:-1])


def _line(raw: str, number: int, gap: bool) -> Line:
    bare = raw.strip(INDENT)
    column = len(raw) - len(raw.lstrip(INDENT)) + 1
    is_row = "\t" in bare or raw.lstrip(" \u3000").startswith("\t") or raw.rstrip(" \u3000").endswith("\t")
    text = raw.strip(" \u3000\xa0\ufeff\u200b") if is_row else bare
    indented = column > 1 and not is_row
    return Line(
        text=text,
        number=number,
        column=column,
        gap=gap,
        indented=indented,
        width=len(raw.rstrip()),
        measure=measure(raw.rstrip()),
    )


def measure(text: str) -> int:
    """How wide a text is in halves of a character: letters, digits and spaces take one, all others two."""
    return 2 * len(text) - sum(character.isascii() for character in text)


def _without_traces(raw: str, number: int, findings: list[Finding]) -> str:
    bare = raw.strip()
    if _RULE.fullmatch(bare):
        findings.append(_taken("ingest.trace", bare, number, raw.index(bare) + 1))
        return ""
    if _PAGE_MARK.fullmatch(bare):
        findings.append(_taken("ingest.page_mark", bare, number, raw.index(bare) + 1))
        return ""
    if found := _MARKDOWN.match(raw):
        findings.append(_taken("ingest.trace", found[0].strip(), number, found.start() + 1))
        raw = raw[found.end() :]
    raw = _without_pipes(raw)
    if "<" in raw:
        raw = _PARAGRAPHS_IN_CELL.sub(lambda tags: tags[0] + CELL_BREAK, raw) if "\t" in raw else raw
        raw = _take_out(_TAG, "ingest.trace", raw, number, findings)
    if "正文" in raw:
        raw = _take_out(_EMPTY_PAGE, "ingest.page_mark", raw, number, findings)
    return raw


def _take_out(pattern: re.Pattern[str], rule: str, raw: str, number: int, findings: list[Finding]) -> str:
    findings += [_taken(rule, found[0], number, found.start() + 1) for found in pattern.finditer(raw)]
    return pattern.sub("", raw)


def _taken(rule: str, text: str, line: int, column: int) -> Finding:
    return Finding(rule=rule, level="hint", text=text, line=line, column=column)
