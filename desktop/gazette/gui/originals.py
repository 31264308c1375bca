"""The file that an entry came from, as it came: opened with the program for it, or saved anywhere."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from gazette.archive import Source
from gazette.errors import DeskError, GazetteError
from gazette.export import write_file
from gazette.gui.look import Look
from gazette.gui.workbench import Workbench


class Originals(QObject):
    """Copies of originals lie in a folder that goes with the program; the archive's own are never handed out."""

    def __init__(self, workbench: Workbench, window: QWidget) -> None:
        super().__init__(window)
        self._workbench, self._window = workbench, window
        self._look: Look | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look

    def open_current(self) -> None:
        """Open the file that the current entry came from."""
        entry_id = self._workbench.entry_id
        source = self._workbench.call_desk(lambda desk: desk.archive.source_of_entry(entry_id))
        if source is None:
            self._workbench.refused.emit(DeskError("desk.no_original"))
        else:
            self.open(source)

    def open(self, source: Source) -> None:
        """Open a copy with the program that the system has for such files."""
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="gazette-originals-", ignore_cleanup_errors=True)
        folder = Path(self._folder.name) / source.sha256[:16]
        path = folder / source.name
        if self._write(source, path) and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self._workbench.refused.emit(DeskError("desk.original_not_opened", file=source.name))

    def save_as(self, source: Source) -> None:
        """Ask where to, and write the file there."""
        assert self._look is not None
        folders = self._workbench.folders
        start = folders.begin("original", source.name)
        chosen, _ = QFileDialog.getSaveFileName(self._window, self._look.say("inbox.save_original"), start)
        if chosen:
            self._write(source, folders.note("original", chosen))

    def end(self) -> None:
        """Take the copies away."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _write(self, source: Source, path: Path) -> bool:
        try:
            content = self._workbench.call_desk(lambda desk: desk.archive.source_content(source.sha256))
            path.parent.mkdir(parents=True, exist_ok=True)
            write_file(path, content)
        except OSError as error:
            reason = error.strerror or str(error)
            self._workbench.refused.emit(DeskError("desk.original_not_written", file=str(path), reason=reason))
            return False
        except GazetteError as error:
            self._workbench.refused.emit(error)
            return False
        return True
