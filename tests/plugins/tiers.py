"""Puts every test under tests/accept into the acceptance tier."""

from __future__ import annotations

from pathlib import Path

import pytest

ACCEPTANCE = Path(__file__).resolve().parent.parent / "accept"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark before `-m` selects, so that a new acceptance test can't miss its tier."""
    for item in items:
        if item.path.is_relative_to(ACCEPTANCE):
            item.add_marker(pytest.mark.accept)
