"""The system's printers and its printer dialog."""

from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from gazette.errors import ExportError


def some_printer() -> QPrinter:
    """The system's usual printer, at its own resolution; ExportError where the system has none at all."""
    if not QPrinterInfo.availablePrinterNames():
        raise ExportError("export.no_printer")
    return QPrinter(QPrinter.PrinterMode.HighResolution)


def confirmed(printer: QPrinter, parent: QWidget) -> bool:
    """Let the person choose printer, paper and copies; False where they do not print after all."""
    dialog = QPrintDialog(printer, parent)
    # Which pages is asked before, by the numbers printed on them.
    for option in (
        QAbstractPrintDialog.PrintDialogOption.PrintPageRange,
        QAbstractPrintDialog.PrintDialogOption.PrintSelection,
        QAbstractPrintDialog.PrintDialogOption.PrintCurrentPage,
    ):
        dialog.setOption(option, False)
    return dialog.exec() == QDialog.DialogCode.Accepted
