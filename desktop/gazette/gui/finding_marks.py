"""What is marked in the text without being part of it: the line of the caret, and the exact strings of findings."""

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from gazette.gui.document_text import blocks_of, places
from gazette.gui.look import Look
from gazette.gui.text_faces import path_of_line
from gazette.model import BlockPath, Finding

Mark = QTextEdit.ExtraSelection


def current_line(line: QTextBlock, look: Look) -> Mark:
    """The ground under the line of the caret, over the whole width."""
    made = QTextCharFormat()
    made.setBackground(look.theme.color("current"))
    made.setProperty(QTextFormat.Property.FullWidthSelection, True)
    return text_mark(line, 0, line.length() - 1, made)


def underlines(findings: Sequence[Finding], document: QTextDocument, look: Look) -> list[Mark]:
    """A line in the colour of its level under what each finding means, in every line of its block where it stands."""
    by_path: dict[BlockPath, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.text:
            by_path[finding.block or ()].append(finding)
    if not by_path:
        return []
    return [
        text_mark(line, places(text[:at]), places(text[: at + len(finding.text)]), _underline(finding, look))
        for line in blocks_of(document)
        for finding in by_path.get(path_of_line(line), ())
        if (at := (text := line.text()).find(finding.text)) >= 0
    ]


def _underline(finding: Finding, look: Look) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    made.setUnderlineColor(look.theme.color(finding.level))
    made.setBackground(look.theme.color(f"{finding.level}_ground"))
    return made


def text_mark(line: QTextBlock, start: int, end: int, made: QTextCharFormat) -> Mark:
    """A mark between two of Qt's positions in a line."""
    mark, cursor = Mark(), QTextCursor(line)
    cursor.setPosition(line.position() + start)
    cursor.setPosition(line.position() + end, QTextCursor.MoveMode.KeepAnchor)
    setattr(mark, "cursor", cursor)
    setattr(mark, "format", made)
    return mark
