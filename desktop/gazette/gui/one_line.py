"""What is pasted into a field of one line: line ends part words there, and say nothing at its ends."""

import re

from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit

from gazette.gui.entry_lines import TABLE_MARK
from gazette.gui.qt_places import places

_BREAKS = re.compile("\\s*[\t\n\v\f\r\x85\u2028\u2029]\\s*")


class OneLine(QValidator):
    """Takes every text, and line ends and marks of drawn tables out of it; Qt would keep them and show spaces."""

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        line = one_line(text)
        if line != text:
            place = max(0, places(line) - (places(text) - place))
        return QValidator.State.Acceptable, line, place


def one_line(text: str) -> str:
    """``text`` in one line; the same where it stands in one."""
    line = _BREAKS.sub(" ", text.replace(TABLE_MARK, ""))
    return text if line == text else line.strip()


def keep_in_one_line(field: QLineEdit) -> None:
    """Let no line end into ``field``, wherever its text comes from."""
    field.setValidator(OneLine(field))
