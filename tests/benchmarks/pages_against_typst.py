"""Pages and PDF of an issue against typst on the same texts in a like layout: processor time of the whole issue.

    python tests/benchmarks/pages_against_typst.py [TEXT OF AN ISSUE]

Must: at most 0.6 times typst's time cold, 0.45 times warm. In a cold run every text of the issue is another than in the
run before it, for both; what a process keeps of fonts and glyphs is known to both. Warm: the same issue once more.
typst keeps results by what they were made from, so that a warm run of it redoes little but the PDF; its PDF is untagged
as ours is, and it gets no contents pages to make, which ours has.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

import typst
from _measuring import FORM, MARKS, changed, milliseconds, named_issue, pages_and_pdf, typesetter, verdict

from gazette.model import Attachment, Block, Cell, Enclosure, Heading, Issue, Table, block_texts
from gazette.shipped import shipped

RUNS = 9
LAYOUT = """
#set page(width: 210mm, height: 285mm, margin: (x: 66.6pt, top: 60pt, bottom: 65pt))
#set text(font: ("Liberation Serif", "Noto Serif SC"), size: 10.5pt, lang: "zh", region: "cn", top-edge: 0.88em,
  bottom-edge: -0.12em)
#set par(justify: true, leading: 7pt, spacing: 7pt, first-line-indent: (amount: 2em, all: true))
#let head(body) = align(center, block(above: 17.5pt, below: 17.5pt, text(16pt, weight: 700, body)))
#show heading: set text(10.5pt, font: ("Liberation Serif", "Noto Sans SC"), weight: 400)
#show heading: it => par(it.body)
#set table(stroke: 0.5pt)
"""


def typst_source(issue: Issue) -> bytes:
    """The issue as a typst document: titles and tables over the full measure, all other text in two columns."""
    parts = [LAYOUT]
    for entry in issue.entries:
        flow = [f"head({_string(entry.title_full or entry.title_zh)})"]
        flow += [_string(text) for text in (entry.number_zh, entry.addressee) if text]
        for block in entry.blocks:
            flow += _block(block)
        for wide, run in groupby(flow, key=lambda part: part.startswith(("head(", "table("))):
            same = list(run)
            parts += [f"#{part}" for part in same] if wide else [_columns(same)]
    return "\n\n".join(parts).encode()


def _columns(texts: Iterable[str]) -> str:
    inner = "\n\n".join(f"#{text}" for text in texts)
    return f"#columns(2, gutter: 21pt)[{inner}]"


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Enclosure | Attachment):
        yield f"head({_string(block.title)})"
        for inner in block.blocks:
            yield from _block(inner)
    elif isinstance(block, Table):
        columns = max(sum(cell.colspan for cell in row) for row in block.rows)
        cells = ", ".join(_cell(cell) for row in block.rows for cell in row)
        yield f"table(columns: {columns}, {cells})"
    elif isinstance(block, Heading):
        yield f"heading(outlined: false, {_string(block.text)})"
    else:
        yield from (_string(text) for text in block_texts(block) if text.strip())


def _cell(cell: Cell) -> str:
    return f"table.cell(colspan: {cell.colspan}, rowspan: {cell.rowspan}, {_string(cell.text)})"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _by_turns(
    ours: Callable[[Issue], object], issues: list[Issue], theirs: Callable[[bytes], object], sources: list[bytes]
) -> tuple[float, float]:
    """The best of ours and of theirs, by turns: what else the machine does falls on both alike."""
    rounds = [
        (*milliseconds(ours, [issue]), *milliseconds(theirs, [source]))
        for issue, source in zip(issues, sources, strict=True)
    ]
    return min(first for first, _ in rounds), min(second for _, second in rounds)


def main() -> None:
    """Print the figures and their ratios."""
    issue = named_issue()
    compiler = typst.Compiler(font_paths=[shipped("resources/fonts")], ignore_system_fonts=True)
    issues = [changed(issue, mark) for mark in MARKS[: RUNS + 1]]
    sources = [typst_source(one) for one in issues]

    def typst_pdf(source: bytes) -> object:
        return compiler.compile(source, format="pdf", pdf_tags=False)

    act = pages_and_pdf(typesetter())
    pages = act(issues[0])
    typst_pdf(sources[0])
    cold, their_cold = _by_turns(act, issues[1:], typst_pdf, sources[1:])
    warm = min(milliseconds(act, [issues[-1]] * RUNS))
    their_warm = min(milliseconds(typst_pdf, [sources[-1]] * RUNS))
    print(f"{pages} pages and PDF, {FORM}: {cold:.0f} ms cold, {warm:.0f} ms warm")
    print(f"typst {typst.__version__}: {their_cold:.0f} ms cold, {their_warm:.0f} ms warm")
    verdict("cold, times typst", cold / their_cold, 0.6)
    verdict("warm, times typst", warm / their_warm, 0.45)


if __name__ == "__main__":
    main()
