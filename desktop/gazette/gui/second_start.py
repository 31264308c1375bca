"""A second start on an archive that a window of the same person has open hands its files over to that and ends."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from gazette.settings import Settings, person_name

_CONNECT_MS, _ANSWER_MS = 1000, 5000
_TAKEN = b"taken\n"


class FirstWindow(QObject):
    """Listens for later starts on the archive that is open."""

    called = Signal(list)
    """Someone started the program again, with these paths of files."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def listen(self, archive: Path) -> None:
        """Listen for ``archive`` from now on; only for whoever holds it: what a killed window left is taken away."""
        self._server.close()
        QLocalServer.removeServer(_name(archive))
        self._server.listen(_name(archive))

    def close(self) -> None:
        """Listen no longer."""
        self._server.close()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(lambda socket=socket: self._read(socket))
            if socket.canReadLine():
                self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            files = [str(each) for each in json.loads(bytes(socket.readLine().data()))]
        except (ValueError, TypeError):
            socket.abort()
            return
        socket.write(_TAKEN)
        socket.flush()
        self.called.emit(files)


def hand_over(archive: Path, files: Sequence[Path]) -> bool:
    """Hand files over to the window that has the archive open; False where none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(archive))
    if not socket.waitForConnected(_CONNECT_MS):
        return False
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    socket.flush()
    taken = socket.waitForReadyRead(_ANSWER_MS) and bytes(socket.readLine().data()) == _TAKEN
    socket.disconnectFromServer()
    return taken


def _name(archive: Path) -> str:
    whole = f"{person_name(Settings())} {archive.resolve()}"
    return "gazette-desk-" + hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]
