"""What opens the whole application on a library in a test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from dateline.app import Application

Opener: TypeAlias = Callable[[Path], Application]
