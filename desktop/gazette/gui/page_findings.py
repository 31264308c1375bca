"""Findings on the pages: what is underlined in the text is underlined on the pages that are in view, too."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

from gazette.gui.document_editor import DocumentEditor
from gazette.gui.page_marks import PageMark
from gazette.gui.page_view import PageView
from gazette.gui.printed_text import PrintedGlyph, blocks_on_pages
from gazette.gui.text_faces import key_of_line
from gazette.gui.text_places import place_at
from gazette.gui.workbench import Workbench
from gazette.model import Level

_REST_MS = 200


class PageFindings(QObject):
    """Marks the findings of the current entry on the pages in ``view``, after a rest."""

    def __init__(self, workbench: Workbench, editor: DocumentEditor, view: PageView) -> None:
        super().__init__(view)
        self._workbench, self._editor, self._view = workbench, editor, view
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self.mark)
        bench = workbench
        for signal in (bench.pages_changed, bench.findings_changed, bench.entry_chosen, view.page_changed):
            signal.connect(self._soon.start)

    def mark(self) -> None:
        """Underline what is in view now."""
        bench, view, editor = self._workbench, self._view, self._editor
        entry, number = bench.entry_on_pages, bench.number_of(bench.entry_id)
        if not view.isVisible() or editor.composing or entry is None or number is None:
            view.set_marks(())
            return
        found = [
            (finding.level, cursor)
            for finding, cursor in editor.marks.findings.between(0, editor.document().blockCount() - 1)
        ]
        paths = {key_of_line(cursor.block()).path for _, cursor in found}
        pages = [(index, page) for index, page in view.pages_of(number - 1) if index in view.near]
        blocks = blocks_on_pages(pages, number - 1, entry, paths)
        glyphs = {path: list(block.glyphs()) for path, block in blocks.items()}
        marks: list[PageMark] = []
        for level, cursor in found:
            marks += self._marks(level, cursor, glyphs.get(key_of_line(cursor.block()).path, []))
        view.set_marks(tuple(marks))

    def _marks(self, level: Level, cursor: QTextCursor, glyphs: list[PrintedGlyph]) -> list[PageMark]:
        first = place_at(self._editor, cursor.selectionStart())
        last = place_at(self._editor, cursor.selectionEnd())
        return [
            PageMark(glyph.page, glyph.box, level)
            for glyph in glyphs
            if glyph.key == first.key and glyph.start < last.at and first.at < glyph.end
        ]
