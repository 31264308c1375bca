"""The left of the publish room: preflight as lines, each a sentence, what it means, and the way to look at it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gazette.errors import GazetteError
from gazette.gui.before_press import PressLine, before_press, grave_first, rules_line
from gazette.gui.icons import MESSAGE_ICONS, drawn
from gazette.gui.look import Look
from gazette.gui.page_facts import PageFacts, page_facts
from gazette.gui.panes import column
from gazette.gui.when_shown import WhenShown
from gazette.gui.workbench import Workbench
from gazette.typeset import Pages
from gazette.wording import error_sentence

_WIDE, _NARROW = 324, 256
_LOW = 150
_UNLIMITED = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX, which PySide does not have
_AS_IT_STANDS = {"editing": "publish.checked", "at_press": "publish.checked", "published": "publish.as_published"}


class PreflightRow(QFrame):
    """A line; Enter does what its button does."""

    def __init__(self, line: PressLine, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("press_line")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.look_button: QPushButton | None = None
        row = QGridLayout(self)
        row.setContentsMargins(4, 9, 0, 9)
        row.setHorizontalSpacing(8)
        row.setVerticalSpacing(2)
        row.setColumnStretch(1, 1)
        mark, sentence = QLabel(self), QLabel(line.sentence, self)
        mark.setPixmap(drawn(MESSAGE_ICONS[line.level], look, line.level, 18))
        sentence.setObjectName("sentence" if line.level == "ok" else "grave")
        told = [look.say("publish.passes") if line.level == "ok" else look.say(f"level.{line.level}"), line.sentence]
        if line.names:
            names = QLabel(line.names, self)
            names.setObjectName("facts")
            names.setTextFormat(Qt.TextFormat.PlainText)
            names.setWordWrap(True)
            row.addWidget(names, 1, 1, 1, 2)
            told.append(line.names)
        sentence.setWordWrap(True)
        row.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(sentence, 0, 1, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName((", " if look.say.language == "en" else "，").join(told))
        high = 0
        if line.where is not None:
            button = self.look_button = QPushButton(look.say("publish.look"), self)
            button.setObjectName("link")
            button.setAccessibleName(f"{button.text()}: {line.sentence}")
            row.addWidget(button, 0, 2, Qt.AlignmentFlag.AlignTop)
            high = button.sizeHint().height()
        elif line.level == "ok":
            passes = QLabel(look.say("publish.passes"), self)
            passes.setObjectName("passes")
            row.addWidget(passes, 0, 2, Qt.AlignmentFlag.AlignTop)
            high = passes.sizeHint().height()
        # Icon and first line of the sentence stand level with what is at the right.
        for part, own in ((mark, mark.sizeHint().height()), (sentence, sentence.fontMetrics().height())):
            part.setContentsMargins(0, max(0, high - own) // 2, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.look_button is not None:
            self.look_button.click()
            return
        super().keyPressEvent(event)


class PreflightPane(QFrame):
    """Follows issue, pages and checks by itself while it is seen."""

    look_wanted = Signal(object)
    """What a line tells of shall be looked at, a ``Where``."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side_pane")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._workbench, self._look = workbench, look
        self._read: tuple[Pages, PageFacts] | None = None
        self._trouble: BaseException | None = None
        self._lines: list[PressLine] = []
        self.rows: list[PreflightRow] = []
        self._at = 0
        self._title, self._state, self.again = QLabel(self), QLabel(self), QPushButton(self)
        self._title.setObjectName("title")
        self._state.setObjectName("caption")
        self._state.setWordWrap(True)
        self.again.setObjectName("link")
        self.again.clicked.connect(self._check_again)
        self._area = QScrollArea(self)
        self._held = QWidget(self)
        self._held.setObjectName("side_pane")
        self._column = QVBoxLayout(self._held)
        self._build()
        changed = WhenShown(self, self.fill)
        for signal in (workbench.issue_changed, workbench.pages_changed, workbench.findings_changed):
            signal.connect(changed)
        workbench.checking.answered.connect(changed)
        workbench.making.begun.connect(lambda: self._note_trouble(None))
        workbench.making.failed.connect(self._note_trouble)

    def _build(self) -> None:
        head = QWidget(self)
        above, first = QVBoxLayout(head), QHBoxLayout()
        above.setContentsMargins(20, 12, 8, 4)
        above.setSpacing(2)
        first.addWidget(self._title, 1)
        first.addWidget(self.again)
        above.addLayout(first)
        above.addWidget(self._state)
        self._column.setContentsMargins(16, 0, 8, 16)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._held)
        column(self, head, self._area)

    @property
    def narrow_width(self) -> int:
        """How wide it is in a narrow window."""
        return self._look.px(_NARROW)

    @property
    def open_lines(self) -> list[PressLine]:
        """The lines that tell of errors and doubts."""
        return [line for line in self._lines_now() if line.level in ("error", "doubt")]

    def lie(self, *, narrow: bool, above: bool = False) -> None:
        """Take less room in a ``narrow`` window; ``above`` the rest where nothing fits beside it."""
        if above:
            self.setMinimumWidth(0)
            self.setMaximumSize(_UNLIMITED, self._look.px(_LOW))
        else:
            self.setMaximumHeight(_UNLIMITED)
            self.setFixedWidth(self.narrow_width if narrow else self._look.px(_WIDE))

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.lie(narrow=False)
        self._title.setText(look.say("publish.facts"))
        self.again.setText(look.say("publish.again"))
        self.again.setToolTip(look.say("publish.again_help"))
        self.setAccessibleName(look.say("publish.facts"))
        self._lines = []
        self.fill()

    def fill(self) -> None:
        """Show what is known of the issue now."""
        bench, say = self._workbench, self._look.say
        current = bench.are_checked and bench.checking.is_current
        self._state.setText(
            "" if bench.issue is None else say(_AS_IT_STANDS[bench.issue.state] if current else "publish.checking")
        )
        self.again.setEnabled(bench.issue is not None)
        lines = self._lines_now()
        if lines != self._lines:
            self._show(lines)

    def _check_again(self) -> None:
        """Read, check and set the issue anew, as who wants to be sure does, or who has mended what stood in the way."""
        bench = self._workbench
        if bench.settle():
            bench.reload()
            bench.checking.check_now()
            self.fill()

    def _lines_now(self) -> list[PressLine]:
        bench, say = self._workbench, self._look.say
        if bench.issue is None:
            return []
        lines = before_press(
            bench.issue,
            bench.all_findings,
            self._facts(),
            say,
            checked=bench.are_checked,
            ignored=len(bench.ignored_findings),
        )
        if (rules := rules_line(bench.office, say)) is not None:
            lines = grave_first((*lines, rules))
        if isinstance(self._trouble, GazetteError):
            told = error_sentence(self._trouble, say.language)
            lines.insert(0, PressLine("error", say("publish.pages_failed"), told))
        return lines

    def _facts(self) -> PageFacts | None:
        pages = self._workbench.pages
        if pages is None:
            return None
        if self._read is None or self._read[0] is not pages:
            self._read = (pages, page_facts(pages))
        return replace(self._read[1], sheet=self._workbench.office.sheet)

    def _show(self, lines: list[PressLine]) -> None:
        had_focus = self._focused is not None
        self._lines = lines
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [PreflightRow(line, self._look, self._held) for line in lines]
        for place, (row, line) in enumerate(zip(self.rows, lines, strict=True)):
            if row.look_button is not None:
                row.look_button.clicked.connect(lambda _on=False, at=place, line=line: self._look_at(at, line))
            self._column.insertWidget(place, row)
            row.show()  # what is not shown yet takes no focus
        if self.rows:
            self._go_to(min(self._at, len(lines) - 1))
        if had_focus:
            self.setFocus()

    def _look_at(self, at: int, line: PressLine) -> None:
        self._go_to(at)
        self.look_wanted.emit(line.where)

    def _note_trouble(self, error: object) -> None:
        trouble = error if isinstance(error, BaseException) else None
        if trouble is not self._trouble:
            self._trouble = trouble
            if self.isVisible():
                self.fill()

    def _go_to(self, at: int) -> None:
        """Whoever comes to the pane comes to this line."""
        self._at = max(at, 0)
        self.setFocusProxy(self.rows[self._at])

    @property
    def _focused(self) -> int | None:
        """The line that the keyboard is at."""
        focus = self.window().focusWidget()
        there = (at for at, row in enumerate(self.rows) if row is focus or row.isAncestorOf(focus))
        return next(there, None)

    def step(self, by: int) -> None:
        """To the next line (-1: the one before), and round again."""
        if not self.rows:
            return
        here = self._focused
        if here is None:
            here = -1 if by > 0 else 0
        self._go_to((here + by) % len(self.rows))
        row = self.rows[self._at]
        row.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(row, 0, 16)
