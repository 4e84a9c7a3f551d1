"""What the tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from dateline.ui.theme import ThemeChoice, theme_switch

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say that it has no window manager; that is no fault of a widget."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(
                pytest.mark.qt_log_ignore(
                    r"This plugin does not support "
                    r"(propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
                )
            )


@pytest.fixture(autouse=True)
def _light_theme(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave the application light, at the design's size and moving, whatever a test chose."""
    yield
    if "qapp" in request.fixturenames:
        # Windows are deleted later, and no event loop runs here to do it: they would all be styled
        # anew at each switch.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        switch = theme_switch()
        switch.set_choice(ThemeChoice.LIGHT)
        switch.set_scale(1.0)
        switch.set_reduced_motion(reduced=False)
