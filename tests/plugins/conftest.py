"""Lets the small runs inside these tests import the plugins that they are about."""

from __future__ import annotations

import pytest

from tests.shared import REPOSITORY


@pytest.fixture(autouse=True)
def plugins_in_child_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(REPOSITORY))
