"""How many characters: in the status bar of the entry or of what is selected, and on a click of everything."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QDialog, QHeaderView, QTableWidget, QTableWidgetItem, QToolButton, QVBoxLayout, QWidget

from gazette.gui.captions import plain
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.entry_lines import lines_of
from gazette.gui.help_topics import explained_at
from gazette.gui.look import Look
from gazette.gui.qt_places import characters
from gazette.gui.text_faces import key_of_line
from gazette.gui.workbench import Workbench
from gazette.model import BlockPath, Entry, Table, block_at, table_grid
from gazette.reading.counting import Counts, counts

_REST_MS = 150
_ROWS = ("words", "han", "characters", "spaced", "paragraphs")
_COLUMNS = ("selection", "entry", "issue")


def texts_of(entry: Entry) -> Iterator[str]:
    """What the lines of an entry say, each cell of its tables by itself; descriptions of pictures are not printed."""
    for line in lines_of(entry):
        if line.key.part == "table":
            yield from _cells(entry, line.key.path)
        elif line.key.part not in ("picture", "description"):
            yield line.text


def _cells(entry: Entry, path: BlockPath) -> list[str]:
    table = block_at(entry.blocks, path)
    return [each.cell.text for each in table_grid(table).cells] if isinstance(table, Table) else []


_SHARE = 10
"""At most a tenth of the time goes to counting."""


class Counting(QObject):
    """The count in the status bar, and the dialog that it opens."""

    def __init__(self, workbench: Workbench, editor: DocumentEditor, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._editor, self._look = workbench, editor, look
        self._known: dict[int, tuple[Entry, Counts]] = {}
        self.button = QToolButton(parent)
        self.button.setAutoRaise(True)
        self.button.clicked.connect(self.open)
        self.dialog = CountDialog(parent)
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self.fill)
        for signal in (editor.textChanged, editor.selectionChanged, workbench.entry_chosen, workbench.issue_changed):
            signal.connect(self._soon.start)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.dialog.dress(look)
        self.fill()

    def fill(self) -> None:
        """Count anew what is shown."""
        if self._editor.composing:
            self._soon.start()
            return
        begun = perf_counter()
        say, entry = self._look.say, self._entry()
        self.button.setVisible(entry is not None)
        if entry is None:
            return
        selected, whole = counts(self._selected(entry)).words, counts(texts_of(entry)).words
        if selected:
            self.button.setText(say("count.selected", selected=f"{selected:,}", words=f"{whole:,}"))
        else:
            self.button.setText(say("count.entry", words=f"{whole:,}"))
        self.button.setToolTip(plain(say("act.count")))
        self.button.setAccessibleName(f"{self.button.toolTip()}: {self.button.text()}")
        if self.dialog.isVisible():
            self.dialog.tell(self._all(entry))
        # Of a very long entry seldom enough that the keys do not feel it.
        self._soon.setInterval(max(_REST_MS, round((perf_counter() - begun) * 1000 * _SHARE)))

    def open(self) -> None:
        """Tell the counts of what is selected, of the entry and of the issue."""
        entry = self._entry()
        if entry is not None:
            self.dialog.tell(self._all(entry))
            self.dialog.show()
            self.dialog.raise_()
            self.dialog.table.setFocus()

    def _entry(self) -> Entry | None:
        """The current entry as it stands on the screen; None of a back issue, whose text is that of its pages."""
        bench = self._workbench
        return self._editor.typed_entry() if bench.entry is not None and bench.closed != "facsimile" else None

    def _all(self, entry: Entry) -> tuple[Counts, Counts, Counts]:
        issue = self._workbench.issue
        entries = issue.entries if issue is not None and self._workbench.number_of(entry.id) else (entry,)
        whole = counts(texts_of(entry))
        every = sum((whole if one.id == entry.id else self._counted(one) for one in entries), Counts())
        return counts(self._selected(entry)), whole, every

    def _counted(self, entry: Entry) -> Counts:
        """The counts of another entry, kept while it says the same."""
        known = self._known.get(entry.id)
        if known is None or known[0] is not entry:
            known = self._known[entry.id] = (entry, counts(texts_of(entry)))
        return known[1]

    def _selected(self, entry: Entry) -> Iterator[str]:
        """What is selected, of drawn tables all their cells."""
        cursor = self._editor.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        line: QTextBlock = self._editor.document().findBlock(start)
        while start < end and line.isValid() and line.position() < end:
            key = key_of_line(line)
            if key.part == "table":
                yield from _cells(entry, key.path)
            elif key.part not in ("picture", "description"):
                said = line.text()
                first, last = max(start - line.position(), 0), min(end - line.position(), line.length() - 1)
                yield said[characters(said, first) : characters(said, last)]
            line = line.next()


class CountDialog(QDialog):
    """A row for each count, a column for each of what is counted; stays open while one goes on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        explained_at(self, "count")
        self.table = QTableWidget(len(_ROWS), len(_COLUMNS), self)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.verticalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(self.table)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        say = look.say
        self.setWindowTitle(say("count.title"))
        self.table.setAccessibleName(say("count.title"))
        self.table.setHorizontalHeaderLabels([say(f"count.of_{name}") for name in _COLUMNS])
        self.table.setVerticalHeaderLabels([say(f"count.{name}") for name in _ROWS])
        self.table.verticalHeader().setDefaultSectionSize(look.px(32))
        high = self.table.horizontalHeader().sizeHint().height() + len(_ROWS) * look.px(32) + 4
        self.table.setMinimumSize(look.px(480), high)
        self.adjustSize()

    def tell(self, columns: tuple[Counts, Counts, Counts]) -> None:
        """Show the counts of what is selected, of the entry and of the issue."""
        for column, counted in enumerate(columns):
            for row, name in enumerate(_ROWS):
                item = QTableWidgetItem(f"{getattr(counted, name):,}")
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.table.setItem(row, column, item)
