"""What the publication says of itself on the last page, and whether there is a cover; folded until it is wanted."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QToolButton, QWidget

from gazette.desk import SetIssueField
from gazette.gui.look import Look
from gazette.gui.text_fields import TextField
from gazette.gui.wheel import leave_wheel_to_page
from gazette.gui.workbench import Workbench
from gazette.model import COLOPHON_FIELDS, ColophonField, Publication

_COVERS = {"style": None, "yes": True, "no": False}


class ColophonFields(QWidget):
    """A button, and below it a row for the cover and one for each field; a change is a command."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workbench, self._look = workbench, look
        self.unfold = QToolButton(self)
        self.unfold.setCheckable(True)
        self.unfold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.unfold.setObjectName("link")
        self.cover = QComboBox(self)
        for name in _COVERS:
            self.cover.addItem("", name)
        self.cover.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cover.setMinimumContentsLength(6)
        leave_wheel_to_page(self.cover)
        self.fields = {name: TextField(self) for name in COLOPHON_FIELDS}
        self._labels = {name: QLabel(self) for name in ("cover", *COLOPHON_FIELDS)}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.unfold, 0, 0, 1, 2)
        fields = (self.cover, *self.fields.values())
        for row, (label, field) in enumerate(zip(self._labels.values(), fields, strict=True), 1):
            label.setObjectName("caption")
            label.setBuddy(field)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
        self._fold(unfolded=False)

    def _connect(self) -> None:
        self.unfold.toggled.connect(lambda on: self._fold(unfolded=on))
        self.cover.activated.connect(lambda _at: self._set_cover())
        for name, field in self.fields.items():
            field.settled.connect(lambda text, name=name: self._set(name, text))

    def _fold(self, *, unfolded: bool) -> None:
        self.unfold.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
        for widget in (*self._labels.values(), self.cover, *self.fields.values()):
            widget.setVisible(unfolded)

    def dress(self, look: Look) -> None:
        """Take captions and sizes."""
        self._look = look
        self.unfold.setText(look.say("issue_details.colophon"))
        for at, name in enumerate(_COVERS):
            self.cover.setItemText(at, look.say(f"issue_details.cover_{name}"))
        for name, label in self._labels.items():
            label.setText(look.say(f"issue_details.{name}"))
        self.cover.setAccessibleName(look.say("issue_details.cover"))
        for name, field in self.fields.items():
            field.setAccessibleName(look.say(f"issue_details.{name}"))

    def fill(self, publication: Publication) -> None:
        """Show what a publication says."""
        self.cover.setCurrentIndex(list(_COVERS.values()).index(publication.cover))
        for name, text in publication.colophon.items():
            self.fields[name].show_text(text or "")

    def _set(self, name: ColophonField, text: str) -> None:
        issue = self._workbench.issue
        if issue is not None:
            colophon = issue.publication.colophon.with_text(name, text)
            new = SetIssueField(issue.id, "publication", replace(issue.publication, colophon=colophon))
            if not self._workbench.put(new, f"colophon {name}"):
                self.fields[name].keep()
            elif self._workbench.issue is not None:
                self.fill(self._workbench.issue.publication)

    def _set_cover(self) -> None:
        issue = self._workbench.issue
        if issue is not None:
            self._put(replace(issue.publication, cover=_COVERS[self.cover.currentData()]))

    def _put(self, publication: Publication) -> None:
        issue = self._workbench.issue
        if issue is None:
            return
        if self._workbench.do(SetIssueField(issue.id, "publication", publication)) is None:
            self.fill(issue.publication)
