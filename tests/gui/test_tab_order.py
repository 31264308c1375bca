"""The order of Tab is read from layouts without holding on to their items, which Qt takes away without telling."""

import gc

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from gazette.gui.tab_order import order_by_layout


def test_tab_goes_through_nested_layouts_and_grids_in_the_order_of_their_places(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    last, second, first, fourth, third = (QPushButton(name, window) for name in ("5", "2", "1", "4", "3"))
    rows, across, grid = QVBoxLayout(window), QHBoxLayout(), QGridLayout()
    across.addWidget(first)
    across.addWidget(second)
    grid.addWidget(fourth, 0, 1)
    grid.addWidget(third, 0, 0)
    rows.addLayout(across)
    rows.addLayout(grid)
    rows.addWidget(last)
    window.show()
    order_by_layout(window)
    order, part = [], first.nextInFocusChain()
    while part is not first:
        order += [part.text()] if isinstance(part, QPushButton) else []
        part = part.nextInFocusChain()
    assert order == ["2", "3", "4", "5"]


def test_what_is_made_where_an_item_of_a_layout_was_is_what_it_is(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    buttons = [QPushButton(str(number), window) for number in range(200)]
    for button in buttons:
        rows.addWidget(button)
    window.show()
    order_by_layout(window)
    for button in buttons:
        delete(button)
    gc.collect()
    made = [window.addAction(str(number)) for number in range(2000)]
    assert {type(action) for action in made} == {QAction}
