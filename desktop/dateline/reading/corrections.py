"""Corrections, clarifications and updates of an article: kept in its text, and marked as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from dateline.model.article import BlockKind
from dateline.reading.assembly import Draft

_LONGEST: Final = 800
"""Characters above which a paragraph is text, whatever it begins with."""
_NOTE = re.compile(
    r"""\W*(?:(?:corrections?|clarifications?|editors?['’]?s?['’]?\s+note|note\s+from\s+the\s+editors?|korrektur|richtigstellung
    |berichtigung|anmerkung\s+der\s+redaktion|correctif|rectificatif|mise\s+à\s+jour|corrección|fe\s+de\s+errat[ao]s
    |aggiornamento|rectificatie)(?:\s*\([^()]{1,60}\)|\s+(?:on|of|from)\s+[^:.–—]{3,40}(?=:)|,?\s+(?:[^\W\d]{3,12}\.?\s+)?\d[^:.–—]{0,20})?\s*[:.–—]
    |updated?(?:\s*\([^()]{1,60}\)|\s+\d[^–—]{0,40}?|,\s+[^:–—]{3,40})?\s*[:–—]\s
    |updated\s+(?:at|on)\s+.{3,60}$
    |(?:this|the)\s+(?:article|story|piece|post|report|headline|item|column)\s+(?:has\s+been|was|is)\s+(?:\w+\s+)?(?:updated|corrected|amended
    |changed|edited|modified|revised|clarified)\b
    |an?\s+(?:earlier|previous|original)\s+version\s+of\s+this\b
    |in\s+an\s+(?:earlier|original)\s+version\s+of\s+this\b)""",
    re.IGNORECASE | re.VERBOSE,
)


def mark_corrections(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Yield the drafts, paragraphs that correct, clarify or update the article marked as such."""
    for draft in drafts:
        is_note = draft.kind is BlockKind.PARAGRAPH and is_correction(draft.text)
        yield replace(draft, kind=BlockKind.CORRECTION) if is_note else draft


def is_correction(text: str) -> bool:
    """Return whether a paragraph tells of a change of the article: "Correction: An earlier version …"."""
    return len(text) <= _LONGEST and _NOTE.match(text) is not None
