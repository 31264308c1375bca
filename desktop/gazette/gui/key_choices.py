"""Shortcuts that the person chose: kept by act, and checked against what is needed for typing."""

import json

from PySide6.QtGui import QKeySequence

_Standard = QKeySequence.StandardKey
_OF_TEXT = (
    *(_Standard.Copy, _Standard.Cut, _Standard.Paste, _Standard.SelectAll, _Standard.Backspace, _Standard.Delete),
    *(_Standard.MoveToNextWord, _Standard.MoveToPreviousWord, _Standard.DeleteStartOfWord, _Standard.DeleteEndOfWord),
)
_BARE = (
    "Tab",
    "Shift+Tab",
    "Backtab",
    "Return",
    "Enter",
    "Shift+Return",
    "Esc",
    "Space",
    "Home",
    "End",
    "PgUp",
    "PgDown",
)
_ARROWS = ("Left", "Right", "Up", "Down")


def read_keys(text: str) -> dict[str, str]:
    """The chosen keys by act; an empty key is none. What cannot be read is as if nothing was chosen."""
    try:
        read = json.loads(text) if text else {}
    except json.JSONDecodeError:
        return {}
    return {str(name): str(key) for name, key in read.items()} if isinstance(read, dict) else {}


def write_keys(keys: dict[str, str]) -> str:
    """The text that ``read_keys`` reads."""
    return json.dumps(keys, ensure_ascii=False, sort_keys=True) if keys else ""


def is_for_typing(key: QKeySequence) -> bool:
    """Whether a text needs a key: what types a character, moves in it, or copies and pastes."""
    if key.isEmpty():
        return False
    plain = key.toString(QKeySequence.SequenceFormat.PortableText)
    if any(key in QKeySequence.keyBindings(standard) for standard in _OF_TEXT):
        return True
    modified = plain.removeprefix("Shift+")
    return plain in _BARE or modified in _ARROWS or len(modified) == 1
