"""One document parted in two, two joined to one: what a file was taken for, corrected by hand."""

from pathlib import Path

import pytest

from gazette.desk import Desk, JoinEntries, SplitEntry, inbox_files
from gazette.errors import IngestError
from gazette.model import Table, walk_blocks

TWO = """云川市人民政府关于开展春季植树的通知
云政字〔2024〕21号
各区、县人民政府，市政府各部门：
请各单位认真组织，做好记录。
项目\t数量
松树\t30
柳树\t20
云川市人民政府
2024年3月12日

云川市人民政府关于做好防汛工作的通知
云政字〔2024〕22号
各区、县人民政府：
请落实防汛责任。
云川市人民政府
2024年4月2日
"""


def test_a_document_is_parted_and_put_together_again(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "两份.txt").write_text(TWO, "utf-8")
    first, second = desk.bring_in(tmp_path / "两份.txt").entries
    desk.do(JoinEntries(first.id, second.id))
    (joined,) = desk.inbox()
    texts = [getattr(block, "text", None) for _, block in walk_blocks(joined.blocks)]
    at = next(place for place, block in enumerate(joined.blocks) if getattr(block, "text", "") == second.title_lines[0])
    assert second.number_zh in texts
    desk.do(SplitEntry(joined.id, at))
    one, two = desk.inbox()
    assert one == first
    assert two == second
    assert any(isinstance(block, Table) for block in one.blocks)
    (file,) = inbox_files(desk.archive, since="")
    assert [entry.id for entry in file.entries] == [one.id, two.id]
    desk.undo()
    desk.undo()
    assert desk.inbox() == (first, second)
    desk.redo()
    desk.redo()
    assert desk.inbox() == (first, second)


def test_the_inbox_tells_what_waits_what_was_refused_and_what_is_filed(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "两份.txt").write_text(TWO, "utf-8")
    (tmp_path / "乱.txt").write_bytes(bytes(range(256)) * 40)
    desk.bring_in(tmp_path / "两份.txt")
    with pytest.raises(IngestError):
        desk.bring_in(tmp_path / "乱.txt")
    files = {file.name: file for file in inbox_files(desk.archive, since="")}
    assert (files["两份.txt"].verdict, files["乱.txt"].verdict) == ("to_do", "refused")
    assert files["两份.txt"].is_whole
    assert [file.name for file in inbox_files(desk.archive, since="9999")] == ["两份.txt"]
