"""What is copied or cut over several lines is pasted with its structure: levels, lists and tables."""

from dataclasses import replace
from typing import Literal

import pytest
from PySide6.QtCore import QBuffer, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage

from gazette.desk.pictures import keep_picture
from gazette.gui.app import Application
from gazette.gui.entry_lines import LineKey
from gazette.model import Block, Cell, Enclosure, Heading, NameList, Paragraph, Person, Picture, Table
from tests.gui.test_blocks import blocks_of, editor_of, entry_of, press, with_blocks
from tests.gui.test_removing_across_kinds import select

_TABLE = Table(rows=((Cell(text="甲", colspan=2),), (Cell(text="乙"), Cell(text="2"))), header_rows=1)
_HEADING = Heading(text="一、总体要求", level=1, number="一、")
_NAMES = NameList(people=(Person(name="张三", affiliation="副市长"), Person(name="李四")))
_BLOCKS: tuple[Block, ...] = (Paragraph(text="甲文。"), _HEADING, _TABLE, _NAMES, Paragraph(text="乙文。"))
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opening(application: Application) -> Application:
    with_blocks(application, (*_BLOCKS, Enclosure(title="方案", blocks=(_HEADING, Paragraph(text="丙文。")))))
    return application


def paste_into_another(application: Application, *blocks: Block) -> tuple[Block, ...]:
    press(application, Qt.Key.Key_C, _CTRL)
    with_blocks(application, blocks)
    press(application, Qt.Key.Key_End)
    press(application, Qt.Key.Key_V, _CTRL)
    editor_of(application).settle()
    return blocks_of(application)


def test_blocks_keep_their_kinds_in_another_entry(opening: Application) -> None:
    select(opening, LineKey((1,), "text"), 0, LineKey((4,), "text"), 3)
    assert paste_into_another(opening, Paragraph(text="前。")) == (Paragraph(text="前。"), *_BLOCKS[1:])
    opening.workbench.undo()
    assert blocks_of(opening) == (Paragraph(text="前。"),)


def test_what_was_cut_is_put_back_as_it_was(opening: Application) -> None:
    before = entry_of(opening)
    select(opening, LineKey((0,), "text"), 2, LineKey((4,), "text"), 1)
    press(opening, Qt.Key.Key_X, _CTRL)
    assert blocks_of(opening)[0] == before.blocks[0]  # not committed yet
    press(opening, Qt.Key.Key_V, _CTRL)
    editor_of(opening).settle()
    assert blocks_of(opening) == before.blocks


def a_png() -> bytes:
    """A picture of one colour."""
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_a_picture_that_the_archive_has_comes_along_and_another_is_told(opening: Application) -> None:
    kept = opening.workbench.call_desk(lambda desk: keep_picture(desk.archive, a_png(), "PNG"))
    assert isinstance(kept, Picture)
    elsewhere = replace(kept, sha256="0" * 64)
    blocks = (Paragraph(text="甲文。"), kept, elsewhere, Paragraph(text="乙文。"))
    with_blocks(opening, blocks)
    select(opening, LineKey((0,), "text"), 0, LineKey((3,), "text"), 3)
    assert paste_into_another(opening, Paragraph(text="前。")) == (
        Paragraph(text="前。甲文。"),
        kept,
        Paragraph(text="乙文。"),
    )
    assert "图" in opening.window.edit.document.messages.sentence.text()


def test_what_stands_in_a_plan_comes_without_it_where_its_title_was_not_copied(opening: Application) -> None:
    select(opening, LineKey((5, 0), "text"), 0, LineKey((5, 1), "text"), 2)
    assert paste_into_another(opening, Paragraph(text="前。")) == (
        Paragraph(text="前。"),
        _HEADING,
        Paragraph(text="丙文"),
    )


def test_the_head_of_an_entry_is_copied_as_text(opening: Application) -> None:
    select(opening, LineKey((), "title"), 0, LineKey((1,), "text"), 6)
    assert paste_into_another(opening, Paragraph(text="前。")) == (
        Paragraph(text="前。关于防汛工作的通知"),
        Paragraph(text="2026年3月2日"),
        *_BLOCKS[:2],
    )


def test_a_part_of_one_line_is_only_text(opening: Application) -> None:
    select(opening, LineKey((1,), "text"), 2, LineKey((1,), "text"), 6)
    assert paste_into_another(opening, Paragraph(text="前。")) == (Paragraph(text="前。总体要求"),)


@pytest.mark.parametrize("laid_down", [b"{", b'[{"kind": "of_a_later_version"}]', b"[1]", b"\xff"])
def test_what_another_version_laid_down_is_pasted_as_text(opening: Application, laid_down: bytes) -> None:
    data = QMimeData()
    data.setText("别处来的。")
    data.setData("application/x-gazette-desk-blocks", laid_down)
    with_blocks(opening, (Paragraph(text="前。"),))
    press(opening, Qt.Key.Key_End)
    QGuiApplication.clipboard().setMimeData(data)
    press(opening, Qt.Key.Key_V, _CTRL)
    editor_of(opening).settle()
    assert blocks_of(opening) == (Paragraph(text="前。别处来的。"),)


@pytest.mark.parametrize("selected", [False, True])
def test_what_is_pasted_on_a_drawn_table_stands_below_it_in_one_step(opening: Application, *, selected: bool) -> None:
    before = entry_of(opening)
    html = "<h1>一、新的</h1><p>丁文。</p>"
    for text, rich, put in (
        ("丁文。\n\n戊文。", "", (Paragraph(text="丁文。"), Paragraph(text="戊文。"))),
        ("丁文。", html, (Heading(text="一、新的", level=1, number="一、"), Paragraph(text="丁文。"))),
    ):
        data = QMimeData()
        data.setText(text)
        if rich:
            data.setHtml(rich)
        QGuiApplication.clipboard().setMimeData(data)
        select(opening, LineKey((2,), "table"), 0, LineKey((2,), "table"), int(selected))
        press(opening, Qt.Key.Key_V, _CTRL)
        editor_of(opening).settle()
        assert blocks_of(opening) == (*before.blocks[:3], *put, *before.blocks[3:])
        opening.workbench.undo()
        assert entry_of(opening) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
@pytest.mark.parametrize("part", ["table", "picture"])
def test_a_drawn_block_is_copied_and_cut_where_the_caret_stands_at_it(
    opening: Application, key: Qt.Key, part: Literal["table", "picture"]
) -> None:
    kept = opening.workbench.call_desk(lambda desk: keep_picture(desk.archive, a_png(), "PNG"))
    assert isinstance(kept, Picture)
    drawn = _TABLE if part == "table" else kept
    with_blocks(opening, (Paragraph(text="甲文。"), drawn, Paragraph(text="乙文。")))
    select(opening, LineKey((1,), part), 0, LineKey((1,), part), 0)
    press(opening, key, _CTRL)
    rest = (Paragraph(text="甲文。"), Paragraph(text="乙文。"))
    cut = key == Qt.Key.Key_X
    assert blocks_of(opening) == (rest if cut else (rest[0], drawn, rest[1]))
    assert not editor_of(opening).textCursor().hasSelection()
    editor_of(opening).put_caret(LineKey((1 if cut else 2,), "text"), 3)
    press(opening, Qt.Key.Key_V, _CTRL)
    assert blocks_of(opening) == ((*rest, drawn) if cut else (rest[0], drawn, rest[1], drawn))


def test_a_picture_of_a_published_issue_is_copied_and_stays(opening: Application) -> None:
    kept = opening.workbench.call_desk(lambda desk: keep_picture(desk.archive, a_png(), "PNG"))
    assert isinstance(kept, Picture)
    with_blocks(opening, (Paragraph(text="甲文。"), kept))
    editor = editor_of(opening)
    editor.setReadOnly(True)
    select(opening, LineKey((1,), "picture"), 0, LineKey((1,), "picture"), 0)
    press(opening, Qt.Key.Key_X, _CTRL)
    assert blocks_of(opening) == (Paragraph(text="甲文。"), kept)
    press(opening, Qt.Key.Key_C, _CTRL)
    editor.setReadOnly(False)
    editor.put_caret(LineKey((0,), "text"), 3)
    press(opening, Qt.Key.Key_V, _CTRL)
    assert blocks_of(opening) == (Paragraph(text="甲文。"), kept, kept)
