"""Tab goes where the eye goes: through every layout from its first place to its last, whatever was made first."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGridLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def order_by_layout(window: QWidget) -> None:
    """Put the chain of what takes the focus in ``window`` into the order in which it is laid out."""
    before: QWidget | None = None
    for part in _parts(window):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            if before is not None and before.nextInFocusChain() is not part:
                QWidget.setTabOrder(before, part)
            before = part


def _parts(held: QWidget) -> Iterator[QWidget]:
    for child in _children(held):
        if not child.isWindow() and child.isVisibleTo(held):
            yield child
            yield from _parts(child)


def _children(held: QWidget) -> list[QWidget]:
    if isinstance(held, (QSplitter, QStackedWidget)):
        return [part for place in range(held.count()) if (part := held.widget(place)) is not None]
    if isinstance(held, QAbstractScrollArea) and not isinstance(held, QScrollArea):
        return [part for part in held.viewport().children() if isinstance(part, QWidget)]
    if isinstance(held, QScrollArea):
        inside = held.widget()
        return [] if inside is None else [inside]
    layout = held.layout()
    return [] if layout is None else list(_laid_out(layout))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    """The widgets of a layout and of those in it, by their places.

    Its items are not asked for: Qt deletes them with their widgets, and Python would go on taking whatever is made at
    the same place in memory for the item that was there.
    """
    held = layout.parentWidget()
    parts: list[QWidget | QLayout] = [part for part in held.children() if isinstance(part, QWidget)] if held else []
    parts += [part for part in layout.children() if isinstance(part, QLayout)]
    places = {at: part for part in parts if (at := layout.indexOf(part)) >= 0}
    for at in sorted(places, key=lambda at: _place(layout, at)):
        part = places[at]
        if isinstance(part, QWidget):
            yield part
        else:
            yield from _laid_out(part)


def _place(layout: QLayout, at: int) -> tuple[int, int]:
    if isinstance(layout, QGridLayout):
        row, column, *_ = cast("tuple[int, int, int, int]", layout.getItemPosition(at))
        return row, column
    return at, 0
