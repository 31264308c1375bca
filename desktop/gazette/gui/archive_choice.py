"""Asks what to do where the archive cannot be opened at the start: again, bring it back, another, a new one, leave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from gazette.errors import GazetteError
from gazette.gui.captions import Captions
from gazette.gui.icons import application_icon
from gazette.wording import error_sentence

_ENDING = ".gazette"
_ICON = 48
_MENDED = {
    "archive.damaged": "opening.repair",
    "archive.saves_missing": "opening.repair",
    "archive.gone": "opening.restore",
}
"""By what an archive comes back that cannot be opened."""


@dataclass(frozen=True, slots=True)
class ArchivePlace:
    """Which archive to open, and whether it is to be made."""

    path: Path
    new: bool


def choose_archive(
    error: GazetteError, tried: ArchivePlace, say: Captions, mends: Mapping[str, Callable[[Path], None]]
) -> ArchivePlace | None:
    """What the person wants to open instead of ``tried``, or the same once more; None to leave the program.

    ``mends`` has what makes a sound archive of one that is damaged or gone, by the caption of its button.
    """
    while True:
        box = QMessageBox(QMessageBox.Icon.NoIcon, say("program"), error_sentence(error, say.language))
        box.setIconPixmap(application_icon().pixmap(_ICON))
        again = box.addButton(say("opening.again"), QMessageBox.ButtonRole.AcceptRole)
        other = box.addButton(say("opening.other"), QMessageBox.ButtonRole.ActionRole)
        new = box.addButton(say("opening.place" if tried.new else "opening.new"), QMessageBox.ButtonRole.ActionRole)
        mend, means = None, _MENDED.get(error.code, "")
        if means:
            mend = box.addButton(say(means), QMessageBox.ButtonRole.ActionRole)
        leave = box.addButton(say("opening.leave"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(again)
        box.setEscapeButton(leave)
        box.exec()
        pressed = box.clickedButton()
        if pressed is again:
            return tried
        if mend is not None and pressed is mend:
            failed = _failure_of(mends[means], tried.path)
            if failed is None:
                return tried
            error = failed
            continue
        if pressed not in (other, new):
            return None
        chosen = _existing(tried.path, say) if pressed is other else _to_be_made(tried.path, say)
        if chosen is not None:
            return chosen


def _failure_of(mend: Callable[[Path], None], path: Path) -> GazetteError | None:
    QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        mend(path)
    except GazetteError as error:
        return error
    finally:
        QGuiApplication.restoreOverrideCursor()
    return None


def _existing(tried: Path, say: Captions) -> ArchivePlace | None:
    file, _ = QFileDialog.getOpenFileName(None, say("choose.archive"), str(tried.parent), say("choose.archives"))
    return ArchivePlace(Path(file), new=False) if file else None


def _to_be_made(tried: Path, say: Captions) -> ArchivePlace | None:
    begin = Path.home() / tried.name
    # An archive is never written over: one that is there is opened.
    file, _ = QFileDialog.getSaveFileName(
        None,
        say("opening.new"),
        str(begin),
        say("choose.archives"),
        options=QFileDialog.Option.DontConfirmOverwrite,
    )
    if not file:
        return None
    path = Path(file)
    return ArchivePlace(path if path.suffix else path.with_name(path.name + _ENDING), new=True)
