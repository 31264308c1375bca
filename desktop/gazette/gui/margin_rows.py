"""The rows of the margin: which lines of the text are in view, and of what kind they are."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QTextBlock
from PySide6.QtWidgets import QTextEdit

from gazette.gui.kind_margin import MarginRow
from gazette.gui.look import Look
from gazette.gui.text_faces import DRAWN, face_of_line

LISTED = {"name_list", "appointment", "signature"}
"""Faces of which several lines are one block."""
_BELOW_EDGE = 4
"""So far below the edge of a table, or of what is in view, its name stands."""


def rows_in_view(editor: QTextEdit, shift: int, look: Look) -> list[MarginRow]:
    """The lines in view, the margin lying ``shift`` above the text's viewport.

    A label is given once where lines of one list follow each other.
    """
    layout, offset = editor.document().documentLayout(), editor.verticalScrollBar().value()
    current = editor.textCursor().blockNumber()
    block = editor.cursorForPosition(editor.viewport().rect().topLeft()).block()
    rows: list[MarginRow] = []
    before = ""
    while block.isValid():
        rect = layout.blockBoundingRect(block).translated(0, shift - offset).toRect()
        if rect.top() > editor.height():
            break
        face, number = face_of_line(block), block.blockNumber()
        repeated = face == before and face in LISTED and number != current
        rows.append(
            MarginRow(
                number=number,
                top=rect.top(),
                height=rect.height(),
                text_top=_label_top(rect, shift, look) if face in DRAWN else rect.top() + _inset(block, look),
                label="" if repeated else look.say(f"kind.{face}"),
                current=number == current,
            )
        )
        before, block = face, block.next()
    return rows


def _label_top(rect: QRect, shift: int, look: Look) -> int:
    """A table or picture is named at its head, as long as that is in view, else at the head of what is."""
    return max(rect.top(), min(shift, rect.bottom() - look.px(20))) + _BELOW_EDGE


def _inset(block: QTextBlock, look: Look) -> int:
    """How far the label stands below the top of the line, so that it is level with the first row of its text."""
    line = block.layout().lineAt(0)
    return round(line.y() + max(0.0, line.height() - look.px(20)) / 2) if line.isValid() else 0
