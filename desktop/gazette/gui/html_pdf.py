"""A web page of ours as a PDF on A4, to be printed or passed on."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter, QTextDocument

from gazette.export import write_file

_MARGIN_MM = 20
_POINTS_PER_MM = 72 / 25.4


def write_html_pdf(html: str, file: Path) -> None:
    """Write the page; ExportError where the file cannot be written, which then stays as it was."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM), QPageLayout.Unit.Millimeter)
    document = QTextDocument()
    document.setHtml(html)
    document.setPageSize(QSizeF((210 - 2 * _MARGIN_MM) * _POINTS_PER_MM, (297 - 2 * _MARGIN_MM) * _POINTS_PER_MM))
    document.print_(writer)
    buffer.close()
    write_file(file, bytes(content.data()))
