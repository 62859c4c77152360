"""A second start of the same desk brings the first one's window up, through a local socket."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 1_000
COME_UP = b"come up\n"


def server_name(desk: Path) -> str:
    """A socket name of this desk's own; it tells nobody where the desk lies."""
    return "netdesk-" + sha256(str(desk.resolve()).encode()).hexdigest()[:24]


def ask_to_come_up(desk: Path) -> bool:
    """Asks the window that has the desk to come up; False when nobody answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(desk))
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(COME_UP)
    answered = socket.waitForReadyRead(WAIT_MS)
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens for second starts of a desk; only the holder of the desk's lock may make one."""

    asked = Signal()

    def __init__(self, desk: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = server_name(desk)
        QLocalServer.removeServer(name)  # left by a killed process: the lock says that nobody listens there
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(name)

    @Slot()
    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.write(COME_UP)
            socket.flush()
            socket.disconnected.connect(socket.deleteLater)
            self.asked.emit()

    def close(self) -> None:
        """Stops listening."""
        self._server.close()
