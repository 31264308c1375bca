"""The menu of the text: what is meant at its place, undo and redo of the window, and Qt's own acts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QTextEdit

from gazette.gui.selected_lines import take_out_selected

_CUT = "edit-cut"
_REMOVING = (_CUT, "edit-delete")
"""What Qt calls them."""


def text_menu(text: QTextEdit, point: QPoint, head: Sequence[QAction], history: Sequence[QAction]) -> QMenu:
    """The menu at ``point``: ``head``, then ``history`` in place of Qt's undo and redo, which are never on."""
    menu = text.createStandardContextMenu(point)
    undo, redo, *others = menu.actions()
    for action in (undo, redo):
        menu.removeAction(action)
    for action in others:
        if action.objectName() in _REMOVING:
            action.triggered.disconnect()
            action.triggered.connect(partial(_remove, text, action.objectName()))
    menu.insertActions(others[0], history)
    if head:
        first = menu.actions()[0]
        menu.insertActions(first, head)
        menu.insertSeparator(first)
    return menu


def _remove(text: QTextEdit, name: str, _on: bool = False) -> None:
    if name == _CUT:
        text.copy()
    take_out_selected(text)
