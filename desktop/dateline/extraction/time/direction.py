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
    OPEN = "open"
    """An infinitive that hangs on a past verb ("subpoenaed him to testify"): after that, no more."""
    NONE = "none"


EARLIEST: Final = "earliest"
"""The link of a day before which nothing happens: "no earlier than 5 May", "not before Friday"."""
COMING: Final = frozenset({Tense.FUTURE, Tense.INTENDED})
"""The tenses of what has not happened yet."""


@dataclass(frozen=True, slots=True)
class Direction:
    """The evidence of one clause.

    `cue` is the word that decided `tense` ("announced", "will", "set to"), "" for none.
    `sentence` and `paragraph` count from 0 in the field; `link` is the preposition that binds the
    expression to its clause ("since", "by", "until"; "no later than" is "by"), "" for none. `near` says that the expression
    hangs on the deciding verb itself.
    """

    tense: Tense = Tense.NONE
    cue: str = ""
    sentence: int = 0
    paragraph: int = 0
    link: str = ""
    near: bool = False

    def dumps(self) -> str:
        """Return the evidence as JSON text `[tense, cue, sentence, paragraph, link, near]`."""
        return json.dumps(
            [self.tense.value, self.cue, self.sentence, self.paragraph, self.link, self.near],
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @classmethod
    def loads(cls, text: str) -> Direction:
        """Return the evidence that `dumps` wrote, now or before it knew `near`.

        Raises ValueError for other text.
        """
        tense, cue, sentence, paragraph, link, *more = cast(
            "tuple[str, str, int, int, str, bool]", json.loads(text)
        )
        return cls(Tense(tense), cue, sentence, paragraph, link, near=bool(more and more[0]))
