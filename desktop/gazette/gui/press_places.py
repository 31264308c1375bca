"""From a line of preflight to where it can be looked at, and to the parts of the publish room."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from gazette.gui.before_press import Where
from gazette.gui.edit_room import EditRoom
from gazette.gui.publish_panel import PublishPanel
from gazette.gui.workbench import Workbench
from gazette.model import Finding


class PressPlaces(QObject):
    """Shows the room that is meant, and the place in it."""

    def __init__(
        self,
        workbench: Workbench,
        edit: EditRoom,
        publish: PublishPanel,
        show_room: Callable[[str], None],
        *,
        show_issue: Callable[[], None],
        show_rules: Callable[[], None],
    ) -> None:
        super().__init__(publish)
        self._workbench, self._edit, self._publish, self._show_room = workbench, edit, publish, show_room
        self._elsewhere = {"fit": self.fit_pages, "issue": show_issue, "rules": show_rules}
        publish.preflight.look_wanted.connect(self.look_at)
        publish.thumbnails.list.opened.connect(self.look_at)

    def look_at(self, where: Where) -> None:
        """Show what a line tells of."""
        issue = self._workbench.issue
        if where == "unfinished" and issue is not None:
            self._workbench.choose_entry(next(entry.id for entry in issue.entries if entry.state != "final"))
        if isinstance(where, str) and where in self._elsewhere:
            self._elsewhere[where]()
            return
        self._show_room("contents" if where == "contents" else "edit")
        if where == "findings":
            self._edit.document.findings.show_whole_issue()
        elif isinstance(where, Finding):
            self._edit.document.walk.show(where)
        elif isinstance(where, int):
            self._edit.pages.show_page(where)

    def open_preflight(self) -> None:
        """Go to the lines of preflight."""
        self._show_room("publish")
        self._publish.preflight.setFocus()

    def fit_pages(self) -> None:
        """Go to where the issue is fitted to whole sheets."""
        self._show_room("publish")
        self._publish.show_fit()
