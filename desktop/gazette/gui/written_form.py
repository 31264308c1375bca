"""Beside a form of export: when it was last written while the program runs, and the way to open it."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gazette.errors import DeskError, IngestError
from gazette.gui.look import Look
from gazette.gui.moments import moment
from gazette.gui.panes import ElidedLabel


class WrittenForm(QWidget):
    """Empty for an issue of which the form was not written."""

    refused = Signal(object)
    """A GazetteError: the file cannot be opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._written: dict[int, tuple[Path, str]] = {}
        self._when = ElidedLabel("facts", self)
        self.open_button = QPushButton(self)
        self.open_button.setObjectName("link")
        self._file = Path()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._when)
        row.addWidget(self.open_button)
        self.open_button.clicked.connect(self._open)
        self.hide()

    def note(self, issue_id: int, file: Path) -> None:
        """The form of this issue was written just now."""
        self._written[issue_id] = (file, datetime.now(UTC).isoformat())

    def wrote(self, issue_id: int, file: Path) -> bool:
        """Whether this file is what was written last of this issue."""
        return issue_id in self._written and self._written[issue_id][0] == file

    def forget(self) -> None:
        """Another archive has other issues of the same ids."""
        self._written.clear()

    def show_of(self, issue_id: int, look: Look) -> None:
        """Say when the form of this issue was written."""
        self.setVisible(issue_id in self._written)
        if issue_id not in self._written:
            return
        self._file, at = self._written[issue_id]
        self._when.say(moment(at, look.say))
        self.open_button.setText(look.say("publish.open"))
        self.open_button.setAccessibleName(f"{look.say('publish.open')}: {self._file.name}")
        self.open_button.setToolTip(str(self._file))

    def _open(self) -> None:
        if not self._file.exists():
            self.refused.emit(IngestError("ingest.not_found", file=str(self._file)))
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._file))):
            self.refused.emit(DeskError("desk.file_not_opened", file=str(self._file)))
