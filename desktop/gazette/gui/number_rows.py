"""Document numbers as tables show them: codes by years, and the numbers of one code and year with their gaps."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from gazette.archive import NumberedEntry
from gazette.desk.gaps import Gaps, Series, Span, spans_text
from gazette.gui.captions import Captions
from gazette.gui.look import Look
from gazette.gui.place_called import place_called

Index = QModelIndex | QPersistentModelIndex


def spans_called(spans: Iterable[Span], say: Captions) -> str:
    """53–59、61, parted as the language of the window does."""
    text = spans_text(spans)
    return text if say.language == "zh" else text.replace("、", ", ")


class NumberGrid(QAbstractTableModel):
    """A code a row, which its header names and so stays in view, a year a column, the newest first.

    Before them stands a column for what is counted on from year to year, where there is such.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.codes: tuple[str, ...] = ()
        self.years: tuple[int | None, ...] = ()
        self._cells: dict[tuple[str, int | None], Series] = {}

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show_gaps(self, found: Gaps) -> None:
        """Show all series."""
        self.beginResetModel()
        self._cells = {(series.code, series.year): series for series in found.series}
        self.codes = tuple(sorted({code for code, _ in self._cells}))
        years = {year for _, year in self._cells}
        counted_on: tuple[int | None, ...] = (None,) if None in years else ()
        self.years = (*counted_on, *sorted((year for year in years if year is not None), reverse=True))
        self.endResetModel()

    def series_at(self, index: Index) -> Series | None:
        """The series of a cell."""
        return self._cells.get((self.codes[index.row()], self.years[index.column()])) if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.codes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.years)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.codes[section]
        year = self.years[section]
        return self._look.say("numbers.any_year") if year is None else str(year)

    def data(self, index: Index, role: int = 0) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        series = self.series_at(index)
        if series is None:
            return ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self._look.say("numbers.missing", spans=spans_called(series.missing, self._look.say))
                if series.missing
                else None
            )
        missing = sum(last - first + 1 for first, last in series.missing)
        return self._look.say("numbers.cell_gaps", span=series.span, count=missing) if missing else series.span


class NumberList(QAbstractTableModel):
    """The numbers of a series one below the other, with a row for each gap."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.lines: tuple[tuple[str, NumberedEntry | None], ...] = ()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self.beginResetModel()
        self._look = look
        self.endResetModel()

    def show_series(self, series: Series | None) -> None:
        """Show the numbers of a code and year, or nothing."""
        self.beginResetModel()
        self.lines = tuple(_lines(series)) if series else ()
        self.endResetModel()

    def entry_at(self, index: Index) -> NumberedEntry | None:
        """The entry of a row; a gap has none."""
        return self.lines[index.row()][1] if index.isValid() else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return self._look.say(("numbers.number", "numbers.title", "numbers.place")[section])

    def data(self, index: Index, role: int = 0) -> object:
        number, entry = self.lines[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole and entry is None:
            return self._look.theme.color("doubt")
        if role == Qt.ItemDataRole.ToolTipRole and entry is not None:
            return entry.title
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if entry is None:
            return ("", self._look.say("numbers.missing", spans=number), "")[index.column()]
        return (number, entry.title, place_called(entry.issue, entry.page, self._look.say))[index.column()]


def _lines(series: Series) -> list[tuple[str, NumberedEntry | None]]:
    there: list[tuple[int, str, NumberedEntry | None]] = [
        (number, str(number), entry) for number, entries in series.entries.items() for entry in entries
    ]
    there += [(span[0], spans_text((span,)), None) for span in series.missing]
    return [(said, entry) for _, said, entry in sorted(there, key=lambda line: line[0])]
