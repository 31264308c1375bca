"""The pages follow what is typed, before it is committed: nobody has to pause to see where a line ends."""

from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from gazette.gui.document_pane import DocumentPane
from gazette.gui.workbench import Workbench

_SOONEST_MS = 8
# Reading and showing a very long document takes so long that the keys would feel it: then a tenth of the time goes to
# that at most.
_LONG = 0.03
_SHARE = 10


class LivePages(QObject):
    """Asks for pages of the entry as it stands on the screen, while there is a ``view`` to see them in."""

    def __init__(self, workbench: Workbench, document: DocumentPane, view: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._workbench, self._document, self._view = workbench, document, view
        self._soon = QTimer(self, singleShot=True, interval=_SOONEST_MS)
        self._soon.timeout.connect(self._ask)
        document.typing.connect(self._begin)
        workbench.issue_changed.connect(self._soon.stop)

    def _begin(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _ask(self) -> None:
        if self._document.editor.composing or not self._view.isVisible():
            return
        begun = perf_counter()
        typed = self._document.typed_entry()
        if typed is not None:
            self._workbench.making.show_typed(typed)
        cost = perf_counter() - begun + self._workbench.making.showing_took
        self._soon.setInterval(max(_SOONEST_MS, round(cost * 1000 * _SHARE) if cost > _LONG else 0))
