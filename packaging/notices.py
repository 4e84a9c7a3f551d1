"""The notices of third parties: one text for the About window and for the package's copyright."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parts import Part

_RULE = "-" * 78
_HEAD = """\
Dateline is made with the parts below. Each belongs to its authors and comes
under its own licence. Qt (in PySide6) is used under the GNU LGPL version 3; its
libraries are separate files in this folder and may be replaced by others.
"""


def notices(parts: Iterable[Part]) -> str:
    """Return a list of all parts, then each part with the texts of its licences.

    A text that an earlier part already has is named, not repeated.
    """
    listed = list(parts)
    names = [f"  {part.name} {part.version}".rstrip() + f": {part.licence}" for part in listed]
    return "\n".join([_HEAD, *names, "", *_sections(listed)])


def _sections(parts: Iterable[Part]) -> Iterator[str]:
    first: dict[str, str] = {}
    for part in parts:
        yield _RULE
        yield f"{part.name} {part.version}".rstrip()
        yield from (line for line in (part.authors, part.home, f"Licence: {part.licence}") if line)
        yield ""
        for text in part.texts:
            if text in first:
                yield f"The text is the same as that of {first[text]}.\n"
                continue
            first[text] = part.name
            yield text + "\n"
