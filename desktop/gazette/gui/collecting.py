"""Collects what helps to find a fault, into a file that the person chooses and can read before giving it away."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from gazette.desk.diagnostics import diagnostics
from gazette.export import write_file
from gazette.gui.captions import Captions
from gazette.gui.workbench import Workbench
from gazette.settings import Settings, log_file

# Of the settings those that name nobody and no place.
_CHOSEN = ("language", "theme", "text_size", "zoom", "exports", "printing")


def collect_diagnostics(
    workbench: Workbench, settings: Settings, say: Captions, window: QWidget
) -> Callable[[Captions], str] | None:
    """Ask where to and write it; what is to be told, None where the person went back.

    Raises ExportError where it cannot be written, and what the archive raises.
    """
    proposed = workbench.folders.begin("diagnostics", "gazette-desk.txt")
    file, _ = QFileDialog.getSaveFileName(window, say("diagnostics.title"), proposed, say("diagnostics.kinds"))
    if not file:
        return None
    chosen: dict[str, str | int] = {name: getattr(settings, name) for name in _CHOSEN}
    screens = [f"Qt {qVersion()}, {QGuiApplication.platformName()}"]
    for screen in QGuiApplication.screens():
        size = screen.size()
        screens.append(f"screen {size.width()}x{size.height()} at {screen.devicePixelRatio()}")
    log = log_file("gazette-desk")
    text = workbench.call_desk(lambda desk: diagnostics(desk, chosen, screens, log))
    write_file(workbench.folders.note("diagnostics", file), text.encode("utf-8"), ending=".txt")
    return lambda said: said("diagnostics.written", file=Path(file).name)
