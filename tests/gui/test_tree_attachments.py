"""The structure: attachments below their entry, which lead to the text, and what its keys do."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.desk import ReplaceBlocks
from gazette.gui.app import Application
from gazette.gui.issue_tree import IssueTree
from gazette.gui.tree_rows import ENTRY, MOVED
from gazette.model import Attachment, Entry, Paragraph
from tests.gui.keyboard import give_keys


def tree_of(program: Application) -> IssueTree:
    return program.window.edit.tree_pane.tree


def row_of(tree: IssueTree, entry_id: int) -> QModelIndex:
    model = tree.model()
    sections = [model.index(row, 0) for row in range(model.rowCount())]
    entries = [model.index(row, 0, section) for section in sections for row in range(model.rowCount(section))]
    return next(index for index in entries if index.data(ENTRY) == entry_id)


def with_attachments(program: Application) -> tuple[Entry, list[int]]:
    """An entry that is not the current one, and where its attachments stand."""
    for entry in program.workbench.entries:
        places = [at for at, block in enumerate(entry.blocks) if isinstance(block, Attachment)]
        if len(places) > 1 and entry.id != program.workbench.entry_id:
            return entry, places
    raise AssertionError


def test_attachments_stand_below_their_entry_and_lead_to_the_text(application: Application) -> None:
    entry, places = with_attachments(application)
    tree = tree_of(application)
    index = row_of(tree, entry.id)
    model = tree.model()
    names = [model.index(row, 0, index).data() for row in range(model.rowCount(index))]
    blocks = [entry.blocks[at] for at in places]
    assert all(isinstance(block, Attachment) for block in blocks)
    assert [name.split()[0] for name in names] == [block.label for block in blocks]
    second = model.index(1, 0, index)
    tree.scrollTo(second)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(second).center())
    assert application.workbench.entry_id == entry.id
    assert application.window.edit.document.editor.current_path() == (places[1],)
    assert second.data(Qt.ItemDataRole.AccessibleTextRole) == names[1]


def test_the_keyboard_goes_through_attachments_without_leaving_the_entry(application: Application) -> None:
    entry, places = with_attachments(application)
    application.workbench.choose_entry(entry.id)
    tree = tree_of(application)
    assert tree.currentIndex().data(ENTRY) == entry.id
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    assert application.workbench.entry_id == entry.id
    assert application.window.edit.document.editor.current_path() == (places[0],)
    assert tree.currentIndex().parent().data(ENTRY) == entry.id


def test_an_entry_that_says_something_else_keeps_its_row(application: Application) -> None:
    tree = tree_of(application)
    entry, _places = with_attachments(application)
    index = row_of(tree, entry.id)
    application.workbench.choose_entry(entry.id)
    assert application.workbench.put_field("title_zh", "关于第二件事项的通知")
    assert row_of(tree, entry.id) == index
    assert "第二件" in index.data()
    application.workbench.undo()
    assert "第二件" not in index.data()


def test_its_keys_rename_an_entry_put_it_into_the_inbox_and_lead_to_the_text(
    application: Application, qtbot: QtBot
) -> None:
    bench, edit, tree = application.workbench, application.window.edit, tree_of(application)
    application.window.resize(1440, 900)
    give_keys(qtbot, application.window)
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=30000)
    entry = bench.entries[2]
    bench.choose_entry(entry.id)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert edit.document.editor.hasFocus()
    for pane in (tree, edit.pages.view):
        pane.setFocus()
        QTest.keyClick(pane, Qt.Key.Key_Escape)
        assert edit.document.editor.hasFocus()
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_F2)
    title = edit.document.details.title_zh
    assert title.hasFocus()
    assert title.textCursor().selectedText() == entry.title_zh
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert [each.id for each in bench.inbox] == [entry.id]
    assert bench.issue is not None
    assert entry.id not in [each.id for each in bench.issue.entries]
    bar = edit.document.messages
    assert bar.sentence.text() == f"“{entry.title_zh}”已移到收件箱。"
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert bar.isVisible(), "what waits in the inbox is not put there again"
    bar.button.click()
    assert not bench.inbox
    assert not bar.isVisible()


def test_a_first_page_that_moved_is_told_until_it_is_looked_at(application: Application, qtbot: QtBot) -> None:
    bench, tree = application.workbench, tree_of(application)
    qtbot.waitUntil(lambda: bench.pages is not None, timeout=30000)
    assert bench.issue is not None
    first, second = bench.issue.entries[1:3]
    before = bench.span_of(second.id)
    assert before is not None
    long = tuple(Paragraph(text="全市各级各部门要认真组织实施。" * 40) for _ in range(12))
    bench.do(ReplaceBlocks(first.id, (len(first.blocks) - 1,), (*first.blocks[-1:], *long)))
    qtbot.waitUntil(lambda: bench.span_of(second.id) not in (None, before), timeout=30000)
    index = row_of(tree, second.id)
    assert index.data(MOVED)
    assert f"原为第 {before[0]} 页" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert f"原为第 {before[0]} 页" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not row_of(tree, first.id).data(MOVED)
    tree.scrollTo(index)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
    assert not index.data(MOVED)
