"""Between page and text: every printed character leads to itself in the editor, and the caret is found on the page."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gazette.desk.self_test import sample_issue
from gazette.desk.typesetters import issue_pages
from gazette.gui.app import Application
from gazette.gui.entry_lines import Line, LineKey, lines_of
from gazette.gui.page_view import PageView
from gazette.gui.printed_text import LinePlace, PrintedGlyph, block_on_pages, place_of_click
from gazette.gui.text_places import place_of_caret
from gazette.ingest import read_file
from gazette.model import (
    Cell,
    Entry,
    Heading,
    Issue,
    NameList,
    Note,
    Paragraph,
    Person,
    Section,
    Table,
    block_at,
    table_grid,
    walk_blocks,
)
from gazette.typeset import LIGATURES, Box, Page, Pages, printed_lines

_ADDED = set("（）：")
"""What is printed and not stored: the brackets of a date, the mark behind a role."""


def pages_of(pages: Pages, number: int) -> list[tuple[int, Page]]:
    return [(index, page) for index, page in enumerate(pages.pages) if number in page.entries]


def paths_of(pages: Pages, number: int) -> list[tuple[int, ...]]:
    lines = [line for _, page in pages_of(pages, number) for line in printed_lines(page) if line.entry == number]
    return list(dict.fromkeys(line.path for line in lines))


def glyphs_on(pages: list[tuple[int, Page]], number: int, entry: Entry, path: tuple[int, ...]) -> list[PrintedGlyph]:
    return list(block_on_pages(pages, number, entry, path).glyphs())


def text_of(entry: Entry, glyph: PrintedGlyph) -> str:
    """What the text says where a glyph leads to."""
    if glyph.cell is not None:
        table = block_at(entry.blocks, glyph.key.path)
        assert isinstance(table, Table)
        return next(each.cell.text for each in table_grid(table).cells if (each.row, each.column) == glyph.cell)
    return next(line.text for line in lines_of(entry) if line.key == glyph.key)


def assert_all_lead_to_themselves(issue: Issue, pages: Pages) -> int:
    """Every glyph stands for the characters that it leads to, and no character is left out; how many there are."""
    count = 0
    for number, entry in enumerate(issue.entries):
        own = pages_of(pages, number)
        met: dict[tuple[LineKey, tuple[int, int] | None], set[int]] = {}
        for path in paths_of(pages, number):
            glyphs = glyphs_on(own, number, entry, path)
            texts = [
                text
                for _, page in own
                for line in printed_lines(page)
                if (line.entry, line.path) == (number, path)
                for text in line.texts
            ]
            for glyph, text in zip(glyphs, texts, strict=True):
                said = text_of(entry, glyph)[glyph.start : glyph.end]
                if glyph.end == glyph.start and text in _ADDED:
                    continue
                assert plain(text) in plain(said), (number, glyph, text)
                met.setdefault((glyph.key, glyph.cell), set()).update(range(glyph.start, glyph.end))
                count += bool(text.strip())
        for line in lines_of(entry):
            assert_all_met(entry, line, met)
    return count


def plain(text: str) -> str:
    """The letters of a text; some are drawn as one that are stored as two, or as two that are stored as one."""
    return "".join(text.translate(LIGATURES).split())


def assert_all_met(entry: Entry, line: Line, met: dict[tuple[LineKey, tuple[int, int] | None], set[int]]) -> None:
    """All ink of a line is led to; a role that is not printed again need not be."""
    if line.key.part in ("picture", "description"):
        return
    if line.key.part == "table":
        table = block_at(entry.blocks, line.key.path)
        assert isinstance(table, Table)
        for each in table_grid(table).cells:
            assert ink(each.cell.text) <= met.get((line.key, (each.row, each.column)), set())
        return
    role = line.text.index("\t") if line.text.count("\t") == 2 else 0
    assert ink(line.text, role) <= met.get((line.key, None), set()), line


def ink(text: str, first: int = 0) -> set[int]:
    return {at for at, sign in enumerate(text) if at >= first and not sign.isspace()}


@pytest.fixture(scope="module")
def sample() -> tuple[Issue, Pages]:
    issue = read_file(sample_issue()).issue
    return issue, issue_pages(issue)


def test_every_character_of_the_sample_issue_leads_to_itself(sample: tuple[Issue, Pages]) -> None:
    assert assert_all_lead_to_themselves(*sample) > 20_000


_HARD = Issue(
    serial=7,
    year=2024,
    numbers=(7,),
    sections=(
        Section(
            entries=(
                Entry(
                    title_zh="关于印发《ISO 9000认证试点方案（2024 - 2026年）》和公布名单的通知",
                    title_en="Circular",
                    number_zh="云政发〔2024〕9号",
                    date="2024-07-05",
                    addressee="各区、县人民政府：",
                    blocks=(
                        Heading(
                            text="1. 目标。到2025年，ﬁn 覆盖率达到85%以上①。", level=3, number="1.", lead="1. 目标。"
                        ),
                        Note(text="① 见𪚥字表第3条。", mark="①"),
                        Paragraph(text="覆盖率达到85%以上，ISO 9000认证企业“应评尽评”——逐年提高。" * 30),
                        NameList(
                            people=(
                                Person(name="孙继", affiliation="人力资源社会保障厅厅长", role="组长"),
                                Person(name="欧阳娜仁花", affiliation="省政府办公厅副主任、" * 6, role="副组长"),
                                Person(name="张艳", affiliation="省财政厅副厅长", role="副组长"),
                                Person(name="李平", role="成员"),
                            ),
                            lead="领导小组组成人员如下：",
                        ),
                        NameList(people=tuple(Person(name=name) for name in ("孙继", "欧阳娜", "张艳") * 9)),
                        Table(
                            rows=(
                                (Cell(text="项目"), Cell(text="2024 年"), Cell(text="说明")),
                                *(
                                    (Cell(text=f"第{row}项"), Cell(text="1,234.5"), Cell(text="按规定办理。" * 20))
                                    for row in range(40)
                                ),
                                (Cell(text="合计"), Cell(text="9"), Cell(text="")),
                            ),
                            header_rows=1,
                            caption="附表 明细",
                        ),
                    ),
                ),
            ),
        ),
    ),
)


def test_hard_setting_leads_to_itself() -> None:
    assert assert_all_lead_to_themselves(_HARD, issue_pages(_HARD)) > 4000


def test_a_turned_table_leads_to_itself_and_back() -> None:
    names = tuple(Cell(text=f"市第{column}局") for column in range(20))
    rows = tuple(tuple(Cell(text=f"市水务局{row}及有关单位") for _ in range(20)) for row in range(9))
    entry = replace(_HARD.entries[0], blocks=(Table(rows=(names, *rows), header_rows=1),))
    issue = replace(_HARD, sections=(Section(entries=(entry,)),))
    pages = issue_pages(issue)
    assert any(page.turned for page in pages.pages)
    assert assert_all_lead_to_themselves(issue, pages) > 1000
    assert_clicks_lead_there(pages, entry, (0,))


def test_a_click_on_any_character_and_back_is_the_same_place(sample: tuple[Issue, Pages]) -> None:
    issue, pages = sample
    for number, entry in enumerate(issue.entries[:12]):
        for path in paths_of(pages, number)[::5]:
            assert_clicks_lead_there(pages, entry, path, number=number)


def assert_clicks_lead_there(pages: Pages, entry: Entry, path: tuple[int, ...], *, number: int = 0) -> None:
    """Some clicks in a block lead to before or behind the character, and its caret stands beside it."""
    own = pages_of(pages, number)
    block = block_on_pages(own, number, entry, path)
    glyphs = list(block.glyphs())
    at = 0
    for index, page in own:
        for line in printed_lines(page):
            if (line.entry, line.path) != (number, path):
                continue
            boxes = line.boxes
            tried = {0, len(boxes) // 2, len(boxes) - 1} if boxes and at % (1 + len(glyphs) // 100) == 0 else set()
            for order in tried:
                glyph, box = glyphs[at + order], boxes[order]
                for part, wanted in ((0.2, glyph.start), (0.8, glyph.end)):
                    point = inside(box, part, turned=line.turned is not None)
                    place = place_of_click(own, entry, (index, line), point)
                    assert place is not None
                    if line.repeats or glyph.start == glyph.end:
                        continue
                    assert place == LinePlace(glyph.key, wanted, glyph.cell)
                    there = block.caret(place)
                    assert there is not None
                    if part < 0.5:
                        assert there == (index, glyph.caret(0.0))
            at += len(boxes)


def inside(box: Box, part: float, *, turned: bool) -> tuple[float, float]:
    if turned:
        return box.x + box.width / 2, box.y + box.height * (1 - part)
    return box.x + box.width * part, box.y + box.height / 2


# in the window


@pytest.fixture
def shown(application: Application, qtbot: QtBot) -> Application:
    application.window.resize(1440, 900)
    qtbot.waitUntil(lambda: application.workbench.pages is not None, timeout=30000)
    return application


def view_of(program: Application) -> PageView:
    return program.window.edit.pages.view


def click(program: Application, glyph: PrintedGlyph, part: float, *, twice: bool = False) -> None:
    """A real click on the part of a glyph, from 0 at its left to 1, brought into view first."""
    view = view_of(program)
    view.show_page(glyph.page, glyph.box.y)
    x, y = inside(glyph.box, part, turned=glyph.turned)
    at = (view.sheet(glyph.page).topLeft() + QPointF(x, y) * view.scale).toPoint()
    assert view.viewport().rect().contains(at)
    act: Callable[..., None] = QTest.mouseDClick if twice else QTest.mouseClick
    act(view.viewport(), Qt.MouseButton.LeftButton, pos=at)


def blocks_with(program: Application, *, limit: int = 2) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Of every kind of block that the sample issue has some: entry and path; and some heads."""
    issue = program.workbench.issue
    assert issue is not None
    seen: dict[str, int] = {}
    for number, entry in enumerate(issue.entries):
        yield from [(number, ())] if number % 6 == 0 else []
        for path, block in walk_blocks(entry.blocks):
            kind = f"{type(block).__name__}{getattr(block, 'level', '')}{getattr(block, 'lead', None) is None}"
            if seen.setdefault(kind, 0) < limit:
                seen[kind] += 1
                yield number, path


def test_a_click_puts_the_caret_at_that_character_in_every_kind_of_block(shown: Application) -> None:
    program, editor, issue = shown, shown.window.edit.document.editor, shown.workbench.issue
    assert issue is not None
    assert program.workbench.pages is not None
    tried = 0
    for number, path in list(blocks_with(program)):
        own = view_of(program).pages_of(number)
        every = [one for one in glyphs_on(own, number, issue.entries[number], path) if one.end > one.start]
        for glyph in every[:: max(1, len(every) // 3)]:
            for part in (0.2, 0.8):
                click(program, glyph, part)
                assert program.workbench.entry_id == issue.entries[number].id
                tried += 1
                if glyph.cell is not None:
                    assert editor.grid is not None
                    assert editor.grid.path == path
                    assert (editor.grid.currentRow(), editor.grid.currentColumn()) == glyph.cell
                    continue
                assert place_of_caret(editor) == LinePlace(glyph.key, glyph.start if part < 0.5 else glyph.end)
                assert editor.hasFocus()
                assert editor.viewport().rect().contains(editor.cursorRect().center())
    assert tried > 100


def test_a_double_click_selects_the_sentence(shown: Application) -> None:
    program, issue = shown, shown.workbench.issue
    assert issue is not None
    number, path, text = next(
        (number, path, block.text)
        for number, entry in enumerate(issue.entries)
        for path, block in walk_blocks(entry.blocks)
        if isinstance(block, Heading | Paragraph) and block.text.count("。") > 2
    )
    first = text.index("。") + 1
    end = text.index("。", first) + 1
    glyphs = glyphs_on(view_of(program).pages_of(number), number, issue.entries[number], path)
    click(program, next(one for one in glyphs if one.start == first + 3), 0.5, twice=True)
    assert program.window.edit.document.editor.textCursor().selectedText() == text[first:end].strip()


def test_a_click_in_the_contents_goes_to_the_entry(shown: Application) -> None:
    program, bench, view = shown, shown.workbench, view_of(shown)
    assert bench.pages is not None
    assert bench.issue is not None
    index, page = next((index, page) for index, page in enumerate(bench.pages.pages) if len(page.links) > 9)
    link = page.links[9]
    view.show_page(index, link.y)
    right_edge = QPointF(link.x + link.width - 3, link.y + link.height - 3)  # where the page number stands
    at = view.sheet(index).topLeft() + right_edge * view.scale
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert bench.entry_id == bench.issue.entries[9].id
    span = bench.span_of(bench.entry_id)
    assert span is not None
    assert view.page_index == next(i for i, one in enumerate(bench.pages.pages) if one.number == span[0])
    assert program.window.edit.document.editor.hasFocus()


def test_the_caret_is_marked_and_followed_across_pages(shown: Application) -> None:
    """In a block that goes over to the next page, the page with the caret is shown."""
    program, bench, view = shown, shown.workbench, view_of(shown)
    assert bench.issue is not None
    number, path, before, after = next(
        (number, path, glyphs[0], glyphs[-1])
        for number, entry in enumerate(bench.issue.entries)
        for path, block in walk_blocks(entry.blocks)
        if isinstance(block, Heading | Paragraph)
        and (glyphs := glyphs_on(view.pages_of(number), number, entry, path))
        and glyphs[0].page != glyphs[-1].page
    )
    editor = program.window.edit.document.editor
    bench.choose_entry(bench.issue.entries[number].id)
    editor.show_block(path)
    assert in_view(view, before.page, before.box)
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier)
    cursor = editor.textCursor()
    cursor.movePosition(cursor.MoveOperation.EndOfBlock)
    editor.setTextCursor(cursor)
    assert in_view(view, after.page, after.box)


def in_view(view: PageView, page: int, box: Box) -> bool:
    corner = view.sheet(page).topLeft() + QPointF(box.x, box.y) * view.scale
    return view.viewport().rect().contains(corner.toPoint())


def test_pages_scrolled_by_hand_rest_until_something_is_typed_elsewhere(shown: Application) -> None:
    view, editor = view_of(shown), shown.window.edit.document.editor
    shown.workbench.choose_entry(shown.workbench.entries[2].id)
    editor.show_block((0,))
    turn_wheel(view, -120 * 40)
    there = view.verticalScrollBar().value()
    editor.show_block((1,))
    QTest.keyClick(editor, Qt.Key.Key_Right)
    assert view.verticalScrollBar().value() == there
    editor.show_block((0,))
    editor.setFocus()
    QTest.keyClicks(editor, "a")
    assert view.verticalScrollBar().value() == there
    editor.show_block((1,))
    QTest.keyClicks(editor, "b")
    assert view.verticalScrollBar().value() != there
    index, place = view.place_of(2, (1,)) or (0, None)
    assert place is not None
    assert in_view(view, index, Box(place.x, place.y, 0, 0))


def turn_wheel(view: PageView, by: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    at = QPointF(150, 200)
    event = QWheelEvent(
        at,
        view.viewport().mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_with_ctrl_zooms_about_the_pointer(shown: Application) -> None:
    view, point = view_of(shown), QPointF(150, 200)
    view.show_page(6, 300)
    before, percent = view.page_at(point), view.zoom_percent
    assert before is not None
    for by in (120, 120, 120):
        turn_wheel(view, by, Qt.KeyboardModifier.ControlModifier)
    after = view.page_at(point)
    assert after is not None
    assert view.zoom_percent > percent
    assert (after[0], round(after[2].y())) == (before[0], pytest.approx(round(before[2].y()), abs=2))
    assert after[2].x() == pytest.approx(before[2].x(), abs=3)


def test_space_makes_a_hand_that_moves_the_sheet(shown: Application) -> None:
    program, view = shown, view_of(shown)
    view.show_page(6)
    view.setFocus()
    entry, there = program.workbench.entry_id, view.verticalScrollBar().value()
    space = (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyPress, *space))
    assert view.viewport().cursor().shape() == Qt.CursorShape.OpenHandCursor
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 300))
    QTest.mouseMove(view.viewport(), QPoint(150, 200))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    QApplication.sendEvent(view, QKeyEvent(QEvent.Type.KeyRelease, *space))
    assert view.verticalScrollBar().value() == there + 100
    assert program.workbench.entry_id == entry
    assert view.viewport().cursor().shape() != Qt.CursorShape.OpenHandCursor
