"""The structure lists the attachments below their entry; choosing one leads to it in the text."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from gazette.gui.app import Application
from gazette.gui.issue_tree import IssueTree
from gazette.gui.tree_rows import ENTRY
from gazette.model import Attachment, Entry


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
