"""From one finding to the next: in the order of the text from the caret on, and on into the entries that follow."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from gazette.gui.document_editor import DocumentEditor
from gazette.gui.document_text import blocks_of
from gazette.gui.entry_details import EntryDetails
from gazette.gui.findings_panel import FindingsPanel
from gazette.gui.text_faces import path_of_line
from gazette.gui.workbench import Workbench
from gazette.model import Finding


class FindingWalk(QObject):
    """Leads to the places of findings, in the text or in the fields above it; ``show_details`` opens those."""

    went_on = Signal(int)
    """The next one is in another entry, of this number."""
    none_left = Signal()
    """There is no other in the whole issue."""

    def __init__(
        self,
        workbench: Workbench,
        editor: DocumentEditor,
        details: EntryDetails,
        panel: FindingsPanel,
        show_details: Callable[[bool], None],
    ) -> None:
        super().__init__(panel)
        self.workbench, self.editor, self.panel = workbench, editor, panel
        self._details = details
        self._show_details = show_details
        self._opened_details = False
        """Whether the fields above the text are shown because a finding is in one."""
        panel.order = self.position
        panel.finding_chosen.connect(self.show)
        editor.caret_moved.connect(lambda _path, _block, _at: self._follow_caret())

    def position(self, finding: Finding) -> int:
        """Where a finding of the current entry stands in the text, as Qt counts; what no line shows stands first."""
        cursor = self.editor.marks.findings.place_of(finding)
        if cursor is not None:
            return cursor.selectionStart()
        path = finding.block or ()
        if not path:
            return -1
        line = next((line for line in blocks_of(self.editor.document()) if path_of_line(line) == path), None)
        return -1 if line is None else line.position()

    def go(self, step: int) -> None:
        """To the next finding (-1: the one before); behind the last of an entry comes the next entry that has any."""
        if self.editor.composing or not self.workbench.settle():
            return
        panel, count = self.panel, sum(row.decision is None for row in self.panel.rows)
        if panel.whole_issue.isChecked() or self.workbench.number_of(self.workbench.entry_id) is None:
            if count:
                here = panel.list.currentIndex().row()
                panel.choose((here + step) % count if here >= 0 else (0 if step > 0 else count - 1))
            else:
                self.none_left.emit()
            return
        at = self._next_row(step, count)
        if 0 <= at < count:
            panel.choose(at)
        else:
            self._go_on(step)

    def _next_row(self, step: int, count: int) -> int:
        """The row of the next finding from where the person is: at one, or somewhere in the text."""
        panel, caret = self.panel, self.editor.textCursor()
        here = panel.list.currentIndex().row()
        row = panel.rows[here] if 0 <= here < count else None
        if row is not None and (not self.editor.hasFocus() or self._is_at(row.finding, caret)):
            return here + step
        places = [self.position(row.finding) for row in panel.rows[:count]]
        # What no line shows stands before the text, and a caret at its very beginning before that.
        start = caret.selectionStart() or -1
        if step > 0:
            return next((at for at, place in enumerate(places) if place >= start), count)
        return next((at for at in reversed(range(count)) if places[at] < start), -1)

    def _is_at(self, finding: Finding, caret: QTextCursor) -> bool:
        cursor = self.editor.marks.findings.place_of(finding)
        if cursor is not None:
            return cursor.selectionStart() <= caret.position() <= cursor.selectionEnd()
        return path_of_line(caret.block()) == (finding.block or ())

    def _go_on(self, step: int) -> None:
        bench, panel = self.workbench, self.panel
        entries = bench.issue.entries if bench.issue is not None else ()
        number = bench.number_of(bench.entry_id) or 1
        for far in range(1, len(entries) + 1):
            at = (number - 1 + step * far) % len(entries)
            count = sum(panel.shows(finding) for finding in bench.findings_of(entries[at].id))
            if count:
                if at != number - 1:
                    bench.choose_entry(entries[at].id)
                panel.choose(0 if step > 0 else count - 1)
                self.went_on.emit(at + 1)
                return
        self.none_left.emit()

    def show(self, finding: Finding) -> None:
        """Lead to the place of a finding, in whichever entry it is."""
        bench, editor = self.workbench, self.editor
        entry = bench.entry_meant(finding)
        if entry is not None:
            bench.choose_entry(entry.id)
            self.panel.mark(finding)
        if not self._details.has_part(finding.part):
            self.close_details()
        editor.leave_grid()
        cell, cursor = editor.marks.findings.cell_of(finding), editor.marks.findings.place_of(finding)
        if cursor is not None:
            editor.show_in_middle(cursor)
        elif cell is not None:
            editor.show_block(finding.block or ())
            editor.bring_into_view(cell)
        elif finding.block:
            editor.show_block(finding.block, finding.text)
        elif self._details.has_part(finding.part):
            self._opened_details |= not self._details.isVisible()
            self._show_details(True)
            self._details.show_part(finding.part, finding.text, finding.start or 0)
            return
        editor.setFocus()

    def close_details(self) -> None:
        """Fold the fields above the text, where only a finding had opened them."""
        if self._opened_details:
            self._opened_details = False
            self._show_details(False)

    def _follow_caret(self) -> None:
        """The finding at the caret is the chosen one."""
        found = self.editor.marks.findings.at(self.editor.textCursor().position())
        if found is not None and found != self.panel.current:
            self.panel.mark(found)
