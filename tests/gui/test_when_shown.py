"""A pane is filled while it is seen; what goes wrong with it is told, and never ends the program."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gazette.gui.when_shown import WhenShown


def test_a_hidden_pane_is_filled_once_when_it_is_shown(qtbot: QtBot) -> None:
    pane, filled = QWidget(), list[str]()
    qtbot.addWidget(pane)
    changed = WhenShown(pane, lambda: filled.append("filled"))
    changed()
    changed("told", 1)
    assert filled == []
    pane.show()
    assert filled == ["filled"]
    changed()
    assert filled == ["filled"] * 2
    pane.hide()
    pane.show()
    assert filled == ["filled"] * 2


def test_what_goes_wrong_while_it_is_shown_is_told(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)

    def fill() -> None:
        raise LookupError("nothing there")

    WhenShown(pane, fill)()
    with qtbot.captureExceptions() as told:
        pane.show()
    assert [str(error) for _kind, error, _trace in told] == ["nothing there"]
