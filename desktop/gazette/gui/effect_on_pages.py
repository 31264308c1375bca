"""The card beside a comparison: how much longer the text became, and what that does to the pages."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gazette.desk.comparing import EntryComparison
from gazette.desk.page_effect import PageEffect
from gazette.gui.look import Look
from gazette.gui.page_work import EffectWish
from gazette.gui.panes import ElidedLabel
from gazette.gui.stopping import StoppedError
from gazette.gui.workbench import Workbench
from gazette.wording import sentence


class EffectOnPages(QWidget):
    """Characters before and after; pages before and after, which are set in the background."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self._asked = 0
        self._sizes: tuple[int, int] | None = None
        self._effect: PageEffect | None = None
        self._said = ""
        self._title = QLabel(self)
        self._title.setObjectName("title")
        self._size = ElidedLabel("facts", self)
        self.pages = QLabel(self)
        self.pages.setObjectName("facts")
        self.pages.setWordWrap(True)
        below = QVBoxLayout(self)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        for label in (self._title, self._size, self.pages):
            below.addWidget(label)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self._title.setText(look.say("revisions.length"))
        self._tell()

    def clear(self) -> None:
        """Nothing is compared."""
        self._asked += 1
        self._sizes, self._effect, self._said = None, None, ""
        self._tell()

    def show_effect(self, compared: EntryComparison, sizes: tuple[int, int], entry_id: int) -> None:
        """Tell of two texts of an entry of the current issue; of one of the inbox there are no pages."""
        self._asked += 1
        self._sizes, self._effect, self._said = sizes, None, ""
        bench, asked = self._workbench, self._asked
        issue, number = bench.issue, bench.number_of(entry_id)
        if issue is not None and number is not None and compared.old is not None and compared.new is not None:
            self._said = "revisions.setting"
            at, texts = number - 1, (compared.old, compared.new)
            bench.making.try_out(
                lambda sizes: EffectWish(issue, at, texts, sizes),
                lambda effect: self._made(asked, effect),
                lambda error: self._failed(asked, error),
                lambda _done, _total: None,
            )
        self._tell()

    def _made(self, asked: int, effect: PageEffect) -> None:
        if asked == self._asked:
            self._effect, self._said = effect, ""
            self._tell()

    def _failed(self, asked: int, error: Exception) -> None:
        if asked == self._asked and not isinstance(error, StoppedError):
            self._said = "revisions.not_set"
            self._tell()

    def _tell(self) -> None:
        say = self._look.say
        before, after = (f"{size:,}" for size in self._sizes or (0, 0))
        self._size.say(say("revisions.size", before=before, after=after) if self._sizes is not None else "")
        told = self._effect.told if self._effect is not None else []
        text = "\n".join(sentence(code, values, say.language) for code, values in told)
        if say.language == "en":
            text = text.replace("—", "–")
        self.pages.setText(text or (say(self._said) if self._said else ""))
        self.pages.setVisible(bool(self.pages.text()))
