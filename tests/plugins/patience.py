"""Gives Qt's events on a busy machine the time they need: a wait says what must come, not how fast."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import _WaitWidgetContextManager
    from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

PATIENCE_MS = 30_000
"""A quarter of a test's limit; pytest-qt's own five seconds pass while other programs are busy."""


class PatientBot(QtBot):
    """pytest-qt's robot, whose waits end as late as `PATIENCE_MS` where a test names no time."""

    def waitUntil(  # noqa: N802 - pytest-qt's name
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        """Wait until `callback` gives true, or passes its assertions."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802 - pytest-qt's name
        self,
        signal: SignalInstance,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        """Return a context that ends when `signal` was emitted."""
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )

    def waitSignals(  # noqa: N802 - pytest-qt's name
        self, signals: list[SignalInstance], *, timeout: int = PATIENCE_MS, **options: object
    ) -> MultiSignalBlocker:
        """Return a context that ends when all of `signals` were emitted."""
        return super().waitSignals(signals, timeout=timeout, **options)  # pyright: ignore[reportArgumentType]

    def waitActive(  # noqa: N802 - pytest-qt's name
        self, widget: QWidget, *, timeout: int = PATIENCE_MS
    ) -> _WaitWidgetContextManager:
        """Return a context that ends when the window has the keyboard."""
        return super().waitActive(widget, timeout=timeout)

    def waitExposed(  # noqa: N802 - pytest-qt's name
        self, widget: QWidget, *, timeout: int = PATIENCE_MS
    ) -> _WaitWidgetContextManager:
        """Return a context that ends when the window is on the screen."""
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """Return the robot of these tests, in the place of pytest-qt's."""
    return PatientBot(request)
