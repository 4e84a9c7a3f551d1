"""How good extraction is on texts with known answers; run by hand: `python -m tests.quality all`."""

from __future__ import annotations
