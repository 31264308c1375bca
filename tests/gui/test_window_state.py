"""The window lies on a screen, frame and all, wherever it stood and whatever screens there are."""

import pytest
from PySide6.QtCore import QMargins, QRect
from PySide6.QtWidgets import QApplication

from gazette.gui.app import Application
from gazette.gui.window_state import on_a_screen

LEFT, SMALL = QRect(0, 0, 1440, 900), QRect(1440, 0, 1366, 728)
FRAME = QMargins(2, 28, 2, 2)


@pytest.mark.parametrize("screens", [[LEFT], [SMALL], [LEFT, SMALL], [QRect(0, 40, 1366, 728)]])
@pytest.mark.parametrize(
    "inner",
    [
        QRect(0, 0, 1440, 900),
        QRect(1500, 100, 1440, 900),
        QRect(-3000, -3000, 900, 600),
        QRect(9000, 500, 900, 600),
        QRect(1400, 880, 800, 600),
    ],
)
def test_it_lies_whole_on_one_screen(screens: list[QRect], inner: QRect) -> None:
    placed = on_a_screen(inner, screens, FRAME)
    whole = placed.marginsAdded(FRAME)
    assert any(screen.contains(whole) for screen in screens)
    assert placed.width() <= inner.width()
    assert placed.height() <= inner.height()


def test_what_lies_well_is_left_there() -> None:
    inner = QRect(1500, 60, 1000, 600)
    assert on_a_screen(inner, [LEFT, SMALL], FRAME) == inner


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_least_window_shows_the_whole_search_field(application: Application, language: str) -> None:
    window = application.window
    window.actions_by_name[f"language_{language}"].trigger()
    window.resize(window.minimumSize())
    QApplication.processEvents()
    assert window.width() == window.minimumWidth()
    assert window.top.search.geometry().right() < window.width() - 8
    window.resize(1440, 900)
    QApplication.processEvents()
    assert window.top.search.width() == 300
