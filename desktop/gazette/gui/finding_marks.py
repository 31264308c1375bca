"""What is marked in the text without being part of it: the line of the caret, and the exact strings of findings."""

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from gazette.gui.document_text import blocks_of, places
from gazette.gui.look import Look
from gazette.gui.text_faces import key_of_line
from gazette.model import Finding

Mark = QTextEdit.ExtraSelection


def current_line(line: QTextBlock, look: Look) -> Mark:
    """The ground under the line of the caret, over the whole width."""
    made = QTextCharFormat()
    made.setBackground(look.theme.color("current"))
    made.setProperty(QTextFormat.Property.FullWidthSelection, True)
    return text_mark(line, 0, line.length() - 1, made)


def underlines(finding: Finding, document: QTextDocument, look: Look) -> list[Mark]:
    """A line in the colour of its level under what a finding means, in every line of its block where it stands."""
    if not finding.text:
        return []
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(look.theme.color(finding.level))
    made.setBackground(look.theme.color(f"{finding.level}_ground"))
    return [
        text_mark(line, places(line.text()[:at]), places(line.text()[: at + len(finding.text)]), made)
        for line in blocks_of(document)
        if key_of_line(line).path == (finding.block or ()) and (at := line.text().find(finding.text)) >= 0
    ]


def text_mark(line: QTextBlock, start: int, end: int, made: QTextCharFormat) -> Mark:
    """A mark between two of Qt's positions in a line."""
    mark, cursor = Mark(), QTextCursor(line)
    cursor.setPosition(line.position() + start)
    cursor.setPosition(line.position() + end, QTextCursor.MoveMode.KeepAnchor)
    setattr(mark, "cursor", cursor)
    setattr(mark, "format", made)
    return mark
