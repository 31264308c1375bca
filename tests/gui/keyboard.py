"""Which window has the keys."""

from itertools import count

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

_POLLS_BEFORE_IT_IS_SHOWN_ANEW = 100


def give_keys(qtbot: QtBot, shown: QWidget) -> None:
    """Wait until ``shown`` has the keys; a screen that is none sometimes gives them only to what has just appeared."""
    polls = count(1)

    def has_them() -> bool:
        if not shown.isActiveWindow():
            if next(polls) % _POLLS_BEFORE_IT_IS_SHOWN_ANEW == 0:
                shown.hide()
                shown.show()
            shown.activateWindow()
        return shown.isActiveWindow()

    qtbot.waitUntil(has_them)
