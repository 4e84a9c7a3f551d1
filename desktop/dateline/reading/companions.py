"""The folder that a browser saves beside a "complete page": pictures and frames, no articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_PAGE = re.compile(r"\.(?:html?|xhtml|mht|mhtml)$", re.IGNORECASE)
# What browsers put behind the page's name, in the languages that Windows and the browsers speak.
_ENDING: Final = re.compile(
    r"[_.\- ](?:files|file|dateien|fichiers|archivos|arquivos|ficheiros|bestanden|filer|tiedostot|"
    r"pliki|soubory|s[uú]bory|f[aá]jlok|elemei|fails|failid|datoteke|fitxategiak|fitxers|dosyalar|"
    r"dosyalar[iı]|files_pliki|файлы|файли|αρχεία)$",
    re.IGNORECASE,
)


def page_stems(paths: Iterable[str]) -> frozenset[str]:
    """Return the paths of pages, with "/" between folders, without their suffixes."""
    return frozenset(_PAGE.sub("", path) for path in paths if _PAGE.search(path))


def is_companion(folder: str, stems: frozenset[str]) -> bool:
    """Return whether a folder (its path as in `page_stems`) belongs to one of the pages beside it."""
    ending = _ENDING.search(folder)
    return ending is not None and folder[: ending.start()] in stems


def is_in_companion(path: str, stems: frozenset[str]) -> bool:
    """Return whether a file lies in such a folder, however deep."""
    steps = path.split("/")
    return any(is_companion("/".join(steps[:end]), stems) for end in range(1, len(steps)))
