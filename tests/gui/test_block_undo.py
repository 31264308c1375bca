"""Whatever is done with blocks, as many undos give the entry back, and each act touches its own block alone."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from gazette.gui.app import Application
from gazette.gui.entry_lines import LineKey
from gazette.model import (
    Attachment,
    Bilingual,
    Block,
    Cell,
    Enclosure,
    Heading,
    NameList,
    Paragraph,
    Person,
    Signature,
    Table,
    block_texts,
    walk_blocks,
)
from tests.gui.test_blocks import BODY, editor_of, entry_of, with_blocks

BLOCKS: tuple[Block, ...] = (
    *BODY,
    Table(rows=((Cell(text="甲"), Cell(text="1")), (Cell(text="乙", rowspan=1), Cell(text="2")))),
    NameList(people=(Person(name="张三", affiliation="副市长"), Person(name="李四"))),
    Signature(lines=("市政府", "2026年3月2日")),
    Enclosure(title="方案", blocks=(Heading(text="一、甲", level=1, number="一、"), Paragraph(text="文。"))),
    Attachment(label="附件1", title="名单", blocks=(Paragraph(text="略。"),)),
    Attachment(label="附件2", title="", blocks=()),
)
ACTS = (
    *(
        f"insert_{kind}"
        for kind in ("paragraph", "names", "appointments", "enclosure", "attachment", "note", "signature")
    ),
    *("remove_block", "block_up", "block_down", "run_in", "renumber", "continue_numbers"),
    *("kind_text", "kind_heading1", "kind_heading3", "demote", "promote"),
    *("open_grid", "merge_cells", "split_cell", "row_below", "column_after", "remove_row", "header_1", "clear_cells"),
)


MOVING = ("block_up", "block_down")


def words(blocks: tuple[Block, ...]) -> Counter[str]:
    """All texts but the labels of attachments, which follow their order."""
    texts = Counter(text for _, block in walk_blocks(blocks) for text in block_texts(block))
    return Counter({text: count for text, count in texts.items() if text and not text.startswith("附件")})


@given(steps=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 40)), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_as_many_undos_give_the_entry_back(application: Application, steps: list[tuple[str, int]]) -> None:
    with_blocks(application, BLOCKS)
    bench, editor, acts = application.workbench, editor_of(application), application.window.actions_by_name
    seen = [entry_of(application)]
    for name, place in steps:
        paths = [path for path, _ in walk_blocks(entry_of(application).blocks)]
        if paths and editor.grid is None:
            editor.show_block(paths[place % len(paths)])
        if name == "open_grid":
            editor.open_grid(editor.current_path())
        elif acts[name].isEnabled():
            acts[name].trigger()
            if editor.grid is None:
                editor.settle()
        if entry_of(application) != seen[-1]:
            seen.append(entry_of(application))
            if name in MOVING or name.startswith("insert_"):
                before, after = (words(entry.blocks) for entry in seen[-2:])
                assert before == after if name in MOVING else before <= after
        _shows_what_is_kept(application)
    while len(seen) > 1:
        seen.pop()
        bench.undo()
        assert entry_of(application) == seen[-1]
        _shows_what_is_kept(application)


def _shows_what_is_kept(application: Application) -> None:
    editor = editor_of(application)
    editor.settle()
    shown = editor.toPlainText()
    for _, block in walk_blocks(entry_of(application).blocks):
        if isinstance(block, Heading | Paragraph):
            assert block.text in shown


def test_what_is_typed_into_the_title_is_undone_by_its_name(application: Application) -> None:
    """A title of several rows is two fields to the archive, and one thing to who types."""
    with_blocks(application, BODY)
    bench, editor = application.workbench, editor_of(application)
    begun = replace(entry_of(application), title_full="关于防汛工作的通知", title_lines=("关于防汛", "工作的通知"))
    assert bench.put_entry(begun)
    editor.put_caret(LineKey((), "title"), 2)
    QTest.keyClicks(editor, "abc")
    editor.settle()
    assert entry_of(application).title_lines == ("关于abc防汛", "工作的通知")
    assert bench.undo_name == Bilingual("修改条目信息", "Edit Entry Field")
    assert bench.put_entry(replace(begun, blocks=BODY[1:]))
    assert bench.undo_name == Bilingual("修改条目", "Edit Entry")
    bench.undo()
    bench.undo()
    assert entry_of(application) == begun
