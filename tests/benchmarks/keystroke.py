"""One typed character until its document's pages, and the whole issue again from cached lines, against the cold issue.

    python tests/benchmarks/keystroke.py [TEXT OF AN ISSUE]

Must: a keystroke until its document's pages, and the issue again, at most 0.03 times the cold whole issue (model → PDF
bytes). Aims: 3 ms and 2 ms, of each hundred keystrokes the 95 quickest (p95). Like the window: the typesetter is kept,
one paragraph of one entry grows a character.
"""

import statistics
from collections.abc import Iterator
from dataclasses import replace

from _measuring import FORM, MARKS, changed, milliseconds, named_issue, pages_and_pdf, typesetter, verdict, with_entries

from gazette.model import Block, Enclosure, Entry, Issue, Paragraph

STROKES = 60


def longest_document(issue: Issue) -> Entry:
    """The entry with the most paragraphs, the worst one to type in."""
    return max(issue.entries, key=lambda entry: repr(entry.blocks).count("Paragraph("))


def typed(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """The blocks with ``text`` at the end of the middle one of their paragraphs."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph)]
    if places:
        at = places[len(places) // 2]
        grown = blocks[at]
        assert isinstance(grown, Paragraph)
        return (*blocks[:at], replace(grown, text=grown.text + text), *blocks[at + 1 :])
    at = next(at for at, block in enumerate(blocks) if isinstance(block, Enclosure))
    plan = blocks[at]
    assert isinstance(plan, Enclosure)
    return (*blocks[:at], replace(plan, blocks=typed(plan.blocks, text)), *blocks[at + 1 :])


def strokes(issue: Issue) -> Iterator[Issue]:
    """The issue after each of the characters typed into its longest document."""
    entry = longest_document(issue)
    for count in range(1, STROKES + 1):
        grown = replace(entry, blocks=typed(entry.blocks, "市" * count))
        yield with_entries(issue, lambda one, grown=grown: grown if one is entry else one)


def main() -> None:
    """Print the figures and their ratios."""
    issue, kept = named_issue(), typesetter()
    act = pages_and_pdf(kept)
    act(changed(issue, MARKS))
    cold = min(milliseconds(act, [changed(issue, mark) for mark in MARKS[:5]]))
    entry = longest_document(issue)
    section = next(one for one in issue.sections if entry in one.entries)
    alone = replace(issue, sections=(replace(section, entries=(replace(entry, printed_page=None),)),))
    single = typesetter()
    single.pages(alone)
    document = milliseconds(single.pages, list(strokes(alone)))
    kept.pages(issue)
    whole = milliseconds(kept.pages, list(strokes(issue)))
    again = milliseconds(kept.pages, [issue] * STROKES)
    spans = dict(zip(issue.entries, kept.pages(issue).spans, strict=True))
    print(f"cold whole issue, {FORM}: {cold:.0f} ms; typed in the document of pages {spans[entry]}")
    for name, times, must in (
        ("keystroke → its document's pages", document, True),
        ("keystroke → the whole issue's pages", whole, False),
        ("whole issue again from cached lines", again, True),
    ):
        p95 = statistics.quantiles(times, n=20)[-1]
        print(f"{name}: best {min(times):.2f} ms, middle {statistics.median(times):.2f} ms, p95 {p95:.2f} ms")
        if must:
            verdict("  times the cold issue", statistics.median(times) / cold, 0.03)


if __name__ == "__main__":
    main()
