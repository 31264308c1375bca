"""What findings mean is underlined on the pages in view; of the head the part that is edited is tinted."""

import pytest
from pytestqt.qtbot import QtBot

from gazette.gui.app import Application
from gazette.gui.printed_text import block_on_pages
from gazette.gui.theme import LIGHT
from gazette.model import Heading, Paragraph, walk_blocks


@pytest.fixture
def shown(application: Application, qtbot: QtBot) -> Application:
    application.window.resize(1440, 900)
    qtbot.waitUntil(lambda: application.workbench.pages is not None, timeout=30000)
    return application


def test_a_finding_is_underlined_where_its_string_is_printed(shown: Application, qtbot: QtBot) -> None:
    bench, view, editor = shown.workbench, shown.window.edit.pages.view, shown.window.edit.document.editor
    assert bench.issue is not None
    number, path = next(
        (number, path)
        for number, entry in enumerate(bench.issue.entries)
        for path, block in walk_blocks(entry.blocks)
        if isinstance(block, Paragraph | Heading) and len(block.text) > 80
    )
    bench.choose_entry(bench.issue.entries[number].id)
    editor.show_block(path)
    cursor = editor.textCursor()
    cursor.setPosition(cursor.block().position() + 40)
    editor.setTextCursor(cursor)
    # What may not be made public is an error.
    shown.window.edit.document.pasting.insert_text("身份证号110101199003078515")
    bench.settle()
    qtbot.waitUntil(lambda: any(mark.level == "error" for mark in view.marks), timeout=30000)
    entry = bench.entry_on_pages
    assert entry is not None
    own = block_on_pages(view.pages_of(number), number, entry, path)
    meant = {(glyph.page, glyph.box) for glyph in own.glyphs() if 44 <= glyph.start < 62}
    assert {(mark.page, mark.box) for mark in view.marks if mark.level == "error"} == meant
    mark = next(mark for mark in view.marks if mark.level == "error")
    view.show_page(mark.page, mark.box.y)
    corner = view.sheet(mark.page).topLeft()
    x = round(corner.x() + (mark.box.x + mark.box.width / 2) * view.scale)
    foot = round(corner.y() + (mark.box.y + mark.box.height) * view.scale)
    seen = view.viewport().grab().toImage()
    shades = [seen.pixelColor(x, foot - off) for off in (0, 1, 2)]
    error = LIGHT.color("error")
    assert any(abs(shade.red() - error.red()) < 60 and shade.green() < 120 for shade in shades)


def test_of_the_head_only_what_is_edited_is_tinted(shown: Application) -> None:
    view, editor = shown.window.edit.pages.view, shown.window.edit.document.editor
    shown.workbench.choose_entry(shown.workbench.entries[2].id)

    def tinted() -> int:
        assert view.current is not None
        index, page = view.pages_of(2)[0]
        return len(view.current.rects(index, page, view.scale))

    editor.show_block(())
    title = tinted()
    assert title == 2
    for part, rows in ((1, 1), (2, 1)):
        cursor = editor.textCursor()
        cursor.setPosition(editor.document().findBlockByNumber(part).position())
        editor.setTextCursor(cursor)
        assert tinted() == rows
