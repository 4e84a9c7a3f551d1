"""Fails every test during which this process opens an internet socket or looks up a host."""

from __future__ import annotations

import socket
import sys
import traceback
from collections.abc import Iterator

import pytest

INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})
LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})

_opened: list[str] = []


class InternetSocketError(RuntimeError):
    """Raised in the place that tried, so that nothing leaves the machine during a test."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse and note what leads to the internet; an audit hook can never be taken off again."""
    if not event.startswith("socket."):
        return
    if event == "socket.__new__":
        internet = arguments[1] in INTERNET
    elif event in {"socket.connect", "socket.bind", "socket.sendto"}:
        internet = isinstance(arguments[0], socket.socket) and arguments[0].family in INTERNET
    else:
        internet = event in LOOK_UPS
    if internet:
        _opened.append(f"{event}{arguments[1:]}\n" + "".join(traceback.format_stack(limit=6)[:-1]))
        raise InternetSocketError(f"{event}: no part of Dateline may open an internet socket")


def take_opened() -> list[str]:
    """Return, and forget, what was tried since the last call: the event and where."""
    taken = _opened.copy()
    _opened.clear()
    return taken


@pytest.fixture(scope="session", autouse=True)
def internet_audit() -> None:
    """Install the audit hook, once for the whole run."""
    sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def no_internet_socket(internet_audit: None) -> Iterator[None]:
    """Fail the test that opened one, also when the refusal was swallowed."""
    yield
    if opened := take_opened():
        pytest.fail("An internet socket was opened:\n" + "\n".join(opened), pytrace=False)
