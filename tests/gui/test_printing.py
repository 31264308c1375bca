"""Office printing: the printer gets the pages of the file; what fails is told in a sentence."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageOps, ImageStat
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.printing import sides_to_print
from gazette.errors import ExportError
from gazette.gui import glyph_fonts, system_printer
from gazette.gui.app import Application
from gazette.gui.print_dialog import PrintDialog
from gazette.gui.printing import lay_paper, print_sides
from gazette.gui.stopping import StoppedError

_POINTS_TO_MM = 25.4 / 72
_WHOLE = ExportManner()
# A window of its own is raised and given hints of its size; a screen that is none says that it cannot do that.


class TwoSided(QPrinter):
    """A printer that prints on both sides: one that writes a file never says so."""

    def duplex(self) -> QPrinter.DuplexMode:
        """Turned over the long edge."""
        return QPrinter.DuplexMode.DuplexLongSide


def printer_to(file: Path, manner: ExportManner = _WHOLE, kind: type[QPrinter] = QPrinter) -> QPrinter:
    """A printer that writes a PDF."""
    printer = kind(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    lay_paper(printer, folded=manner.booklet, spread=manner.spreads)
    return printer


def sheets(file: Path) -> list[Image.Image]:
    """Every side in grey, two pixels a point."""
    document = pypdfium2.PdfDocument(file)
    return [page.render(scale=2).to_pil().convert("L") for page in document]


def on_paper(drawn: Image.Image, size: tuple[int, int]) -> Image.Image:
    """``drawn`` in the middle of a sheet of ``size``."""
    sheet = Image.new("L", size, 255)
    sheet.paste(drawn, (round((size[0] - drawn.width) / 2), round((size[1] - drawn.height) / 2)))
    return sheet


def apart(printed: Image.Image, written: Image.Image) -> float:
    """How far two pictures are from each other, as a part of the ink; edges are smoothed away."""
    # The inks of a file for the press are shown a little lighter than black.
    small = [ImageOps.autocontrast(picture).reduce(4) for picture in (printed, on_paper(written, printed.size))]
    ink = ImageStat.Stat(ImageChops.invert(small[1])).sum[0]
    return ImageStat.Stat(ImageChops.difference(*small)).sum[0] / max(ink, 1)


@pytest.fixture
def desk(sample_archive: Path, tmp_path: Path) -> Desk:
    """A desk over the sample issue."""
    copied = tmp_path / "copy.gazette"
    copied.write_bytes(sample_archive.read_bytes())
    return Desk.open(copied)


@pytest.mark.parametrize(
    ("manner", "paper"),
    [
        (ExportManner(proof=True), (210, 297)),
        (ExportManner(booklet=True, proof=True), (420, 297)),
        (ExportManner(spreads=True, pages="1-6"), (420, 297)),
        (ExportManner(entry=3), (210, 297)),
    ],
    ids=["proof", "booklet", "spreads", "entry"],
)
def test_the_print_is_the_file(
    qapp: object, desk: Desk, tmp_path: Path, manner: ExportManner, paper: tuple[int, int]
) -> None:
    (issue_id,) = (row.id for row in desk.archive.issue_rows())
    export_issue(desk, issue_id, ExportFiles(pdf=tmp_path / "file.pdf"), manner)
    pages, sides, _ = sides_to_print(desk, issue_id, manner)
    done: list[tuple[int, int]] = []
    print_sides(
        printer_to(tmp_path / "print.pdf", manner),
        pages,
        sides,
        {},
        progress=lambda at, total: done.append((at, total)),
    )
    printed, written = sheets(tmp_path / "print.pdf"), sheets(tmp_path / "file.pdf")
    assert len(printed) == len(written) == len(sides)
    assert done == [(at + 1, len(sides)) for at in range(len(sides))]
    for sheet in printed:
        assert [round(edge / 2 * _POINTS_TO_MM) for edge in sheet.size] == list(paper)
    # Two programs smooth edges differently; a page 1 point away is several times as much.
    assert max(apart(one, other) for one, other in zip(printed, written, strict=True)) < 0.25


def test_a_font_that_another_of_its_name_stands_before_is_drawn_in_outlines(
    qapp: object, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (issue_id,) = (row.id for row in desk.archive.issue_rows())
    pages, sides, _ = sides_to_print(desk, issue_id, ExportManner(pages="1"))
    print_sides(printer_to(tmp_path / "fonts.pdf"), pages, sides, {})
    assert "公共阅读" in pypdfium2.PdfDocument(tmp_path / "fonts.pdf")[0].get_textpage().get_text_bounded()
    monkeypatch.setattr(glyph_fonts, "_application_family", lambda _name: "Liberation Serif")
    with ThreadPoolExecutor(1) as thread:  # every thread finds its fonts anew
        thread.submit(print_sides, printer_to(tmp_path / "outlines.pdf"), pages, sides, {}).result()
    assert "公共阅读" not in pypdfium2.PdfDocument(tmp_path / "outlines.pdf")[0].get_textpage().get_text_bounded()
    assert apart(sheets(tmp_path / "outlines.pdf")[0], sheets(tmp_path / "fonts.pdf")[0]) < 0.25


def test_copies_and_order_are_as_the_dialog_says(qapp: object, desk: Desk, tmp_path: Path) -> None:
    (issue_id,) = (row.id for row in desk.archive.issue_rows())
    pages, sides, _ = sides_to_print(desk, issue_id, ExportManner(pages="1-3"))

    def folios(*, collate: bool, last_first: bool = False) -> list[str]:
        printer = printer_to(tmp_path / "copies.pdf")
        printer.setCopyCount(2)
        printer.setCollateCopies(collate)
        if last_first:
            printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
        print_sides(printer, pages, sides, {})
        drawn = sheets(tmp_path / "copies.pdf")
        singly = {sheet.tobytes(): str(at) for at, sheet in enumerate(first)}
        return [singly[sheet.tobytes()] for sheet in drawn]

    print_sides(printer_to(tmp_path / "once.pdf"), pages, sides, {})
    first = sheets(tmp_path / "once.pdf")
    assert folios(collate=True) == list("012012")
    assert folios(collate=False) == list("001122")
    assert folios(collate=True, last_first=True) == list("210210")


def test_copies_and_order_of_sheets_with_two_sides(qapp: object, desk: Desk, tmp_path: Path) -> None:
    """No copy begins on the back of another one's last sheet, and no sheet has one page twice."""
    (issue_id,) = (row.id for row in desk.archive.issue_rows())
    pages, sides, _ = sides_to_print(desk, issue_id, ExportManner(pages="1-3"))
    print_sides(printer_to(tmp_path / "once.pdf"), pages, sides, {})
    names = {sheet.tobytes(): str(at) for at, sheet in enumerate(sheets(tmp_path / "once.pdf"))}

    def order(*, collate: bool, last_first: bool = False) -> str:
        printer = printer_to(tmp_path / "two_sides.pdf", kind=TwoSided)
        printer.setCopyCount(2)
        printer.setCollateCopies(collate)
        if last_first:
            printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
        done: list[tuple[int, int]] = []
        print_sides(printer, pages, sides, {}, progress=lambda at, total: done.append((at, total)))
        drawn = sheets(tmp_path / "two_sides.pdf")
        assert done[-1] == (len(drawn), len(drawn))
        return "".join(names.get(sheet.tobytes(), "-") for sheet in drawn)

    assert order(collate=True) == "012-012"
    assert order(collate=False) == "01012-2"
    assert order(collate=True, last_first=True) == "2-012-01"


def test_paper_that_is_too_small_is_refused(qapp: object, desk: Desk, tmp_path: Path) -> None:
    (issue_id,) = (row.id for row in desk.archive.issue_rows())
    for manner, paper, needed in ((ExportManner(), "A5", "A4"), (ExportManner(booklet=True), "A4", "A3")):
        printer = printer_to(tmp_path / "small.pdf", manner)
        printer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, paper)))
        with pytest.raises(ExportError) as caught:
            print_sides(printer, *sides_to_print(desk, issue_id, manner))
        assert caught.value.code == "export.paper_too_small"
        assert caught.value.values["needed"] == needed
        assert not (tmp_path / "small.pdf").exists()


@pytest.mark.qt_log_ignore("QPdf|QPainter::begin")
def test_a_printer_that_fails_is_told(qapp: object, desk: Desk, tmp_path: Path) -> None:
    (issue_id,) = (row.id for row in desk.archive.issue_rows())
    with pytest.raises(ExportError) as caught:
        print_sides(printer_to(tmp_path / "gone" / "a.pdf"), *sides_to_print(desk, issue_id, ExportManner(pages="1")))
    assert caught.value.code == "export.print_file_failed"


def test_a_job_that_is_stopped_leaves_no_torn_file(qapp: object, desk: Desk, tmp_path: Path) -> None:
    (issue_id,) = (row.id for row in desk.archive.issue_rows())
    pages, sides, _ = sides_to_print(desk, issue_id, _WHOLE)

    def stop(done: int, _total: int) -> None:
        assert done < 4
        if done == 3:
            raise StoppedError

    with pytest.raises(StoppedError):
        print_sides(printer_to(tmp_path / "torn.pdf"), pages, sides, {}, progress=stop)
    assert not (tmp_path / "torn.pdf").exists()


@pytest.fixture
def dialog(application: Application, qtbot: QtBot) -> PrintDialog:
    """The dialog, opened by its act."""
    qtbot.waitUntil(lambda: application.workbench.sheet_pages is not None, timeout=30000)
    application.window.actions_by_name["print"].trigger()
    return application.window.printing


@pytest.fixture
def printed_to(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the only printer of the system puts its sheets."""
    file = home / "sheets.pdf"

    def accepted(printer: QPrinter, _parent: QWidget) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        return True

    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Office"])
    monkeypatch.setattr(system_printer, "confirmed", accepted)
    return file


def test_a_booklet_is_printed_in_the_background(dialog: PrintDialog, printed_to: Path, qtbot: QtBot) -> None:
    assert dialog.isVisible()
    assert not dialog.isModal()
    dialog.booklet.setChecked(True)
    seen: list[int] = []
    dialog.stopping.progressed.connect(lambda at, _total: seen.append(at))
    dialog.print_button.click()
    assert not dialog.print_button.isEnabled()
    assert dialog.progress.stop_button.isVisible()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=30000)
    count = len(pypdfium2.PdfDocument(printed_to))
    assert count % 2 == 0
    assert f"{count} 面" in dialog.messages.sentence.text()
    assert seen == list(range(1, count + 1))
    assert not dialog.progress.stop_button.isVisible()


def test_one_entry_and_a_range_of_pages(
    application: Application, dialog: PrintDialog, printed_to: Path, qtbot: QtBot
) -> None:
    dialog.entry.setChecked(True)
    dialog.pages.setText("1-2")
    dialog.print_button.click()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=30000)
    document = pypdfium2.PdfDocument(printed_to)
    assert len(document) == 2
    assert "校样" in document[0].get_textpage().get_text_bounded()
    dialog.pages.setText("900")
    dialog.print_button.click()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=30000)
    assert "900" in dialog.messages.sentence.text()


def test_printing_is_stopped_and_leaves_nothing(dialog: PrintDialog, printed_to: Path, qtbot: QtBot) -> None:
    dialog.stopping.progressed.connect(lambda _at, _total: dialog.progress.stop_button.click())
    dialog.print_button.click()
    qtbot.waitUntil(dialog.print_button.isEnabled, timeout=30000)
    assert "已停止" in dialog.messages.sentence.text()
    assert not printed_to.exists()


def test_a_computer_without_a_printer_is_told_what_to_do(
    application: Application, dialog: PrintDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog.print_button.click()
    assert "没有打印机" in dialog.messages.sentence.text()
    assert dialog.messages.button.text() == dialog.pdf_button.text() == "存成 PDF…"
    application.window.actions_by_name["language_en"].trigger()
    assert "no printer" in dialog.messages.sentence.text()


def test_a_long_sentence_leaves_room_for_what_stands_below_it(
    application: Application, dialog: PrintDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    application.window.actions_by_name["language_en"].trigger()
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog.print_button.click()
    below = (dialog.pages, dialog.print_button)
    qtbot.waitUntil(lambda: dialog.messages.sentence.height() > 2 * dialog.messages.sentence.fontMetrics().height())
    qtbot.waitUntil(lambda: all(part.height() >= part.minimumSizeHint().height() for part in below), timeout=2000)


def test_no_wish_to_print_prints_nothing(
    dialog: PrintDialog, printed_to: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_printer, "confirmed", lambda _printer, _parent: False)
    dialog.print_button.click()
    assert dialog.print_button.isEnabled()
    assert not printed_to.exists()


def test_how_it_was_printed_is_remembered(application: Application, dialog: PrintDialog) -> None:
    dialog.booklet.setChecked(True)
    dialog.proof.setChecked(False)
    application.window.remember()
    assert application.settings.printing == "booklet"


def test_the_sheets_are_saved_as_pdf_where_there_is_no_printer(
    dialog: PrintDialog, home: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(home / "校样"), ""))
    dialog.pages.setText("1-2")
    dialog.print_button.click()
    dialog.messages.button.click()
    assert not dialog.pdf_button.isEnabled()
    assert dialog.progress.stop_button.isVisible()
    qtbot.waitUntil(dialog.pdf_button.isEnabled, timeout=30000)
    document = pypdfium2.PdfDocument(home / "校样.pdf")
    assert [round(edge * _POINTS_TO_MM) for edge in document[0].get_size()] == [210, 297]
    assert len(document) == 2
    assert "校样" in document[0].get_textpage().get_text_bounded()
    assert str(home) in dialog.messages.sentence.text()
    assert dialog.messages.button.text() == "打开文件夹"
    dialog.booklet.setChecked(True)
    dialog.pages.clear()
    dialog.pdf_button.click()
    qtbot.waitUntil(dialog.pdf_button.isEnabled, timeout=30000)
    booklet = pypdfium2.PdfDocument(home / "校样.pdf")
    assert [round(edge * _POINTS_TO_MM) for edge in booklet[0].get_size()] == [420, 297]


def test_no_file_chosen_saves_nothing(dialog: PrintDialog, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    there = set(home.iterdir())
    dialog.pdf_button.click()
    assert dialog.pdf_button.isEnabled()
    assert set(home.iterdir()) == there
