"""Pictures in the window: inserted, shown, told of in caption and description, moved, taken out and brought back."""

import io
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk.facsimile_pages import picture_page
from gazette.errors import ArchiveError
from gazette.gui.app import Application
from gazette.gui.page_painting import page_picture
from gazette.gui.picture_shelf import PictureShelf
from gazette.model import Entry, Picture, block_at


def written(path: Path, colour: str = "#c03020") -> Path:
    Image.new("RGB", (600, 300), colour).save(path, dpi=(300, 300))
    return path


def entry_of(application: Application) -> Entry:
    entry = application.workbench.entry
    assert entry is not None
    return entry


def inserted(application: Application, qtbot: QtBot, file: Path) -> Picture:
    """A picture inserted below the first paragraph of the current entry, the caret at it."""
    editor = application.window.edit.document.editor
    editor.show_block((0,))
    with qtbot.waitSignal(application.window.edit.document.pictures.inserted):
        application.window.edit.document.pictures.insert([file])
    picture = block_at(entry_of(application).blocks, (1,))
    assert isinstance(picture, Picture)
    assert editor.current_path() == (1,)
    return picture


def caret_in(application: Application, part: str) -> None:
    editor = application.window.edit.document.editor
    editor.show_block((0,))
    editor.show_block((1,))  # from elsewhere, so that the caret goes to its first line
    while editor.current_key().part != part:
        assert editor.current_path() == (1,)
        editor.moveCursor(editor.textCursor().MoveOperation.NextBlock)


def test_a_picture_from_a_file_stands_below_the_block_at_the_caret(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    before = entry_of(application)
    picture = inserted(application, qtbot, written(tmp_path / "a.png"))
    assert (picture.width, picture.height) == pytest.approx((144, 72), abs=0.1)
    assert entry_of(application).blocks == (before.blocks[0], picture, *before.blocks[1:])
    application.workbench.undo()
    assert entry_of(application) == before
    application.workbench.redo()
    assert entry_of(application).blocks[1] == picture


def test_caption_and_description_are_typed(application: Application, qtbot: QtBot, tmp_path: Path) -> None:
    picture = inserted(application, qtbot, written(tmp_path / "a.png"))
    editor = application.window.edit.document.editor
    for part, words in (("caption", "图1　示意"), ("description", "一块红色")):
        caret_in(application, part)
        editor.insertPlainText(words)
    editor.settle()
    assert entry_of(application).blocks[1] == Picture(
        sha256=picture.sha256,
        media_type="image/png",
        width=picture.width,
        height=picture.height,
        caption="图1　示意",
        text="一块红色",
    )
    count = len(entry_of(application).blocks)
    caret_in(application, "caption")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.current_key().part == "description"
    caret_in(application, "description")
    QTest.keyClick(editor, Qt.Key.Key_Backspace)
    editor.settle()
    assert len(entry_of(application).blocks) == count


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_picture_is_deleted_like_a_character_and_comes_back(
    application: Application, qtbot: QtBot, tmp_path: Path, key: Qt.Key
) -> None:
    before = entry_of(application)
    picture = inserted(application, qtbot, written(tmp_path / "a.png"))
    editor = application.window.edit.document.editor
    caret_in(application, "picture")
    if key == Qt.Key.Key_Backspace:
        editor.moveCursor(editor.textCursor().MoveOperation.EndOfBlock)
    QTest.keyClick(editor, key)
    editor.settle()
    assert entry_of(application) == before
    application.workbench.undo()
    assert entry_of(application).blocks[1] == picture


def test_a_picture_changes_places_with_its_neighbours(application: Application, qtbot: QtBot, tmp_path: Path) -> None:
    before = entry_of(application).blocks
    picture = inserted(application, qtbot, written(tmp_path / "a.png"))
    acts = application.window.actions_by_name
    acts["picture_down"].trigger()
    assert entry_of(application).blocks[:3] == (before[0], before[1], picture)
    acts["picture_up"].trigger()
    acts["picture_up"].trigger()
    assert entry_of(application).blocks[:2] == (picture, before[0])
    acts["picture_up"].trigger()
    assert entry_of(application).blocks[0] == picture
    acts["remove_picture"].trigger()
    assert entry_of(application).blocks == before
    assert not acts["picture_up"].isEnabled()


def test_dropped_picture_files_go_into_the_text_and_other_files_to_the_window(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    editor = application.window.edit.document.editor
    picture, other, both = QMimeData(), QMimeData(), QMimeData()
    urls = [QUrl.fromLocalFile(str(written(tmp_path / "a.JPG"))), QUrl.fromLocalFile(str(tmp_path / "a.txt"))]
    for source, chosen in ((picture, urls[:1]), (other, urls[1:]), (both, urls)):
        source.setUrls(chosen)
    assert [editor.canInsertFromMimeData(source) for source in (picture, other, both)] == [True, False, False]
    editor.show_block((0,))
    with qtbot.waitSignal(application.window.edit.document.pictures.inserted):
        editor.insertFromMimeData(picture)
    made = entry_of(application).blocks[1]
    assert isinstance(made, Picture)
    assert made.media_type == "image/jpeg"


def test_a_copied_picture_is_pasted(application: Application, qtbot: QtBot) -> None:
    source, image = QMimeData(), QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    source.setImageData(image)
    editor = application.window.edit.document.editor
    editor.show_block((0,))
    with qtbot.waitSignal(application.window.edit.document.pictures.inserted):
        editor.insertFromMimeData(source)
    made = entry_of(application).blocks[1]
    assert isinstance(made, Picture)
    assert (made.width, made.height) == pytest.approx((30, 15), abs=0.1)


def test_what_is_no_picture_is_refused_in_a_sentence(application: Application, qtbot: QtBot, tmp_path: Path) -> None:
    before = entry_of(application)
    (tmp_path / "a.png").write_bytes(b"no picture")
    with qtbot.waitSignal(application.workbench.refused) as refused:
        application.window.edit.document.pictures.insert([tmp_path / "a.png"])
    assert refused.args[0].code == "ingest.picture_unknown"
    assert entry_of(application) == before


def test_the_pages_show_it_in_black_and_the_text_in_its_colours(
    application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    picture = inserted(application, qtbot, written(tmp_path / "a.png"))
    bench = application.workbench

    def shown() -> bool:
        return bench.pages is not None and any(page.pictures for page in bench.pages.pages)

    qtbot.waitUntil(shown, timeout=20_000)
    qtbot.waitUntil(lambda: bench.pictures.image(picture.sha256) is not None, timeout=5_000)
    coloured = bench.pictures.image(picture.sha256)
    assert coloured is not None
    assert coloured.pixelColor(9, 9) == QColor("#c03020")
    assert bench.pages is not None
    page = next(page for page in bench.pages.pages if page.pictures)
    (placed,) = page.pictures

    def printed(name: str) -> QImage | None:
        return bench.pictures.image(name, grey=True)

    sheet = page_picture(page, 1.0, 1.0, QColor("white"), printed).toImage()
    seen = sheet.pixelColor(round(placed.x + placed.width / 2), round(placed.y + placed.height / 2))
    assert seen.red() == seen.green() == seen.blue()
    with Image.open(io.BytesIO((tmp_path / "a.png").read_bytes())) as image:
        assert abs(seen.red() - image.convert("L").getpixel((9, 9))) < 8


def test_a_picture_that_the_archive_does_not_give_out_is_told(qtbot: QtBot) -> None:
    shelf = PictureShelf(lambda _name, _done, failed: failed(ArchiveError("archive.disk_error", file="a.gazette")))
    with qtbot.waitSignal(shelf.undrawn) as told:
        assert shelf.image("no hash") is None
    assert told.args[0].code == "archive.disk_error"
    shelf.close()


def test_a_picture_that_is_shown_far_smaller_keeps_what_is_fine(qapp: QApplication) -> None:
    fine = QImage(700, 70, QImage.Format.Format_RGB888)
    fine.fill(QColor("white"))
    for x in range(0, 700, 2):
        for y in range(70):
            fine.setPixelColor(x, y, QColor("black"))
    page = picture_page("fine", 100, 10, number=1, label="1")
    shown = page_picture(page, 1.7, 1.0, QColor("white"), lambda _name: fine).toImage()
    greys = {shown.pixelColor(x, 8).lightness() for x in range(10, 160)}
    assert max(greys) - min(greys) < 40, "black and white lines are one grey, not stripes of their own"
