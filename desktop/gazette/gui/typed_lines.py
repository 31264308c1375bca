"""What a document says, line by line, of which only those are read again that were typed into."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextDocument

from gazette.gui.entry_lines import Line
from gazette.gui.text_faces import face_of_line, key_of_line
from gazette.model import BlockPath


def line_as_typed(block: QTextBlock) -> Line:
    """What one line of a document says now. One that Enter made carries the key of the line it came from."""
    return Line(key_of_line(block), face_of_line(block), block.text())


class TypedLines(QObject):
    """Follows a document; must not be asked within one of its edit blocks."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._lines: list[Line | None] = [None] * document.blockCount()
        self._unread = set(range(document.blockCount()))
        self._touched: set[BlockPath] = set()
        document.documentLayout()  # without one, a document tells of no change
        document.contentsChange.connect(self._changed)

    def read(self) -> Sequence[Line]:
        """The lines now."""
        for number in self._unread:
            line = line_as_typed(self._document.findBlockByNumber(number))
            self._lines[number] = line
            self._touched.add(line.key.path)
        self._unread.clear()
        return self._lines  # type: ignore[return-value]  # none is unread

    @property
    def touched(self) -> set[BlockPath]:
        """The paths of the blocks, () for the head, of which lines changed since ``begin``."""
        self.read()
        return self._touched

    def begin(self, begun: BlockPath | None = None) -> None:
        """What the document says now is what is shown, and nothing of it was touched but a line ``begun`` there."""
        self.read()
        self._touched.clear()
        if begun is not None:
            self._touched.add(begun)

    def _changed(self, position: int, _removed: int, added: int) -> None:
        """The lines that a change reaches over now stand for those that it reached over before."""
        document, old = self._document, self._lines
        first = document.findBlock(position).blockNumber()
        last = document.findBlock(min(position + added, document.characterCount() - 1)).blockNumber()
        grown = document.blockCount() - len(old)
        end = last + 1 - grown
        self._touched.update(line.key.path for line in old[first:end] if line is not None)
        if grown:
            outside = (number for number in self._unread if not first <= number < end)
            self._unread = {number + grown if number >= end else number for number in outside}
            old[first:end] = [None] * (last + 1 - first)
        self._unread.update(range(first, last + 1))
