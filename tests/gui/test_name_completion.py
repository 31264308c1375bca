"""Names of bodies complete from what was used before; no key is taken from the text, and no input method disturbed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import AddIssue, ReplaceBlocks, SetEntryField
from gazette.gui.app import Application
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.entry_lines import LineKey
from gazette.model import Issue, Paragraph, Signature
from gazette.reading.bodies import begun_body, responsible_bodies

CLAUSE = "开展培训。（市人力资源社会保障局、市教育局按职责分工负责；市财政局配合）"


@pytest.fixture
def editor(application: Application) -> DocumentEditor:
    """The text of the first entry: an open bracket, a clause, a signature that is begun; its addressee is another's."""
    bench = application.workbench
    first, second = bench.entries[:2]
    blocks = (
        Paragraph(text="健全机制（"),
        Paragraph(text="（市人力资源社会保障局、市教育局负责）"),
        Signature(lines=("市",)),
    )
    bench.do(ReplaceBlocks(first.id, (0,), blocks, count=len(first.blocks)))
    bench.do(SetEntryField(second.id, "addressee", "各区、市人民政府，市直各单位："))
    bench.do(SetEntryField(first.id, "addressee", None))
    bench.choose_entry(first.id)
    text = application.window.edit.document.editor
    text.setFocus()
    return text


def go_to(editor: DocumentEditor, key: LineKey) -> None:
    editor.put_caret(key)
    editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)


def typed(editor: DocumentEditor, words: str, preedit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(words)
    QApplication.sendEvent(editor, event)


def offered(editor: DocumentEditor) -> list[str]:
    names = editor.completion
    return [names.item(row).text() for row in range(names.count())] if names.isVisible() else []


def line(editor: DocumentEditor) -> str:
    return editor.textCursor().block().text()


def test_the_bodies_of_a_clause_are_read() -> None:
    assert list(responsible_bodies(CLAUSE)) == []
    said = "（市人力资源社会保障局、市教育局按职责分工负责）"
    assert list(responsible_bodies(said)) == ["市人力资源社会保障局", "市教育局"]
    assert list(responsible_bodies("（市发展改革委牵头，市财政局、各区（市）政府配合负责）")) == []
    assert list(responsible_bodies("（市发展改革委牵头，市财政局配合负责）")) == ["市发展改革委", "市财政局"]


@pytest.mark.parametrize(
    ("text", "begun"),
    [("机制（市人", "市人"), ("（市教育局、市财", "市财"), ("（市", ""), ("（市教育局）市财", ""), ("市财政", "")],
)
def test_a_name_is_begun_in_an_open_bracket_alone(text: str, begun: str) -> None:
    assert begun_body(text) == begun


def test_a_name_in_a_clause_is_completed_by_tab(editor: DocumentEditor) -> None:
    go_to(editor, LineKey((0,), "text"))
    typed(editor, "市")
    assert offered(editor) == []
    typed(editor, "人")
    assert offered(editor)[0] == "市人力资源社会保障局"
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert line(editor) == "健全机制（市人力资源社会保障局"
    assert offered(editor) == []


def test_what_other_issues_used_is_known_too(application: Application, qtbot: QtBot) -> None:
    bench, known = application.workbench, application.window.edit.document.editor.completion.known
    entry = bench.entries[0]
    bench.do(SetEntryField(entry.id, "addressee", "驻青各单位，各国有企业："))
    bench.do(AddIssue(Issue(year=2031, numbers=(1,), serial=900, date="2031-01-05")))
    other = max(bench.rows, key=lambda row: row.id)
    bench.choose_issue(other.id)
    assert bench.entries == ()
    qtbot.waitUntil(lambda: known("addressee", "驻青") == ["驻青各单位，各国有企业："], timeout=20000)


def test_an_addressee_is_chosen_as_a_whole(editor: DocumentEditor) -> None:
    go_to(editor, LineKey((), "addressee"))
    typed(editor, "各区")
    wanted = "各区、市人民政府，市直各单位："
    assert wanted in offered(editor)
    while editor.completion.currentItem() is None or editor.completion.currentItem().text() != wanted:
        QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert line(editor) == wanted


def test_enter_and_other_keys_do_what_they_do_as_long_as_none_is_chosen(editor: DocumentEditor) -> None:
    go_to(editor, LineKey((0,), "text"))
    typed(editor, "市人")
    assert offered(editor)
    number = editor.textCursor().blockNumber()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.textCursor().blockNumber() == number + 1
    assert offered(editor) == []


def test_esc_takes_them_away_and_typing_on_narrows_them(editor: DocumentEditor) -> None:
    go_to(editor, LineKey((2,), "line"))
    typed(editor, "教育")
    assert offered(editor) == ["市教育局"]
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert offered(editor) == []
    assert line(editor) == "市教育"
    typed(editor, "局")
    assert offered(editor) == []


def test_nothing_stands_there_while_an_input_method_composes(editor: DocumentEditor) -> None:
    go_to(editor, LineKey((0,), "text"))
    typed(editor, "市人")
    assert offered(editor)
    typed(editor, "", preedit="li")
    assert offered(editor) == []
    typed(editor, "", preedit="")
    assert offered(editor) == []
    typed(editor, "力")
    assert offered(editor) == ["市人力资源社会保障局"]


def test_a_click_elsewhere_takes_them_away(editor: DocumentEditor) -> None:
    go_to(editor, LineKey((0,), "text"))
    typed(editor, "市人")
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    assert offered(editor) == []
