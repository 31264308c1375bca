"""Replacing in the issue, in the place of the findings: opened with what is meant, its hits shown in the text."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from gazette.gui.find_bar import FindBar
from gazette.gui.finding_walk import FindingWalk
from gazette.gui.found_places import place_of_hit
from gazette.gui.panes import MessageBar
from gazette.gui.replace_panel import ReplacePanel
from gazette.model import Bilingual, Finding, TextPlace
from gazette.reading.matching import Wanted

# how much of the height the hits take at first
_REPLACING = 0.55


class Replacement(QObject):
    """Shows ``panel`` in ``splitter`` where the findings stand else; ``walk`` knows those and the text."""

    def __init__(
        self, panel: ReplacePanel, find_bar: FindBar, walk: FindingWalk, splitter: QSplitter, messages: MessageBar
    ) -> None:
        super().__init__(panel)
        self.panel, self._find_bar = panel, find_bar
        self._workbench, self._editor, self._findings = walk.workbench, walk.editor, walk.panel
        self._splitter, self._messages = splitter, messages
        self._before: list[int] = []
        self._withdraw: Callable[[], None] = lambda: None
        self._undoable: tuple[Bilingual | None, Bilingual | None] | None = None
        """What undo and redo were called once what was replaced was shown."""
        walk.panel.all_wanted.connect(self.replace_alike)
        walk.editor.typing.connect(self._forget_hits)
        self._workbench.history_changed.connect(self._follow_history)
        find_bar.replace_wanted.connect(self.open)
        panel.closed.connect(self.leave)
        panel.place_wanted.connect(self._show_hit)
        panel.replaced.connect(self._tell_replaced)

    def open(self) -> None:
        """Replace in the issue, in place of the findings: what is looked for in the entry, or selected in it."""
        fields = (self._find_bar.field, self.panel.old, self.panel.new)
        if self._editor.composing or any(field.composing for field in fields):
            return
        self._editor.leave_grid()
        asked = self._find_bar.wanted if self._find_bar.isVisible() else None
        text = asked.text if asked is not None else self._editor.selected_line()
        self._show()
        self.panel.open(text, asked)

    def replace_alike(self, finding: Finding) -> None:
        """Put the suggestion of a hint into every place of its kind, once a person has looked at them."""
        if self._workbench.settle():
            places = self._workbench.places_of(self._findings.alike(finding))
            self._show()
            wanted = Wanted(text=finding.text, any_width=False, match_case=True)
            self.panel.open_for(wanted, finding.suggestion or "", places)

    def _show(self) -> None:
        self._find_bar.hide()
        self._editor.marks.show_found((), None)
        # What is being typed is looked through, too.
        self._workbench.settle()
        if not self.panel.isVisible():
            self._findings.hide()
            self._before = self._splitter.sizes()
            whole = sum(self._before)
            self.panel.show()
            self._splitter.setSizes([whole - round(whole * _REPLACING), 0, round(whole * _REPLACING)])

    def leave(self) -> None:
        """Back to the text; the findings stand below it again."""
        self.close()
        self._editor.setFocus()

    def stop(self) -> None:
        """The window closes."""
        self.close()
        self.panel.close_down()

    def close(self) -> None:
        """The findings stand below the text again."""
        if self.panel.isVisible():
            self.panel.hide()
            self._editor.marks.show_found((), None)
            self._findings.show()
            self._splitter.setSizes(self._before)

    def _forget_hits(self) -> None:
        """Marks do not stand where they stood once somebody types, and what undo takes back is what was typed."""
        self._withdraw()
        if self.panel.isVisible():
            self._editor.marks.show_found((), None)

    def _show_hit(self, entry_id: int, hit: TextPlace, wanted: Wanted, with_caret: bool) -> None:
        """Show where a hit stands in the text, and put the caret there if it is wanted."""
        self._workbench.choose_entry(entry_id)
        entry = self._workbench.entry
        if entry is None or entry.id != entry_id:
            return
        found = self._editor.find_places(wanted)
        current = place_of_hit(entry, hit, found)
        self._editor.marks.show_found(found, current)
        if current is None:
            return
        if with_caret:
            self._editor.write_at(found[current])
        else:
            self._editor.bring_into_view(found[current])

    def _tell_replaced(self, places: int, entries: int, was_final: bool) -> None:
        code = "hits.done_final" if was_final else "hits.done"
        self._withdraw()
        self._undoable = None
        self._withdraw = self._messages.tell(
            "ok",
            lambda say: say(code, places=f"{places:,}", entries=entries),
            "hits.undo",
            self._workbench.undo,
        )

    def _follow_history(self) -> None:
        """The button that takes the replacing back goes once something else would be taken back."""
        bench = self._workbench
        now = (bench.undo_name, bench.redo_name)
        if self._undoable is None:
            self._undoable = now
        elif now != self._undoable:
            self._withdraw()
