"""Fails every test that leaves a thread running."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

# A thread that was told to end may need a moment for it.
GRACE_S = 2.0


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    """Wait shortly for the threads that the test started, then fail for those that live on."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before]
    for thread in started:
        thread.join(GRACE_S)
    leaked = [thread.name for thread in started if thread.is_alive()]
    if leaked:
        pytest.fail(f"Threads live on after the test: {', '.join(leaked)}", pytrace=False)
