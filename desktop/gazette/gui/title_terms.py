"""Below the English title: how the kinds of documents in it are rendered, how often, and where that is not settled."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gazette.gui.look import Look
from gazette.translation import Term, TermBase


class TitleTerms(QWidget):
    """A row for each kind: Chinese, English, uses; 待定 where the kind has another rendering or shares this one."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[tuple[Term, ...], TermBase] = ((), TermBase())
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.show_terms(*self._shown)

    def show_terms(self, terms: Sequence[Term], known: TermBase) -> None:
        """Show the terms of one title; ``known`` counts those of the issue and of others."""
        self._shown = (tuple(terms), known)
        while (item := self._grid.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for row, term in enumerate(terms):
            others = known.others(term.zh, term.en)
            count = known.uses(term.zh, term.en)
            uses = self._look.say("titles.uses", uses=count) if count else ""
            words = (term.zh, term.en, self._look.say("titles.unsettled") if others else uses)
            for column, text in enumerate(words):
                label = QLabel(text, self)
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setWordWrap(column == 1)
                self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
                if column == 2:
                    label.setObjectName("unsettled" if others else "facts")
                    label.setToolTip("\n".join([uses, *others]) if others else "")
        if not terms:
            none = QLabel(self._look.say("titles.no_terms"), self)
            none.setObjectName("facts")
            none.setWordWrap(True)
            self._grid.addWidget(none, 0, 0, 1, 3)
