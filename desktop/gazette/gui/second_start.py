"""A second start on an archive that a window of the same person has open hands its files over to that and ends.

Not by Qt's own local sockets: its network library does not load where Kerberos is missing, and nothing else needs it.
"""

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing.connection import Client, Connection, Listener
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, Signal

from gazette.settings import Settings, person_name

_ANSWER_S = 5.0
_TAKEN, _END = b"taken", b"end"
_LONGEST = 1_000_000


class FirstWindow(QObject):
    """Listens for later starts on the archive that is open."""

    called = Signal(list)
    """Someone started the program again, with these paths of files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = ""
        self._thread: Thread | None = None

    def listen(self, archive: Path) -> None:
        """Listen for ``archive`` from now on; only for whoever holds it: what a killed window left is taken away."""
        self.close()
        address = _address(archive)
        try:
            if sys.platform != "win32":
                Path(address).unlink(missing_ok=True)
            listener = Listener(address)
            if sys.platform != "win32":
                Path(address).chmod(0o600)
        except OSError:
            return  # a second start is told by the lock that somebody has the archive
        self._address, self._thread = address, Thread(target=self._serve, args=(listener,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no longer."""
        if self._thread is None:
            return
        with suppress(OSError), Client(self._address) as waker:
            waker.send_bytes(_END)
        self._thread.join(_ANSWER_S)
        self._thread = None

    def _serve(self, listener: Listener) -> None:
        with listener:
            while True:
                try:
                    caller = listener.accept()
                except OSError:
                    return
                with suppress(OSError, EOFError, ValueError, TypeError), caller:
                    if not caller.poll(_ANSWER_S):
                        continue
                    said = caller.recv_bytes(_LONGEST)
                    if said == _END:
                        return
                    files = [str(each) for each in json.loads(said)]
                    caller.send_bytes(_TAKEN)
                    self.called.emit(files)


def hand_over(archive: Path, files: Sequence[Path]) -> bool:
    """Hand files over to the window that has the archive open; False where none answers."""
    address = _address(archive)
    try:
        if sys.platform != "win32" and Path(address).stat().st_uid != os.getuid():
            return False  # somebody else's, whatever it is
        with Client(address) as window:
            return _told(window, files)
    except (OSError, EOFError):
        return False


def _told(window: "Connection[bytes, bytes]", files: Sequence[Path]) -> bool:
    window.send_bytes(json.dumps([str(file.absolute()) for file in files]).encode())
    return window.poll(_ANSWER_S) and window.recv_bytes(_LONGEST) == _TAKEN


def _address(archive: Path) -> str:
    """Where the window of this person over this archive listens."""
    whole = f"{person_name(Settings())} {archive.resolve()}"
    name = "gazette-desk-" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    return rf"\\.\pipe\{name}" if sys.platform == "win32" else str(Path(tempfile.gettempdir()) / name)
