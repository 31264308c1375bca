"""Below the page of a hit: what the document cites and what cites it, as links, and whether it still holds."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gazette.archive import Cited, Citing, KnownDocument
from gazette.desk import Desk
from gazette.desk.citing import DocumentCitations, known_citations
from gazette.gui.known_asking import KnownAsking
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel
from gazette.gui.place_called import place_called
from gazette.gui.workbench import Workbench
from gazette.reading.citations import Relation

One = TypeVar("One", Cited, Citing)
_MOST = 4
_RELATIONS: dict[Relation, tuple[str, str]] = {
    "cites": ("citing.cites", "citing.cited"),
    "repeals": ("citing.repeals", "citing.repealed"),
    "amends": ("citing.amends", "citing.amended"),
    "corrects": ("citing.corrects", "citing.corrected"),
}


class LinkButton(QPushButton):
    """A link that gives way to its room and shows … then; its whole text is the tip."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("link")
        self.whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("text-align: left;")
        self.setText("…")

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 16
        self.setText(self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, max(room, 0)))


class HitCitations(QFrame):
    """Shows nothing until what is asked for is known, and nothing where there is nothing."""

    entry_wanted = Signal(int)

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane_foot")
        self._look = look
        self._entry_id = 0
        self.found: DocumentCitations | None = None
        self.links: list[LinkButton] = []
        self._parts: list[QWidget] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(10, 6, 10, 6)
        self._lines.setSpacing(2)
        self._asking = KnownAsking(workbench, self._ask_of, self._know, lambda _left: None, self)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._fill()

    def show_entry(self, entry_id: int | None) -> None:
        """Show the citations of an entry; None: of nothing."""
        if (entry_id or 0) != self._entry_id:
            self._entry_id, self.found = entry_id or 0, None
            self._fill()
        if entry_id is not None:
            self._asking.ask()

    def _ask_of(self, desk: Desk) -> DocumentCitations | None:
        """Nothing where the entry is gone by now."""
        asked = self._entry_id
        there = asked and desk.archive.title_of(asked) is not None
        return known_citations(desk.archive, asked) if there else None

    def _know(self, found: DocumentCitations | None) -> None:
        if found is not None and found.document.entry_id == self._entry_id:
            self.found = found
            self._fill()

    def _fill(self) -> None:
        for part in self._parts:
            self._lines.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts, self.links = [], []
        if self.found is not None:
            self._tell(self.found)
        self.setVisible(bool(self._parts))

    def _tell(self, found: DocumentCitations) -> None:
        say = self._look.say
        for one in found.no_longer:
            caption = "citing.is_repealed" if one.relation == "repeals" else "citing.is_amended"
            told = QLabel(say(caption, document=_called(one.document)), self)
            told.setObjectName("count_doubt")
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setWordWrap(True)
            self._add(told)
        here = [one for one in found.cites if one.documents]
        for cited in _weightiest(here):
            self._link_cited(cited)
        for citing in _weightiest(found.cited_by):
            self._link(_RELATIONS[citing.relation][1], citing.document)
        rest = max(len(here) - _MOST, 0) + max(len(found.cited_by) - _MOST, 0)
        away = [one.number or f"《{one.title}》" for one in found.cites if not one.documents]
        for text in (
            say("citing.more", count=rest) if rest else "",
            say("citing.away", names="、".join(away)) if away else "",
        ):
            if text:
                line = ElidedLabel("facts", self)
                line.say(text, text)
                self._add(line)

    def _link_cited(self, cited: Cited) -> None:
        caption = _RELATIONS[cited.relation][0]
        if len(cited.documents) > 1:
            caption = "citing.one_of_several"
        for document in cited.documents:
            self._link(caption, document)

    def _link(self, caption: str, document: KnownDocument) -> None:
        place = place_called(document.issue, document.page, self._look.say)
        link = LinkButton(self._look.say(caption, document=f"{_called(document)} · {place}"), self)
        link.clicked.connect(partial(self.entry_wanted.emit, document.entry_id))
        self.links.append(link)
        self._add(link)

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._lines.addWidget(part)


def _weightiest(those: Sequence[One]) -> list[One]:
    """The first of those, what does more than to cite before the others."""
    return sorted(those, key=lambda one: one.relation == "cites")[:_MOST]


def _called(document: KnownDocument) -> str:
    return f"{document.number} {document.title}" if document.number else document.title
