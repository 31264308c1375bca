"""Zoom in and out for what has the focus, the text or the pages; Ctrl and the wheel for what is under the pointer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from gazette.gui.actions import Actions
from gazette.gui.look import Look
from gazette.gui.page_layout import ZOOM_PAGE, ZOOM_WIDTH
from gazette.gui.page_view import PageView
from gazette.gui.wheel import WheelSteps

_STEPS = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
USUAL = 100


class TextZoom(QObject):
    """How large the text under ``text`` is shown, as a percentage of the size that the window has."""

    changed = Signal()

    def __init__(self, text: QWidget) -> None:
        super().__init__(text)
        self._text, self._wheel = text, WheelSteps()
        self.percent = USUAL
        text.installEventFilter(self)

    def scaled(self, look: Look) -> Look:
        """``look`` for the text."""
        return look if self.percent == USUAL else replace(look, scale=look.scale * self.percent / USUAL)

    def set_percent(self, percent: int) -> None:
        """Show the text so large, within what can be chosen."""
        percent = min(max(percent, _STEPS[0]), _STEPS[-1])
        if percent != self.percent:
            self.percent = percent
            self.changed.emit()

    def step(self, by: int) -> None:
        """So many steps larger, or smaller below 0."""
        for _ in range(abs(by)):
            further = [step for step in _STEPS if (step > self.percent if by > 0 else step < self.percent)]
            self.set_percent((further[0] if by > 0 else further[-1]) if further else self.percent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        steps = self._wheel.of(event) if isinstance(event, QWheelEvent) else None
        if steps is None:
            return super().eventFilter(watched, event)
        self.step(steps)
        return True


class Zooming(QObject):
    """Connects the acts of zooming with ``text`` and ``pages``; the text is meant while ``editor`` has the focus."""

    def __init__(self, text: TextZoom, pages: PageView, actions: Actions, editor: QWidget) -> None:
        super().__init__(pages)
        self._text, self._pages, self._editor = text, pages, editor
        acts: dict[str, Callable[[], None]] = {
            "zoom_in": lambda: self._zoom(1),
            "zoom_out": lambda: self._zoom(-1),
            "zoom_width": lambda: pages.set_zoom(ZOOM_WIDTH),
            "zoom_page": lambda: pages.set_zoom(ZOOM_PAGE),
        }
        for name, act in acts.items():
            actions[name].triggered.connect(lambda _on=False, act=act: act())
        actions["spread"].toggled.connect(pages.set_facing)

    def _zoom(self, by: int) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and (focus is self._editor or self._editor.isAncestorOf(focus)):
            self._text.step(by)
        elif by > 0:
            self._pages.zoom_in()
        else:
            self._pages.zoom_out()
