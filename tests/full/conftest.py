"""What the tests of the long tier share."""

from __future__ import annotations

from tests.desktop.fixtures import desktop, home

__all__ = ["desktop", "home"]
