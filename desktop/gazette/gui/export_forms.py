"""The forms in which an issue can leave the house: the usual ones, and below “More” those wanted now and then."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.errors import GazetteError
from gazette.export import read_printing_condition
from gazette.gui.captions import Captions
from gazette.gui.icons import icon
from gazette.gui.look import Look
from gazette.gui.panes import ElidedLabel
from gazette.gui.written_form import WrittenForm
from gazette.model import Issue

_CAPTIONS = {
    "pdf": "publish.pdf",
    "pdfa": "publish.pdfa",
    "ofd": "publish.ofd",
    "xml": "publish.xml",
    "proof": "publish.proof",
    "docx": "publish.docx",
    "html": "publish.html",
    "txt": "publish.txt",
    "contents": "publish.contents",
    "entry": "publish.entry",
    "entry_docx": "publish.entry_docx",
    "entry_ofd": "publish.entry_ofd",
    "booklet": "publish.booklet",
    "spreads": "publish.spreads",
    "pictures": "publish.pictures",
    "crop_marks": "publish.crop_marks",
    "originals": "publish.originals",
}
_ROW = 28
_MORE = ("txt", "contents", "entry", "entry_docx", "entry_ofd", "booklet", "spreads", "pictures", "crop_marks")
USUAL_FORMS = tuple(name for name in _CAPTIONS if name not in (*_MORE, "originals"))
"""The forms that stand above “More”."""
_WHOLE = ("pdf", "pdfa", "ofd", "xml", "docx", "txt", "contents", "html", "originals")
_OF_FACSIMILE = frozenset(("pdf", "contents", "pictures", "originals"))
"""The forms that a facsimile issue is given out in."""
_ENTRY = {"entry": "pdf", "entry_docx": "docx", "entry_ofd": "ofd"}
"""The forms of the current entry alone, and what kind of file each is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedForms:
    """Where each form that is wanted goes, and how the print file is made.

    ``despite_marks`` is the reason for which web pages are written though a mark in the text keeps it from the public.
    """

    paths: dict[str, Path]
    entry: int | None
    crop_marks: bool
    icc: Path | None
    despite_marks: str = ""


class ExportForms(QWidget):
    """Check boxes with the names of the files."""

    changed = Signal()
    refused = Signal(object)
    """A GazetteError: the profile that was chosen is of no use."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._issue: Issue | None = None
        self._entry: int | None = None
        self._icc = ""
        self.boxes = {name: QCheckBox(self) for name in _CAPTIONS}
        self.written = {name: WrittenForm(self) for name in _CAPTIONS if name != "crop_marks"}
        self.more = QPushButton(self)
        self._held = QWidget(self)
        self._press = ElidedLabel("facts", self)
        self.choose_press, self.usual_press = QPushButton(self), QPushButton(self)
        self._build()

    def _build(self) -> None:
        usual, held, press = QVBoxLayout(self), QVBoxLayout(self._held), QHBoxLayout()
        for layout in (usual, held):
            layout.setContentsMargins(3, 3, 3, 3)
            layout.setSpacing(4)
        for name, box in self.boxes.items():
            row = QHBoxLayout()
            row.addWidget(box, 1)
            if name in self.written:
                row.addWidget(self.written[name])
                self.written[name].refused.connect(self.refused)
            (held if name in _MORE else usual).addLayout(row)
            box.toggled.connect(lambda _on: self.changed.emit())
        self.boxes["pdf"].toggled.connect(lambda _on: self._enable())
        for button in (self.more, self.choose_press, self.usual_press):
            button.setObjectName("link")
        press.addWidget(self._press, 1)
        press.addWidget(self.choose_press)
        press.addWidget(self.usual_press)
        held.addLayout(press)
        folding = QHBoxLayout()
        folding.addWidget(self.more)
        folding.addStretch(1)
        usual.addLayout(folding)
        usual.addWidget(self._held)
        self._held.hide()
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self.choose_press.clicked.connect(self._choose_press)
        self.usual_press.clicked.connect(lambda: self._set_icc(""))

    def dress(self, look: Look) -> None:
        """Take captions and colours."""
        self._look = look
        for box in self.boxes.values():
            box.setMinimumHeight(look.px(_ROW))  # as high as with a button beside it
        self.choose_press.setText(look.say("publish.choose_press"))
        self.usual_press.setText(look.say("publish.usual_press"))
        self._unfold(self.more.isChecked())

    def fill(self, issue: Issue | None, entry: int | None) -> None:
        """Name the files of ``issue``, and the one of its current ``entry`` (from 1)."""
        self._issue, self._entry = issue, entry
        for name, box in self.boxes.items():
            kept = name == "pdf" and issue is not None and issue.facsimile is not None
            caption = "publish.kept_pdf" if kept else _CAPTIONS[name]
            box.setText(self._look.say(caption, file=self._file(name, issue)) if issue else "")
        for written in self.written.values():
            written.show_of(issue.id if issue is not None else 0, self._look)
        self._press.say(self._look.say("publish.press", press=self.profile_name))
        self.usual_press.setVisible(bool(self._icc))
        self._enable()

    def note_written(self, issue_id: int, paths: dict[str, Path]) -> None:
        """These forms of an issue were written just now."""
        for name, file in paths.items():
            self.written[name].note(issue_id, file)
        self.fill(self._issue, self._entry)

    def wrote(self, name: str, file: Path) -> bool:
        """Whether a form of the issue that is shown was written into this file while the program runs."""
        return self._issue is not None and name in self.written and self.written[name].wrote(self._issue.id, file)

    def forget_written(self) -> None:
        """The archive closes."""
        for written in self.written.values():
            written.forget()

    def _file(self, name: str, issue: Issue) -> str:
        say = self._look.say
        parts = {
            "pdf": ".pdf",
            "pdfa": f"-{say('publish.archive_part')}.pdf",
            "ofd": ".ofd",
            "xml": ".xml",
            "proof": f"-{say('publish.proof_part')}.pdf",
            "docx": ".docx",
            "html": f"-{say('publish.html_part')}",
            "txt": ".txt",
            "contents": f"-{say('publish.contents_part')}.xlsx",
            "entry": f"-{say('publish.entry_part', number=self._entry or '')}.pdf",
            "entry_docx": f"-{say('publish.entry_part', number=self._entry or '')}.docx",
            "entry_ofd": f"-{say('publish.entry_part', number=self._entry or '')}.ofd",
            "booklet": f"-{say('publish.booklet_part')}.pdf",
            "spreads": f"-{say('publish.spreads_part')}.pdf",
            "pictures": f"-{say('publish.pictures_part')}",
            "originals": f"-{say('publish.originals_part')}",
        }
        return say.file_name(issue) + parts.get(name, "")

    @property
    def choices(self) -> str:
        """What is chosen, to be remembered: names apart by spaces."""
        return " ".join(name for name, box in self.boxes.items() if box.isChecked())

    @choices.setter
    def choices(self, names: str) -> None:
        for name, box in self.boxes.items():
            box.setChecked(name in names.split())
        self.more.setChecked(self.more.isChecked() or any(self.boxes[name].isChecked() for name in _MORE))

    @property
    def profile_name(self) -> str:
        """What the printing condition is called."""
        return Path(self._icc).name if self._icc else self._look.say("publish.press_usual")

    @property
    def icc(self) -> str:
        """The profile of the office's own press, empty for the usual one."""
        return self._icc

    @icc.setter
    def icc(self, file: str) -> None:
        self._set_icc(file)
        self.more.setChecked(self.more.isChecked() or bool(file))

    def wanted(self, folder: Path) -> WantedForms:
        """The forms that are chosen and can be had, their files in ``folder``."""
        issue = self._issue
        names = [name for name, box in self.boxes.items() if box.isChecked() and box.isEnabled()]
        paths = {name: folder / self._file(name, issue) for name in names if name != "crop_marks"} if issue else {}
        return WantedForms(
            paths=paths,
            entry=self._entry,
            crop_marks="crop_marks" in names,
            icc=Path(self._icc) if self._icc else None,
        )

    def _enable(self) -> None:
        kept = self._issue is not None and self._issue.facsimile is not None
        for name, box in self.boxes.items():
            box.setEnabled((not kept or name in _OF_FACSIMILE) and (name not in _ENTRY or self._entry is not None))
        self.boxes["originals"].setVisible(kept)
        self.boxes["originals"].setEnabled(kept)
        if not self.boxes["pdf"].isChecked():
            self.boxes["crop_marks"].setEnabled(False)

    def _unfold(self, unfolded: bool) -> None:
        self._held.setVisible(unfolded)
        self.more.setText(self._look.say("publish.more"))
        self.more.setIcon(icon("chevron-down" if unfolded else "chevron-right", self._look.theme))

    def _choose_press(self) -> None:
        try:
            file = choose_profile(self, self._look.say, self._icc)
        except GazetteError as error:
            self.refused.emit(error)
            return
        if file:
            self._set_icc(file)

    def _set_icc(self, file: str) -> None:
        self._icc = file
        self.fill(self._issue, self._entry)


def choose_profile(parent: QWidget, say: Captions, chosen: str) -> str:
    """Ask for a profile of a press, empty where none was chosen; GazetteError where it is of no use."""
    file, _ = QFileDialog.getOpenFileName(parent, say("publish.choose_press"), chosen, say("publish.profiles"))
    if file:
        read_printing_condition(Path(file))
    return file


def exports_of(wanted: WantedForms) -> tuple[tuple[ExportFiles, ExportManner], ...]:
    """The exports that write every form."""
    paths, icc = wanted.paths, wanted.icc
    marked = wanted.crop_marks and "pdf" in paths
    whole = {name: paths[name] for name in _WHOLE if name in paths and not (marked and name == "pdf")}
    exports = [(ExportFiles(**whole), ExportManner(icc=icc, despite_marks=wanted.despite_marks))] if whole else []
    manners = {
        "proof": ExportManner(proof=True),
        "booklet": ExportManner(booklet=True),
        "spreads": ExportManner(spreads=True),
    }
    if marked:
        exports.append((ExportFiles(pdf=paths["pdf"]), ExportManner(crop_marks=True, icc=icc)))
    exports += [(ExportFiles(pdf=paths[name]), manner) for name, manner in manners.items() if name in paths]
    alone = {kind: paths[name] for name, kind in _ENTRY.items() if name in paths}
    if alone:
        exports.append((ExportFiles(**alone), ExportManner(entry=wanted.entry, icc=icc)))
    if "pictures" in paths:
        exports.append((ExportFiles(pictures=paths["pictures"]), ExportManner()))
    return tuple(exports)
