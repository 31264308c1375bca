"""Below the page of a hit: what the document cites and what cites it, as links, and whether it still holds."""

from collections.abc import Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

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
"""So many of each kind are shown until all are wanted."""
_HIGHEST = 220
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


class HitCitations(QScrollArea):
    """Shows nothing until what is asked for is known, and nothing where there is nothing."""

    entry_wanted = Signal(int)

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QFrame(self)
        self._body.setObjectName("pane_foot")
        self._look = look
        self._entry_id = 0
        self.found: DocumentCitations | None = None
        self.links: list[LinkButton] = []
        self.more: LinkButton | None = None
        """Shows all, where not all are shown; or the first of them again."""
        self._opened = False
        self._parts: list[QWidget] = []
        self._lines = QVBoxLayout(self._body)
        self._lines.setContentsMargins(10, 6, 10, 6)
        self._lines.setSpacing(2)
        self.setWidget(self._body)
        self._asking = KnownAsking(workbench, self._ask_of, self._know, lambda _left: None, self)
        self.hide()

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._fill()

    def show_entry(self, entry_id: int | None) -> None:
        """Show the citations of an entry; None: of nothing."""
        if (entry_id or 0) != self._entry_id:
            self._entry_id, self.found, self._opened = entry_id or 0, None, False
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
        self._parts, self.links, self.more = [], [], None
        if self.found is not None:
            self._tell(self.found)
        self.setVisible(bool(self._parts))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as what is shown, up to a height from which on it is scrolled."""
        high = self._lines.totalHeightForWidth(self.viewport().width())
        self.setFixedHeight(min(max(high, self._lines.totalSizeHint().height()), self._look.px(_HIGHEST)))

    def _tell(self, found: DocumentCitations) -> None:
        say = self._look.say
        for one in found.no_longer:
            caption = "citing.is_repealed" if one.relation == "repeals" else "citing.is_amended"
            told = QLabel(say(caption, document=_called(one.document)), self._body)
            told.setObjectName("count_doubt")
            told.setTextFormat(Qt.TextFormat.PlainText)
            told.setWordWrap(True)
            self._add(told)
        here = [one for one in found.cites if one.documents]
        away = [one.number or f"《{one.title}》" for one in found.cites if not one.documents]
        for cited in self._shown(here):
            self._link_cited(cited)
        for citing in self._shown(found.cited_by):
            self._link(_RELATIONS[citing.relation][1], citing.document)
        if self._opened:
            for name in away:
                self._line(say("citing.away", names=name))
        elif away:
            self._line(say("citing.away", names="、".join(away)))
        if max(len(here), len(found.cited_by)) > _MOST or len(away) > 1:
            count = len(found.cites) + len(found.cited_by)
            self.more = self._button(say("citing.fewer") if self._opened else say("citing.all", count=count))
            self.more.clicked.connect(self._open)

    def _open(self) -> None:
        """Show all, or the first of them again; the keyboard stays."""
        had_focus = self.more is not None and self.more.hasFocus()
        self._opened = not self._opened
        self._fill()
        if had_focus and self.more is not None:
            self.more.setFocus()

    def _shown(self, those: Sequence[One]) -> list[One]:
        """What does more than to cite before the others."""
        weightiest = sorted(those, key=lambda one: one.relation == "cites")
        return weightiest if self._opened else weightiest[:_MOST]

    def _line(self, text: str) -> None:
        line = ElidedLabel("facts", self._body)
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
        link = self._button(self._look.say(caption, document=f"{_called(document)} · {place}"))
        link.clicked.connect(partial(self.entry_wanted.emit, document.entry_id))
        self.links.append(link)

    def _button(self, text: str) -> LinkButton:
        button = LinkButton(text, self._body)
        self._add(button)
        return button

    def _add(self, part: QWidget) -> None:
        self._parts.append(part)
        self._lines.addWidget(part)
        part.show()


def _called(document: KnownDocument) -> str:
    return f"{document.number} {document.title}" if document.number else document.title
