"""The guards under every test: no internet socket, no leaked thread."""

from __future__ import annotations

import socket
import threading

import pytest

from tests.plugins.sockets import InternetSocketError, take_opened


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_is_refused_and_noted(family: socket.AddressFamily) -> None:
    with pytest.raises(InternetSocketError):
        socket.socket(family)
    (noted,) = take_opened()
    assert "test_guards.py" in noted


def test_a_host_look_up_is_refused_and_noted() -> None:
    with pytest.raises(InternetSocketError):
        socket.getaddrinfo("localhost", 80)
    assert len(take_opened()) == 1


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="This system has no local sockets.")
def test_a_local_socket_is_no_internet_socket() -> None:
    ours, theirs = socket.socketpair(socket.AF_UNIX)
    with ours, theirs:
        ours.sendall(b"x")
        assert theirs.recv(1) == b"x"
    assert take_opened() == []


def test_a_swallowed_refusal_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.plugins.sockets"]')
    pytester.makepyfile(
        "import socket\n"
        "def test_swallowing():\n"
        "    try:\n"
        "        socket.socket()\n"
        "    except Exception:\n"
        "        return\n"
    )
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*An internet socket was opened*"])


def test_a_thread_that_lives_on_fails_the_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest('pytest_plugins = ["tests.plugins.threads"]')
    pytester.makepyfile(
        "import threading\n"
        "def test_leaking():\n"
        "    threading.Thread(target=threading.Event().wait, name='left', daemon=True).start()\n"
    )
    result = pytester.runpytest_subprocess()
    result.assert_outcomes(passed=1, errors=1)
    result.stdout.fnmatch_lines(["*Threads live on after the test: left*"])


def test_a_thread_that_was_told_to_end_has_time_to() -> None:
    end = threading.Event()
    threading.Thread(target=end.wait).start()
    end.set()
