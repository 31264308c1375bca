"""What is pasted comes in as paragraphs, cleaned as a file would be, and is one step of undo."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from gazette.contents import contents_list, contents_text
from gazette.gui.app import Application
from gazette.gui.pasting import pasted_paragraphs
from gazette.model import Paragraph, walk_blocks

WRAPPED = """　　各区、县人民政府要坚持以人民为中心的发展思想，深入贯彻落实党中央、
国务院和省委、省政府决策部署，加快推进全市政务服务标准化、规
范化、便利化，切实提高企业和群众的获得感。到明年年底，全市政
务服务事项全部实现网上可办。
　　各部门要加强组织领导，明确责任分工，
确保各项任务落到实处。
"""


def test_lines_that_a_width_cut_are_joined() -> None:
    first, second = pasted_paragraphs(WRAPPED)
    assert first.endswith("规范化、便利化，切实提高企业和群众的获得感。到明年年底，全市政务服务事项全部实现网上可办。")
    assert second == "各部门要加强组织领导，明确责任分工，确保各项任务落到实处。"


def test_filling_spaces_are_closed_and_others_stay() -> None:
    assert pasted_paragraphs("张　艳\r\n\r\n合　计\n市长 闻砚清\na b\tc") == ["张艳", "合计", "市长 闻砚清", "a b c"]
    assert pasted_paragraphs("词语") == ["词语"]
    assert pasted_paragraphs(" \n") == []


def test_pasting_is_one_step_of_undo(application: Application) -> None:
    bench, editor = application.workbench, application.window.edit.document.editor
    entry = next(each for each in bench.entries if any(isinstance(b, Paragraph) for _, b in walk_blocks(each.blocks)))
    path = next(path for path, block in walk_blocks(entry.blocks) if isinstance(block, Paragraph))
    bench.choose_entry(entry.id)
    editor.show_block(path)
    QTest.keyClick(editor, Qt.Key.Key_End)
    pasted = QMimeData()
    pasted.setText(WRAPPED)
    changes: list[None] = []
    editor.textChanged.connect(lambda: changes.append(None))
    editor.insertFromMimeData(pasted)
    # Each change would be laid out and read, and thousands of paragraphs would take seconds.
    assert len(changes) <= 2
    assert bench.entry is not None
    assert "确保各项任务落到实处。" in "".join(getattr(b, "text", "") or "" for _, b in walk_blocks(bench.entry.blocks))
    application.window.actions_by_name["undo"].trigger()
    assert bench.entry == entry


def test_both_lists_are_copied(application: Application) -> None:
    issue = application.workbench.issue
    assert issue is not None
    QGuiApplication.clipboard().clear()
    application.window.contents.copy()
    copied = QGuiApplication.clipboard().text()
    starts = [span[0] if (span := application.workbench.span_of(entry.id)) else None for entry in issue.entries]
    for language in ("zh", "en"):
        assert contents_text(contents_list(issue, starts, language)).strip() in copied
