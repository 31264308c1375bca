"""How large a dialog opens: as it likes, but never larger than its screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

_FRAME = 40


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in pixels, with room for its frame on the screen that it stands on."""
    room = room_for(dialog)
    dialog.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))


def room_for(dialog: QDialog) -> QSize:
    """The room on the screen that a dialog stands on."""
    return dialog.screen().availableGeometry().size()
