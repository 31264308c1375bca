"""Guards against versions of libraries that are known to break the program."""

import sys

from PySide6.QtCore import QObject


def test_qt_calls_keep_their_references_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 drops one reference to None a call and aborts after some 5,000 calls."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(200):
        thing.setObjectName("公报")
    assert sys.getrefcount(None) - before > -100
