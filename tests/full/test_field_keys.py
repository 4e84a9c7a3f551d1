"""On X11 a field takes more keys than elsewhere, and leaves those of the window to it all the same."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.desktop.display import Screen
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.full, pytest.mark.timeout(180)]


def test_every_ctrl_key_of_the_window_works_in_a_field_with_the_keys_of_x11(
    desktop: Screen,
) -> None:
    checked = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/ui/widgets/test_text_field.py", "-q"],
        cwd=REPOSITORY,
        env=dict(desktop.environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout[-4000:]
