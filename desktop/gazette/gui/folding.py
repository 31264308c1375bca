"""What parts panes: a double click on it folds one of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from gazette.gui.actions import Actions
from gazette.gui.look import Look


class FoldingSplitter(QSplitter):
    """Parts panes that are never pulled to a sliver; ``acts`` by the place of a handle are told of a double click."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._acts: dict[int, str] = {}
        self._acting: Actions | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)

    def fold_by(self, actions: Actions, acts: dict[int, str]) -> None:
        """Let a double click on the handle before each pane do an act."""
        self._acting, self._acts = actions, acts

    def dress_handles(self, look: Look) -> None:
        """Say at the handles what they do."""
        for at, name in self._acts.items():
            assert self._acting is not None
            self.handle(at).setToolTip(look.say("fold.handle", act=self._acting[name].toolTip()))

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def handle_clicked_twice(self, at: int) -> None:
        """Do the act of a handle."""
        if self._acting is not None and at in self._acts:
            self._acting[self._acts[at]].trigger()


class _Handle(QSplitterHandle):
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        splitter = self.splitter()
        assert isinstance(splitter, FoldingSplitter)
        splitter.handle_clicked_twice(splitter.indexOf(self))
