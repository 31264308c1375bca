"""A red-line, or a report, on paper or as a PDF: a page of HTML on A4, by Qt."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextCursor, QTextDocument
from PySide6.QtWidgets import QWidget

from gazette.export import write_file
from gazette.gui.look import Look
from gazette.gui.system_printer import confirmed, some_printer

_POINTS = 10.5
_SCREEN = 96


def print_redline(page: str, look: Look, parent: QWidget) -> bool:
    """Let the person choose a printer and print; False where they do not. ExportError where there is no printer."""
    printer = some_printer()
    printer.setPageLayout(_sheet())
    if not confirmed(printer, parent):
        return False
    _document(page, look, printer.resolution()).print_(printer)
    return True


def save_redline(page: str, look: Look, file: Path, title: str = "") -> None:
    """Write the page as a PDF beside and rename; ExportError where it cannot be written."""
    device = QBuffer()
    device.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setPageLayout(_sheet())
    writer.setResolution(600)
    writer.setTitle(title)
    _document(page, look, writer.resolution()).print_(writer)
    del writer  # which ends the file
    write_file(file, bytes(device.data().data()), ending=".pdf")


def _sheet() -> QPageLayout:
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
        QPageLayout.Unit.Millimeter,
    )


def _document(page: str, look: Look, resolution: int) -> QTextDocument:
    """Without a size of its own: Qt then sets it for the sheet, with margins of 2 cm and the number of each page."""
    document = QTextDocument()
    font = look.faces.font(look.faces.song, 14)
    font.setPointSizeF(_POINTS)
    document.setDefaultFont(font)
    document.setHtml(page)
    # Qt takes the indent of a first line for dots of the printer.
    block, cursor = document.begin(), QTextCursor(document)
    while block.isValid():
        made = block.blockFormat()
        if made.textIndent():
            made.setTextIndent(made.textIndent() * resolution / _SCREEN)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(made)
        block = block.next()
    return document
