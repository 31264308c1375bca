"""The line under the pages: how the current entry stands on them; a click lists all there is to say, and the means."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from gazette.desk.fit_hints import FitHint, fit_hints
from gazette.desk.fit_means import Means, set_entry_lines
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.page_work import MeansWish
from gazette.gui.panes import PaneFoot
from gazette.gui.stopping import StoppedError
from gazette.gui.workbench import Workbench
from gazette.wording import sentence

_DOES = Qt.ItemDataRole.UserRole
_MOST_HIGH = 0.6
"""The list takes no more of the pane's height."""
_MARGIN = 12


class FitLine(PaneFoot):
    """The foot of the pages; ``text`` says what is told there, a hint or something else."""

    place_wanted = Signal(object)
    """A FitHint whose place shall be shown."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self._before: dict[int, int] = {}
        """On which page entries began when the issue was shown first."""
        self._issue_id = 0
        self.hints: list[FitHint] = []
        self.button = QToolButton(self)
        self.button.setIconSize(QSize(16, 16))
        self.button.setAutoRaise(True)
        self.button.clicked.connect(self.open)
        self.row.addWidget(self.button)
        self.text.installEventFilter(self)
        self.list = FitList(workbench, look, parent)
        self.list.place_wanted.connect(self.place_wanted)

    def dress(self, look: Look) -> None:
        super().dress(look)
        self._look = look
        self.list.dress(look)
        self.button.setIcon(icon("chevron-up", look.theme))
        for name in (self.button.setToolTip, self.button.setAccessibleName):
            name(look.say("act.fit_hints").rstrip("…"))

    def note_pages(self) -> None:
        """Pages were made: the first of an issue are those that later ones are compared with."""
        bench = self._workbench
        if bench.issue is None or bench.pages is None:
            return
        if bench.issue.id != self._issue_id:
            self._issue_id, self._before = bench.issue.id, {}
        for entry, (first, _) in zip(bench.issue.entries, bench.pages.spans, strict=False):
            self._before.setdefault(entry.id, first)

    def fill(self) -> bool:
        """Tell the gravest hint for the current entry; False where there is none to tell."""
        bench = self._workbench
        number, issue, pages = bench.number_of(bench.entry_id), bench.issue, bench.pages
        self.hints = []
        if issue is not None and pages is not None and number is not None and bench.closed != "facsimile":
            self.hints = fit_hints(issue, pages, number - 1, self._before)
        self.button.setVisible(bool(self.hints))
        if self.hints:
            first = self.hints[0]
            self.text.say(sentence(first.code, first.values, self._look.say.language))
        return bool(self.hints)

    def open(self) -> None:
        """List all hints, and what may be done; or no longer."""
        if self.list.isVisible():
            self.list.hide()
        elif self.hints:
            self.list.open(self.hints)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            self.open()
        return super().eventFilter(watched, event)


class FitList(QFrame):
    """Above the foot the hints one by one, each leading to its place, then the means that the house style allows."""

    place_wanted = Signal(object)
    left = Signal()

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pane_foot")
        self.hide()
        self._workbench, self._look, self._pane = workbench, look, parent
        self._asked = 0
        self.title = QLabel(self)
        self.title.setObjectName("title")
        self.rows = QListWidget(self)
        self.rows.setObjectName("fit_hints")
        self.rows.setWordWrap(True)
        self.rows.setSpacing(3)
        self.rows.setFrameShape(QFrame.Shape.NoFrame)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.rows.itemActivated.connect(self._do)
        self.rows.itemClicked.connect(self._do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, 10, _MARGIN, 10)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addWidget(self.rows)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.rows.setAccessibleName(look.say("fit_hints.title"))
        self.title.setText(look.say("fit_hints.title"))

    def open(self, hints: list[FitHint]) -> None:
        """List ``hints``; the means are tried meanwhile."""
        self.rows.clear()
        language = self._look.say.language
        for hint in hints:
            self._add(sentence(hint.code, hint.values, language), partial(self.place_wanted.emit, hint))
        bench = self._workbench
        number = bench.number_of(bench.entry_id)
        self._asked += 1
        if bench.issue is not None and number is not None and not bench.frozen:
            self._head("fit_hints.trying")
            asked, issue, at = self._asked, bench.issue, number - 1
            bench.making.try_out(
                lambda sizes: MeansWish(issue, at, sizes),
                lambda means: self._tried(asked, means),
                lambda error: self._failed(asked, error),
                lambda _done, _total: None,
            )
        self.show()
        self._stand()
        self.rows.setCurrentRow(0)
        self.rows.setFocus()

    def _tried(self, asked: int, means: tuple[Means, ...]) -> None:
        if asked != self._asked:
            return
        self.rows.takeItem(self.rows.count() - 1)
        self._head("fit_hints.means" if means else "fit_hints.no_means")
        language, bench = self._look.say.language, self._workbench
        issue, entry_id = bench.issue, bench.entry_id
        for one in means:
            code, values = one.said
            text = self._look.say("fit_hints.use", means=sentence(code, values, language))
            if issue is not None:
                self._add(text, partial(bench.do, set_entry_lines(issue, entry_id, one.lines)))
        self._stand()

    def _failed(self, asked: int, error: Exception) -> None:
        if asked == self._asked and not isinstance(error, StoppedError):
            self.rows.takeItem(self.rows.count() - 1)
            self._head("fit_hints.not_tried")
            self._stand()

    def _head(self, caption: str) -> None:
        """A line that does nothing."""
        item = QListWidgetItem(self._look.say(caption), self.rows)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, text: str, act: Callable[[], object]) -> None:
        QListWidgetItem(text, self.rows).setData(_DOES, act)

    def _do(self, item: QListWidgetItem) -> None:
        act = item.data(_DOES)
        if act is not None and self.isVisible():
            self.hide()
            act()

    def _stand(self) -> None:
        """No higher than its lines and than a part of the pane."""
        self.rows.doItemsLayout()
        high = sum(self.rows.sizeHintForRow(row) for row in range(self.rows.count())) + 8
        high += 2 * self.rows.spacing() * self.rows.count()
        self.rows.setFixedHeight(min(high, round(self._pane.height() * _MOST_HIGH)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._stand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.rows.currentItem() is not None:
            self._do(self.rows.currentItem())
            return
        super().keyPressEvent(event)
