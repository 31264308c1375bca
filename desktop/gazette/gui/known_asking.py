"""Asking what the archive knows from its texts: what waits to be read is read a little at a time, then it is asked."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gazette.desk import Desk
from gazette.gui.outdated import Outdated
from gazette.gui.workbench import Workbench

T = TypeVar("T")


class KnownAsking(QObject, Generic[T]):
    """Only the answer to the last question is told; ``waits`` is told how much is still to be read."""

    def __init__(
        self,
        workbench: Workbench,
        question: Callable[[Desk], T],
        told: Callable[[T], None],
        waits: Callable[[int], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._question, self._told, self._waits = workbench, question, told, waits
        self._asked = 0
        self.answered = False
        """Whether an answer was told of the archive that is open; before that nothing is known, not even nothing."""
        self._outdated: Outdated | None = None
        self._last: T | None = None
        workbench.archive_closing.connect(self._forget)

    def _forget(self) -> None:
        self._asked += 1  # what is on its way is of the archive that was open
        self.answered, self._last = False, None

    def follow(self, shown: QWidget) -> None:
        """Ask again when the archive has changed, by whomever, while ``shown`` is shown; the same is not told again."""
        self._outdated = Outdated(self._workbench, shown)
        self._outdated.found.connect(self.ask)

    def ask(self) -> None:
        """Ask; what was asked before need not be answered any more."""
        if self._workbench.is_open:
            self._asked += 1
            if self._outdated is not None:
                self._outdated.follow()
            self._read_on(self._asked)

    def _read_on(self, asked: int) -> None:
        def read(left: int) -> None:
            if asked != self._asked:
                return
            self._waits(left)
            if left:
                self._read_on(asked)
            else:
                self._workbench.ask_desk(self._question, answered, self._workbench.tell_failed, brief=True)

        def answered(answer: T) -> None:
            if asked != self._asked:
                return
            if self._outdated is None or not self.answered or answer != self._last:
                self.answered, self._last = True, answer
                self._told(answer)

        self._workbench.ask_desk(
            lambda desk: desk.archive.known.read_some(), read, self._workbench.tell_failed, brief=True
        )


class ReadingOnce(QObject):
    """Reads all that waits, once while an archive is open; ``done`` is called when that is so."""

    def __init__(self, workbench: Workbench, done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._asking = KnownAsking[None](workbench, lambda _desk: None, lambda _: done(), lambda _left: None, self)
        self._asked = False
        workbench.archive_closing.connect(self._forget)

    def ask(self) -> None:
        """Read, where nobody asked before."""
        if not self._asked:
            self._asked = True
            self._asking.ask()

    def _forget(self) -> None:
        self._asked = False
