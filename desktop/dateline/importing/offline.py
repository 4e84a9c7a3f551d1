"""Forbid this process to open an internet socket, whatever a library may try."""

from __future__ import annotations

import socket
import sys
from typing import Any

_installed: list[bool] = []


class InternetForbiddenError(RuntimeError):
    """Something tried to open a network socket; Dateline opens none."""


def _refuse_internet(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.__new__" and arguments[1] in (socket.AF_INET, socket.AF_INET6):
        message = "Dateline opens no network connection"
        raise InternetForbiddenError(message)


def forbid_internet_sockets() -> None:
    """Raise InternetForbiddenError at every later AF_INET or AF_INET6 socket of this process.

    urllib3 opens an IPv6 socket while it is imported to learn whether it could: `has_ipv6` is set
    to False first, which makes it skip the attempt.
    """
    socket.has_ipv6 = False
    if not _installed:
        sys.addaudithook(_refuse_internet)
        _installed.append(True)
