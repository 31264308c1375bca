"""What is pasted becomes paragraphs as ``ingest`` reads them: filling spaces closed, lines that a width cut joined."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

from gazette.ingest import PICTURE_ENDINGS
from gazette.ingest.structure.lines import read_lines
from gazette.ingest.structure.rejoining import close_spacing, rejoin
from gazette.ingest.structure.wrapping import find_wrapping
from gazette.reading.characters import unfill


def pasted_paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, one a line, without the spaces and tabs that aligned them."""
    lines, _traces = read_lines(text)
    lines = close_spacing(lines, find_wrapping(lines))
    joined = rejoin(lines, find_wrapping(lines))
    paragraphs = (unfill(" ".join(line.text.split())) for line in joined)
    return [paragraph for paragraph in paragraphs if paragraph]


def pictures_in(source: QMimeData) -> tuple[Path | bytes, ...]:
    """The pictures that were dropped or copied: files, where all of them are pictures, or one without a file as PNG."""
    if source.hasUrls():
        files = [Path(url.toLocalFile()) for url in source.urls()]
        return tuple(files) if all(file.suffix.lower() in PICTURE_ENDINGS for file in files) else ()
    if source.hasText() or not source.hasImage():
        return ()
    image = source.imageData()
    return (_as_png(image),) if isinstance(image, QImage) else ()


def _as_png(image: QImage) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(written.data())
