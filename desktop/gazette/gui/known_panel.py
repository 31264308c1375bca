"""A tab of what the archive knows from its texts: asked when it is shown, and again when that changed while it is."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gazette.desk import Desk
from gazette.gui.known_asking import KnownAsking
from gazette.gui.look import Look
from gazette.gui.workbench import Workbench

T = TypeVar("T")


class KnownPanel(QWidget, Generic[T]):
    """``_know`` is told each answer to the ``question``, ``_tell_facts`` that another number of texts is unread."""

    place_wanted = Signal(int, object, str)
    """Entry id, the path of a block, the sheet of a back issue or None, and the text that stands there."""

    def __init__(self, workbench: Workbench, look: Look, question: Callable[[Desk], T], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._look = workbench, look
        self._left = 0
        self._asking = KnownAsking(workbench, question, self._know, self._wait, self)
        self._asking.follow(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asking.ask()

    def _know(self, answer: T) -> None:
        raise NotImplementedError

    def _tell_facts(self) -> None:
        raise NotImplementedError

    def _wait(self, left: int) -> None:
        self._left = left
        self._tell_facts()

    @property
    def _unread(self) -> list[str]:
        """The sentence that texts are still being read, where they are."""
        return [self._look.say("tabs.reading", count=f"{self._left:,}")] if self._left else []
