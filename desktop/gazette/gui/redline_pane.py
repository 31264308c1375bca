"""The middle of the screen of revisions: the compared text, in one red-line or side by side, read, printed and kept."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QFrame, QLabel, QStackedWidget, QToolButton, QWidget

from gazette.desk.comparing import Difference, EntryComparison
from gazette.desk.redline_page import redline_html
from gazette.errors import GazetteError
from gazette.gui.captions import plain
from gazette.gui.icons import icon
from gazette.gui.last_folders import LastFolders
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, PaneFoot, PaneHead, column
from gazette.gui.redline_printing import print_redline, save_redline
from gazette.gui.redline_view import RedlineView, SideBySide
from gazette.wording import error_sentence


class RedlinePane(QFrame):
    """Shows one comparison; which of its differences is looked at is chosen elsewhere."""

    picked = Signal(int)
    """The difference of this number was clicked in the text."""
    way_changed = Signal()
    """The text is shown in the other way."""
    step_wanted = Signal(int)
    """The next difference, or with -1 the one before."""
    left = Signal()

    def __init__(self, folders: LastFolders, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._folders = folders
        self._look = look
        self._comparison: EntryComparison | None = None
        self._compared: tuple[str, ...] = ()
        self._drawn: set[RedlineView | SideBySide] = set()
        self.setObjectName("surface")
        self.setMinimumWidth(420)
        self.head, self.messages, self.foot = PaneHead(self), MessageBar(self), PaneFoot(self)
        self.red, self.beside = RedlineView("both", self), SideBySide(self)
        self.red_button, self.beside_button, self.print_button, self.pdf_button, self.back_button = (
            QToolButton(self) for _ in range(5)
        )
        self.at = QLabel(self)
        self.previous_button, self.next_button = QToolButton(self), QToolButton(self)
        self._views = QStackedWidget(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        ways = QButtonGroup(self)
        for button in (self.red_button, self.beside_button):
            button.setCheckable(True)
            ways.addButton(button)
        self.red_button.setChecked(True)
        self.at.setObjectName("facts")
        for widget in (
            self.red_button,
            self.beside_button,
            self.at,
            self.previous_button,
            self.next_button,
            self.print_button,
            self.pdf_button,
            self.back_button,
        ):
            self.head.add(widget)
        self._views.addWidget(self.red)
        self._views.addWidget(self.beside)
        layout = column(self, self.head, self.messages)
        layout.addWidget(self._views, 1)
        layout.addWidget(self.foot)

    def _connect(self) -> None:
        for view in (self.red, self.beside.old, self.beside.new):
            view.picked.connect(self.picked)
        self.red_button.toggled.connect(lambda on: self._show_way(self.red if on else self.beside))
        self.previous_button.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next_button.clicked.connect(lambda: self.step_wanted.emit(1))
        self.print_button.clicked.connect(self._print)
        self.pdf_button.clicked.connect(self._save_pdf)
        self.back_button.clicked.connect(self.left)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        for part in (self.head, self.messages, self.foot):
            part.dress(look)
        self.red_button.setText(say("revisions.red"))
        self.beside_button.setText(say("revisions.beside"))
        self.red.setAccessibleName(say("revisions.text_name"))
        self.beside.old.setAccessibleName(say("revisions.old_text"))
        self.beside.new.setAccessibleName(say("revisions.new_text"))
        for button, name, drawn in (
            (self.previous_button, "act.previous_finding", "chevron-up"),
            (self.next_button, "act.next_finding", "chevron-down"),
            (self.print_button, "revisions.print", "printer"),
            (self.pdf_button, "revisions.save_pdf", "file-down"),
            (self.back_button, "revisions.back", "x"),
        ):
            words = plain(say(name))
            button.setIcon(icon(drawn, look.theme))
            button.setIconSize(QSize(18, 18))
            button.setToolTip(words)
            button.setAccessibleName(words)

    # showing

    @property
    def texts(self) -> tuple[QWidget, ...]:
        """The texts of the way that is shown, in reading order."""
        return (self.red,) if self._shows_red else (self.beside.old, self.beside.new)

    @property
    def _shows_red(self) -> bool:
        return self._views.currentWidget() is self.red

    def show_comparison(self, comparison: EntryComparison | None, title: str, compared: tuple[str, ...] = ()) -> None:
        """Show what is compared; None: nothing is. On paper ``compared`` says which texts these are."""
        self._comparison, self._compared = comparison, compared
        self.head.title.say(title)
        self._drawn.clear()
        self._draw()
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(comparison is not None)

    def show_place(self, row: int, count: int) -> None:
        """Say which of so many differences is looked at, from 0."""
        say = self._look.say
        self.at.setText(say("revisions.at", number=row + 1, count=count) if count else say("revisions.none"))
        for button in (self.previous_button, self.next_button):
            button.setEnabled(count > 0)

    def mark(self, difference: Difference) -> None:
        """Mark a difference and bring it into view."""
        if self._shows_red:
            self.red.mark(difference.number, self._look)
            return
        sides = (self.beside.old, self.beside.new)
        # The one that shows it comes last: the other one follows it.
        for view in sorted(sides, key=lambda view: bool(view.places(difference.number))):
            view.mark(difference.number, self._look)

    def _draw(self) -> None:
        """Write the text of the way that is shown, if it is not written yet."""
        view = self.red if self._shows_red else self.beside
        if view not in self._drawn:
            self._drawn.add(view)
            view.show_comparison(self._comparison, self._look)

    def _show_way(self, view: QWidget) -> None:
        self._views.setCurrentWidget(view)
        self._draw()
        self.way_changed.emit()

    # on paper

    def _print(self) -> None:
        if self._comparison is not None:
            try:
                print_redline(self._page(self._comparison), self._look, self)
            except GazetteError as error:
                self._tell(error)

    def _save_pdf(self) -> None:
        say, compared = self._look.say, self._comparison
        if compared is None or compared.new is None:
            return
        name = f"{say('revisions.red')} {compared.new.title_zh}"[:80].replace("/", "_").replace("\n", " ")
        file, _ = QFileDialog.getSaveFileName(
            self, say("revisions.save_pdf"), self._folders.begin("red_line", f"{name}.pdf"), say("revisions.pdf_files")
        )
        if file:
            self.write_pdf(self._folders.note("red_line", file))

    def write_pdf(self, file: Path) -> None:
        """Write what is compared as a PDF and say so."""
        compared = self._comparison
        if compared is None:
            return
        title = compared.new.title_zh if compared.new is not None else ""
        try:
            save_redline(self._page(compared), self._look, file, title)
        except GazetteError as error:
            self._tell(error)
            return
        self.messages.tell("ok", lambda say: say("revisions.saved_pdf", file=file.name))

    def _page(self, comparison: EntryComparison) -> str:
        return redline_html(comparison, self._look.say.language, self._compared)

    def _tell(self, error: GazetteError) -> None:
        self.messages.tell("error", lambda say: error_sentence(error, say.language))
