"""How large a dialog opens: as it likes, but never larger than its screen."""

from PySide6.QtWidgets import QDialog

_FRAME = 40


def open_at(dialog: QDialog, width: int, height: int) -> None:
    """Give a dialog a size in pixels, with room for its frame on the screen that it stands on."""
    room = dialog.screen().availableGeometry().size()
    dialog.resize(min(width, room.width() - _FRAME), min(height, room.height() - _FRAME))
