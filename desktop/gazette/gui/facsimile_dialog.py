"""A back issue kept as it is: its files, numbers and contents list beside its pages; new, or to be corrected."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from gazette.desk.facsimile_commands import CorrectFacsimile, RemoveFacsimile
from gazette.desk.facsimile_facts import BackIssue, described, made_issue, sections_of
from gazette.desk.facsimile_files import PAGE_ENDINGS, KeptPages
from gazette.desk.facsimile_table import read_contents, rows_of_issue
from gazette.desk.facsimiles import settle_back_issue
from gazette.errors import DeskError, GazetteError
from gazette.gui.asking import Asking
from gazette.gui.dialog_size import open_at
from gazette.gui.facsimile_facts import FacsimileFacts
from gazette.gui.facsimile_list import FacsimileList
from gazette.gui.facsimile_reading import FacsimileReading
from gazette.gui.facsimile_view import FacsimileView
from gazette.gui.help_topics import explained_at
from gazette.gui.issue_tree import local_files, take_copies
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, column
from gazette.gui.password_form import LOCKED, ask_password
from gazette.gui.picture_shelf import Found
from gazette.gui.tab_order import order_by_layout
from gazette.gui.workbench import Workbench
from gazette.ingest import SHEET_ENDINGS
from gazette.ingest.back_issue_lists import ContentsRows
from gazette.model import Issue, Section
from gazette.wording import error_sentence


class FacsimileDialog(QDialog):
    """Files that are chosen are read in the background; nothing is kept before the person says so."""

    table_wanted = Signal(str)
    """A table of many back issues was dropped."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained_at(self, "facsimile")
        self._workbench, self._look = workbench, look
        self._pages: KeptPages | None = None
        self._issue: Issue | None = None
        self._listed: tuple[Section, ...] = ()
        self.password: Asking | None = None
        """Where the password of a file was asked for last."""
        self.messages = MessageBar(self)
        self.list = FacsimileList(look, self)
        self.facts = FacsimileFacts(self)
        self.fields = self.facts.fields
        self.view = FacsimileView(self._read_page, look, self)
        self.reading = FacsimileReading(workbench, self)
        self.what = QLabel(self)
        names = (
            "files",
            "folder",
            "add",
            "remove",
            "up",
            "down",
            "paste",
            "load",
            "propose",
            "take_out",
            "cancel",
            "go",
        )
        self.buttons = {name: QPushButton(self) for name in names}
        self._build()
        self._wire()

    def _build(self) -> None:
        left, rows = QWidget(self), QVBoxLayout()
        left.setObjectName("surface")
        left.setLayout(rows)
        rows.setContentsMargins(20, 16, 12, 16)
        rows.setSpacing(10)
        self.what.setObjectName("facts")
        self.what.setWordWrap(True)
        rows.addLayout(_row(self.buttons["files"], self.buttons["folder"], None))
        rows.addWidget(self.what)
        rows.addWidget(self.facts)
        rows.addWidget(self.list, 1)
        rows.addLayout(_row(*(self.buttons[name] for name in ("add", "remove", "up", "down")), None))
        rows.addLayout(_row(*(self.buttons[name] for name in ("paste", "load", "propose")), None))
        rows.addLayout(_row(self.buttons["take_out"], None, self.buttons["cancel"], self.buttons["go"]))
        self.buttons["go"].setObjectName("filled")
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setSizes([870, 310])
        column(self, self.messages, splitter).setStretch(1, 1)
        for button in self.buttons.values():
            button.setAutoDefault(False)
        self.setAcceptDrops(True)

    def _wire(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "files": self._choose_files,
            "folder": self._choose_folder,
            "add": self.list.add_row,
            "remove": self.list.remove_rows,
            "up": lambda: self.list.move_row(-1),
            "down": lambda: self.list.move_row(1),
            "paste": self.list.paste,
            "load": self._choose_list,
            "propose": self._propose,
            "take_out": self._take_out,
            "cancel": self.reject,
            "go": self.keep,
        }
        for name, act in acts.items():
            self.buttons[name].clicked.connect(lambda _on=False, act=act: act())
        self.list.page_wanted.connect(self._show_page)
        self.view.shelf.undrawn.connect(self._tell)
        self.facts.numbering_typed.connect(self._show_pages)
        self.reading.read.connect(self._read)
        self.reading.already.connect(self._already)
        self.reading.refused.connect(self._failed)
        self.finished.connect(lambda _result: self.reading.forget())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 -- Qt's own name
        """Tab, in the order of what is shown."""
        order_by_layout(self)
        return super().focusNextPrevChild(next)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        for part in (self.messages, self.list, self.facts, self.view):
            part.dress(look)
        for name, button in self.buttons.items():
            button.setText(say(f"facsimile.button.{name}"))
        self._name()
        open_at(self, look.px(1180), look.px(720))

    def open_new(self) -> None:
        """Open for a back issue that is not kept yet."""
        self._begin(None)
        self.open()

    def open_kept(self, sha256: str) -> None:
        """Open for a back issue whose file came in before."""
        self.open_new()
        self._set_busy(True)
        self.reading.take_kept(sha256)

    def open_current(self) -> None:
        """Open to correct the current issue, which is a facsimile."""
        issue = self._workbench.issue
        if issue is not None and issue.facsimile is not None:
            self._begin(issue)
            self.open()
        else:
            self.open_new()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read the files of a new back issue; what stands in the dialog stays where they cannot be."""
        self.messages.dismiss()
        self._set_busy(True)
        self.reading.take(paths)

    def keep(self) -> None:
        """Keep the back issue, or what was corrected of it; closes where that is done."""
        text = self.facts.unread() or self.list.unread()
        if text is not None:
            wrong = text
            self.messages.tell("doubt", lambda say: say("facsimile.unread", text=wrong))
            return
        wanted = self.facts.described(self.list.sections())
        if self._issue is not None:
            change = self._workbench.do(CorrectFacsimile(described(wanted, self._issue), over=self._issue))
            if change is not None:
                self.accept()
        elif self._pages is not None:
            pages = self._pages
            self._set_busy(True)
            self._workbench.ask_desk(
                lambda desk: settle_back_issue(desk.archive, wanted, pages),
                lambda kept: self._kept(kept.issue),
                self._failed,
            )

    def end(self) -> None:
        """End the thread in which pages are drawn."""
        self.view.end()

    def _begin(self, issue: Issue | None) -> None:
        self._issue, self._pages = issue, None
        self.reading.forget()
        self.messages.dismiss()
        self.view.empty()
        self.facts.fill(issue)
        self._list(issue.sections if issue else ())
        self._name()
        self._show_pages()
        self._set_busy(False)

    def _list(self, sections: Sequence[Section]) -> None:
        self.list.show_sections(sections)
        self._listed = self.list.sections()

    def _name(self) -> None:
        say, issue = self._look.say, self._issue
        self.setWindowTitle(say("facsimile.correct" if issue else "facsimile.title"))
        kept, read = issue.facsimile if issue else None, self._pages
        names = say.listed(file.name for file in (kept.files if kept else read.files if read else ()))
        shown = names if len(names) < 120 else names[:118] + "……"
        self.what.setText(f"{shown}\n{say('facsimile.what')}" if names else say("facsimile.none"))
        for name in ("files", "folder"):
            self.buttons[name].setVisible(issue is None)
        self.buttons["take_out"].setVisible(issue is not None)
        self.buttons["go"].setText(say("facsimile.button.correct" if issue else "facsimile.button.go"))

    def _set_busy(self, busy: bool) -> None:
        self.buttons["go"].setEnabled(not busy and (self._issue is not None or self._pages is not None))
        self.buttons["propose"].setEnabled(not busy and self._pages is not None and self._pages.proposed is not None)
        for name in ("files", "folder"):
            self.buttons[name].setEnabled(not busy)
        if busy:
            self.what.setText(self._look.say("facsimile.reading"))

    def _read(self, pages: KeptPages) -> None:
        self._pages = pages
        issue = self._proposed(pages)
        self.view.shelf.clear()
        self.facts.fill_untouched(issue)
        if self.list.sections() == self._listed:  # else somebody typed, changed or loaded it
            self._list(issue.sections)
        self._set_busy(False)
        self._name()
        self._show_pages()
        self._tell_text(issue)

    def _tell_text(self, issue: Issue) -> None:
        assert issue.facsimile is not None
        sheets, bare = len(issue.facsimile.pages), len(issue.facsimile.without_text)
        proposed = bool(issue.sections)
        self.messages.tell(
            "hint" if proposed and not bare else "doubt",
            lambda say: (
                say("facsimile.read", sheets=sheets, bare=bare)
                + say("facsimile.proposed" if proposed else "facsimile.not_proposed")
            ),
        )

    def _already(self, issue: Issue) -> None:
        self._begin(issue)
        name = issue.reference
        self.messages.tell("hint", lambda say: say("facsimile.there", issue=name))

    def _kept(self, issue: Issue) -> None:
        self._workbench.reload(issue.id)
        self._workbench.saved.emit()
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        self._name()
        if not isinstance(error, GazetteError):
            raise error
        self._tell(error)

    def _tell(self, error: GazetteError) -> None:
        file = str(error.values.get("file", ""))
        way_on = ("brought.password", lambda: self._ask_password(file)) if error.code in LOCKED else ("", None)
        self.messages.tell("error", lambda say: error_sentence(error, say.language), *way_on)

    def _ask_password(self, file: str) -> None:
        def read(password: str) -> None:
            self.messages.dismiss()
            self._set_busy(True)
            self.reading.unlock(password)

        self.password = ask_password(self._look, file, self, read)

    # the pages beside the list

    def _show_pages(self) -> None:
        issue = self._issue
        if issue is None and self._pages is not None:
            issue = self._proposed(self._pages)
        self.view.show_issue(issue, self.facts.numbering())

    def _show_page(self, number: int) -> None:
        self.view.show_number(number, self.facts.numbering())

    def _read_page(self, name: str, done: Callable[[Found], None], failed: Callable[[BaseException], None]) -> None:
        self._workbench.read_picture(name, done, failed, self._pages.files if self._pages else ())

    def _proposed(self, pages: KeptPages) -> Issue:
        """The issue that the files alone say."""
        issue, _ = self._workbench.call_desk(lambda desk: made_issue(desk.archive, BackIssue(files=()), pages))
        return issue

    # lists

    def _choose_files(self) -> None:
        say = self._look.say
        patterns = " ".join(f"*{ending}" for ending in PAGE_ENDINGS)
        begin = self._workbench.folders.begin("back_issue")
        files, _ = QFileDialog.getOpenFileNames(
            self, say("facsimile.button.files"), begin, f"PDF, TIFF, JPEG ({patterns})"
        )
        if files:
            self._workbench.folders.note("back_issue", files[0])
            self.take_files([Path(file) for file in files])

    def _choose_folder(self) -> None:
        folders, caption = self._workbench.folders, self._look.say("facsimile.button.folder")
        folder = QFileDialog.getExistingDirectory(self, caption, folders.begin("back_issue"))
        if folder:
            self.take_files([folders.note("back_issue", folder)])

    def _choose_list(self) -> None:
        patterns = " ".join(f"*{ending}" for ending in SHEET_ENDINGS)
        folders, caption = self._workbench.folders, self._look.say("facsimile.button.load")
        file, _ = QFileDialog.getOpenFileName(self, caption, folders.begin("contents_list"), f"({patterns})")
        if file:
            self.load(folders.note("contents_list", file))

    def load(self, file: Path) -> None:
        """Show the contents list of a file."""
        self._workbench.read_apart(lambda: read_contents(file), self._show_list, self._failed)

    def _show_list(self, contents: ContentsRows) -> None:
        serial = self.facts.serial()
        try:
            own = contents if serial is None else rows_of_issue(contents, serial)
        except DeskError as error:
            self._failed(error)
            return
        self.list.show_sections(sections_of(own.entries))
        if contents.unread:
            cell = contents.unread[0]
            self.messages.tell("doubt", lambda say: say("facsimile.cell", row=cell.row, text=cell.text))

    def _propose(self) -> None:
        if self._pages is not None:
            self.list.show_sections(self._proposed(self._pages).sections)

    def _take_out(self) -> None:
        if self._issue is not None and self._workbench.do(RemoveFacsimile(self._issue.id)) is not None:
            self.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(file) for file in local_files(event.mimeData().urls())]
        if not paths:
            return
        take_copies(event)
        if paths[0].suffix.lower() in SHEET_ENDINGS:
            self.load(paths[0])
        elif self._issue is None:
            self.take_files(paths)


def _row(*parts: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
