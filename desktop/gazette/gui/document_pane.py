"""The middle of the editing room: head, messages, details, text, and the findings below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gazette.desk import BlockAct
from gazette.gui.actions import Actions
from gazette.gui.block_acts import INSERT_ACTS, BlockActs
from gazette.gui.block_drag import BlockDrag
from gazette.gui.correction_link import CorrectionLink
from gazette.gui.document_editor import DocumentEditor
from gazette.gui.empty_issue import EmptyIssue
from gazette.gui.entry_change import commands_between
from gazette.gui.entry_details import EntryDetails
from gazette.gui.entry_merging import with_typed
from gazette.gui.facsimile_card import FacsimileCard
from gazette.gui.find_bar import FindBar
from gazette.gui.finding_acts import FindingActs
from gazette.gui.finding_walk import FindingWalk
from gazette.gui.findings_panel import FindingsPanel
from gazette.gui.finishing import Finishing
from gazette.gui.folding import FoldingSplitter
from gazette.gui.footnote_acts import FootnoteActs
from gazette.gui.handed_out import HandedOut
from gazette.gui.heading_acts import HeadingActs
from gazette.gui.help_topics import explained_at
from gazette.gui.icons import icon
from gazette.gui.kind_acts import KindActs
from gazette.gui.known_bodies import KnownBodies
from gazette.gui.look import Look
from gazette.gui.page_begins import PageBegins
from gazette.gui.panes import MessageBar, PaneHead, column, icon_button
from gazette.gui.picture_acts import PictureActs
from gazette.gui.recovery_bar import RecoveryBar
from gazette.gui.replace_panel import ReplacePanel
from gazette.gui.replacement import Replacement
from gazette.gui.table_acts import TableActs
from gazette.gui.taken_back import TakenBack
from gazette.gui.text_drag import TextDrag
from gazette.gui.text_news import TextNews
from gazette.gui.text_pasting import TextPasting
from gazette.gui.workbench import Workbench
from gazette.gui.zooming import TextZoom
from gazette.model import Entry, entry_texts
from gazette.reading import han_count
from gazette.typeset import Pages

_WIDE_HEAD = 560


class DocumentPane(QWidget):
    """Edits the current entry."""

    typing = Signal()
    """Something was typed, in the text or in a field, that is not committed yet."""

    def __init__(self, workbench: Workbench, actions: Actions, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("surface")
        self._workbench, self._actions, self._look = workbench, actions, look
        self.head = PaneHead(self)
        self.chip = QLabel(self)
        self.chip.setObjectName("chip")
        self.head.insert_chip(self.chip)
        self.messages = MessageBar(self)
        self.handed = HandedOut(workbench, self.head, self.messages, self)
        self.recovery = RecoveryBar(workbench, look, self)
        self.details = EntryDetails(workbench, look, self)
        self.editor = DocumentEditor(look, workbench.pictures, lambda: not workbench.busy, self)
        self.editor.history_acts = [actions["undo"], actions["redo"]]
        self.editor.completion.known = KnownBodies(workbench, self).beginning_with
        self.text_zoom = TextZoom(self.editor.viewport())
        self.text_zoom.changed.connect(lambda: self.editor.set_look(self.text_zoom.scaled(self._look)))
        self.taken_back = TakenBack(self.editor)
        self.drag = BlockDrag(workbench, self.editor)
        self.pasting = TextPasting(self.editor, workbench.kept_pictures)
        TextDrag(self.editor, self.pasting)
        self.find_bar = FindBar(self.editor, actions, look, self)
        self.findings = FindingsPanel(workbench, actions, look, self)
        self.replacing = ReplacePanel(workbench, look, self)
        self.empty = EmptyIssue(actions, self)
        self.facsimile = FacsimileCard(workbench, actions, self)
        self.pictures = PictureActs(workbench, self.editor, actions, look, self)
        self.footnotes = FootnoteActs(workbench, self.editor, actions, self)
        self.news = TextNews(workbench, self.editor, self.pasting, self.messages, actions["correction"], self)
        self.kinds = KindActs(workbench, self.editor, actions, look, self)
        self.blocks = BlockActs(workbench, self.editor, actions, look, self)
        self._insert = QToolButton(self)
        self._insert.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._insert.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.headings = HeadingActs(workbench, self.editor, actions, self)
        self.tables = TableActs(workbench, self.editor, actions, self.messages, look, self)
        for part, topic in (
            (self.editor, "text"),
            (self.details, "details"),
            (self.find_bar, "find"),
            (self.replacing, "replace"),
            (self.recovery, "recovery"),
            (self.findings, "findings"),
        ):
            explained_at(part, topic)
        self.walk = FindingWalk(workbench, self.editor, self.details, self.findings, actions["details"].setChecked)
        self.finishing = Finishing(workbench, self.messages, look, self)
        self.finding_acts = FindingActs(self.walk, self.messages, actions, look)
        self._pages_begun: Pages | None = None
        """The pages whose beginnings are shown in the text."""
        self._counted: tuple[Entry | None, int] = (None, 0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._levels = [icon_button(self._actions[name], self) for name in ("promote", "demote")]
        for button in self._levels:
            self.head.add(button)
        self.head.add(self.kinds.button)
        insert = QMenu(self._insert)
        insert.addActions([self._actions[name] for name in INSERT_ACTS])
        self._insert.setMenu(insert)
        self.head.add(self._insert)
        self.head.add(self.tables.tools)
        self._revisions = icon_button(self._actions["revisions"], self)
        self.head.add(self._revisions)
        self.head.add(icon_button(self._actions["details"], self))
        text = QWidget(self)
        # What may stand here instead of a text would want more, and take it from what stands below.
        text.setMinimumHeight(80)
        self._stack = QStackedLayout(text)
        self._stack.addWidget(self.editor)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.facsimile)
        self.splitter = FoldingSplitter(Qt.Orientation.Vertical, self)
        self.splitter.fold_by(self._actions, {1: "findings"})
        self.splitter.addWidget(text)
        self.splitter.addWidget(self.findings)
        self.splitter.addWidget(self.replacing)
        self.splitter.setStretchFactor(0, 1)
        self.replacement = Replacement(self.replacing, self.find_bar, self.walk, self.splitter, self.messages)
        self.splitter.setSizes([560, 150])
        self.splitter.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.details.hide()
        layout: QVBoxLayout = column(self, self.head, self.messages, self.recovery, self.details, self.find_bar)
        layout.addWidget(self.splitter, 1)

    def stand_aside_for(self, page: QWidget) -> None:
        """Give a page a place in which it may stand instead of the text, below the messages."""
        rows = self.layout()
        assert rows is not None
        rows.addWidget(page)
        page.hide()

    def step_aside(self, aside: bool) -> None:
        """Hide all but the messages, or show it again."""
        for part in (self.head, self.splitter):
            part.setVisible(not aside)
        self._show_details(not aside and self._actions["details"].isChecked())
        if aside:
            self.find_bar.hide()

    def _show_details(self, shown: bool) -> None:
        """Without an entry there is nothing to show of it."""
        self.details.setVisible(shown and self._workbench.entry is not None)

    def _connect(self) -> None:
        bench, editor = self._workbench, self.editor
        bench.issue_changed.connect(self.fill)
        bench.entry_chosen.connect(self.fill)
        bench.pages_changed.connect(self._fill_pages)
        for found in (bench.pages_changed, bench.findings_changed):
            found.connect(lambda: self.editor.set_findings(bench.findings_of(bench.entry_id)))
        bench.taken_back.connect(self.taken_back.show)
        bench.settling.connect(self.settle)
        self.recovery.place_wanted.connect(editor.show_block)
        editor.edited.connect(self._commit)
        # What is typed can be undone before it is committed: undo commits first.
        editor.typing.connect(lambda: self._actions["undo"].setEnabled(True))
        for part in (editor, self.details):
            part.typing.connect(self.typing)
            part.typing.connect(self._note_typing)
        self.finishing.typed_in.connect(lambda: self.chip.setText(self._look.say("state.in_proof")))
        self.details.final_wanted.connect(self.finishing.mark_final)
        self.pasting.pictures_wanted.connect(self.pictures.insert)
        self.pictures.inserted.connect(editor.show_block)
        editor.grid_opened.connect(self._show_table_tools)
        CorrectionLink(self._workbench, self.messages, self)
        editor.typing.connect(self.handed.tell_typing)
        self.pasting.pictures_pasted.connect(self.pictures.keep)
        self.pasting.act_wanted.connect(self._put_at_once)
        self._actions["paste_text"].triggered.connect(self._paste_text)
        self.findings.folded.connect(self._actions["findings"].trigger)
        self.details.date_unread.connect(self.news.tell_no_date)
        self._actions["details"].toggled.connect(self._show_details)
        self._actions["findings"].toggled.connect(self._fold_findings)
        self._actions["findings"].triggered.connect(lambda _on: self.replacement.close())

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        self.splitter.dress_handles(look)
        self.head.dress(look)
        self.messages.dress(look)
        self.handed.dress(look)
        self.recovery.dress(look)
        self.details.dress(look)
        self.findings.dress(look)
        self.finding_acts.dress(look)
        self.finishing.dress(look)
        self.find_bar.dress(look)
        self.replacing.dress(look)
        self.taken_back.mark.dress(look)
        self.drag.dress(look)
        self.editor.set_look(self.text_zoom.scaled(look))
        self.editor.setAccessibleName(look.say("editor.name"))
        self._insert.setIcon(icon("plus", look.theme))
        self._insert.setText(look.say("editor.insert"))
        self.kinds.dress(look)
        self.blocks.dress(look)
        self.tables.dress(look)
        self.empty.dress(look)
        self.facsimile.dress(look)
        self.pictures.dress(look)
        self.fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_head()

    def _fit_head(self) -> None:
        """Where the head is short, the number of the document needs the room more than what has a key and a menu."""
        self._revisions.setVisible(self.width() >= self._look.px(_WIDE_HEAD))
        if self.editor.grid is None:
            for fits in (True, False):
                for button in self._levels:
                    button.setVisible(fits)
                if self.head.minimumSizeHint().width() <= self.width():
                    return

    def settle(self) -> None:
        """Commit what is being typed in the text or in a field."""
        self.editor.settle()
        self.details.settle()

    def typed_entry(self) -> Entry | None:
        """The current entry as it stands on the screen, committed or not."""
        typed = self.editor.typed_entry()
        return None if typed is None else self.details.with_typed(typed)

    def fill(self) -> None:
        """Show the current entry as it is now."""
        bench, say, entry = self._workbench, self._look.say, self._workbench.entry
        self._stack.setCurrentIndex(1 if entry is None else 0)
        kept = bench.issue is not None and bench.issue.facsimile is not None
        if kept and (entry is None or bench.closed == "facsimile"):
            self._stack.setCurrentWidget(self.facsimile)
            self.facsimile.fill()
        self.chip.setVisible(entry is not None and self.editor.grid is None)
        self.editor.setReadOnly(bench.frozen)
        self.editor.show_entry(bench.printed_entry)
        self._show_details(self._actions["details"].isChecked() and not self.splitter.isHidden())
        if entry is None:
            self.head.title.say(say("editor.no_entry"))
            self.head.facts.say("")
            return
        self.head.title.say(entry.number_zh or say("editor.no_number"))
        # Facts and buttons give way before a number is cut.
        self.head.title.setMinimumWidth(min(self.head.title.sizeHint().width(), self._look.px(210)))
        self.chip.setText(say("published_only" if bench.fields_frozen else f"state.{entry.state}"))
        self._fit_head()
        self._facts(entry)
        self.editor.set_findings(bench.findings_of(entry.id))
        self._fill_pages()

    def _facts(self, entry: Entry) -> None:
        say, span = self._look.say, self._workbench.span_of(entry.id)
        one = span is not None and span[0] == span[1]
        facts = (
            [say("pages.page", page=span[0]) if one else say("pages.span", first=span[0], last=span[1])] if span else []
        )
        if self._workbench.closed != "facsimile":
            if self._counted[0] is not entry:
                self._counted = (entry, sum(map(han_count, entry_texts(entry))))
            facts.append(say("editor.characters", count=f"{self._counted[1]:,}"))
        self.head.facts.say(" · ".join(facts))

    def _fill_pages(self) -> None:
        bench, entry = self._workbench, self._workbench.entry
        if entry is None:
            return
        self._facts(entry)
        self.facsimile.fill()
        if entry.annual_contents is not None:
            self.editor.show_entry(bench.printed_entry)
        # Until pages are made anew the places go along with what is typed.
        if not self.editor.shows_pages or self._pages_begun is not bench.pages:
            self._pages_begun = bench.pages
            self.editor.set_pages(self._page_begins(bench.number_of(entry.id)))

    def _page_begins(self, number: int | None) -> PageBegins | None:
        bench, entry = self._workbench, self._workbench.entry_on_pages
        if number is None or bench.pages is None or entry is None:
            return None
        return PageBegins(bench.pages_with(number - 1), number - 1, entry)

    def _note_typing(self) -> None:
        """What an input method composes may still come to nothing."""
        if not self.editor.composing:
            self.finishing.note_typing()

    def _commit(self, typed: Entry, act: BlockAct) -> None:
        bench, before = self._workbench, self.editor.shown_entry
        theirs = bench.entry if before is not None and bench.entry_id == before.id and bench.entry != before else None
        if before is not None and theirs is not None:
            typed = with_typed(before, typed, theirs)  # another wrote what was read while this was typed
        if not bench.put_entry(typed, act=act):
            # Refused: the words stay on the screen and are offered again.
            self.editor.commit_later()
        elif theirs is not None:
            self.editor.show_entry(bench.printed_entry)
            bench.merged.emit(theirs)

    def _put_at_once(self, entry: Entry) -> None:
        """What is put in, or not: told where it is refused, and not tried again by itself."""
        command = commands_between(self.editor.shown_entry or entry, entry)
        if command is not None:
            self._workbench.do(command)

    def _show_table_tools(self, shown: bool) -> None:
        """While the cells of a table are edited, the head offers what can be done with them."""
        for widget in (*self._levels, self.kinds.button, self._insert):
            widget.setVisible(not shown)
        self.tables.tools.setVisible(shown)
        self._fit_head()
        self.chip.setVisible(not shown and self._workbench.entry is not None)

    def _paste_text(self) -> None:
        """Put the text of the clipboard in where the caret stands, whatever else the clipboard says of it."""
        text = QGuiApplication.clipboard().text()
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit):
            field.insert(text)
        elif text and not self.editor.isReadOnly() and self._workbench.entry is not None:
            self.pasting.insert_text(text)

    def _fold_findings(self, shown: bool) -> None:
        self.findings.fold(shown)
