"""The widths that a person gave the columns of tables, at 100 % text size; kept with the person."""

import json
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView

from gazette.gui.look import Look
from gazette.settings import Settings


class ColumnWidths(QObject):
    """Notes what is dragged, by the names of the tables; ``dress`` comes after the tables were dressed."""

    def __init__(self, tables: Mapping[str, QTableView], settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._tables, self._settings = tables, settings
        self._look: Look | None = None
        self._held: QObject | None = None
        """The head in which the mouse is pressed."""
        for name, table in tables.items():
            table.horizontalHeader().sectionResized.connect(partial(self._resized, name))
            table.horizontalHeader().viewport().installEventFilter(self)

    def dress(self, look: Look) -> None:
        """Give the columns their widths."""
        self._look = look
        for name, widths in self._known().items():
            table = self._tables.get(name)
            for column, width in widths.items():
                if table is not None and table.horizontalHeader().count() > int(column):
                    table.setColumnWidth(int(column), look.px(width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress:
            self._held = watched
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._held = None
        return False

    def _resized(self, name: str, column: int, _before: int, width: int) -> None:
        """Keep it where a person did it; what stretches follows the window."""
        header = self._tables[name].horizontalHeader()
        if self._held is not header.viewport() or self._look is None:
            return
        if header.sectionResizeMode(column) == QHeaderView.ResizeMode.Interactive:
            known = self._known()
            known.setdefault(name, {})[str(column)] = round(width / self._look.scale)
            self._settings.widths = json.dumps(known)

    def _known(self) -> dict[str, dict[str, int]]:
        try:
            read = json.loads(self._settings.widths or "{}")
            return {str(name): {str(int(at)): int(each) for at, each in of.items()} for name, of in read.items()}
        except (ValueError, TypeError, AttributeError):
            return {}
