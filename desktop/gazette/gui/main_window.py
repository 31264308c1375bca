"""The window: puts the rooms into their frame and wires the acts of menus to what does them."""

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QTableView,
    QWidget,
)

from gazette.errors import GazetteError
from gazette.gui.actions import Actions
from gazette.gui.archive_room import ArchiveRoom
from gazette.gui.bringing_in import BringingIn
from gazette.gui.clipboard_acts import ClipboardActs
from gazette.gui.collecting import collect_diagnostics
from gazette.gui.column_widths import ColumnWidths
from gazette.gui.columns_dialog import ColumnsDialog
from gazette.gui.contents_panel import ContentsPanel
from gazette.gui.copy_dialog import CopyDialog
from gazette.gui.counting import Counting
from gazette.gui.drop_news import DropNews
from gazette.gui.drop_watch import DropWatch
from gazette.gui.edit_room import EditRoom
from gazette.gui.entry_acts import EntryActs
from gazette.gui.facsimile_dialog import FacsimileDialog
from gazette.gui.facsimile_table_dialog import FacsimileTableDialog
from gazette.gui.frame_bars import ROOMS, Rail, StatusBar, TopBar
from gazette.gui.held_news import HeldNews
from gazette.gui.icons import size_controls
from gazette.gui.inbox_panel import InboxPanel
from gazette.gui.issue_tree import local_files, take_copies
from gazette.gui.keeping_dialog import KeepingDialog
from gazette.gui.key_choices import read_keys
from gazette.gui.last_step_acts import LastStepActs
from gazette.gui.leaving import Leaving, Writing
from gazette.gui.look import Look
from gazette.gui.menus import MENU_OF, Menus
from gazette.gui.month_acts import MonthActs
from gazette.gui.opened_forms import OpenedForms
from gazette.gui.originals import Originals
from gazette.gui.pages_window import PagesApart
from gazette.gui.palette import CommandPalette
from gazette.gui.pane_cycle import PaneCycle
from gazette.gui.panes import column
from gazette.gui.press_places import PressPlaces
from gazette.gui.print_dialog import PrintDialog
from gazette.gui.publish_panel import PublishPanel
from gazette.gui.revisions_room import RevisionsRoom
from gazette.gui.room_acts import InRoom, RoomActs
from gazette.gui.room_folding import Foldable, RoomFolding
from gazette.gui.rooms import Rooms
from gazette.gui.sample_bar import SampleBar
from gazette.gui.search_panel import SearchPanel
from gazette.gui.search_ways import SearchWays
from gazette.gui.settings_dialog import SettingsDialog
from gazette.gui.tab_order import order_by_layout
from gazette.gui.unsaved_typing import UnsavedTyping
from gazette.gui.user_guide import UserGuide
from gazette.gui.window_memory import WindowMemory
from gazette.gui.window_messages import WindowMessages
from gazette.gui.workbench import Workbench
from gazette.model import Entry, Finding
from gazette.settings import Settings

_MOST_COUNTED = 99
"""In the inbox, where the count stands beside its name; more has no room there."""


class MainWindow(QMainWindow):
    """One window over one archive."""

    look_wanted = Signal()
    """Language or theme were chosen: ``settings`` say which."""
    archive_wanted = Signal(str)
    restore_wanted = Signal(object)
    """A backup (``Path``) shall be brought back."""
    repair_wanted = Signal()
    settings_applied = Signal()
    """The person's settings are others now."""
    closing = Signal()

    def __init__(self, workbench: Workbench, drop: DropWatch, settings: Settings, look: Look) -> None:
        super().__init__()
        self._workbench, self.settings, self._look = workbench, settings, look
        self.actions_by_name = Actions(self)
        actions = self.actions_by_name
        self.menus = Menus(self, actions)
        self.top = TopBar(workbench, actions, settings, self)
        self.sample = SampleBar(workbench, actions, self)
        self.rail = Rail(actions, self)
        self.edit = EditRoom(workbench, actions, look, self)
        self.contents = ContentsPanel(workbench, look, self)
        self.publish = PublishPanel(workbench, settings, look, self)
        self.originals = Originals(workbench, self)
        self.inbox = InboxPanel(workbench, actions, self.originals, look, self)
        self.archive = ArchiveRoom(workbench, actions, look, self)
        self.revisions = RevisionsRoom(workbench, actions, look, self)
        self.status = StatusBar(workbench, self)
        self.guide = UserGuide(look, self)
        self.commands = CommandPalette(actions, MENU_OF, look, self)
        self.printing = PrintDialog(workbench, look, self)
        others: dict[str, QWidget] = {
            "contents": self.contents,
            "publish": self.publish,
            "inbox": self.inbox,
            "archive": self.archive,
            "revisions": self.revisions,
        }
        first: dict[str, QWidget] = {
            "edit": self.edit.document.editor,
            "contents": self.contents.table,
            "publish": self.publish.folder,
            "inbox": self.inbox.list,
            "archive": self.top.search,
        }
        self.stack = Rooms(workbench, actions, self.edit, others, first, self)
        self.forms = OpenedForms(actions, self.stack, self.edit)
        bars = {
            "publish": self.publish.messages,
            "inbox": self.inbox.messages,
            "revisions": self.revisions.text.messages,
        }
        self.messages = WindowMessages(workbench, self.stack, self.edit.document.messages, bars)
        self.searching = SearchWays(workbench, self.top, self.archive, self.edit, self.stack)
        self.room_acts = RoomActs(self.stack, self.edit, self.searching, self._in_rooms())
        self.places = PressPlaces(
            workbench,
            self.edit,
            self.publish,
            self.stack.lead,
            show_issue=self._open_issue_details,
            show_rules=lambda: self.settings_dialog.open_at("proofread"),
        )
        self.bringing_in = BringingIn(workbench, self.status, self.messages.of_arrivals, self)
        self.columns = ColumnsDialog(workbench, look, self)
        self.facsimile = FacsimileDialog(workbench, look, self)
        self.facsimiles = FacsimileTableDialog(workbench, look, self)
        self.drop_news = DropNews(workbench, drop, self.bringing_in, self.status, self.edit.document.messages, self)
        self.unsaved = UnsavedTyping(workbench, self.edit.document, self.contents.titles, self.status, self)
        self.held = HeldNews(workbench, self.edit.document.messages, self)
        self._cycle = PaneCycle(self.room_acts.panes)
        self.apart = PagesApart(self.edit, actions, settings, self)
        self.entry_acts = EntryActs(
            workbench, self.menus.section, actions["to_inbox"], partial(self.show_room, "edit"), self
        )
        self.month = MonthActs(workbench, actions, self.edit.document, self.bringing_in, look, self)
        self.month.begun.connect(partial(self.show_room, "edit"))
        self.month.told.connect(partial(self.messages.tell, "ok"))
        ClipboardActs(actions)
        LastStepActs(workbench, actions, self.publish, partial(self.show_room, "publish"))
        self.counting = Counting(workbench, self.edit.document.editor, look, self)
        self._frame()
        self.contents.take_acts(self.actions_by_name, self.show_room)
        self._wire_acts()
        self._wire_rooms()
        self.memory, self.widths = (
            WindowMemory(self, workbench, settings, self.searching, self._splitters(), self.folding),
            ColumnWidths(self._tables(), settings, self),
        )
        self.memory.restore()

    def _frame(self) -> None:
        middle, whole = QWidget(self), QWidget(self)
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.stack, 1)
        layout = column(whole, self.top, self.sample)
        layout.addWidget(middle, 1)
        layout.addWidget(self.status)
        self.status.add_count(self.counting.button)
        self.setCentralWidget(whole)
        self.setMinimumSize(760, 480)
        self.setAcceptDrops(True)

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions; at any time."""
        self._look = look
        self.actions_by_name.set_keys(read_keys(self.settings.keys))
        self.actions_by_name.dress(look)
        self.actions_by_name[f"language_{look.say.language}"].setChecked(True)
        self.actions_by_name[f"theme_{self.settings.theme or 'system'}"].setChecked(True)
        self.menus.dress(look)
        rooms = (self.edit, self.contents, self.publish, self.inbox, self.archive, self.revisions)
        others = (
            self.guide,
            self.commands,
            self.printing,
            self.bringing_in,
            self.drop_news,
            self.entry_acts,
            self.month,
            self.originals,
            self.columns,
            self.facsimile,
            self.facsimiles,
            self.apart,
            self.leaving,
            self.counting,
            self.widths,
        )
        for part in (self.top, self.sample, self.rail, *rooms, self.stack, self.status, *others):
            part.dress(look)
        for made in ("settings_dialog", "keeping", "read_copy"):
            if made in vars(self):
                getattr(self, made).dress(look)
        size_controls(self, look)
        self._name_history()
        self._name_window()

    @cached_property
    def settings_dialog(self) -> SettingsDialog:
        """Made when it is first asked for: it has more fields than the rest of the window."""
        look = self._look
        made = SettingsDialog(self.settings, self._workbench, self.actions_by_name, self.publish.forms, look, self)
        made.dress(look)
        size_controls(made, look)
        made.applied.connect(self.settings_applied)
        made.publication.issue_wanted.connect(self._open_issue_details)
        made.archive.searches_forgotten.connect(self.top.recent.clear)
        return made

    @cached_property
    def keeping(self) -> KeepingDialog:
        """Backups and verification, made when they are first asked for."""
        made = KeepingDialog(self._workbench, self.settings, self._look, self)
        made.dress(self._look)
        size_controls(made, self._look)
        made.restore_wanted.connect(self.restore_wanted)
        made.repair_wanted.connect(self.repair_wanted)
        self.leaving.follow(made)
        return made

    @cached_property
    def read_copy(self) -> CopyDialog:
        """A read copy in PostgreSQL, asked for here alone."""
        made = CopyDialog(self.settings, self._look, self)
        made.dress(self._look)
        size_controls(made, self._look)
        return made

    def _open_issue_details(self) -> None:
        self.forms.open("issue_details")

    def _wire_acts(self) -> None:
        for name, act in self._acts().items():
            self._wire(name, act)
        for kind, choices in self._choices().items():
            group = QActionGroup(self)
            for name, act in choices.items():
                self._wire(f"{kind}_{name}", act)
                group.addAction(self.actions_by_name[f"{kind}_{name}"])

    def _wire(self, name: str, act: Callable[[], object]) -> None:
        self.actions_by_name[name].triggered.connect(lambda _on=False: act())

    def _acts(self) -> dict[str, Callable[[], object]]:
        """What is done by every action that is no choice among several."""
        return {
            "new_issue": self.entry_acts.new_issue,
            "open": self.choose_archive,
            "bring_in": self.bringing_in.choose_files,
            "facsimile": self.facsimile.open_new,
            "facsimiles": self.facsimiles.open,
            "facsimile_contents": self.facsimile.open_current,
            "drop_folders": self.drop_news.open_dialog,
            "export": lambda: self.show_room("publish"),
            "preflight": self.places.open_preflight,
            "correction": lambda: self._correct(self._workbench.entry_id),
            "keeping": lambda: self.keeping.open_beside(),  # noqa: PLW0108 -- likewise
            "read_copy": lambda: self.read_copy.open_beside(),  # noqa: PLW0108 -- likewise
            "settings": lambda: self.settings_dialog.open_beside(),  # noqa: PLW0108 -- made when it is asked for
            "house_style": lambda: self.settings_dialog.open_at("style"),
            "rules": lambda: self.settings_dialog.open_at("proofread"),
            "diagnostics": self._collect_diagnostics,
            "print": self.printing.open_beside,
            "save": self._save_now,
            "quit": self.close,
            "undo": self._workbench.undo,
            "redo": self._workbench.redo,
            "find": lambda: self.room_acts.in_text(self.edit.document.find_bar.open),
            "find_next": lambda: self.room_acts.in_text(lambda: self.edit.document.find_bar.go(1)),
            "find_previous": lambda: self.room_acts.in_text(lambda: self.edit.document.find_bar.go(-1)),
            "replace": self.room_acts.replace_in_issue,
            "search": self.searching.begin,
            "count": self.counting.open,
            "new_entry": self.entry_acts.new_entry,
            "previous_entry": lambda: self.entry_acts.step(-1),
            "next_entry": lambda: self.entry_acts.step(1),
            "entry_up": lambda: self.entry_acts.move(-1),
            "entry_down": lambda: self.entry_acts.move(1),
            "to_inbox": self.entry_acts.move_to_inbox,
            "remove_entry": self.entry_acts.remove,
            "final": self.edit.document.finishing.mark_final,
            "revisions": self.open_revisions,
            "show_original": self.originals.open_current,
            "columns": self.columns.open_current,
            "next_finding": lambda: self.room_acts.next_thing(1),
            "previous_finding": lambda: self.room_acts.next_thing(-1),
            "fit": self.places.fit_pages,
            "next_pane": partial(self._cycle.step, 1),
            "previous_pane": partial(self._cycle.step, -1),
            "full_screen": self.apart.full_screen,
            "palette": self.commands.open_all,
            "shortcuts": self.commands.open_shortcuts,
            "user_guide": self.guide.open_beside,
            "start_page": self.stack.show_start,
            "about": self.messages.tell_about,
        }

    def _choices(self) -> dict[str, dict[str, Callable[[], object]]]:
        """What is done by the actions of which one of a kind is on, ``kind_name``."""
        return {
            "room": {room: partial(self.show_room, room) for room in ROOMS},
            "language": {name: partial(self._choose, "language", name) for name in ("zh", "en")},
            "theme": {name: partial(self._choose, "theme", name) for name in ("light", "dark", "system")},
        }

    def _wire_rooms(self) -> None:
        foldable: dict[str, Foldable] = {
            "edit": self.edit,
            "contents": self.contents,
            "publish": self.publish,
            "inbox": self.inbox,
            "archive": self.archive,
            "revisions": self.revisions,
        }
        self.folding = RoomFolding(self.actions_by_name, self.stack, foldable)
        self.edit.pages.wanted.connect(self.room_acts.unfold_pages)
        self.publish.steps.correction.wanted.connect(self._correct)
        bench, edit = self._workbench, self.edit
        bench.history_changed.connect(self._name_history)
        bench.issue_changed.connect(self._name_window)
        bench.issue_changed.connect(self._enable_facsimile)
        edit.document.typing.connect(self.stack.stay)
        edit.document.editor.caret_moved.connect(lambda _path, block, at: self.status.show_caret(block, at))
        self.stack.currentChanged.connect(lambda: self.status.show_room(self.stack.room))
        self.entry_acts.numbers_wanted.connect(self._open_issue_details)
        self.entry_acts.date_proposed.connect(edit.document.news.tell_date)
        self.entry_acts.put_aside.connect(self._tell_put_aside)
        edit.tree_pane.tree.move_wanted.connect(self.entry_acts.drop)
        edit.tree_pane.tree.files_dropped.connect(self.bringing_in.take_dropped)
        self.status.drop.clicked.connect(self.drop_news.open_dialog)
        edit.menu_wanted.connect(self.menus.entry.popup)
        edit.document.editor.table_menu_wanted.connect(self.menus.table.popup)
        self.revisions.left.connect(partial(self.show_room, "edit"))
        self.inbox.look_wanted.connect(self._look_at_entry)
        for part in (self.inbox.report, self.bringing_in.news):
            part.facsimile_wanted.connect(self.facsimile.open_kept)
        self.inbox.report.columns_wanted.connect(self.columns.open_source)
        self.inbox.report.back_wanted.connect(self.month.take_back)
        self.bringing_in.news.columns_wanted.connect(self.columns.open_kept)
        self.bringing_in.news.inbox_wanted.connect(partial(self.show_room, "inbox"))
        self.bringing_in.news.password_wanted.connect(self._ask_password)
        self.inbox.count_changed.connect(self._count_inbox)
        writing: list[Writing] = [self.publish, self.publish.steps, edit.document.replacing, self.search.export]
        self.leaving = Leaving(writing, self._look, self)
        self.publish.folder.setText(self.settings.last_folder or str(Path.home()))
        self.publish.forms.choices = self.settings.exports
        self.publish.forms.icc = self.settings.icc
        self.printing.choices = self.settings.printing

    def _ask_password(self, sha256: str) -> None:
        self.show_room("inbox")
        self.inbox.ask_password(sha256)

    def come_forward(self, files: list[str]) -> None:
        """The program was started again on this archive: here it is, with the files that were meant."""
        if self.isMinimized():
            self.showNormal()
        self.raise_()
        self.activateWindow()
        self.messages.tell("hint", lambda say: say("second.switched"))
        if files:
            self.bringing_in.bring_in(files, into_issue=False)

    @property
    def dressed(self) -> Look:
        """How the window looks and speaks now."""
        return self._look

    # rooms

    @property
    def search(self) -> SearchPanel:
        """What a search finds, in the room of the archive."""
        return self.archive.search

    def show_room(self, room: str) -> None:
        """Show a room of ``ROOMS``."""
        self.stack.show_room(room)

    def _in_rooms(self) -> dict[str, InRoom]:
        contents, publish, inbox, archive = self.contents, self.publish, self.inbox, self.archive
        return {
            "edit": InRoom(self.edit.panes),
            "contents": InRoom(lambda: (contents.table, contents.titles.title_zh), contents.step),
            "publish": InRoom(
                lambda: (publish.preflight, publish.folder, publish.thumbnails.list),
                publish.preflight.step,
                lambda: publish.preflight,
            ),
            "inbox": InRoom(lambda: (inbox.list, inbox.section), inbox.report.step, lambda: inbox.list),
            "archive": InRoom(lambda: (self.top.search, *archive.panes()), returns_to=archive.list_in_view),
            "revisions": InRoom(self.revisions.panes, self.revisions.step),
        }

    def _tell_put_aside(self, title: str) -> None:
        self.edit.document.messages.tell(
            "ok", lambda say: say("tree.put_aside", title=title), "hits.undo", self._workbench.undo, passing=True
        )

    def _save_now(self) -> None:
        self._workbench.save_now()
        self.status.tell_saved()

    def open_revisions(self) -> None:
        """Show what the current entry said before, over its text."""
        if self._workbench.entry is None or not self._workbench.settle():
            return
        self.show_room("edit")
        self.stack.setCurrentWidget(self.revisions)
        self.revisions.open_current()

    def _correct(self, entry_id: int) -> None:
        """Begin a correction of an entry, and go there."""
        self._workbench.choose_entry(entry_id)
        self.entry_acts.correct()
        self.show_room("inbox" if self._workbench.number_of(self._workbench.entry_id) is None else "edit")

    def _enable_facsimile(self) -> None:
        issue = self._workbench.issue
        self.actions_by_name["facsimile_contents"].setEnabled(issue is not None and issue.facsimile is not None)

    def _look_at_entry(self, entry: Entry, finding: Finding | None) -> None:
        """Show an entry in the editor, at the block that a finding of its import means."""
        self._workbench.choose_entry(entry.id)
        self.stack.lead("edit")
        if finding is not None and finding.block is not None:
            self.edit.document.editor.show_block(finding.block)
        self.edit.document.editor.setFocus()

    def _count_inbox(self, count: int) -> None:
        action = self.actions_by_name["room_inbox"]
        said = f"{count}" if count <= _MOST_COUNTED else f"{_MOST_COUNTED}+"
        action.setText(self._look.say("inbox.count", count=said) if count else self._look.say("act.room_inbox"))
        self.edit.document.empty.show_waiting(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes a step back."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        else:
            self.room_acts.step_back()

    # files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            take_copies(event)

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData().urls())
        if files:
            take_copies(event)
            self.bringing_in.bring_in(files, into_issue=False)

    def choose_archive(self) -> None:
        """Ask for another archive."""
        say = self._look.say
        file, _ = QFileDialog.getOpenFileName(
            self, say("choose.archive"), str(self._workbench.path.parent), say("choose.archives")
        )
        if file:
            self._workbench.settling.emit()
            self.archive_wanted.emit(file)

    def _collect_diagnostics(self) -> None:
        try:
            told = collect_diagnostics(self._workbench, self.settings, self._look.say, self)
        except GazetteError as error:
            self.messages.tell_error(error)
        else:
            if told is not None:
                self.messages.tell("ok", told)

    def _name_history(self) -> None:
        say, bench = self._look.say, self._workbench
        for name, what in (("undo", bench.undo_name), ("redo", bench.redo_name)):
            action = self.actions_by_name[name]
            action.setEnabled(what is not None)
            text = say(f"act.{name}_named", act=say.bilingual(what)) if what else say(f"act.{name}")
            action.setText(text)
            self.actions_by_name.name_tip(name)

    def _name_window(self) -> None:
        say, issue = self._look.say, self._workbench.issue
        name = f"{say.issue_name(issue)} – " if issue else ""
        self.setWindowTitle(name + say("program"))

    # settings

    def _choose(self, what: str, value: str) -> None:
        setattr(self.settings, what, value)
        self.look_wanted.emit()

    def remember(self) -> None:
        """Put the window's state into ``settings``."""
        self.memory.remember(self.publish, self.printing)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 -- Qt's own name
        """Tab, in the order of what is shown now."""
        order_by_layout(self)
        return super().focusNextPrevChild(next)

    def _tables(self) -> dict[str, QTableView]:
        """The tables whose columns keep the widths that a person gives them."""
        return {
            "contents": self.contents.table,
            "exact_list": self.month.exact_list.table,
            "filing": self.month.filing.table,
            "facsimile": self.facsimile.list,
        }

    def _splitters(self) -> dict[str, QSplitter]:
        """The splitters by the names of their states in the settings."""
        return {
            "edit_splitter": self.edit,
            "text_splitter": self.edit.document.splitter,
            "contents_splitter": self.contents.splitter,
            "inbox_splitter": self.inbox.splitter,
            "search_splitter": self.search.splitter,
            "revisions_splitter": self.revisions,
        }

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.leaving.may_close() and self.unsaved.may_close()):
            event.ignore()
            return
        self.publish.close_processes()
        self.search.end()
        self.archive.years.end()
        self.facsimiles.stop()
        self.printing.stop()
        self.edit.document.replacement.stop()
        self.apart.end()
        if "read_copy" in vars(self):
            self.read_copy.end()
        self.remember()
        self.closing.emit()
        super().closeEvent(event)
