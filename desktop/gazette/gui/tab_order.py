"""Tab goes where the eye goes: through every layout from its first place to its last, whatever was made first."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QGridLayout,
    QLayout,
    QLayoutItem,
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
    for item in _items(layout):
        if (part := item.widget()) is not None:
            yield part
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    items = [item for place in range(layout.count()) if (item := layout.itemAt(place)) is not None]
    if isinstance(layout, QGridLayout):
        placed = cast("list[tuple[int, int, int, int]]", [layout.getItemPosition(at) for at in range(len(items))])
        items = [items[at] for at in sorted(range(len(items)), key=lambda at: placed[at][:2])]
    return items
