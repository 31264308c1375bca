"""The program, typed into by itself until somebody kills it: ARCHIVE FIRST [--no-journal] [--busy].

Says ``typed NUMBER SECONDS`` of every character when it stands in the text, and ``offered SENTENCE`` of what it was
offered back and put back before.
"""

import os
import random
import sys
import time
import traceback
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.model import Paragraph
from gazette.settings import Settings, log_file

# Rare characters, of which the sample issue has none; the later ones take two places of the text.
BUSY = "--busy"
MARKS = "".join(map(chr, (*range(0x3400, 0x4DB6), *range(0x20000, 0x2A6D7))))


class Typist:
    """Types by input method and by keys, with pauses now and then, and Enter."""

    def __init__(self, program: Application, first: int) -> None:
        self._program, self._next = program, first
        self._editor = program.window.edit.document.editor
        self._dice = random.Random(first)

    def begin(self) -> None:
        """Put back what is offered, and go to where it is typed."""
        bench, bar = self._program.workbench, self._program.window.edit.document.recovery
        if bar.isVisible():
            say(f"offered {bar.sentence.text()}")
            bar.buttons["put_back"].click()
        entry = next(each for each in bench.entries if any(isinstance(block, Paragraph) for block in each.blocks))
        bench.choose_entry(entry.id)
        last = max(at for at, block in enumerate(entry.blocks) if isinstance(block, Paragraph))
        self._editor.show_block((last,))
        self._editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        self._editor.setFocus()
        self._type()

    def _type(self) -> None:
        number = self._next
        self._next += 1
        if number % 25 == 24 and BUSY not in sys.argv:  # Enter is an act, for which all is committed
            QTest.keyClick(self._editor, Qt.Key.Key_Return)
        if number % 5 == 0:
            QTest.keyClick(self._editor, "x")
        for preedit, commit in (("bian", ""), ("", MARKS[number])):
            event = QInputMethodEvent(preedit, [])
            event.setCommitString(commit)
            QApplication.sendEvent(self._editor, event)
        say(f"typed {number} {time.monotonic()}")
        # A rest in which the archive gets what was typed comes now and then.
        rests = self._dice.random() < 0.02
        QTimer.singleShot(900 if rests else self._dice.randrange(10, 60), self._type)


def say(line: str) -> None:
    """Tell the test at once."""
    os.write(1, (line + "\n").encode("utf-8"))


def main() -> None:
    """Start as ``gazette-desk`` does."""
    archive, first = Path(sys.argv[1]), int(sys.argv[2])
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    program = Application(application, Settings(language="zh", theme="light"), log_file("gazette-desk"))
    assert program.open(archive)
    if "--no-journal" in sys.argv:
        program.window.unsaved.keeper.journal = None
    if BUSY in sys.argv:  # an archive that does something long gets nothing that is typed
        program.window.edit.document.editor._may_commit = lambda: False
    typist = Typist(program, first)
    # Who waits for what is typed is told at once that there will be nothing more.
    sys.excepthook = lambda *what: (traceback.print_exception(*what), os._exit(1))
    QTimer.singleShot(0, typist.begin)
    application.exec()


if __name__ == "__main__":
    main()
