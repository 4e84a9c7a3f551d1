"""The one window of a library: it listens for later starts, takes their files and comes to the front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from dateline.ui.libraries.hand_over import (
    LARGEST_MESSAGE,
    TAKEN,
    address_of,
    election_file,
    is_listening,
    read,
)

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_ELECTION_MS: Final = 5_000
_PATIENCE_MS: Final = 5_000
"""How long a caller may take to say what it wants."""


class SingleWindow(QObject):
    """Owns the local socket of a library's window; it knows the files' paths and nothing of them."""

    handed_over = Signal(object)
    """The paths (tuple, absolute, perhaps none) that a later start was given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self, library: Path) -> bool:
        """Listen for later starts on this library, and on no other; False where a window does already.

        Of starts at the same moment one wins. What a killed process left behind is taken over. Where
        there is no private place for a socket nothing listens: the library's lock alone then keeps a
        second window away.
        """
        self.release()
        address = address_of(library)
        if address is None:
            return True
        election = QLockFile(election_file(address))
        if not election.tryLock(_ELECTION_MS):
            return False
        try:
            if is_listening(address):
                return False
            QLocalServer.removeServer(address)
            self._server.listen(address)
        finally:
            election.unlock()
        return True

    def release(self) -> None:
        """Listen no longer."""
        self._server.close()

    @Slot()
    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _Caller(socket, self)


class _Caller(QObject):
    """One later start: reads its one message, tells the window, answers, and is gone."""

    def __init__(self, socket: QLocalSocket, window: SingleWindow) -> None:
        super().__init__(window)
        self._socket = socket
        self._window = window
        socket.setParent(self)
        socket.setReadBufferSize(LARGEST_MESSAGE + 1)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        QTimer.singleShot(_PATIENCE_MS, self, self._socket.abort)
        self._read()

    @Slot()
    def _read(self) -> None:
        if self._socket.canReadLine():
            paths = read(bytes(self._socket.readLine(LARGEST_MESSAGE).data()))
            if paths is not None:
                self._window.handed_over.emit(paths)
                self._socket.write(TAKEN)
            self._socket.disconnectFromServer()
        elif self._socket.bytesAvailable() > LARGEST_MESSAGE:
            self._socket.abort()


def bring_to_front(window: QWidget) -> None:
    """Show a window before all others, also one that was made small."""
    shown = window.windowState() & ~Qt.WindowState.WindowMinimized
    window.setWindowState(shown | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
