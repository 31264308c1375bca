"""A document as plain text in which what was searched for is marked."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from gazette.archive import places_of
from gazette.gui.qt_places import places
from gazette.model import Entry, entry_texts


def show_marked(view: QPlainTextEdit, entry: Entry, marked: tuple[str, ...], ground: QColor, *, variants: bool) -> str:
    """Show an entry, the folded texts of ``marked`` on a ground of their own; returns the text that is shown."""
    texts = [" ".join(text.split()) for text in entry_texts(entry) if text.strip()]
    text = "\n".join(dict.fromkeys(texts))
    view.setPlainText(text)
    marks = []
    for start, end in places_of(text, marked, variants=variants):
        mark, cursor = QTextEdit.ExtraSelection(), view.textCursor()
        cursor.setPosition(places(text[:start]))
        cursor.setPosition(places(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(ground)
        setattr(mark, "cursor", cursor)
        setattr(mark, "format", form)
        marks.append(mark)
    view.setExtraSelections(marks)
    return text


def go_to_snippet(view: QPlainTextEdit, text: str, snippet: str) -> None:
    """Bring the words that a hit shows into view."""
    begin = text.find(snippet.strip("…")[:12]) if snippet else 0
    cursor = view.textCursor()
    cursor.setPosition(places(text[: max(begin, 0)]))
    view.setTextCursor(cursor)
    view.centerCursor()
