"""Keys typed into the window over an issue of thirty pages, with pages being made beside the text and without.

    python tests/benchmarks/typing_beside_pages.py [TEXT OF AN ISSUE]

Must: with pages, 95 of 100 keys take at most 1.5 times as long as 95 of 100 without. Aims: 16 ms for a key in the
editor, 50 ms until its character is on the page that is seen (both p95). Waiting for the window, too, is counted.
"""

import time

from _measuring import named_issue, verdict
from _window import keys, percentile, spin, wait, window, write_in
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.model import Issue

KEYS = 150


def typed(issue: Issue, *, pages: bool) -> list[float]:
    """Milliseconds of each key."""
    with window(issue) as program:
        wait(lambda: program.workbench.pages is not None)
        if not pages:
            program.pages.request = lambda *_asked: None  # type: ignore[method-assign]
        write_in(program, max(program.workbench.entries, key=lambda entry: len(entry.blocks)))
        keys(program, 10)
        return keys(program, KEYS)


def until_on_page(issue: Issue) -> list[float]:
    """Milliseconds from each key until the page beside the text is painted with it."""
    with window(issue) as program:
        bench = program.workbench
        wait(lambda: bench.pages is not None)
        write_in(program, max(bench.entries, key=lambda entry: len(entry.blocks)))
        keys(program, 10)
        spin(1.5)
        return [_one(program) for _ in range(KEYS // 2)]


def _one(program: Application) -> float:
    made: list[object] = []
    changed = program.workbench.pages_changed
    shown = changed.connect(lambda: made.append(True))
    begun = time.perf_counter()
    QTest.keyClick(program.window.edit.document.editor, "a")
    wait(lambda: bool(made), step=0.001)
    application = QApplication.instance()
    assert application is not None
    application.processEvents()
    took = (time.perf_counter() - begun) * 1000
    changed.disconnect(shown)
    return took


def main() -> None:
    """Print the figures."""
    issue = named_issue()
    without, beside = typed(issue, pages=False), typed(issue, pages=True)
    for name, took in (("without pages", without), ("with pages", beside)):
        print(f"{name}: p50 {percentile(took, 0.5):.1f} ms, p95 {percentile(took, 0.95):.1f} ms (aim 16)")
    seen = until_on_page(issue)
    print(f"until it is on the page: p50 {percentile(seen, 0.5):.1f} ms, p95 {percentile(seen, 0.95):.1f} ms (aim 50)")
    verdict("with / without, p95", percentile(beside, 0.95) / percentile(without, 0.95), 1.5)


if __name__ == "__main__":
    main()
