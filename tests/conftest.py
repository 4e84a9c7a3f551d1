"""What every test runs under, and the fixtures that all rooms use."""

from __future__ import annotations

import os
from pathlib import Path

# Qt reads this once, when the application object is made: before any plugin of the suite loads it.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

from tests.shared import shared

__all__ = ["shared"]

pytest_plugins = [
    "pytester",
    "tests.plugins.patience",
    "tests.plugins.skips",
    "tests.plugins.sockets",
    "tests.plugins.threads",
    "tests.plugins.tiers",
]

# The same examples in every run, however busy the machine is; `--hypothesis-profile default` looks
# for new ones.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def shared_path() -> Path:
    """Return the folder of the shared material, or skip the test where it is absent.

    `shared("corpora", "name.gz")` also skips where that one file is.
    """
    return shared()
