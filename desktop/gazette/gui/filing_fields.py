"""Where the paper of the current issue, or entry, is filed; folded until it is wanted, open to the published too."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QToolButton, QWidget

from gazette.desk import Command, FileEntry, FileIssue
from gazette.gui.look import Look
from gazette.gui.text_fields import TextField
from gazette.gui.workbench import Workbench
from gazette.model import FILING_FIELDS, NOT_FILED, Filing, FilingField

PERIODS = ("永久", "定期30年", "定期10年")


class FilingFields(QWidget):
    """A button, and below it a row for each field; a change is a command, and changes nothing that was printed."""

    def __init__(
        self, workbench: Workbench, look: Look, of: Literal["issue", "entry"], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workbench, self._look, self._of = workbench, look, of
        self.unfold = QToolButton(self)
        self.unfold.setCheckable(True)
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.unfold.setObjectName("link")
        self.fields: dict[FilingField, TextField] = {name: TextField(self) for name in FILING_FIELDS}
        self._labels = {name: QLabel(self) for name in FILING_FIELDS}
        self.fields["retention"].setCompleter(QCompleter(PERIODS, self))
        self._lay_out()
        self.unfold.toggled.connect(lambda on: self._fold(unfolded=on))
        for name, field in self.fields.items():
            field.settled.connect(lambda text, name=name: self._set(name, text))

    def _lay_out(self) -> None:
        grid, pairs = QGridLayout(self), 2 if self._of == "entry" else 1
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.unfold, 0, 0, 1, 2 * pairs)
        for at, (name, field) in enumerate(self.fields.items()):
            row, column = 1 + at // pairs, at % pairs * 2
            label = self._labels[name]
            label.setObjectName("caption")
            label.setBuddy(field)
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            last = name == FILING_FIELDS[-1] and pairs > 1
            grid.addWidget(field, row, column + 1, 1, 3 if last else 1)
        self._fold(unfolded=False)

    def _fold(self, *, unfolded: bool) -> None:
        self.unfold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        for widget in (*self._labels.values(), *self.fields.values()):
            widget.setVisible(unfolded)

    def dress(self, look: Look) -> None:
        """Take captions."""
        self._look = look
        self.unfold.setText(look.say("filing.title"))
        for name, label in self._labels.items():
            label.setText(look.say(f"filing.{name}"))
            self.fields[name].setAccessibleName(look.say(f"filing.{name}"))

    def settle(self) -> None:
        """Commit what is being typed in any field."""
        for field in self.fields.values():
            field.settle()

    def fill(self) -> None:
        """Show what is current; what the issue says for all its entries stands in their empty fields, greyed."""
        bench, filing = self._workbench, self._filing
        self.setEnabled(filing is not None and bench.closed != "archive")
        of_issue = bench.issue.filing if bench.issue is not None and self._of == "entry" else NOT_FILED
        shared = NOT_FILED.within(of_issue).items()
        for name, text in (filing or NOT_FILED).items().items():
            self.fields[name].show_text(text or "")
            self.fields[name].setPlaceholderText(shared[name] or "")

    @property
    def _filing(self) -> Filing | None:
        shown = self._workbench.entry if self._of == "entry" else self._workbench.issue
        return None if shown is None else shown.filing

    def _set(self, name: FilingField, text: str) -> None:
        bench, filing = self._workbench, self._filing
        if filing is None:
            return
        new = filing.with_text(name, text)
        command: Command
        if self._of == "entry":
            command = FileEntry(bench.entry_id, new)
        else:
            assert bench.issue is not None
            command = FileIssue(bench.issue.id, new)
        if bench.put(command, f"filing {self._of} {name}"):
            self.fill()
        else:
            self.fields[name].keep()
