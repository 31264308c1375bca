"""Cut, copy, paste and select all from the menu: what has the focus does them, as by their keys."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from gazette.gui.actions import Actions

_Std = QKeySequence.StandardKey
_ACTS = {"cut": _Std.Cut, "copy": _Std.Copy, "paste": _Std.Paste, "select_all": _Std.SelectAll}


class ClipboardActs(QObject):
    """Hands these acts to the text, field, list or table that has the focus."""

    def __init__(self, actions: Actions) -> None:
        super().__init__(actions)
        for name, key in _ACTS.items():
            # Fields have these keys themselves: in the menu they are only shown.
            actions[name].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            actions[name].triggered.connect(lambda _on=False, key=key: _press(key))


def _press(standard: QKeySequence.StandardKey) -> None:
    focus = QApplication.focusWidget()
    if focus is not None:
        keys = QKeySequence.keyBindings(standard)[0][0]  # type: ignore[index]  # the stub lacks it
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focus, QKeyEvent(kind, keys.key(), keys.keyboardModifiers()))
