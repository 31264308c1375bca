"""Beside the contents, above the titles: what does not agree, both titles with their difference, what can be done."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gazette.gui.contents_verdicts import Verdict
from gazette.gui.icons import MESSAGE_ICONS, drawn
from gazette.gui.look import Look
from gazette.model import Entry, Finding
from gazette.proofreading import differences, listed_title
from gazette.wording import finding_sentence

_TITLE = "proofreading.title_differs"


class TitleCheck(QWidget):
    """The findings of an entry in the contents, each with what it proposes."""

    accepted = Signal(object)
    """A Finding whose suggestion is to be put in."""
    kept = Signal(object)
    """A Finding that is to be left as it is, for a reason."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Entry | None, Verdict | None, bool] = (None, None, False)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)

    def dress(self, look: Look) -> None:
        """Take colours and captions."""
        self._look = look
        self._draw()

    def show_verdict(self, entry: Entry | None, verdict: Verdict | None, *, frozen: bool) -> None:
        """Show what is said of ``entry``; where it is ``frozen`` nothing can be done about it."""
        if (entry, verdict, frozen) != self._shown:
            self._shown = (entry, verdict, frozen)
            self._draw()

    def _draw(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        entry, verdict, frozen = self._shown
        if entry is None or verdict is None:
            return
        for finding in verdict.findings:
            self._rows.addWidget(self._sentence(finding.level, finding_sentence(finding, self._look.say.language)))
            if finding.rule == _TITLE:
                self._titles(entry)
            if not frozen:
                self._rows.addWidget(self._acts(finding))
        if verdict.note:
            self._rows.addWidget(self._sentence("hint", verdict.note))
        if not any(finding.rule == _TITLE for finding in verdict.findings):
            self._rows.addWidget(self._caption("contents.document"))
            self._rows.addWidget(self._text(escape(entry.title_full or entry.title_zh)))

    def _sentence(self, level: str, text: str) -> QWidget:
        held = QWidget(self)
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(6)
        sign = QLabel(held)
        sign.setPixmap(drawn(MESSAGE_ICONS[level], self._look, level, 16))
        sign.setAccessibleName(self._look.say(f"level.{level}"))
        sentence = QLabel(text, held)
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        sentence.setMinimumWidth(40)
        sentence.setAccessibleName(f"{self._look.say(f'level.{level}')}, {text}")
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(sentence, 1)
        return held

    def _titles(self, entry: Entry) -> None:
        """Both titles whole, what differs marked: struck and red in the one, underlined and green in the other."""
        own = listed_title(entry) or ""
        found = differences(entry.title_zh, own)
        for caption, text, spans, token, how in (
            ("contents.listed", entry.title_zh, [each.one for each in found], "error", "line-through"),
            ("contents.own", own, [each.other for each in found], "ok", "underline"),
        ):
            self._rows.addWidget(self._caption(caption))
            self._rows.addWidget(self._text(self._marked(text, spans, token, how)))

    def _marked(self, text: str, spans: Sequence[tuple[int, int]], token: str, how: str) -> str:
        theme = self._look.theme
        pieces, at = [], 0
        for start, end in spans:
            style = (
                f"color:{theme.color(token).name()};background:{theme.color(f'{token}_ground').name()};"
                f"text-decoration:{how};font-weight:600"
            )
            pieces += [escape(text[at:start]), f'<span style="{style}">{escape(text[start:end])}</span>']
            at = end
        return "".join([*pieces, escape(text[at:])])

    def _caption(self, code: str) -> QLabel:
        label = QLabel(self._look.say(code), self)
        label.setObjectName("caption")
        return label

    def _text(self, html: str) -> QLabel:
        label = QLabel(html, self)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setMinimumWidth(40)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _acts(self, finding: Finding) -> QFrame:
        say, held = self._look.say, _Acts(self)
        own_title = finding.rule == _TITLE
        if finding.suggestion and (finding.text or finding.part == "title_zh"):
            words = say("contents.take_own") if own_title else say("contents.take", text=finding.suggestion)
            take = QPushButton(words, held)
            take.setObjectName("filled" if own_title else "")
            take.clicked.connect(lambda _on=False: self.accepted.emit(finding))
            held.add(take)
        keep = QPushButton(say("contents.keep_listed" if own_title else "contents.keep"), held)
        keep.clicked.connect(lambda _on=False: self.kept.emit(finding))
        held.add(keep)
        return held


class _Acts(QFrame):
    """Buttons in a row; in a pane too narrow for it one below the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: list[QPushButton] = []
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 6)
        self._row.setSpacing(8)
        self._row.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._row.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)

    def add(self, button: QPushButton) -> None:
        """Add a button behind the others."""
        self._buttons.append(button)
        self._row.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        return QSize(widest, self._row.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() for button in self._buttons) + 8 * (len(self._buttons) - 1)
        way = QBoxLayout.Direction
        wanted = way.TopToBottom if needed > self.width() else way.LeftToRight
        if wanted != self._row.direction():
            self._row.setDirection(wanted)
            self.updateGeometry()
