"""What fitting would do, as sentences, and the entries that begin on another page then."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gazette.desk.fitting import Fitting
from gazette.errors import GazetteError
from gazette.gui.look import Look
from gazette.gui.row_table import as_rows
from gazette.wording import error_sentence, sentence

_COLUMNS = ("fit.entry", "fit.title", "fit.before", "fit.after")
_TITLE = 1
_ROWS_SHOWN = 6


class FitOutcome(QWidget):
    """Hidden while there is nothing to tell."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fitting: Fitting | None = None
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.moved = QTableWidget(0, len(_COLUMNS), self)
        self.moved.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        as_rows(self.moved)
        header = self.moved.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.told)
        layout.addWidget(self.moved)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take captions; what is told is told in the other language."""
        self._look = look
        self.moved.setAccessibleName(look.say("fit.moved"))
        self.moved.setHorizontalHeaderLabels([look.say(name) for name in _COLUMNS])
        title = self.moved.horizontalHeaderItem(_TITLE)
        assert title is not None
        title.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.moved.verticalHeader().setDefaultSectionSize(look.px(32))
        self.tell(self._fitting)

    def tell(self, fitting: Fitting | None) -> None:
        """Show what ``fitting`` would do; None hides all."""
        self._fitting = fitting
        self.setVisible(fitting is not None)
        if fitting is not None:
            self.told.setText("\n".join(self._sentences(fitting)))
            self._fill(_moved(fitting))

    def tell_error(self, error: GazetteError) -> None:
        """Show why there is no outcome."""
        self._tell_only(error_sentence(error, self._look.say.language))

    def tell_stale(self) -> None:
        """Show why the outcome of a trial is not shown: it is of an issue that has changed since."""
        self._tell_only(self._look.say("fit.stale"))

    def _tell_only(self, text: str) -> None:
        self._fitting = None
        self.told.setText(text)
        self.moved.hide()
        self.show()

    def _sentences(self, fitting: Fitting) -> list[str]:
        language = self._look.say.language
        told = [sentence(code, values, language) for code, values in fitting.told if code != "desk.fit_moved"]
        if not fitting.reached:
            nearest = len(fitting.pages_after.pages)
            missed = {"issue": fitting.before.reference, "wanted": fitting.wanted, "pages": nearest}
            told.append(sentence("desk.fit_missed", missed, language))
        return told

    def _fill(self, rows: list[tuple[str, str, str, str]]) -> None:
        self.moved.setVisible(bool(rows))
        self.moved.setRowCount(len(rows))
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                if column == _TITLE:
                    item.setToolTip(text)
                else:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                self.moved.setItem(at, column, item)
        shown = self.moved.verticalHeader().defaultSectionSize() * min(len(rows), _ROWS_SHOWN)
        self.moved.setFixedHeight(self.moved.horizontalHeader().sizeHint().height() + shown + 2 * 2)


def _moved(fitting: Fitting) -> list[tuple[str, str, str, str]]:
    """The entries that begin on another page: number, title, page before, page after."""
    pairs = zip(fitting.before.entries, fitting.starts, strict=True)
    return [
        (str(number), entry.title_zh, str(before), str(after))
        for number, (entry, (before, after)) in enumerate(pairs, 1)
        if before != after
    ]
