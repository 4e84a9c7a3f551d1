"""What the clause around an expression says about the way to look from its anchor."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, cast


class Tense(StrEnum):
    """The time a clause speaks of, seen from the publication day."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    INTENDED = "intended"
    """An infinitive that hangs on a noun ("his plan to visit"): as a rule still to come."""
    NONE = "none"


COMING: Final = frozenset({Tense.FUTURE, Tense.INTENDED})
"""The tenses of what has not happened yet."""


@dataclass(frozen=True, slots=True)
class Direction:
    """The evidence of one clause.

    `cue` is the word that decided `tense` ("announced", "will", "set to"), "" for none.
    `sentence` and `paragraph` count from 0 in the field; `link` is the preposition that binds the
    expression to its clause ("since", "by", "until"), "" for none.
    """

    tense: Tense = Tense.NONE
    cue: str = ""
    sentence: int = 0
    paragraph: int = 0
    link: str = ""

    def dumps(self) -> str:
        """Return the evidence as JSON text `[tense, cue, sentence, paragraph, link]`."""
        return json.dumps(
            [self.tense.value, self.cue, self.sentence, self.paragraph, self.link],
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def loads(cls, text: str) -> Direction:
        """Return the evidence that `dumps` wrote; raises ValueError for other text."""
        tense, cue, sentence, paragraph, link = cast(
            "tuple[str, str, int, int, str]", json.loads(text)
        )
        return cls(Tense(tense), cue, sentence, paragraph, link)
