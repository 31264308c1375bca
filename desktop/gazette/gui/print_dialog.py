"""What the office printer shall print; the system's own dialog then asks for printer, paper and copies."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gazette.desk.export_wishes import ExportFiles, ExportManner
from gazette.desk.exporting import export_issue
from gazette.desk.printing import sides_to_print
from gazette.errors import GazetteError
from gazette.export import Side
from gazette.gui import system_printer
from gazette.gui.captions import Captions
from gazette.gui.desk_process import DeskProcess
from gazette.gui.help_topics import explained_at
from gazette.gui.jobs import PrinterThread
from gazette.gui.look import Look
from gazette.gui.panes import MessageBar, column
from gazette.gui.printing import lay_paper, print_sides
from gazette.gui.progress_row import ProgressRow
from gazette.gui.stopping import StoppedError, Stopping
from gazette.gui.workbench import Workbench
from gazette.model import PictureFiles
from gazette.typeset import Pages
from gazette.wording import error_sentence


class PrintDialog(QDialog):
    """Stays open while it prints, so that printing can be watched and stopped; the window goes on meanwhile."""

    def __init__(self, workbench: Workbench, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        explained_at(self, "print")
        self.setModal(False)
        self._workbench, self._look = workbench, look
        self._process = DeskProcess(self)
        self._thread = PrinterThread()
        self.stopping = Stopping(self)
        self._running = False
        self._stage = "publish.running"
        self.messages = MessageBar(self)
        self.single, self.spreads, self.booklet = (QRadioButton(self) for _ in range(3))
        self.proof, self.entry = QCheckBox(self), QCheckBox(self)
        self.pages, self._pages_label = QLineEdit(self), QLabel(self)
        self.print_button, self.pdf_button, self._close = QPushButton(self), QPushButton(self), QPushButton(self)
        self.progress = ProgressRow(self.print_button, look, self)
        self._choices = {
            "single": self.single,
            "spreads": self.spreads,
            "booklet": self.booklet,
            "proof": self.proof,
        }
        self._build()
        self.choices = "single proof"
        self._process.progressed.connect(self._show_progress)
        self.stopping.progressed.connect(self._show_progress)
        for signal in (workbench.issue_changed, workbench.entry_chosen):
            signal.connect(self._name_entry)

    def _build(self) -> None:
        body, layout = QWidget(self), QVBoxLayout()
        body.setObjectName("surface")
        column(self, self.messages, body)
        body.setLayout(layout)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for choice in (self.single, self.spreads, self.booklet, self.proof, self.entry):
            layout.addWidget(choice)
        asked = QFormLayout()
        asked.addRow(self._pages_label, self.pages)
        self._pages_label.setBuddy(self.pages)
        layout.addLayout(asked)
        layout.addWidget(self.progress)
        layout.addStretch(1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.print_button, self.pdf_button, self._close):
            row.addWidget(button)
        self.print_button.setObjectName("filled")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self.print)
        self.pdf_button.clicked.connect(self.print_to_pdf)
        self.progress.stopped.connect(self.stop)
        self._close.clicked.connect(self.close)
        return row

    def event(self, event: QEvent) -> bool:
        """Grow with a sentence: the smallest size that a layout asks for leaves its further lines out."""
        done, layout = super().event(event), self.layout()
        if event.type() == QEvent.Type.LayoutRequest and layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
        return done

    def dress(self, look: Look) -> None:
        """Take colours, sizes and captions."""
        self._look = look
        say = look.say
        self.setWindowTitle(say("print.title"))
        self.messages.dress(look)
        self.single.setText(say("print.single"))
        self.spreads.setText(say("print.spreads"))
        self.booklet.setText(say("print.booklet"))
        self.proof.setText(say("print.proof"))
        self._pages_label.setText(say("print.pages"))
        self.pages.setPlaceholderText(say("print.pages_hint"))
        self.print_button.setText(say("print.go"))
        self.pdf_button.setText(say("print.to_pdf"))
        self.progress.dress(look)
        self._close.setText(say("close"))
        self.setMinimumWidth(look.px(460))
        self._name_entry()

    def open_beside(self) -> None:
        """Show the dialog beside the work."""
        self._name_entry()
        self.show()
        self.raise_()
        self.activateWindow()
        self.print_button.setFocus()

    @property
    def choices(self) -> str:
        """How it was printed last, to be remembered: names apart by spaces."""
        return " ".join(name for name, choice in self._choices.items() if choice.isChecked())

    @choices.setter
    def choices(self, names: str) -> None:
        for name, choice in self._choices.items():
            choice.setChecked(name in names.split())
        if not any(choice.isChecked() for choice in (self.spreads, self.booklet)):
            self.single.setChecked(True)

    def print(self) -> None:
        """Ask for the printer, then print in the background."""
        self._workbench.settling.emit()
        issue = self._workbench.issue
        if issue is None or self._running:
            return
        manner = self._manner()
        try:
            printer = system_printer.some_printer()
        except GazetteError as error:
            self._offer_pdf(error)
            return
        lay_paper(printer, folded=manner.booklet, spread=manner.spreads)
        if not system_printer.confirmed(printer, self):
            return
        self.stopping.begin()
        self._set_running(True)
        job = partial(sides_to_print, issue_id=issue.id, manner=manner)
        self._process.begin(self._workbench.path, job, lambda made: self._paint(printer, *made), self._failed)

    def print_to_pdf(self) -> None:
        """Ask for a file, then write the sheets into it in the background, as a printer would get them."""
        self._workbench.settling.emit()
        issue, say = self._workbench.issue, self._look.say
        if issue is None or self._running:
            return
        folders = self._workbench.folders
        proposed = folders.begin("printed", f"{say.file_name(issue)}-{say('print.file_part')}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(self, say("print.to_pdf"), proposed, say("print.pdf_files"))
        if not chosen:
            return
        file = folders.note("printed", chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
        manner = self._manner()
        manner = replace(manner, a4=not manner.arranged)
        self._set_running(True)
        job = partial(export_issue, issue_id=issue.id, files=ExportFiles(pdf=file), manner=manner)
        self._process.begin(self._workbench.path, job, lambda _findings: self._written(file), self._failed)

    def _written(self, file: Path) -> None:
        self._set_running(False)
        folder = QUrl.fromLocalFile(str(file.parent))

        def told(say: Captions) -> str:
            return say("print.written", file=file.name, folder=file.parent)

        self.messages.tell("ok", told, "publish.open_folder", lambda: _open_folder(folder))

    def _offer_pdf(self, error: GazetteError) -> None:
        """Tell that there is no printer; the button writes a file instead."""
        self.messages.tell("error", lambda say: error_sentence(error, say.language), "print.to_pdf", self.print_to_pdf)

    def _manner(self) -> ExportManner:
        return ExportManner(
            entry=self._workbench.number_of(self._workbench.entry_id) if self.entry.isChecked() else None,
            pages=self.pages.text().strip(),
            proof=self.proof.isChecked(),
            spreads=self.spreads.isChecked(),
            booklet=self.booklet.isChecked(),
        )

    def _paint(self, printer: QPrinter, pages: Pages, sides: tuple[Side, ...], pictures: PictureFiles) -> None:
        self._stage = "print.progress"
        self._thread.ask(
            lambda: print_sides(printer, pages, sides, pictures, progress=self.stopping.progress),
            lambda _painted: self._printed(printer, len(sides)),
            self._failed,
        )

    def stop(self) -> None:
        """Stop printing."""
        self._process.stop()
        self.stopping.stop()

    def end(self) -> None:
        """Stop, and wait until nothing is being written or painted any more."""
        self.stop()
        self._process.close()
        self._thread.close()

    def _printed(self, printer: QPrinter, count: int) -> None:
        self._set_running(False)
        name = printer.outputFileName() or printer.printerName()
        self.messages.tell("ok", lambda say: say("print.done", count=count, printer=name))

    def _failed(self, error: BaseException) -> None:
        self._set_running(False)
        if isinstance(error, StoppedError):
            self.messages.tell("hint", lambda say: say("print.stopped"))
        elif isinstance(error, GazetteError):
            known = error
            self.messages.tell("error", lambda say: error_sentence(known, say.language))
        else:
            raise error

    def _name_entry(self) -> None:
        bench = self._workbench
        number, entry = bench.number_of(bench.entry_id), bench.entry
        there = number is not None and entry is not None
        title = entry.title_zh if entry is not None and there else ""
        self.entry.setText(self._look.say("print.entry"))
        self.entry.setToolTip(title)
        self.entry.setEnabled(there)
        if not there:
            self.entry.setChecked(False)
        self._enable()

    def _set_running(self, running: bool) -> None:
        self._running = running
        self._stage = "publish.running"
        if running:
            self.messages.dismiss()
            self.progress.begin(lambda say: say("publish.running"))
        self._enable()
        if not running:
            self.progress.end()

    def _enable(self) -> None:
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(self._workbench.issue is not None and not self._running)

    def _show_progress(self, done: int, total: int) -> None:
        stage = self._stage
        self.progress.advance(done, total, lambda say: say(stage, done=done, total=total))


def _open_folder(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
