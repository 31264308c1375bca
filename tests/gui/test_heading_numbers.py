"""Headings are numbered anew and on, made by typing their number, joined with their text and parted, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.entry_lines import LineKey
from gazette.gui.heading_numbers import completes_number, numbered_anew
from gazette.gui.run_in import toggled
from gazette.model import Block, Heading, Note, Paragraph, block_texts
from tests.gui.test_blocks import BODY, act, blocks_of, compose, editor_of, opening, press, undone

__all__ = ["opening"]


def headings(*texts: str) -> tuple[Block, ...]:
    levels = {"、": 1, "）": 2, ".": 3}
    made: list[Block] = []
    for text in texts:
        end = next((at for at, sign in enumerate(text) if sign in levels), -1)
        number = text[: end + 1]
        made.append(Heading(text=text, level=levels[text[end]], number=number) if number else Paragraph(text=text))
    return tuple(made)


def said(blocks: tuple[Block, ...] | None) -> list[str]:
    return [text for block in blocks or () for text in block_texts(block)]


def marked(editor: DocumentEditor) -> list[str]:
    """What is marked in the text."""
    return [mark.cursor.selectedText() for mark in editor.extraSelections()]


MIXED = headings("一、甲", "（一）乙", "（三）丙", "文", "三、丁", "（四）戊", "1.己", "3.庚", "五、辛")


def test_headings_are_numbered_anew_from_a_block_on() -> None:
    assert said(numbered_anew(MIXED, (0,), going_on=False)) == [
        *("一、甲", "（一）乙", "（二）丙", "文", "二、丁", "（一）戊", "1.己", "2.庚", "三、辛"),
    ]
    assert said(numbered_anew(MIXED, (4,), going_on=False))[:2] == ["一、丁", "（一）戊"]
    assert said(numbered_anew(MIXED, (4,), going_on=True))[:2] == ["二、丁", "（一）戊"]
    assert said(numbered_anew(MIXED, (5,), going_on=True))[:3] == ["（四）戊", "1.己", "2.庚"]
    assert said(numbered_anew(MIXED, (5,), going_on=False))[-1] == "四、辛"
    assert numbered_anew(headings("文"), (0,), going_on=False) is None


@pytest.mark.parametrize("text", ["一、", "（二）", "（12）", "3.建", "4、"])
def test_a_number_is_complete(text: str) -> None:
    assert completes_number(text)


@pytest.mark.parametrize("text", ["一", "（二", "一、建", "3.", "1.5", "3.建设", "第一", ""])
def test_a_number_is_not_complete_or_something_follows(text: str) -> None:
    assert not completes_number(text)


def test_heading_and_text_are_joined_and_parted_with_their_footnotes() -> None:
    blocks: tuple[Block, ...] = (
        Heading(text="（一）近期①目标", level=2, number="（一）"),
        Note(text="①今年。", mark="①"),
        Paragraph(text="先试点②。"),
        Note(text="②三处。", mark="②"),
    )
    one = toggled(blocks, (0,))
    assert one is not None
    assert one.blocks == (
        Heading(text="（一）近期①目标。先试点②。", level=2, number="（一）", lead="（一）近期①目标。"),
        blocks[1],
        blocks[3],
    )
    assert toggled(blocks, (2,)) == one
    two = toggled(one.blocks, (0,))
    assert two is not None
    assert two.blocks == blocks
    assert toggled(headings("一、甲", "文"), (0,)) is None


def test_a_typed_number_makes_a_heading_and_undo_gives_the_characters_back(opening: Application, qtbot: QtBot) -> None:
    editor = editor_of(opening)
    editor.show_block((4,))
    press(opening, Qt.Key.Key_Home)
    compose(opening, "er")
    compose(opening, "", "（五）")
    assert blocks_of(opening)[4] == Heading(text="（五）各单位照此执行。", level=2, number="（五）")

    def hints() -> list[tuple[str, str, str]]:
        found = opening.workbench.findings_of(opening.workbench.entry_id)
        return [(one.rule, one.level, one.text) for one in found if one.block == (4,)]

    qtbot.waitUntil(lambda: hints() == [("desk.heading_number", "hint", "（五）")], timeout=20000)
    assert "（五）" in marked(editor)
    editor.show_block((2,))
    press(opening, Qt.Key.Key_Home)
    QTest.keyClicks(editor, "x")
    assert "（五）" in marked(editor)
    press(opening, Qt.Key.Key_Backspace)
    editor.put_caret(LineKey((4,), "text"), 3)
    QTest.keyClicks(editor, "abc")
    editor.settle()
    assert blocks_of(opening)[4] == Heading(text="（五）abc各单位照此执行。", level=2, number="（五）")
    undone(opening)
    assert undone(opening) == "改段落种类"
    assert blocks_of(opening)[4] == Paragraph(text="（五）各单位照此执行。", level=2, number="（五）")
    undone(opening)
    assert blocks_of(opening) == BODY


@pytest.mark.parametrize("name", ["renumber", "continue_numbers"])
def test_no_number_is_given_while_an_input_method_composes(opening: Application, name: str) -> None:
    editor_of(opening).show_block((4,))
    press(opening, Qt.Key.Key_Home)
    compose(opening, "", "七、")
    typed = blocks_of(opening)
    compose(opening, "er")
    act(opening, name)
    assert blocks_of(opening) == typed
    assert editor_of(opening).composing
    compose(opening, "")
    act(opening, name)
    assert blocks_of(opening) != typed


def test_an_arabic_number_waits_for_what_follows(opening: Application) -> None:
    editor = editor_of(opening)
    editor.show_block((4,))
    press(opening, Qt.Key.Key_Home)
    QTest.keyClicks(editor, "1.5")
    editor.settle()
    assert blocks_of(opening)[4] == Paragraph(text="1.5各单位照此执行。")
    for _ in range(1):
        press(opening, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, "a")
    assert isinstance(blocks_of(opening)[4], Heading)


def test_numbering_and_running_in_from_the_menu(opening: Application) -> None:
    editor = editor_of(opening)
    editor.show_block((4,))
    press(opening, Qt.Key.Key_Home)
    compose(opening, "", "七、")
    act(opening, "continue_numbers")
    assert blocks_of(opening)[4] == Heading(text="二、各单位照此执行。", level=1, number="二、")
    act(opening, "renumber")
    assert blocks_of(opening)[4] == Heading(text="一、各单位照此执行。", level=1, number="一、")
    assert [undone(opening), undone(opening)] == ["重新编号", "续前编号"]
    editor.show_block((1,))
    act(opening, "kind_heading2")
    press(opening, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    joined = blocks_of(opening)[1]
    assert isinstance(joined, Heading)
    assert joined.lead == "（一）总体要求。"
    assert blocks_of(opening)[2] == BODY[3]
    press(opening, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert [undone(opening), undone(opening)] == ["另起", "接排"]
