"""What is copied from Word or a page comes in with its structure, in one step, and says what it became."""
# ruff: noqa: E501 -- pages stand as programs write them

import base64

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from gazette.gui.app import Application
from gazette.gui.captions import Captions
from gazette.gui.pasting import pasted_structure, what_became
from gazette.ingest import read_html_fragment
from gazette.model import Block, Entry, Heading, Paragraph, Picture, Table, block_texts, walk_blocks
from tests.ingest.test_pictures import written

HTML = (
    "<html><body><!--StartFragment--><p class=MsoNormal>　　一、<b>总体要求</b></p><p class=MsoNormal>（一）指导思想</p>"
    "<p>坚持以人民为中心，\n认真落实。</p><p>（二）工作目标</p><p>明年年底全部完成。</p>"
    "<table border=1><tr><td>单位</td><td>数量</td></tr><tr><td>东区</td><td>100</td></tr></table><!--EndFragment--></body></html>"
)
TEXT = "一、总体要求\n（一）指导思想\n坚持以人民为中心，认真落实。\n（二）工作目标\n明年年底全部完成。\n单位\t数量\n东区\t100\n"


def copied(html: str = HTML, text: str = TEXT) -> QMimeData:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    return data


def texts(entry: Entry | None) -> list[str]:
    assert entry is not None
    return [text for _, block in walk_blocks(entry.blocks) for text in block_texts(block)]


def at_paragraph(application: Application) -> Entry:
    """An entry of the sample, the caret at the end of a paragraph of it."""
    bench, editor = application.workbench, application.window.edit.document.editor
    entry = next(each for each in bench.entries if any(isinstance(b, Paragraph) for _, b in walk_blocks(each.blocks)))
    path = next(path for path, block in walk_blocks(entry.blocks) if isinstance(block, Paragraph))
    bench.choose_entry(entry.id)
    editor.show_block(path)
    QTest.keyClick(editor, Qt.Key.Key_End)
    return entry


def test_what_is_copied_says_what_it_became() -> None:
    fragment = pasted_structure(HTML)
    assert fragment is not None
    assert what_became(fragment, Captions("zh")) == "粘贴为 6 段：1 个一级标题、2 个二级标题、1 张表。"
    assert what_became(fragment, Captions("en")).startswith("Pasted as 6 paragraphs: 1 level-1 headings")


@pytest.mark.parametrize(
    "html", ["<p>只有一段文字。</p>", "<span>几个字</span>", "", "<html><body></body></html>", "<div>" * 400 + "x"]
)
def test_text_alone_has_no_structure(html: str) -> None:
    assert pasted_structure(html) is None


def test_the_header_that_windows_puts_before_html_is_no_text() -> None:
    header = (
        "Version:0.9\r\nStartHTML:00000097\r\nEndHTML:00000500\r\nStartFragment:00000131\r\nEndFragment:00000400\r\n"
    )
    header += "SourceURL:http://www.yunxi.example/a.html\r\n"
    assert read_html_fragment(header + HTML).blocks == read_html_fragment(HTML).blocks


def test_cells_copied_from_a_spreadsheet_are_a_table() -> None:
    html = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=Generator content="Microsoft Excel 15"></head><body>'
        "<table><!--StartFragment--><col><col><tr><td>单位</td><td>数量</td></tr><tr><td>东区</td><td align=right>100</td></tr>"
        "<!--EndFragment--></table></body></html>"
    )
    (table,) = read_html_fragment(html).blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["单位", "数量"], ["东区", "100"]]


def test_structure_comes_in_and_is_one_step_of_undo(application: Application) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    entry = at_paragraph(application)
    editor.insertFromMimeData(copied())
    assert bench.entry is not None
    new: list[Block] = [block for _, block in walk_blocks(bench.entry.blocks)]
    assert any(isinstance(block, Heading) and block.text == "一、总体要求" and block.level == 1 for block in new)
    assert any(isinstance(block, Table) and block.rows[1][1].text == "100" for block in new)
    assert "粘贴为 6 段" in application.window.edit.document.messages.sentence.text()
    application.window.actions_by_name["undo"].trigger()
    assert bench.entry == entry


def test_only_the_text_is_a_click_away(application: Application) -> None:
    bench, pane = application.workbench, application.window.edit.document
    entry = at_paragraph(application)
    pane.editor.insertFromMimeData(copied())
    pane.messages.button.click()
    assert bench.entry is not None
    assert not any(
        isinstance(block, Table) and block.rows[0][0].text == "单位" for _, block in walk_blocks(bench.entry.blocks)
    )
    assert "坚持以人民为中心，认真落实。" in texts(bench.entry)
    assert pane.messages.isHidden()
    application.window.actions_by_name["undo"].trigger()
    assert bench.entry == entry


def test_the_paragraph_is_parted_at_the_caret_and_what_is_selected_goes(application: Application) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    entry = at_paragraph(application)
    cursor = editor.textCursor()
    text = cursor.block().text()
    cursor.setPosition(cursor.block().position() + 3)
    cursor.setPosition(cursor.position() + 2, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.insertFromMimeData(copied("<p>甲段完了。</p><h2>标题乙</h2><p>丙段开始</p>", "x"))
    said = texts(bench.entry)
    at = said.index("标题乙")
    assert said[at - 1] == text[:3] + "甲段完了。"
    assert said[at + 1] == "丙段开始" + text[5:]
    application.window.actions_by_name["undo"].trigger()
    assert bench.entry == entry


def test_ctrl_shift_v_pastes_text_alone(application: Application) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    at_paragraph(application)
    QGuiApplication.clipboard().setMimeData(copied("<h1>标题甲</h1><p>正文乙。</p>", "标题甲\n正文乙。"))
    action = application.window.actions_by_name["paste_text"]
    assert action.shortcut().toString() == "Ctrl+Shift+V"
    editor.setFocus()
    action.trigger()
    assert bench.entry is not None
    assert not any(
        isinstance(block, Heading) and block.text == "标题甲" for _, block in walk_blocks(bench.entry.blocks)
    )
    assert any(text.startswith("正文乙。") for text in texts(bench.entry))


def test_tracked_changes_are_pasted_as_accepted_and_said(application: Application) -> None:
    fragment = pasted_structure(
        "<html><head><meta name=Generator content='Microsoft Word 15'></head><body><p>甲<ins>新</ins><del>旧</del>。</p><p>乙。</p>"
    )
    assert fragment is not None
    assert [block.text for block in fragment.blocks if isinstance(block, Paragraph)] == ["甲新。", "乙。"]
    assert "接受修订" in what_became(fragment, Captions("zh"))


def test_in_the_title_only_words_come_in(application: Application) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    entry = at_paragraph(application)
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    editor.insertFromMimeData(copied("<h1>甲</h1><p>乙</p>", "甲\n乙"))
    editor.settle()
    assert bench.entry is not None
    assert (bench.entry.title_full or "").startswith("甲乙")
    assert len(bench.entry.blocks) == len(entry.blocks)


def test_what_cannot_be_kept_now_stays_on_the_screen_as_text(
    application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = application.window.edit.document.editor
    at_paragraph(application)
    monkeypatch.setattr(application.workbench, "put_entry", lambda *_, **__: False)
    editor.insertFromMimeData(copied())
    assert "坚持以人民为中心，认真落实。" in editor.toPlainText()
    monkeypatch.undo()
    editor.settle()
    assert "坚持以人民为中心，认真落实。" in texts(application.workbench.entry)


def test_what_is_copied_out_of_the_text_itself_comes_back_without_a_word(application: Application) -> None:
    pane = application.window.edit.document
    at_paragraph(application)
    cursor = pane.editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, 2)
    pane.editor.setTextCursor(cursor)
    pane.editor.copy()
    at_paragraph(application)
    pane.editor.paste()
    assert pane.messages.isHidden()


def test_a_picture_that_was_copied_is_kept_and_shown(application: Application) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    at_paragraph(application)
    content = written((300, 200))
    packed = base64.b64encode(content).decode()
    editor.insertFromMimeData(
        copied(f'<p>见图。</p><img alt="分区" src="data:image/png;base64,{packed}"><p>完。</p>', "x")
    )
    assert bench.entry is not None
    (picture,) = [block for _, block in walk_blocks(bench.entry.blocks) if isinstance(block, Picture)]
    kept = bench.call_desk(lambda desk: desk.archive.picture(picture.sha256))
    assert kept is not None
    assert kept.content == content
