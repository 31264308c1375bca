"""Paints sides of sheets on a printer, at their own size; what cannot be printed is an ExportError with a sentence."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from gazette.errors import ExportError
from gazette.export import Side
from gazette.gui.page_painting import Shown, draw_page
from gazette.gui.picture_shelf import picture_image
from gazette.model import PictureFiles
from gazette.typeset import Pages, Progress

_POINTS_TO_MM = 25.4 / 72
_LONGEST = 4000
"""Pixels: more than a page of 300 dpi has."""
_TOLERANCE = 1.5
"""Points: papers are rounded to whole points, and some are named a little off."""


def lay_paper(printer: QPrinter, *, folded: bool, spread: bool) -> None:
    """The paper that an office printer is asked for: A4, or A3 lying; turned over its short edge where it is folded."""
    wide = folded or spread
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A3 if wide else QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait)
    if folded:
        printer.setDuplex(QPrinter.DuplexMode.DuplexShortSide)


def print_sides(
    printer: QPrinter,
    pages: Pages,
    sides: Sequence[Side],
    pictures: PictureFiles,
    *,
    progress: Progress | None = None,
) -> None:
    """Paint ``sides`` in the middle of the paper that ``printer`` has, copies and order as it is set.

    May run in any thread. Raises ExportError where the paper is too small or the printer fails. ``progress`` is called
    with (sides drawn, sides), blank ones too; what it raises ends the job, and a file that it was going to is taken
    away.
    """
    _turn_paper(printer, sides[0])
    _refuse_small_paper(printer, sides)
    order = _order(printer, len(sides))
    shown = _shown(pages, pictures)
    painter = QPainter()
    if not painter.begin(printer):
        raise _failed(printer)
    try:
        for at, number in enumerate(order):
            if at and not printer.newPage():
                raise _failed(printer)
            if number is not None:
                _draw_side(painter, printer, pages, sides[number], shown)
            if progress:
                progress(at + 1, len(order))
    except BaseException:
        printer.abort()
        painter.end()
        if printer.outputFileName():
            Path(printer.outputFileName()).unlink(missing_ok=True)
        raise
    if not painter.end() or printer.printerState() == QPrinter.PrinterState.Error:
        raise _failed(printer)


def _draw_side(painter: QPainter, printer: QPrinter, pages: Pages, side: Side, shown: Shown) -> None:
    scale = printer.resolution() / 72
    width, height = _paper(printer)
    for index, left, top in side.placed:
        painter.save()
        painter.translate(((width - side.width) / 2 + left) * scale, ((height - side.height) / 2 + top) * scale)
        draw_page(painter, pages.pages[index], scale, shown)
        painter.restore()


def _shown(pages: Pages, pictures: PictureFiles) -> Shown:
    """Unpacks pictures as they are printed, the last one kept."""

    @lru_cache(maxsize=1)
    def shown(sha256: str) -> QImage | None:
        if sha256 not in pictures:
            return None
        image = picture_image(pictures[sha256], _LONGEST)
        return image.convertToFormat(QImage.Format.Format_Grayscale8) if pages.picture_ink == "black" else image

    return shown


def _order(printer: QPrinter, count: int) -> list[int | None]:
    """The sides in the order in which they go to the printer, sheet by sheet; None is the blank back of a last sheet.

    They come again and again where the printer makes no copies itself.
    """
    on_a_sheet = 1 if printer.duplex() == QPrinter.DuplexMode.DuplexNone else 2
    sheets = [
        [side if side < count else None for side in range(first, first + on_a_sheet)]
        for first in range(0, count, on_a_sheet)
    ]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        sheets.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    printed = sheets * copies if printer.collateCopies() else [sheet for sheet in sheets for _ in range(copies)]
    order = [side for sheet in printed for side in sheet]
    return order if order[-1] is not None else order[:-1]


def _paper(printer: QPrinter) -> tuple[float, float]:
    rect = printer.pageLayout().fullRect(QPageLayout.Unit.Point)
    return rect.width(), rect.height()


def _turn_paper(printer: QPrinter, side: Side) -> None:
    """Lying or standing as the sides are, whatever stood in the dialog."""
    lying = side.width > side.height
    printer.setPageOrientation(QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait)


def _refuse_small_paper(printer: QPrinter, sides: Sequence[Side]) -> None:
    width, height = _paper(printer)
    widest, highest = max(side.width for side in sides), max(side.height for side in sides)
    if width < widest - _TOLERANCE or height < highest - _TOLERANCE:
        raise ExportError(
            "export.paper_too_small",
            paper=printer.pageLayout().pageSize().name(),
            width=round(width * _POINTS_TO_MM),
            height=round(height * _POINTS_TO_MM),
            needed="A3" if widest > highest else "A4",
        )


def _failed(printer: QPrinter) -> ExportError:
    if printer.outputFileName():
        return ExportError("export.print_file_failed", file=printer.outputFileName())
    return ExportError("export.printer_failed", printer=printer.printerName())
