"""An hour of use in a few minutes: how much more memory the window has at its end.

    python tests/benchmarks/hour_of_use.py [TEXT OF AN ISSUE] [--long]

Must: less than 50 MB more than after the first tenth of it, when all rooms were seen once. The hour is 1,800 turns, one
every two seconds of an hour: a word is typed and committed or taken back, another document is chosen, rooms are walked
through, the issue is searched, pages are gone through. Without ``--long``: a tenth of it.
"""

import gc
import resource
import sys
from pathlib import Path

from _measuring import named_issue, verdict
from _window import wait, window
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.model import Paragraph

LONG = "--long" in sys.argv
sys.argv = [each for each in sys.argv if each != "--long"]
TURNS = 1800 if LONG else 180
ROOMS = ("contents", "publish", "inbox", "archive", "edit")


def resident() -> float:
    """Megabytes that are in memory now."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    except FileNotFoundError:  # not a Linux: the most there ever was
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def turn(program: Application, number: int) -> None:
    """What a person does within two seconds."""
    bench, window_, application = program.workbench, program.window, QApplication.instance()
    assert application is not None
    entries = [each for each in bench.entries if any(isinstance(block, Paragraph) for block in each.blocks)]
    if number % 5 == 0:
        bench.choose_entry(entries[number // 5 % len(entries)].id)
    entry, editor = bench.entry, window_.edit.document.editor
    assert entry is not None
    places = [at for at, block in enumerate(entry.blocks) if isinstance(block, Paragraph)]
    if places:
        editor.show_block((places[number % len(places)],))
        editor.setFocus()
        QTest.keyClicks(editor, "word")
        editor.settle()
    if number % 2:
        bench.undo()
    if number % 10 == 0:
        window_.show_room(ROOMS[number // 10 % len(ROOMS)])
        application.processEvents()
        window_.show_room("edit")
    if number % 30 == 0:
        window_.actions_by_name["find"].trigger()
        QTest.keyClicks(window_.edit.document.find_bar.field, "201")
        application.processEvents()
        window_.edit.document.find_bar.leave()
    window_.edit.pages.view.show_page(number % max(window_.edit.pages.view.page_count, 1))
    application.processEvents()


def main() -> None:
    """Print the figures."""
    with window(named_issue()) as program:
        wait(lambda: program.workbench.pages is not None)
        warm = resident()
        for number in range(TURNS):
            turn(program, number)
            if number == TURNS // 10:
                gc.collect()
                warm = resident()
            if number % (TURNS // 6) == 0:
                print(f"after {number} turns {resident():.0f} MB")
        gc.collect()
        print(f"after {TURNS} turns {resident():.0f} MB")
        verdict("more than after the first tenth", resident() - warm, 50, " MB")


if __name__ == "__main__":
    main()
