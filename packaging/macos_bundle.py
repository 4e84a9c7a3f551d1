"""What macOS is told of the application: its identifier, and the kinds of files that it opens."""

from __future__ import annotations

from typing import Any

from dateline.reading.formats import readers

NAME = "Dateline.app"
IDENTIFIER = "dateline.desktop"
EARLIEST_SYSTEM = "13.0"
"""The oldest macOS on which the bundled Qt runs (its wheels' tag)."""


def properties() -> dict[str, Any]:
    """Return what the bundle's Info.plist has beside PyInstaller's own entries."""
    return {
        "LSMinimumSystemVersion": EARLIEST_SYSTEM,
        "LSApplicationCategoryType": "public.app-category.news",
        "NSHighResolutionCapable": True,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "News article",
                "CFBundleTypeRole": "Viewer",
                # Offered under "Open with", never taken from the program that has them.
                "LSHandlerRank": "Alternate",
                "CFBundleTypeExtensions": endings(),
            }
        ],
    }


def endings() -> list[str]:
    """Return the endings of the file names that Dateline reads, without the dot, in order."""
    found = {suffix.lstrip(".") for reader in readers() for suffix in reader.suffixes}
    return sorted(found)
