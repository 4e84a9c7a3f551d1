"""RIS files to references (tags as the RIS specification and Zotero's export name them)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dateline.reading.references.reference import Reference

_LINE = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?$")
_END: Final = "ER"
_TITLES: Final = ("TI", "T1", "CT")
_AUTHORS: Final = ("AU", "A1")
_DATES: Final = ("DA", "PY", "Y1")
_OUTLETS: Final = ("T2", "JF", "JO", "JA", "PB")
_ABSTRACTS: Final = ("AB", "N2")
_FILES: Final = ("L1", "L2", "L4")
_MOST_LINES: Final = 10_000


def read_ris(text: str) -> Iterator[Reference]:
    """Yield the references of a RIS text, in order; what stands between them is passed over."""
    fields: dict[str, list[list[str]]] = {}
    last = ""
    for line in text.splitlines():
        match = _LINE.match(line.strip("\ufeff").rstrip())
        if match is None:
            # A long value may go on in lines without a tag.
            if last and line.strip() and len(fields[last][-1]) < _MOST_LINES:
                fields[last][-1].append(line.strip())
            continue
        last, value = match[1], (match[2] or "").strip()
        if last == _END:
            if fields:
                yield _reference(_joined(fields))
            fields, last = {}, ""
            continue
        fields.setdefault(last, []).append([value])
    if fields:
        yield _reference(_joined(fields))


def _joined(fields: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    return {tag: [" ".join(lines) for lines in values] for tag, values in fields.items()}


def _reference(fields: dict[str, list[str]]) -> Reference:
    def first(tags: tuple[str, ...]) -> str:
        return next((value for tag in tags for value in fields.get(tag, ()) if value), "")

    def every(tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(value for tag in tags for value in fields.get(tag, ()) if value)

    return Reference(
        title=first(_TITLES),
        authors=every(_AUTHORS),
        published=_date(first(_DATES)),
        accessed=_date(first(("Y2",))),
        outlet=first(_OUTLETS),
        url=first(("UR",)),
        language=first(("LA",)),
        abstract=first(_ABSTRACTS),
        files=every(_FILES),
    )


def _date(text: str) -> str:
    """Return "2025/03/13/" and "2025/03//" (year, month, day, anything) as ISO, others as they are."""
    parts = text.split("/")
    numbers = parts[:3]
    while numbers and not numbers[-1].strip():
        numbers.pop()
    if not numbers or not all(part.strip().isdigit() for part in numbers):
        return text
    return "-".join(part.strip().zfill(2) for part in numbers)
