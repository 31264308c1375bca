"""The page view: the preview is the print, a click finds the text, what did not change keeps its picture."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pypdfium2
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gazette.desk import Desk
from gazette.desk.house_styles import ChooseStyle, chosen_style
from gazette.desk.typesetters import fonts, issue_pages
from gazette.export import pages_to_pdf
from gazette.gui.app import Application
from gazette.gui.page_painting import page_picture
from gazette.gui.page_view import PageView
from gazette.gui.picture_shelf import PictureShelf
from gazette.gui.theme import LIGHT
from gazette.model import Entry, Heading, Issue, Paragraph, Section
from gazette.typeset import Column, Page, Pages, Strip

_SCALE = 2.0
_ISSUE = Issue(
    serial=7,
    year=2024,
    numbers=(7,),
    sections=(
        Section(
            entries=(
                Entry(
                    title_zh="关于印发《试点方案》的通知",
                    title_en="Circular on the Pilot Plan",
                    number_zh="云政发〔2024〕9号",
                    date="2024-07-05",
                    addressee="各区、县人民政府：",
                    blocks=(
                        Heading(text="一、目标", level=1, number="一、"),
                        Paragraph(text="到2025年，覆盖率达到85%以上，ISO 9000认证企业“应评尽评”——逐年提高。" * 6),
                    ),
                ),
            ),
        ),
    ),
)

_SHELF = PictureShelf(lambda _name, _done, _failed: None)


@pytest.fixture(scope="module")
def pages() -> Pages:
    return issue_pages(_ISSUE)


def grey(image: QImage) -> bytes:
    """The picture at a quarter of its size, in shades of grey."""
    small = image.scaled(
        image.size() / 4, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_Grayscale8)
    return b"".join(bytes(small.constScanLine(row)[: small.width()]) for row in range(small.height()))


def apart(pages: Pages) -> list[float]:
    """How far the window's picture of each page is from the printed one, as a part of the ink."""
    document = pypdfium2.PdfDocument(pages_to_pdf(pages, fonts()))
    return [_apart(page, printed) for page, printed in zip(pages.pages, document, strict=True)]


def _apart(page: Page, printed: pypdfium2.PdfPage) -> float:
    left, bottom, right, top = printed.get_trimbox()
    printed.set_mediabox(left, bottom, right, top)
    printed.set_cropbox(left, bottom, right, top)
    seen = printed.render(scale=_SCALE).to_pil().convert("RGB")
    print_image = QImage(seen.tobytes(), seen.width, seen.height, 3 * seen.width, QImage.Format.Format_RGB888)
    shown = page_picture(page, _SCALE, 1.0, QColor("white"), _SHELF.image).toImage()
    assert abs(shown.width() - print_image.width()) <= 1
    ours, theirs = grey(shown), grey(print_image.scaled(shown.size()))
    ink = sum(255 - shade for shade in theirs)
    assert ink
    return sum(abs(a - b) for a, b in zip(ours, theirs, strict=True)) / ink


def test_the_preview_is_the_print(qapp: object, pages: Pages) -> None:
    # The two painters smooth edges differently; another glyph, or one 2 points away, is several times as much.
    assert max(apart(pages)) < 0.25


def test_the_preview_of_the_sample_issue_is_its_print(qapp: object, sample_archive: Path) -> None:
    with Desk.open(sample_archive) as desk:
        issue = desk.archive.issue(desk.archive.issue_rows()[0].id)
    every = apart(issue_pages(issue))
    assert len(every) > 25
    assert max(every) < 0.25


@pytest.mark.parametrize("zoom", [25, 100, 800])
def test_every_zoom_is_sharp_and_shown_at_once(qtbot: QtBot, pages: Pages, zoom: int) -> None:
    view = PageView(LIGHT, _SHELF)
    qtbot.addWidget(view)
    view.resize(QSize(500, 700))
    view.show()
    view.set_pages(pages)
    view.set_zoom(zoom)
    body = next(index for index, page in enumerate(pages.pages) if page.number == 1)
    place = next(place for place in pages.pages[body].places if place.path == (0,))
    view.show_page(body, place.y)
    view.horizontalScrollBar().setValue(round((place.x + place.width / 2) * view.scale) - 250)
    began = process_time()
    shown = view.viewport().grab().toImage()
    assert process_time() - began < 1
    whole = page_picture(pages.pages[body], view.scale, 1.0, QColor("white"), _SHELF.image).toImage()
    sheet = view.sheet(body).toRect()
    # The hairline around the sheet is the view's own.
    seen = sheet.adjusted(3, 3, -3, -3) & view.viewport().rect()
    same = shown.copy(seen), whole.copy(seen.translated(-sheet.topLeft()))
    ink = sum(255 - shade for shade in grey(same[1]))
    assert ink
    assert sum(abs(a - b) for a, b in zip(*map(grey, same), strict=True)) / ink < 0.2


def test_zoom_goes_from_25_to_800_percent(qtbot: QtBot, pages: Pages) -> None:
    view = PageView(LIGHT, _SHELF)
    qtbot.addWidget(view)
    view.set_pages(pages)
    for _ in range(30):
        view.zoom_out()
    assert view.zoom_percent == 25
    for _ in range(30):
        view.zoom_in()
    assert view.zoom_percent == 800


def test_the_caret_moves_as_lightly_in_a_thousand_pages(qtbot: QtBot, pages: Pages) -> None:
    view = PageView(LIGHT, _SHELF)
    qtbot.addWidget(view)
    view.resize(QSize(500, 700))
    others = [_of_entry(page, 1) for page in pages.pages]
    view.set_pages(replace(pages, pages=(*pages.pages, *others * (1000 // len(others)))))
    begun = process_time()
    for _ in range(20):
        view.show_block(0, (1,), follow=True)
    assert process_time() - begun < 0.2
    (index, _place), at = view.place_of(0, (1,)) or (0, None), view.place_of(1, (1,))
    assert at is not None
    assert at[0] == len(pages.pages) + index


def _of_entry(page: Page, entry: int) -> Page:
    """``page`` as one of another entry."""
    items = (each._replace(entry=entry) if isinstance(each, Strip | Column) else each for each in page.items)
    return replace(page, items=tuple(items))


def test_zoom_keeps_the_page(qtbot: QtBot, pages: Pages) -> None:
    view = PageView(LIGHT, _SHELF)
    qtbot.addWidget(view)
    view.resize(QSize(500, 700))
    view.show()
    view.set_pages(pages)
    view.show_page(2)
    before = view.zoom_percent
    view.zoom_in()
    view.zoom_in()
    assert view.zoom_percent > before
    assert view.page_index == 2
    for _ in range(20):
        view.zoom_in()
    bar = view.horizontalScrollBar()
    assert bar.maximum() > 1000
    assert abs(bar.value() - bar.maximum() / 2) < 50


def test_pages_of_another_style_show_what_is_written_on(application: Application, qtbot: QtBot) -> None:
    bench, view = application.workbench, application.window.edit.pages.view
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=30000)
    application.window.edit.document.editor.show_block(())
    there = view.place_of(0, ())
    assert there is not None
    assert view.page_index == there[0]
    assert bench.issue is not None
    bench.do(ChooseStyle(bench.issue.id, chosen_style("gbt-9704-2012")))
    qtbot.waitUntil(lambda: view.place_of(0, ()) not in (None, there), timeout=30000)
    place = view.place_of(0, ())
    assert place is not None
    assert place[0] != there[0]
    assert view.page_index == place[0]
