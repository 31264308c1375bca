"""Thousands of keys, compositions, clicks and acts in no order: what is shown is what is kept, and undo leads back."""

from collections import Counter
from collections.abc import Callable
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from gazette.gui.app import Application
from gazette.gui.document_text import blocks_of
from gazette.gui.entry_lines import TABLE_MARK, lines_of
from gazette.gui.text_faces import DRAWN, key_of_line
from gazette.model import Issue, block_texts, walk_blocks
from tests.gui.test_block_undo import BLOCKS
from tests.gui.test_blocks import editor_of, entry_of, with_blocks

_Key = Qt.Key
_NONE, _SHIFT, _CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_MOVES = (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End)
_EDITS = (_Key.Key_Return, _Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Tab, _Key.Key_Backtab)
_WORDS = ("防汛", "（二）", "一、", "。", "①", "𪚥", "3月2日", "：", "附件", "张三")
_ACTS = (
    *(
        f"insert_{kind}"
        for kind in ("paragraph", "names", "appointments", "enclosure", "attachment", "note", "signature")
    ),
    *("insert_footnote", "remove_footnote", "renumber_footnotes"),
    *("remove_block", "block_up", "block_down", "run_in", "renumber", "continue_numbers", "demote", "promote"),
    *("kind_text", "kind_heading1", "kind_heading2", "kind_heading3", "kind_heading4", "kind_note"),
    *("merge_cells", "split_cell", "row_below", "row_above", "column_after", "remove_row", "remove_column", "header_1"),
    *("previous_entry", "next_entry", "entry_up", "entry_down", "next_finding", "accept", "final", "details", "save"),
    *("select_all", "room_contents", "room_edit", "find_next", "to_inbox", "new_entry"),
)
_TABLE_HTML = (
    "<table><tr><td rowspan=2>单位</td><td colspan=2>人数</td></tr><tr><td>男</td><td>女</td></tr>"
    "<tr><td>一中</td><td>3</td><td>4</td></tr></table>"
)
_PASTED = (
    ("单位\t人数\n一中\t3", ""),
    ("张三\n李 四", ""),
    ("第一段。\n\n第二段。", ""),
    ("单位", _TABLE_HTML),
    ("甲", "<h1>一、甲</h1><p>乙。</p><p>（一）丙。丁。</p>"),
)


class Monkey:
    """One person who does not know what she does; the same for the same seed."""

    def __init__(self, program: Application, seed: int) -> None:
        self._program, self._chance = program, Random(seed)
        self._bench, self._editor = program.workbench, editor_of(program)
        self.done: list[object] = []

    def step(self) -> None:
        """Do one thing, and look whether all that stood on the screen is kept."""
        acts: tuple[tuple[int, Callable[[], object]], ...] = (
            (30, self._type),
            (20, self._edit),
            (20, self._move),
            (8, self._select),
            (12, self._compose),
            (8, self._click),
            (6, self._paste),
            (18, self._act),
            (10, self._undo),
            (4, self._cell),
            (6, self._drag),
        )
        act = self._chance.choices([each for _, each in acts], [weight for weight, _ in acts])[0]
        self.done.append((act.__name__, act()))

    def look(self) -> None:
        """What is typed is committed: nothing of it goes, nothing else comes, and the caret stays in its words."""
        if self._bench.entry is None or self._editor.grid is not None:
            return
        before = self._with_title(self._words())
        caret = "" if self._editor.current_key().part == "date" else self._before_caret()
        self._editor.settle()
        assert self._words() == before
        assert not caret or self._before_caret() == caret
        self.compare()

    def compare(self) -> None:
        """The text shows the entry that is kept."""
        shown = [(str(key_of_line(block)), block.text()) for block in blocks_of(self._editor.document())]
        begun = self._editor.textCursor().blockNumber()
        if not shown[begun][1] and shown[begun][0] in (
            shown[begun - 1][0],
            *(key for key, _ in shown[begun + 1 :][:1]),
        ):
            del shown[begun]  # Enter began it, and nothing stands in it yet
        entry = self._bench.printed_entry
        assert entry is not None
        assert shown == [(str(line.key), line.text) for line in lines_of(entry)]
        for _, block in walk_blocks(entry.blocks):
            assert not any(mark in text for mark in (TABLE_MARK, "\ue0ff") for text in block_texts(block))

    def _with_title(self, words: Counter[str]) -> Counter[str]:
        """Where the title was emptied, that of the contents comes in its place."""
        entry = self._editor.typed_entry()
        assert entry is not None
        return words if entry.title_full != "" else words + Counter("".join(entry.title_zh.split()))

    def _words(self) -> Counter[str]:
        """Every character of the text but the date, which settles into one form."""
        lines = (block.text() for block in blocks_of(self._editor.document()) if key_of_line(block).part != "date")
        return Counter("".join("".join(lines).split()))

    def _before_caret(self) -> str:
        cursor = self._editor.textCursor()
        return cursor.block().text().encode("utf-16-le")[: 2 * cursor.positionInBlock()].decode("utf-16-le").strip()

    def _target(self) -> QPlainTextEdit | object:
        grid = self._editor.grid
        if grid is None:
            return self._editor
        return next((field for field in grid.findChildren(QPlainTextEdit) if field.isVisible()), grid)

    def _type(self) -> str:
        text = "".join(self._chance.choices("abc1.;(", k=self._chance.randint(1, 3)))
        QTest.keyClicks(self._target(), text)
        return text

    def _edit(self) -> str:
        key = self._chance.choice(_EDITS)
        times = self._chance.choice((1, 1, 1, 2, 5))
        held = _SHIFT if self._chance.random() < 0.1 else _NONE
        for _ in range(times):
            QTest.keyClick(self._target(), key, held)
        return f"{key.name} {times}"

    def _move(self) -> str:
        key, held = self._chance.choice(_MOVES), self._chance.choice((_NONE, _NONE, _SHIFT, _CTRL))
        for _ in range(self._chance.choice((1, 2, 5))):
            QTest.keyClick(self._target(), key, held)
        return f"{key.name} {held}"

    def _select(self) -> tuple[int, int]:
        end = self._editor.document().characterCount() - 1
        start = self._chance.randint(0, end)
        until = min(end, max(0, start + self._chance.randint(-30, 30)))
        # A caret never stands within a character of two places.
        start, until = (
            place - ("\udc00" <= self._editor.document().characterAt(place) <= "\udfff") for place in (start, until)
        )
        self._editor.choose_place(start, until)
        return start, until

    def _drag(self) -> tuple[int, int, int]:
        """Select something and put it down in other words."""
        start, until = sorted(self._select())
        target = self._editor.textCursor()
        target.setPosition(self._chance.randint(0, self._editor.document().characterCount() - 1))
        place = target.position()
        astral = "\udc00" <= self._editor.document().characterAt(place) <= "\udfff"
        drawn = key_of_line(target.block()).part in DRAWN
        if start < until and not start <= place <= until and not astral and not drawn and self._editor.grid is None:
            self._program.window.edit.document.pasting.move_selected(target)
        return start, until, place

    def _compose(self) -> str:
        word, target = self._chance.choice(_WORDS), self._target()
        for typed in ("z", "zh", "zho"):
            QApplication.sendEvent(target, QInputMethodEvent(typed, []))
            if self._chance.random() < 0.2:
                QTest.keyClick(
                    target, self._chance.choice((_Key.Key_Return, _Key.Key_Escape, _Key.Key_1, _Key.Key_Down))
                )
        if self._chance.random() < 0.2:
            QApplication.processEvents()
        if self._chance.random() < 0.3:
            word = ""
        event = QInputMethodEvent("", [])
        event.setCommitString(word)
        QApplication.sendEvent(target, event)
        return word

    def _click(self) -> str:
        view = self._editor.viewport()
        at = QPoint(self._chance.randrange(view.width()), self._chance.randrange(view.height()))
        click = QTest.mouseDClick if self._chance.random() < 0.3 else QTest.mouseClick
        click(view, Qt.MouseButton.LeftButton, self._chance.choice((_NONE, _SHIFT)), at)
        return f"{at.x()} {at.y()}"

    def _paste(self) -> str:
        text, html = self._chance.choice(_PASTED)
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        keys = self._chance.choice((_Key.Key_V, _Key.Key_V, _Key.Key_X, _Key.Key_C))
        QTest.keyClick(self._target(), keys, _CTRL)
        return f"{keys.name} {text}"

    def _act(self) -> str:
        name = self._chance.choice(_ACTS)
        action = self._program.window.actions_by_name[name]
        if action.isEnabled():
            action.trigger()
        if self._bench.entry is None:
            self._bench.choose_entry(self._bench.entries[0].id)
        return name

    def _undo(self) -> str:
        name = self._chance.choice(("undo", "undo", "redo"))
        for _ in range(self._chance.choice((1, 1, 3, 10))):
            self._program.window.actions_by_name[name].trigger()
        return name

    def _cell(self) -> str:
        tables = [path for path, block in walk_blocks(entry_of(self._program).blocks) if hasattr(block, "rows")]
        if tables and self._editor.grid is None:
            self._editor.open_grid(self._chance.choice(tables))
        elif self._editor.grid is not None:
            QTest.keyClick(self._target(), _Key.Key_Escape)
        return str(tables)


def kept(program: Application) -> tuple[Issue, tuple[object, ...]]:
    issue = program.workbench.issue
    assert issue is not None
    return program.workbench.call_desk(lambda desk: (desk.archive.issue(issue.id), desk.archive.inbox()))


@pytest.mark.parametrize("seed", range(2))
def test_what_is_shown_is_kept_and_undo_leads_back(application: Application, seed: int, long: bool) -> None:
    bench, begun = application.workbench, kept(application)
    with_blocks(application, BLOCKS)
    monkey = Monkey(application, seed)
    try:
        for _ in range(3000 if long else 120):
            monkey.step()
            monkey.look()
        editor_of(application).leave_grid()
        bench.save_now()
        ended, count = kept(application), 0
        while bench.undo_name is not None:
            bench.undo()
            count += 1
        assert kept(application) == begun
        for _ in range(count):
            bench.redo()
        assert kept(application) == ended
    except BaseException:
        print(*monkey.done[-25:], sep="\n")
        raise
