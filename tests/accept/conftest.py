"""What the acceptance tests share: a screen of their own, and how they print their evidence."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.desktop.fixtures import desktop, home

__all__ = ["desktop", "home"]

Show = Callable[[object], None]


@pytest.fixture
def show(request: pytest.FixtureRequest) -> Show:
    """Print a line of evidence under the name of the test."""
    title = request.node.name.removeprefix("test_").replace("_", " ")
    load = ", ".join(f"{number:.1f}" for number in os.getloadavg())
    print(f"\n-- {title} (load {load})")

    def tell(line: object) -> None:
        print(f"   {line}", flush=True)

    return tell
