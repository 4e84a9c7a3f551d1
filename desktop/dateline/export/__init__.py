"""Library to files: what a person sees, written in formats found by one walker."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import cast

from dateline.export import formats
from dateline.export.exporter import Exporter


@cache
def exporters() -> tuple[Exporter, ...]:
    """Return the `EXPORTER` of every module in `export/formats/`, by name of its module.

    pkgutil also lists the modules of a frozen program, whose packages are no folders.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(formats.__path__))
    modules = [import_module(f"{formats.__name__}.{name}") for name in names]
    return tuple(cast("Exporter", module.EXPORTER) for module in modules)
