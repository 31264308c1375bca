"""From anywhere into the search of the archive, to the place that a hit means, and back to where the person was."""

from gazette.archive import Narrowing
from gazette.gui.archive_room import ArchiveRoom
from gazette.gui.edit_room import EditRoom
from gazette.gui.frame_bars import TopBar
from gazette.gui.rooms import Rooms
from gazette.gui.workbench import Workbench
from gazette.model import BlockPath


class SearchWays:
    """Joins the field above all rooms with the room of the archive."""

    def __init__(self, workbench: Workbench, top: TopBar, archive: ArchiveRoom, edit: EditRoom, rooms: Rooms) -> None:
        panel = archive.search
        self._workbench, self._archive, self._panel = workbench, archive, panel
        self.edit, self.rooms = edit, rooms
        self._field, self._recent = top.search, top.recent
        field = self._field
        field.begun.connect(self._get_ready)
        field.textChanged.connect(self._searched)
        field.down.connect(panel.go_to_hits)
        field.entered.connect(panel.open_first)
        for left in (field.left, panel.left):
            left.connect(self._leave)
        panel.query_wanted.connect(field.setText)
        panel.hit_opened.connect(self._open_hit)
        archive.place_wanted.connect(self._open_place)
        archive.issue_wanted.connect(self._open_issue)
        edit.document.replacing.archive_wanted.connect(self._look_for)

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._field.text()

    @property
    def variants(self) -> bool:
        """Whether traditional and simplified characters are one."""
        return self._panel.bar.variants.isChecked()

    @variants.setter
    def variants(self, on: bool) -> None:
        self._panel.bar.variants.setChecked(on)

    def restore(self, query: str) -> None:
        """Search again for what was searched for, without leading to the hits."""
        blocked = self._field.blockSignals(True)
        self._field.setText(query)
        self._field.blockSignals(blocked)
        self._panel.search(query)

    def begin(self) -> None:
        """Go to the search field."""
        self._field.setFocus()
        self._field.selectAll()

    def _get_ready(self) -> None:
        """Have what a search knows of all documents read while the first word is typed."""
        bench = self._workbench
        if bench.is_open:
            ready = Narrowing(at_once=True)
            bench.ask_desk(lambda desk: desk.search("", ready), lambda _found: None, bench.tell_failed, brief=True)

    def _look_for(self, text: str) -> None:
        """Search the archive for a text as it stands."""
        self.rooms.show_room("archive")
        self._field.setText(f"“{text}”" if " " in text else text)

    def _searched(self, query: str) -> None:
        if query.strip() and self.rooms.room != "archive":
            self.rooms.show_room("archive")
        if query.strip():
            self._archive.show_tab("search")
        self._panel.search(query)

    def _leave(self) -> None:
        """Back to where the person was; the words stay in the field."""
        self.rooms.show_room(self.rooms.before)
        if self.rooms.before == "edit":
            self.edit.document.editor.setFocus()

    def _open_hit(self, entry_id: int, text: str, sheet: int, to_read: bool) -> None:
        self._recent.note(self._field.text())
        self._workbench.choose_entry(entry_id, to_read=to_read)
        if self._workbench.entry_id != entry_id:
            return
        self.rooms.lead("edit")
        if sheet:
            self.edit.show_sheet(sheet)
            return
        self.edit.document.editor.show_text(text)
        self.edit.document.editor.setFocus()

    def _open_issue(self, issue_id: int) -> None:
        """Lead to an issue on the shelf of its year."""
        bench = self._workbench
        if bench.issue is None or bench.issue.id != issue_id:
            bench.choose_issue(issue_id)
        if bench.issue is not None and bench.issue.id == issue_id:
            self.rooms.lead("edit")
            self.edit.document.editor.setFocus()

    def _open_place(self, entry_id: int, place: BlockPath | int | None, text: str) -> None:
        """Lead to the line that the ledger or the numbers tell of, or to the page of a back issue."""
        self._workbench.choose_entry(entry_id)
        if self._workbench.entry_id != entry_id:
            return
        self.rooms.lead("edit")
        if isinstance(place, int):
            self.edit.show_sheet(place)
            return
        if place is not None:
            self.edit.document.editor.show_block(place, text)
        self.edit.document.editor.setFocus()
