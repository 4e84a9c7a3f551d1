"""Examples of the search language, from which help, README and completion are made."""

from __future__ import annotations

from typing import Final

from dateline.library.search.fields import FIELDS
from dateline.model.messages import Message

_EXAMPLES = (
    ("ceasefire talks", "all_words"),
    ('"supply road"', "phrase"),
    ("harbour OR port", "or"),
    ("ferry -weather", "without"),
    ("ferry (storm OR engine) NOT weather", "group"),
    ("encircl*", "beginning"),
    ("*grad", "ending"),
    ("Syrskyi~", "fuzzy"),
    ("near(drones road, 8)", "near"),
    ("title:truce", "title"),
    ("byline:Moreau", "byline"),
    ('outlet:"Evening Ledger"', "outlet"),
    ("person:Marenko", "person"),
    ("org:NATO", "org"),
    ("place:Geneva", "place"),
    ("speaker:Marenko truce", "speaker"),
    ("published:2025-03", "published"),
    ("published:>2025-03-01", "published_after"),
    ("date:2024-08..2025-03", "date"),
    ('date:"last summer"', "date_words"),
    ("tag:verify", "tag"),
    ("note:timetable", "note"),
    ("status:planned", "status"),
    ("is:starred", "starred"),
)

EXAMPLES: Final = tuple((query, Message(f"search.example.{key}")) for query, key in _EXAMPLES)
"""Each form of the language as a query and the message that explains it, in the order of help."""


def completions(begun: str) -> tuple[str, ...]:
    """Return the fields, with their colon, that a word being typed may become."""
    lowered = begun.lower()
    return tuple(f"{name}:" for name in FIELDS if lowered and name.startswith(lowered))
