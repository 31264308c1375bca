"""What can be done with the cells that are being edited: from the head, the menu and the keys; each one command."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from gazette.gui.actions import Actions
from gazette.gui.captions import Captions
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, icon_button
from gazette.gui.table_changes import AREA_ACTS, HEADER_ACTS, TABLE_ACTS, WIDTH_ACTS, AreaAct, TableAct
from gazette.gui.table_grid import TableGrid
from gazette.gui.workbench import Workbench
from gazette.model import BlockPath
from gazette.reading.table_sums import Total, totals

_TOLD = 3
_STEP = 0.02
"""How much of the table's width a column gets or gives by one key."""


class TableActs(QObject):
    """The acts on the table whose cells are being edited; ``tools`` are their buttons for the head."""

    def __init__(
        self,
        workbench: Workbench,
        editor: DocumentEditor,
        actions: Actions,
        messages: MessageBar,
        look: Look,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._actions = workbench, editor, actions
        self._messages, self._look = messages, look
        self.tools = QWidget(parent)
        self._header = QToolButton(self.tools)
        self._build()
        editor.grid_opened.connect(self._opened)
        workbench.issue_changed.connect(self._show_header)
        for name, act in TABLE_ACTS.items():
            actions[name].triggered.connect(lambda _on=False, act=act: self._act(act))
        for name, area_act in AREA_ACTS.items():
            actions[name].triggered.connect(lambda _on=False, act=area_act: self._act(act))
        for name, count in HEADER_ACTS.items():
            actions[name].triggered.connect(lambda _on=False, count=count: self._set_header_rows(count))
        actions["table_sums"].triggered.connect(self.check_sums)
        widths: dict[str, Callable[[TableGrid], None]] = {
            "column_wider": lambda grid: grid.widen(_STEP),
            "column_narrower": lambda grid: grid.widen(-_STEP),
            "even_columns": TableGrid.even_columns,
            "columns_by_content": TableGrid.widths_by_content,
        }
        for name, change in widths.items():
            actions[name].triggered.connect(lambda _on=False, change=change: self._change_widths(change))
        self._opened(False)

    def _build(self) -> None:
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name in ("row_below", "column_after", "merge_cells", "split_cell"):
            row.addWidget(icon_button(self._actions[name], self.tools))
        self._header.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._header.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        menu = QMenu(self._header)
        menu.addActions([self._actions[name] for name in HEADER_ACTS])
        self._header.setMenu(menu)
        row.addWidget(self._header)
        row.addWidget(icon_button(self._actions["table_sums"], self.tools))
        self.tools.hide()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._show_header()

    def check_sums(self) -> None:
        """Say whether the totals of the table are the sums of what they add up, and lead to the first that is not."""
        grid = self._editor.grid
        if grid is None:
            return
        grid.setFocus()
        path, found = grid.path, totals(grid.table)
        wrong = [total for total in found if total.written != total.added]
        if not found:
            self._messages.tell("hint", lambda say: say("table.sums_none"), passing=True)
        elif not wrong:
            self._messages.tell("ok", lambda say: say("table.sums_agree", count=len(found)), passing=True)
        else:
            self._messages.tell("error", lambda say: _told(wrong, say), "table.go", lambda: self._go(path, wrong[0]))

    def _go(self, path: BlockPath, total: Total) -> None:
        self._editor.open_grid(path)
        if self._editor.grid is not None:
            self._editor.grid.setCurrentCell(total.row, total.column)

    def _act(self, act: TableAct | AreaAct) -> None:
        grid = self._editor.grid
        if grid is None:
            return
        if isinstance(act, TableAct):
            grid.act(act)
        else:
            grid.act_on_area(act)

    def _change_widths(self, change: Callable[[TableGrid], None]) -> None:
        if self._editor.grid is not None:
            change(self._editor.grid)

    def _set_header_rows(self, count: int) -> None:
        if self._editor.grid is not None:
            self._editor.grid.set_header_rows(count)
        self._show_header()

    def _opened(self, opened: bool) -> None:
        for name in (*TABLE_ACTS, *AREA_ACTS, *HEADER_ACTS, *WIDTH_ACTS, "table_sums"):
            self._actions[name].setEnabled(opened)
        self._show_header()

    def _show_header(self) -> None:
        count = self._editor.grid.table.header_rows if self._editor.grid is not None else 0
        self._header.setText(self._look.say("table.header", count=count) + " ▾")
        self._header.setMinimumWidth(self._header.sizeHint().width())
        self._header.setAccessibleName(self._look.say("table.header", count=count))
        for name, rows in HEADER_ACTS.items():
            self._actions[name].setChecked(rows == count)


def _told(wrong: list[Total], say: Captions) -> str:
    told = ""
    for total in wrong[:_TOLD]:
        one = say(
            "table.sum_differs",
            name=total.name or str(total.column + 1),
            added=_figures(total.added),
            total=total.called,
            written=_figures(total.written),
            difference=_figures(abs(total.written - total.added)),
        )
        if total.empty:
            one += say("table.sum_empty", count=total.empty)
        told = say("table.sums_and", first=told, second=one) if told else one
    if len(wrong) > _TOLD:
        told += say("table.sums_more", count=len(wrong) - _TOLD)
    return say("table.sums_end", told=told)


def _figures(number: Decimal) -> str:
    return f"{number:f}"
