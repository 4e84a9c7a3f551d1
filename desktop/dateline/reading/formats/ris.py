"""RIS, the exchange format of reference managers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from dateline.reading.references.list_reader import ReferenceListReader

if TYPE_CHECKING:
    from dateline.reading.references.reference import Reference


def _parser() -> Callable[[str], Iterable[Reference]]:
    from dateline.reading.references.ris import read_ris

    return read_ris


READER: Final = ReferenceListReader(
    id="ris",
    suffixes=(".ris",),
    media_types=("application/x-research-info-systems",),
    opening=re.compile(rb"(?:\xef\xbb\xbf)?\s*TY  - [A-Z]{2,8}\s"),
    parser=_parser,
)
