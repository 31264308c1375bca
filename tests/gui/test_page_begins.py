"""Where a page begins stands in the text at the very character, follows what is typed, and costs keys nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.choices import chosen_theme
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.page_hairlines import Hairline
from gazette.gui.text_faces import face_of_line
from gazette.model import Entry, Heading, Paragraph, Table, walk_blocks
from gazette.settings import Settings
from gazette.typeset import Page, printed_lines


@pytest.fixture
def shown(application: Application, qtbot: QtBot) -> Application:
    """The program with the pages of the sample made."""
    qtbot.waitUntil(lambda: application.workbench.pages is not None, timeout=60_000)
    return application


def editor_of(program: Application) -> DocumentEditor:
    return program.window.edit.document.editor


def begun_in(program: Application, entry: Entry) -> list[tuple[Page, str, tuple[int, ...]]]:
    """The pages that begin in an entry, with the text of the first line of each and the block that it is of."""
    bench = program.workbench
    number = (bench.number_of(entry.id) or 1) - 1
    first = [(page, next(iter(printed_lines(page)))) for page in bench.pages_with(number) if page.number is not None]
    return [(page, "".join(line.texts), line.path) for page, line in first if line.entry == number]


def hairline(program: Application, page: int) -> Hairline | None:
    return next((one for one in editor_of(program).page_hairlines.in_view() if one.page == page), None)


def text_behind(editor: DocumentEditor, one: Hairline) -> str:
    cursor = editor.cursorForPosition(one.line.center().toPoint())
    return cursor.block().text()[cursor.positionInBlock() :]


def parted(program: Application) -> tuple[Entry, Page, str, tuple[int, ...]]:
    """An entry with a paragraph that goes over to a page in mid-text."""
    for entry in program.workbench.entries:
        for page, text, path in begun_in(program, entry):
            block = dict(walk_blocks(entry.blocks))[path] if path else None
            if isinstance(block, Heading | Paragraph) and not block.text.startswith(text[:4]):
                return entry, page, text, path
    raise AssertionError


def show(program: Application, entry: Entry, path: tuple[int, ...]) -> None:
    program.workbench.choose_entry(entry.id)
    editor_of(program).show_block(path)


def test_every_page_begins_at_the_character_with_which_its_first_line_does(shown: Application) -> None:
    looked_at = 0
    for entry in shown.workbench.entries:
        for page, text, path in begun_in(shown, entry):
            show(shown, entry, path)
            if face_of_line(editor_of(shown).textCursor().block()) in ("table", "picture"):
                continue
            one = hairline(shown, page.number or 0)
            assert one is not None
            assert one.is_head
            behind = "".join(text_behind(editor_of(shown), one).split())
            assert behind[:5].startswith("".join(text.split())[:3]), (behind, text)
            looked_at += 1
    assert looked_at > 4


def test_it_is_drawn_there_and_the_margin_names_the_page_beside_it(shown: Application) -> None:
    entry, page, _, path = parted(shown)
    show(shown, entry, path)
    editor = editor_of(shown)
    one = hairline(shown, page.number or 0)
    assert one is not None
    accent = chosen_theme(Settings(theme="light")).color("accent")
    picture = editor.viewport().grab().toImage()
    x, y = round(one.line.x1()), round(one.line.center().y())
    assert accent.name() in {picture.pixelColor(x + by, y).name() for by in (-1, 0, 1)}
    (label,) = [each for each in editor._margin_pages() if each.label == f"第{page.number}页"]
    assert label.row.height() < 40
    shift = editor.viewport().y() - editor.margin.y()
    assert abs(label.row.top() - shift - one.row.top()) <= 1


def test_it_goes_along_with_what_is_typed_and_then_stands_where_the_new_pages_begin(
    shown: Application, qtbot: QtBot
) -> None:
    entry, page, _, path = parted(shown)
    show(shown, entry, path)
    editor, number = editor_of(shown), page.number or 0
    before = hairline(shown, number)
    assert before is not None
    behind = text_behind(editor, before)
    QTest.keyClicks(editor, "x" * 12)
    now = hairline(shown, number)
    assert now is not None
    pages = shown.workbench.pages
    if shown.workbench._typed is None:
        assert text_behind(editor, now) == behind
    qtbot.waitUntil(lambda: shown.workbench.pages is not pages, timeout=60_000)

    def anew() -> bool:
        entry = shown.workbench.entry_on_pages
        one = hairline(shown, number)
        assert entry is not None
        if one is None:
            return False
        first = next(text for each, text, _ in begun_in(shown, entry) if each.number == number)
        behind = text_behind(editor, one)
        return "".join(behind.split()).startswith("".join(first.split())[:3])

    qtbot.waitUntil(anew, timeout=60_000)


def test_a_page_that_begins_in_a_table_is_ruled_off_above_its_row(shown: Application, qtbot: QtBot) -> None:
    bench, editor = shown.workbench, editor_of(shown)
    entry, path, table = next(
        (entry, path, block)
        for entry in bench.entries
        for path, block in walk_blocks(entry.blocks)
        if isinstance(block, Table)
    )
    show(shown, entry, path)
    editor.open_grid(path)
    grid = editor.grid
    assert grid is not None
    row = table.rows[-1]
    long = Table(rows=(*table.rows, *[row] * 120), header_rows=table.header_rows)
    editor._put_table(path, long, "desk.act.edit_table")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(begun_in_table(shown, path)) > 1, timeout=60_000)
    editor.show_block(path)

    seen = editor.page_hairlines.in_view

    def ruled() -> dict[int, int]:
        """How far from the top of the text each page is ruled off."""
        bar, found = editor.verticalScrollBar(), dict[int, int]()
        for top in range(0, bar.maximum(), 300):
            bar.setValue(top)
            found.update({one.page: round(one.row.top()) + top for one in seen() if one.line.dx() > 0})
        return found

    qtbot.waitUntil(lambda: len(ruled()) > 1, timeout=60_000)
    assert len({*ruled().values()}) == len(ruled())  # none at the header that is repeated


def begun_in_table(program: Application, path: tuple[int, ...]) -> list[Page]:
    entry = program.workbench.entry
    assert entry is not None
    return [page for page, _, at in begun_in(program, entry) if at == path]


def test_in_english_the_margin_says_page(shown: Application) -> None:
    entry, page, _, path = parted(shown)
    show(shown, entry, path)
    act: Callable[[], None] = shown.window.actions_by_name["language_en"].trigger
    act()
    assert f"p. {page.number}" in [each.label for each in editor_of(shown)._margin_pages()]
