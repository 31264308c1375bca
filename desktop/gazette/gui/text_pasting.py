"""What is pasted into the text, dropped onto it or moved within it: with its structure, else the text alone."""

from collections.abc import Callable, Container
from dataclasses import replace

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QTextCursor

from gazette.gui.caret_marking import lines_with_caret
from gazette.gui.copied_blocks import copied_blocks
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.entry_lines import FIXED, TABLE_MARK
from gazette.gui.new_blocks import below
from gazette.gui.pasting import CARET, pasted_paragraphs, pasted_structure, pictures_in, with_fragment
from gazette.gui.selected_lines import stay_apart, take_out_apart
from gazette.gui.text_faces import DRAWN
from gazette.gui.typed_entry import entry_from_lines, paragraph
from gazette.ingest import Fragment
from gazette.model import Block, Entry, Paragraph, Picture, Table, block_at, find_block, replace_block, walk_blocks

_NO_TEXT = str.maketrans("", "", f"{TABLE_MARK}\ufdd0\ufdd1")
"""Stands for what is drawn, and for what Qt takes for the ends of a frame."""


class TextPasting(QObject):
    """Does for ``editor`` what it asks for with ``paste_wanted``; ``kept`` says which pictures the archive has."""

    pictures_wanted = Signal(object)
    """Pictures shall be inserted at the caret: paths of files, or the bytes of one that was copied."""
    pictures_pasted = Signal(object)
    """Files of pictures that a fragment shows, to be kept before it is put in."""
    pasted = Signal(object, str, tuple)
    """A fragment was put in: what it was, its text alone, and the places (anchor, caret) that stood before it."""
    act_wanted = Signal(object)
    """This Entry shall be what is shown: an act that is told where it is refused, and leaves everything as it was."""
    names_pasted = Signal(int, int)
    """So many persons were pasted, and of so many it is doubtful how they were split."""

    def __init__(self, editor: DocumentEditor, kept: Callable[[set[str]], Container[str]]) -> None:
        super().__init__(editor)
        self._editor, self._kept = editor, kept
        editor.paste_wanted.connect(self.paste)

    def paste(self, source: QMimeData) -> None:
        """What was copied with its structure comes in with it; of all else pictures, and the text alone."""
        pictures = pictures_in(source)
        if pictures:
            self.pictures_wanted.emit(pictures)
            return
        own = copied_blocks(source, self._kept)
        fragment = pasted_structure(source.html()) if own is None and source.hasHtml() else own
        # What comes from here is what it was: only what it lost is told.
        told = fragment is not None and (own is None or bool(fragment.findings))
        put = None if fragment is None else self._put(fragment, source.text(), told=told)
        if put is None or not (put or (fragment is not None and _has_drawn(fragment.blocks))):
            self.insert_text(source.text())

    def paste_at(self, target: QTextCursor, data: QMimeData) -> None:
        """Paste at a place that is not selected."""
        self._editor.setTextCursor(target)
        self._editor.setFocus()
        self.paste(data)

    def move_selected(self, target: QTextCursor) -> None:
        """Cut what is selected and paste it at a place that is not, in one step; else it stays where it is."""
        editor = self._editor
        editor.settle()
        before, cursor = editor.shown_entry, editor.textCursor()
        if before is None or editor.typed_entry() != before:
            return  # what was typed last could not be saved and is only on the screen
        blocks, text = editor.selected_blocks(), cursor.selection().toPlainText()
        place = (cursor.anchor(), cursor.position())
        editor.cut_quietly()
        editor.setTextCursor(target)
        editor.setFocus()
        put = self._put(Fragment(blocks=blocks, findings=()), text, told=False, moved=True) if blocks else None
        if put:
            return
        if put is not None or _has_drawn(blocks):
            editor.show_entry(before)
            editor.choose_place(*place)
        elif blocks or "\t" in text or "\n" in text:
            self.insert_text(text)
        else:
            target.insertText(text)
            editor.commit()

    def insert_text(self, text: str) -> None:
        """Put in text alone: one block a paragraph, without the spaces and line ends of its old page."""
        editor = self._editor
        take_out_apart(editor)
        cursor, part = editor.textCursor(), editor.current_key().part
        if part == "person":
            rows, doubtful = editor.keys.rows.paste(text)
            if rows:
                self.names_pasted.emit(rows, doubtful)
            return
        texts = pasted_paragraphs(text.translate(_NO_TEXT))
        if part in DRAWN:
            self._put(Fragment(blocks=tuple(map(paragraph, texts)), findings=()), text, told=False)
            return
        if part in FIXED:
            cursor.insertText("".join(texts))
            return
        cursor.beginEditBlock()
        for place, each in enumerate(texts):
            if place:
                cursor.insertBlock()
            cursor.insertText(each)
        cursor.endEditBlock()
        editor.commit()

    def _put(self, fragment: Fragment, text: str, *, told: bool, moved: bool = False) -> bool | None:
        """Put blocks in at the caret, in one step; None where that cannot be done now or in no text, False if refused.

        Where they are ``moved``, that they are gone from where they stood belongs to the same step.
        """
        editor = self._editor
        if editor.shown_entry is None or editor.composing or not fragment.blocks:
            return None
        if not moved:
            editor.settle()
        cursor, before = editor.textCursor(), editor.shown_entry
        place = (cursor.anchor(), cursor.position())
        marked = self._marked(before)
        put = marked and with_fragment(marked, fragment.blocks)
        if not put:
            return None
        entry, path = put
        self.pictures_pasted.emit(fragment.pictures)
        if moved:
            editor.show_entry(before)
        if moved or _has_drawn(fragment.blocks):
            self.act_wanted.emit(entry)
        else:
            editor.edited.emit(entry, "desk.act.edit_text")
        if editor.shown_entry == before:
            return False  # it was refused: the text goes onto the screen and is offered again
        editor.show_block(path)
        editor.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        if told:
            self.pasted.emit(fragment, text, place)
        return True

    def _marked(self, entry: Entry) -> Entry | None:
        """The entry without what is selected, the caret marked; None where that is in no text.

        Beside a drawn table or picture nothing can stand: what is put in there begins below it.
        """
        editor, path = self._editor, self._editor.current_path()
        cursor, part = editor.textCursor(), editor.current_key().part
        if part in DRAWN and not stay_apart(editor.document(), cursor) and find_block(entry.blocks, path):
            *above, behind = below(entry, path)
            last = (*above, behind - 1)
            begun = (block_at(entry.blocks, last), Paragraph(text=CARET))
            return replace(entry, blocks=replace_block(entry.blocks, last, begun))
        lines = lines_with_caret(editor.document(), cursor) if part == "text" else None
        return entry_from_lines(entry, lines) if lines else None


def _has_drawn(blocks: tuple[Block, ...]) -> bool:
    """Whether blocks hold what cannot stand on the screen as text until it can be saved."""
    return any(isinstance(block, Table | Picture) for _, block in walk_blocks(blocks))
