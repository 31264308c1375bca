"""Files that are dropped on the structure come in where they were dropped."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk import MoveEntry
from gazette.gui.app import Application
from gazette.gui.issue_tree import IssueTree
from gazette.gui.tree_rows import ENTRY
from gazette.model import Attachment

_ACTIONS = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
_LEFT, _SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
"""A file manager offers to move what is dragged with Shift."""


@pytest.fixture
def tree(application: Application) -> IssueTree:
    application.window.resize(1440, 900)
    application.window.show()
    return application.window.edit.tree_pane.tree


def notices(home: Path, *numbers: int) -> list[Path]:
    files = [home / f"公告{number}.txt" for number in numbers]
    for number, file in zip(numbers, files, strict=True):
        title = f"云澜市人民政府关于调整{number}路公交线路的公告"
        file.write_text(f"{title}\n（2024年7月{number}日）\n云政告〔2024〕{number}号\n自8月1日起调整。\n", "utf-8")
    return files


def drop(program: Application, qtbot: QtBot, files: Sequence[Path], at: QPoint) -> None:
    """Drop files at a point of the tree, and wait until they are in."""
    tree, data = program.window.edit.tree_pane.tree, QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    viewport = tree.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, _ACTIONS, data, _LEFT, _SHIFT))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, _ACTIONS, data, _LEFT, _SHIFT))
    dropped = QDropEvent(QPointF(at), _ACTIONS, data, _LEFT, _SHIFT)
    with qtbot.waitSignals([program.workbench.brought] * len(files), timeout=5000):
        QApplication.sendEvent(viewport, dropped)
    assert dropped.isAccepted()
    assert dropped.dropAction() is Qt.DropAction.CopyAction  # else a file manager takes away what it has moved


def section_row(tree: IssueTree, place: int) -> QModelIndex:
    return tree.model().index(place, 0)


def numbers_of(program: Application, place: int) -> list[str | None]:
    return [entry.number_zh for entry in program.workbench.sections[place].entries]


def full_section(program: Application) -> int:
    """The place of a section, not the last one, that has several entries."""
    sections = program.workbench.sections[:-1]
    return next(place for place, section in enumerate(sections) if len(section.entries) > 1)


def test_on_a_section_they_come_in_at_its_end(
    application: Application, tree: IssueTree, qtbot: QtBot, home: Path
) -> None:
    place = full_section(application)
    before = numbers_of(application, place)
    row = section_row(tree, place)
    tree.scrollTo(row)
    drop(application, qtbot, notices(home, 1, 2), tree.visualRect(row).center())
    assert numbers_of(application, place) == [*before, "云政告〔2024〕1号", "云政告〔2024〕2号"]


def test_on_an_entry_they_come_in_after_it_in_their_order(
    application: Application, tree: IssueTree, qtbot: QtBot, home: Path
) -> None:
    place = full_section(application)
    first, *rest = numbers_of(application, place)
    row = tree.model().index(0, 0, section_row(tree, place))
    tree.scrollTo(row)
    drop(application, qtbot, notices(home, 1, 2), tree.visualRect(row).center())
    assert numbers_of(application, place) == [first, "云政告〔2024〕1号", "云政告〔2024〕2号", *rest]


def test_above_an_entry_they_come_in_before_it(
    application: Application, tree: IssueTree, qtbot: QtBot, home: Path
) -> None:
    place = full_section(application)
    first, *rest = numbers_of(application, place)
    row = tree.model().index(1, 0, section_row(tree, place))
    tree.scrollTo(row)
    drop(application, qtbot, notices(home, 1), tree.visualRect(row).topLeft() + QPoint(20, 0))
    assert numbers_of(application, place) == [first, "云政告〔2024〕1号", *rest]


def test_on_an_attachment_they_come_in_after_its_entry(
    application: Application, tree: IssueTree, qtbot: QtBot, home: Path
) -> None:
    bench = application.workbench
    place, at = next(
        (place, at)
        for place, section in enumerate(bench.sections)
        for at, entry in enumerate(section.entries)
        if any(isinstance(block, Attachment) for block in entry.blocks)
    )
    before = numbers_of(application, place)
    row = tree.model().index(0, 0, tree.model().index(at, 0, section_row(tree, place)))
    tree.scrollTo(row)
    drop(application, qtbot, notices(home, 1), tree.visualRect(row).center())
    assert numbers_of(application, place) == [*before[: at + 1], "云政告〔2024〕1号", *before[at + 1 :]]


def test_on_the_inbox_they_wait_there(application: Application, tree: IssueTree, qtbot: QtBot, home: Path) -> None:
    bench = application.workbench
    bench.do(MoveEntry(bench.entries[0].id, None, 0))
    row = section_row(tree, len(bench.sections))
    tree.scrollTo(row)
    drop(application, qtbot, notices(home, 1), tree.visualRect(row).center())
    assert "云政告〔2024〕1号" in [entry.number_zh for entry in bench.inbox]


def test_below_all_rows_they_come_in_at_the_end_of_the_issue(
    application: Application, tree: IssueTree, qtbot: QtBot, home: Path
) -> None:
    tree.collapseAll()
    drop(application, qtbot, notices(home, 1), tree.viewport().rect().bottomLeft() + QPoint(20, -5))
    assert numbers_of(application, -1)[-1] == "云政告〔2024〕1号"


def test_where_the_entry_is_gone_before_a_file_is_read_it_comes_in_at_the_end_of_the_section(
    application: Application, tree: IssueTree, qtbot: QtBot, home: Path
) -> None:
    bench, place = application.workbench, full_section(application)
    first, second, *rest = numbers_of(application, place)
    row = tree.model().index(1, 0, section_row(tree, place))
    tree.scrollTo(row)
    bench.brought.connect(lambda _brought: bench.do(MoveEntry(gone, None, 0)), Qt.ConnectionType.SingleShotConnection)
    gone = row.data(ENTRY)
    drop(application, qtbot, notices(home, 1, 2), tree.visualRect(row).topLeft() + QPoint(20, 0))
    assert numbers_of(application, place) == [first, "云政告〔2024〕1号", *rest, "云政告〔2024〕2号"]
    assert [entry.number_zh for entry in bench.inbox] == [second]


def test_an_entry_dropped_between_attachments_stands_after_their_entry(
    application: Application, tree: IssueTree
) -> None:
    bench, model = application.workbench, tree.model()
    place, at, entry = next(
        (place, at, entry)
        for place, section in enumerate(bench.sections)
        for at, entry in enumerate(section.entries)
        if sum(isinstance(block, Attachment) for block in entry.blocks) > 1
    )
    moved = next(one for section in bench.sections if section != bench.sections[place] for one in section.entries)
    wanted: list[tuple[int, int, int]] = []
    tree.move_wanted.connect(lambda *move: wanted.append(move))
    source = next(
        model.index(row, 0, section_row(tree, number))
        for number, section in enumerate(bench.sections)
        for row, one in enumerate(section.entries)
        if one.id == moved.id
    )
    below = model.index(at, 0, section_row(tree, place))
    model.dropMimeData(model.mimeData([source]), Qt.DropAction.MoveAction, 1, 0, below)
    assert wanted == [(moved.id, bench.sections[place].id, at + 1)]
    assert bench.sections[place].entries[at] == entry
