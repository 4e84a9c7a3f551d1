"""Guards against a PySide6 that loses references to None, True or False at each call.

PySide6 6.12.0 on Python 3.11 does, and the process aborts after some 7,000 calls. From
Python 3.12 on these three are immortal (PEP 683), so that the count says nothing there.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

CALLS = 20_000
# Other code of the process takes and gives back a few references meanwhile.
NOISE = 200

counts_references = pytest.mark.skipif(
    sys.version_info >= (3, 12),
    reason="None is immortal from Python 3.12 on, so that no reference to it can be lost.",
)


lose, give_back = ctypes.pythonapi.Py_DecRef, ctypes.pythonapi.Py_IncRef
lose.argtypes = give_back.argtypes = [ctypes.py_object]
lose.restype = give_back.restype = None


def lost_references(value: object, call: Callable[[], object]) -> int:
    """Return by how much the count of references to `value` falls during CALLS calls.

    References of our own keep the count above zero meanwhile, and the lost ones are given
    back, so that a faulty PySide6 fails a test and does not abort the process.
    """
    reserve = [value] * (2 * CALLS)
    before = sys.getrefcount(value)
    for _ in range(CALLS):
        call()
    lost = before - sys.getrefcount(value)
    for _ in range(lost):
        give_back(value)
    del reserve
    return lost


@counts_references
@pytest.mark.parametrize("value", [None, True, False])
def test_a_qt_call_keeps_the_references_to_what_it_returns(value: object) -> None:
    thing = QObject()
    calls: dict[object, Callable[[], object]] = {
        None: lambda: thing.setObjectName("name"),
        True: lambda: thing.inherits("QObject"),
        False: thing.signalsBlocked,
    }
    assert calls[value]() is value
    assert abs(lost_references(value, calls[value])) < NOISE


@counts_references
def test_the_count_would_show_a_lost_reference() -> None:
    assert lost_references(None, lambda: lose(None)) > CALLS - NOISE
