"""BibTeX, the lists of references of LaTeX."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from dateline.reading.references.list_reader import ReferenceListReader

if TYPE_CHECKING:
    from dateline.reading.references.reference import Reference

_OPENING = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:%[^\r\n]{0,300}[\r\n]+\s*){0,20}@[A-Za-z]{3,20}\s*\{\s*[^\s,{}]{1,200}\s*,\s*[A-Za-z]{2,20}\s*=\s*[{\"\d]"
)


def _parser() -> Callable[[str], Iterable[Reference]]:
    from dateline.reading.references.bibtex import read_bibtex

    return read_bibtex


READER: Final = ReferenceListReader(
    id="bibtex",
    suffixes=(".bib", ".bibtex"),
    media_types=("text/x-bibtex",),
    opening=_OPENING,
    parser=_parser,
)
