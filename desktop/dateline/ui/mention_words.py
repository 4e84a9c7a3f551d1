"""A mention in words: the sentence that it stands in, cut so that the name is in sight."""

from __future__ import annotations

from typing import Final

from dateline.library.reads.mention_list import MentionListRow
from dateline.model.quoting import inside_quotes

NARROW: Final = 24
"""Letters of a sentence kept before the name where a line has room for some 40."""
WIDE: Final = 48
"""The same where a line has room for some 80."""


def sentence_words(seen: MentionListRow | None, *, before: int = NARROW) -> str:
    """Return the sentence, in quotation marks, from `before` letters before the name on.

    Without a mention there are no words ("").
    """
    if seen is None:
        return ""
    place = seen.sentence.find(" ".join(seen.words.split()))
    start = max(0, place - before)
    cut = seen.sentence.find(" ", start) + 1 if start else 0
    return f"“{'…' if cut else ''}{inside_quotes(seen.sentence[cut:])}”"
